"""Search by words from the first minute: the built-in model in the window, with its real worker and real clips."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.encoders.views.choice import EncoderDialog
from app.encoders.views.model_offer import OfferState
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.events import WorkerState
from tests.app.conftest import SAMPLES
from tests.app.driving import Open, drop, files, search
from tests.app.stand_in import CLIP

PATIENCE_MS = 120_000


@pytest.fixture
def desk(samples: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    desk = open_desk(samples)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == len(SAMPLES), timeout=PATIENCE_MS)
    return desk


def kinds(desk: Desk, n: int) -> list[str]:
    """List the kinds of the best videos, best first."""
    moments = desk.search.results.model
    found = [moments.moment(moments.index(row)) for row in range(moments.rowCount())]
    names = dict.fromkeys(one.card.video.path.name for one in found if one is not None)
    return [name.split("-")[0] for name in list(names)[:n]]


def ids_of(library: Library, kind: str) -> list[int]:
    found = library.videos.get_many(library.videos.ids())
    return [video.id for video in found if video.path.name.startswith(kind)]


def ask(desk: Desk, qtbot: QtBot, begin: Callable[[], object]) -> None:
    begin()
    qtbot.waitUntil(
        lambda: not desk.search.controller.is_busy and desk.search.controller.answer is not None, timeout=PATIENCE_MS
    )
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() > 0, timeout=PATIENCE_MS)


def test_words_find_moments_right_after_a_folder_was_dropped(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    """No question is asked; at the end a line offers a better model."""
    folder = tmp_path / "videos"
    folder.mkdir()
    for name in SAMPLES:
        shutil.copy(Path(__file__).parents[2] / "resources" / "samples" / name, folder)
    library = Library.open(tmp_path / "library")
    desk = open_desk(library)
    window = desk.window
    qtbot.waitUntil(lambda: desk.encoders.controller.first_encoder == "builtin", timeout=PATIENCE_MS)
    drop(desk, files(folder))
    qtbot.waitUntil(lambda: desk.jobs.bar.text == "Up to date" and len(desk.browse.pages.model.ids) == len(SAMPLES),
                    timeout=PATIENCE_MS)  # fmt: skip
    assert library.encoders.target() == "builtin"
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    for words, kind in (("waves on the sea", "sea"), ("cars in the street", "traffic"), ("a ball game", "ball")):
        search(desk, qtbot, words)
        qtbot.waitUntil(lambda kind=kind: kinds(desk, 1) == [kind], timeout=PATIENCE_MS)
        assert not desk.search.results.guess.text
    qtbot.waitUntil(lambda: desk.encoders.offer_line.state is OfferState.OFFERED, timeout=PATIENCE_MS)
    assert "605\N{NO-BREAK SPACE}MB" in desk.encoders.offer_line.text
    assert "less than a minute on this computer" in desk.encoders.offer_line.text
    assert not window.notice_bar.text


def test_guesses_are_labelled(desk: Desk, qtbot: QtBot) -> None:
    search(desk, qtbot, "rosa")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() > 0, timeout=PATIENCE_MS)
    assert "does not know" in desk.search.results.guess.text
    assert "rosa" in desk.search.results.guess.text
    qtbot.mouseClick(desk.search.results.guess.button, Qt.MouseButton.LeftButton)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, EncoderDialog) and one.isVisible())
    dialog.close()
    search(desk, qtbot, "the of")
    qtbot.waitUntil(lambda: "No word in this search" in desk.search.results.sentence, timeout=PATIENCE_MS)
    assert not desk.search.results.guess.text
    ways_on = {one.text() for one in desk.search.results.findChildren(QPushButton) if one.isVisible()}
    assert {"Search file names", "Search model\N{HORIZONTAL ELLIPSIS}"} <= ways_on


def test_new_tag_shows_matches_and_is_suggested_before_any_decision(desk: Desk, samples: Library, qtbot: QtBot) -> None:
    dialog = desk.tags.controller.editing.ask_new()
    preview = dialog.preview
    assert preview is not None
    qtbot.keyClicks(dialog.name, "traffic")
    qtbot.waitUntil(lambda: bool(preview.tiles.found) and not preview.shown, timeout=PATIENCE_MS)
    assert preview.tiles.found[0].video_id in ids_of(samples, "traffic")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    book = desk.stage.tags
    qtbot.waitUntil(lambda: book.find("traffic") is not None, timeout=PATIENCE_MS)
    tag = book.find("traffic")
    assert tag is not None
    qtbot.waitUntil(lambda: bool(samples.learning.suggestions_of_tag(tag.id)), timeout=PATIENCE_MS)
    suggested = {one.video_id for one in samples.learning.suggestions_of_tag(tag.id)}
    assert suggested <= set(ids_of(samples, "traffic"))
    assert not [one for video_id in samples.videos.ids() for one in samples.decisions.of_video(video_id)]


def test_similarity_searches_find_the_same_kind(desk: Desk, samples: Library, qtbot: QtBot, tmp_path: Path) -> None:
    """By a video, by a moment, and by a picture."""
    videos = desk.browse.pages.model
    sea = ids_of(samples, "sea")[0]
    qtbot.waitUntil(lambda: videos.card(videos.index(videos.ids.index(sea))) is not None, timeout=PATIENCE_MS)
    card = videos.card(videos.index(videos.ids.index(sea)))
    assert card is not None
    ask(desk, qtbot, lambda: desk.search.controller.examples.by_video(card))
    qtbot.waitUntil(lambda: kinds(desk, 2) == ["sea", "sea"], timeout=PATIENCE_MS)

    traffic = samples.videos.get_many(ids_of(samples, "traffic"))[0]
    ask(desk, qtbot, lambda: desk.search.controller.examples.by_frame(traffic.id, traffic.path, 3.0))
    qtbot.waitUntil(lambda: kinds(desk, 2) == ["traffic", "traffic"], timeout=PATIENCE_MS)

    game = ids_of(samples, "ball")[0]
    frame = samples.videos.frame(game, 2.0, height_px=360)
    assert frame is not None
    (tmp_path / "seen.jpg").write_bytes(frame)
    drop(desk, files(tmp_path / "seen.jpg"))
    qtbot.waitUntil(lambda: kinds(desk, 2) == ["ball", "ball"], timeout=PATIENCE_MS)
    assert not desk.window.notice_bar.text


def test_failed_download_leaves_search_unchanged(samples: Library, open_desk: Open, qtbot: QtBot) -> None:
    samples.settings.put_own({"hub_address": "http://127.0.0.1:9"})  # nothing listens there
    desk = open_desk(samples)
    line = desk.encoders.offer_line
    qtbot.waitUntil(lambda: line.state is OfferState.OFFERED, timeout=PATIENCE_MS)
    qtbot.mouseClick(line.download, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.state is OfferState.FAILED, timeout=PATIENCE_MS)
    offer = desk.encoders.controller.offer(CLIP.reference)
    assert offer is not None
    assert line.text == (
        f"{offer.title} could not be downloaded: no connection. Search continues with the built-in model."
    )
    assert "127.0.0.1" in (samples.paths.logs / "download.log").read_text(), "the log has the details"
    search(desk, qtbot, "waves on the sea")
    qtbot.waitUntil(lambda: kinds(desk, 1) == ["sea"], timeout=PATIENCE_MS)
