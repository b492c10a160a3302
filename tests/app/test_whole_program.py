"""The whole program: a real library, its real worker, real videos, real events."""

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.shell.snapshot import render_window
from core.api.library import Library
from core.domain.events import WorkerState
from core.worker import lock
from tests.support.clips import make_clip

Open = Callable[..., Desk]
PATIENCE_MS = 90_000


@pytest.fixture(scope="module")
def videos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("videos")
    for name, colour in (("red <b>", (200, 40, 40)), ("green", (40, 160, 60)), ("blue", (40, 60, 200))):
        make_clip(folder / f"{name}.mp4", seconds=12, fps=5, gop=10, colour=colour, texture=4, frame_numbers=False)
    (folder / "empty.mp4").write_bytes(b"")
    return folder


def drop(desk: Desk, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window, QDragEnterEvent(QPoint(300, 300), action, data, buttons, keys))
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(300, 300), action, data, buttons, keys))


def workers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children(recursive=True) if "core.worker" in " ".join(child.cmdline())]


def test_dropped_folder_becomes_a_searchable_library(
    open_desk: Open, qtbot: QtBot, tmp_path: Path, videos: Path
) -> None:
    desk = open_desk(Library.open(tmp_path / "library"))
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.folders.welcome, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: desk.encoders.controller.first_encoder == "builtin", timeout=PATIENCE_MS)
    drop(desk, videos)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 4, timeout=PATIENCE_MS)

    def _stages() -> list[int]:
        cards = [desk.browse.pages.model.card(desk.browse.pages.model.index(row)) for row in range(4)]
        return [card.n_stages for card in cards if card is not None and card.poster is not None]

    qtbot.waitUntil(lambda: _stages() == [4, 4, 4], timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: [one.path.name for one in desk.folders.failed_panel.model.rows] == ["empty.mp4"], timeout=PATIENCE_MS
    )
    assert desk.folders.failed_panel.model.rows[0].reason
    qtbot.waitUntil(lambda: desk.jobs.bar.text.startswith(("Up to date", "Done")), timeout=PATIENCE_MS)

    assert desk.session._library.encoders.target() == "builtin"
    desk.search.controller.by_text("a green meadow")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() > 0, timeout=PATIENCE_MS)


def test_moment_is_played_from_its_start(open_desk: Open, qtbot: QtBot, tmp_path: Path, videos: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.encoders.use("builtin")
    library.folders.add([videos / "blue.mp4"])
    desk = open_desk(library)
    window = desk.window
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: desk.jobs.bar.text.startswith("Up to date"), timeout=PATIENCE_MS)

    def _card():
        return desk.browse.pages.model.card(desk.browse.pages.model.index(0))

    qtbot.waitUntil(lambda: (card := _card()) is not None and card.n_stages == 4, timeout=PATIENCE_MS)
    desk.search.controller.examples.by_frame(_card().video.id, videos / "blue.mp4", 8.0)
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() > 0, timeout=PATIENCE_MS)
    desk.search.results.model.set_all_expanded(is_expanded=True)
    later = max(
        range(desk.search.results.model.rowCount()),
        key=lambda row: desk.search.results.model.moment(desk.search.results.model.index(row)).hit.start_seconds,
    )
    index = desk.search.results.model.index(later)
    start_seconds = desk.search.results.model.moment(index).hit.start_seconds
    moments = desk.search.results.list_view
    moments.select_row(later)
    place = moments.visualRect(index).center()
    qtbot.mouseClick(moments.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(moments.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(desk.player.panel.isVisible)
    qtbot.waitUntil(
        lambda: desk.player.panel.position_seconds >= start_seconds and desk.player.panel.is_playing, timeout=20_000
    )
    qtbot.keyClick(desk.player.panel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not desk.player.panel.is_playing)
    assert not window.notice_bar.text


def test_closing_during_work_leaves_nothing_behind_and_the_next_start_continues(
    open_desk: Open, qtbot: QtBot, tmp_path: Path, videos: Path
) -> None:
    desk = open_desk(Library.open(tmp_path / "library"))
    qtbot.waitUntil(lambda: desk.encoders.controller.first_encoder == "builtin", timeout=PATIENCE_MS)
    drop(desk, videos)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() > 0, timeout=PATIENCE_MS)
    desk.window.close()
    assert not workers()
    again = open_desk(Library.open(tmp_path / "library"))
    qtbot.waitUntil(lambda: again.browse.pages.model.rowCount() == 4, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: again.jobs.bar.text.startswith(("Up to date", "Done")), timeout=PATIENCE_MS)


def test_killed_worker_is_restarted(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(Library.open(tmp_path / "library"))
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=PATIENCE_MS)
    seen: list[WorkerState] = []
    desk.session.workerChanged.connect(seen.append)
    for worker in workers():
        worker.kill()
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] is WorkerState.RUNNING, timeout=PATIENCE_MS)
    assert "is restarting" in desk.window.notice_bar.text


def test_window_waits_for_another_command_and_continues(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    with lock.hold(library.paths):
        desk = open_desk(library)
        qtbot.waitUntil(lambda: "Another command" in desk.jobs.bar.text, timeout=PATIENCE_MS)
        assert not workers()
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: desk.jobs.bar.text == "Up to date", timeout=PATIENCE_MS)
    assert not desk.window.notice_bar.text


def test_picture_of_the_window_is_rendered(qtbot: QtBot, tmp_path: Path) -> None:
    Library.open(tmp_path / "library").close()
    out = tmp_path / "pictures" / "window.png"
    render_window(tmp_path / "library", out, size=(900, 600), scale=2.0)
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1800, 1200)
    colours = {picture.pixel(x, y) for x in range(0, 1800, 7) for y in range(0, 1200, 7)}
    assert len(colours) > 20
    assert not workers()
