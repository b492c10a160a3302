"""Learning in the window with a real worker: create a tag, correct twelve clips by keys, suggestions change."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.tags.operations import tags
from core.api.library import Library
from core.domain.events import WorkerState
from core.domain.tags import Tag
from tests.app.learning_driving import Key, has_clips, page, press
from tests.support.libraries import make_clips, opened, work_off

PATIENCE_MS = 90_000
N_CLIPS = 24
KIND = 2
"""Clips whose number modulo six is this have one colour, and are what the tag is about."""


@pytest.fixture(scope="module")
def _analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    make_clips(folder / "videos", N_CLIPS, seconds=2.0)
    with opened(folder / "library") as library:
        library.folders.add([folder / "videos"], is_watched=False)
        work_off(folder / "library")
    return folder / "library"


@pytest.fixture
def library(_analysed: Path) -> Iterator[Library]:
    with contextlib.closing(Library.open(_analysed)) as made:
        yield made


def is_right(name: str) -> bool:
    return int(name.split()[1].split(".")[0]) % 6 == KIND


def suggested(desk: Desk, library: Library, tag_id: int) -> set[int]:
    return {one.video_id for one in library.learning.suggestions_of_tag(tag_id)}


def test_twelve_corrections_change_the_suggestions_and_undo_restores_them(
    library: Library, open_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = open_desk(library)
    window, book = desk.window, desk.stage.tags
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=PATIENCE_MS)
    desk.session.run(tags.create(Tag(0, "night")))
    qtbot.waitUntil(lambda: book.find("night") is not None, timeout=PATIENCE_MS)
    tag = book.find("night")
    assert tag is not None
    qtbot.waitUntil(lambda: not desk.learning.follower.is_busy, timeout=PATIENCE_MS)
    before = suggested(desk, library, tag.id)

    desk.browse.pages.current.list_view.setFocus()
    qtbot.keyClick(desk.browse.pages.current.list_view, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(has_clips(desk, 12), timeout=PATIENCE_MS)
    cells = page(desk).model.cells
    for cell in list(cells):
        press(desk, qtbot, Key.Key_A if is_right(cell.card.video.path.name) else Key.Key_X)
    n_right = sum(is_right(cell.card.video.path.name) for cell in cells)
    assert page(desk).head.precision == f"This page: {n_right} of 12 right"
    press(desk, qtbot, Key.Key_Return)
    run = desk.learning.reviewing.run
    assert run is not None
    qtbot.waitUntil(lambda: run.place == 1 and len(page(desk).model.cells) == N_CLIPS - 12, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not desk.learning.follower.is_busy, timeout=PATIENCE_MS)

    rest = {cell.question.video_id for cell in page(desk).model.cells if is_right(cell.card.video.path.name)}
    after = suggested(desk, library, tag.id)
    assert n_right + len(rest) == N_CLIPS // 6
    assert after == rest
    assert after != before
    # The loops show real frames.
    qtbot.waitUntil(lambda: page(desk).model.cells[0].frame_keys[0] in page(desk).frames, timeout=PATIENCE_MS)

    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: suggested(desk, library, tag.id) == before, timeout=PATIENCE_MS)
    assert not window.notice_bar.text
