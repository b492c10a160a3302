"""The window as a whole, driven by real events, over a library that lives in memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.controllers.desk import Desk
from core.domain.changes import Changes
from core.domain.events import Level, Notice, WorkerState
from core.domain.jobs import JobKind, JobsSummary, KindCount, Priority
from core.domain.search import FrameQuery, ImageQuery, MomentHit, SearchRequest, SearchResult, TextQuery, VideoQuery
from core.domain.videos import VideoStage
from core.errors import PathError, QueryError, WorkerError
from tests.app.stand_in import CLIP, DESCRIPTOR, StandInLibrary, info, paint_picture, video

Open = Callable[..., Desk]
BUSY = JobsSummary((KindCount(JobKind.ANALYSE, 5, 1, 4, 0),))


@pytest.fixture
def filled(library: StandInLibrary, tmp_path: Path) -> StandInLibrary:
    library.put(*(video(number, tmp_path / f"clip {number:02d}.mp4") for number in range(1, 41)))
    library.folders.add([tmp_path])
    library.calls.clear()
    library.encoder = info(CLIP)
    return library


def drop(desk: Desk, data: QMimeData) -> None:
    """Drag over the window and let go, as the platform would tell it."""
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window, QDragEnterEvent(QPoint(300, 300), action, data, buttons, keys))
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(300, 300), action, data, buttons, keys))


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def called(library: StandInLibrary, name: str) -> list:
    return [value for known, value in library.calls if known == name]


def search(desk: Desk, qtbot: QtBot, words: str) -> None:
    box = desk.window.search_bar.findChildren(QLineEdit)[0]
    desk.window.actions_by_name["focus_search"].trigger()
    box.clear()
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def answer(*video_ids: int) -> Callable[[SearchRequest], SearchResult]:
    hits = tuple(MomentHit(number, 5.0, 10.0, 7.5, 0.4 - place / 100) for place, number in enumerate(video_ids))
    return lambda _request: SearchResult(hits, 30, 40)


def test_an_empty_library_shows_the_welcome(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(library)
    qtbot.waitUntil(lambda: desk.window.pages.currentWidget() is desk.window.welcome)
    qtbot.waitUntil(lambda: desk.window.welcome.choice.selected == DESCRIPTOR.reference)


def test_the_grid_fills(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    model = desk.window.models.videos
    qtbot.waitUntil(lambda: model.rowCount() == 40)
    qtbot.waitUntil(lambda: model.index(0).data() == "clip 01.mp4")
    assert desk.window.pages.currentWidget() is desk.window.grid


def test_a_dropped_folder_is_announced_and_added(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(library)
    qtbot.waitUntil(lambda: bool(desk.encoders.first_encoder))
    folder = tmp_path / "holiday"
    folder.mkdir()
    seen: list[str] = []
    desk.window.dragEntered.connect(lambda _data: seen.append(desk.window.overlay.title))
    drop(desk, files(folder))
    assert "holiday" in seen[0]
    assert desk.window.overlay.isHidden()
    qtbot.waitUntil(lambda: called(library, "add") == [[folder]])
    assert called(library, "use") == [DESCRIPTOR.reference], "without a choice, what needs nothing is used"
    qtbot.waitUntil(lambda: desk.window.models.folders.rowCount() == 2)
    qtbot.waitUntil(lambda: desk.window.pages.currentWidget() is desk.window.grid)


def test_a_path_that_is_not_there_is_a_sentence(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    library.add_error = PathError("There is nothing to add at <b>x", "Check the spelling.")
    desk = open_desk(library)
    drop(desk, files(tmp_path / "gone"))
    qtbot.waitUntil(lambda: "nothing to add at <b>x" in desk.window.notice_bar.text)


def test_a_dropped_picture_is_searched_by(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    picture = paint_picture(tmp_path / "beach.png", 5)
    drop(desk, files(picture))
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 1)
    assert called(filled, "search")[0].query == ImageQuery(picture)
    assert desk.window.search_bar.chip.text == "beach.png"
    assert not called(filled, "add")


def test_a_picture_from_the_clipboard_is_kept_only_while_the_window_is_open(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    desk.window.actions_by_name["paste_picture"].trigger()
    qtbot.waitUntil(lambda: bool(called(filled, "search")))
    path = called(filled, "search")[0].query.path
    assert path.exists()
    desk.window.close()
    assert not path.exists()


def test_words_find_moments_and_esc_goes_back(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(7, 7, 9)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 2)
    assert called(filled, "search")[0].query == TextQuery("a dog")
    assert "30" in desk.window.results.note
    assert "40" in desk.window.results.note
    assert desk.window.pages.currentWidget() is desk.window.results
    moments = desk.window.results.list_view
    qtbot.keyClick(moments, Qt.Key.Key_Plus)
    assert desk.window.models.moments.rowCount() == 3
    qtbot.keyClick(moments, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.window.pages.currentWidget() is desk.window.grid)
    qtbot.keyClick(desk.window.grid.list_view, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.window.pages.currentWidget() is desk.window.results)


def test_a_query_without_meaning_is_a_sentence_with_ways_on(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = lambda _request: SearchResult((), 40, 40, "The encoder has no vector for these words.")
    desk = open_desk(filled)
    search(desk, qtbot, "clip 07")
    qtbot.waitUntil(lambda: "no vector" in desk.window.results.sentence)
    names = next(
        button for button in desk.window.results.findChildren(QPushButton) if button.text() == "Look in file names"
    )
    assert names.isVisible()
    qtbot.mouseClick(names, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.models.videos.rowCount() == 1)
    assert desk.grid.shown.text == "clip 07"
    desk.window.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: desk.window.models.videos.rowCount() == 40)


def test_a_refused_query_is_a_sentence(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    def _refuse(_request: SearchRequest) -> SearchResult:
        raise QueryError("The built-in encoder cannot search by words", "Choose a CLIP model.")

    filled.answer = _refuse
    desk = open_desk(filled)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: "Choose a CLIP model" in desk.window.results.sentence)


def test_a_search_before_the_worker_runs_is_made_up_for(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    def _not_yet(_request: SearchRequest) -> SearchResult:
        raise WorkerError("The analysis is not running yet")

    filled.answer = _not_yet
    desk = open_desk(filled)
    filled.push(worker=WorkerState.RESTARTING)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RESTARTING)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: "as soon as it is ready" in desk.window.results.sentence)
    filled.answer = answer(1)
    filled.push(worker=WorkerState.RUNNING)
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 1)


def test_only_the_newest_search_is_shown(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    slow = answer(1)

    def _by_words(request: SearchRequest) -> SearchResult:
        is_first = request.query == TextQuery("first")
        if is_first:
            filled.download_gate.clear()
            filled.download_gate.wait(5)
        return slow(request) if is_first else answer(2, 3)(request)

    filled.answer = _by_words
    desk.search.by_text("first")
    qtbot.waitUntil(lambda: not filled.download_gate.is_set())
    desk.search.by_text("second")
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 2)
    filled.download_gate.set()
    qtbot.wait(100)
    assert desk.window.models.moments.rowCount() == 2


def test_more_analysed_offers_to_search_again_and_moves_nothing(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = answer(1)
    desk = open_desk(filled)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 1)
    again = next(button for button in desk.window.results.findChildren(QPushButton) if button.text() == "Search again")
    assert again.isHidden()
    filled.answer = answer(1, 2)
    filled.push(changes=Changes.EMBEDDINGS)
    qtbot.waitUntil(again.isVisible)
    assert desk.window.models.moments.rowCount() == 1
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 2)


def test_find_similar_by_key(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(2)
    desk = open_desk(filled)
    grid = desk.window.grid.list_view
    qtbot.waitUntil(lambda: desk.window.models.videos.index(3).data() is not None)
    grid.select_row(3)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(grid, Qt.Key.Key_D, both)
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 1)
    assert called(filled, "search")[-1].query == VideoQuery(4)
    assert called(filled, "search")[-1].per_video
    qtbot.keyClick(desk.window.results.list_view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: called(filled, "search")[-1].query == FrameQuery(2, 7.5))


def test_pausing_resuming_and_cancelling(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    filled.push(summary=BUSY)
    pause, cancel, _again = desk.window.job_bar.findChildren(QPushButton)
    qtbot.waitUntil(pause.isVisible)
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(called(filled, "pause")))
    filled.push(summary=JobsSummary(BUSY.counts, is_paused=True))
    qtbot.waitUntil(lambda: pause.text() == "Resume")
    assert desk.window.actions_by_name["pause"].isChecked()
    qtbot.keyClick(desk.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(called(filled, "resume")))
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(called(filled, "cancel")))


def test_a_failed_worker_is_shown_and_tried_again(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    filled.push(worker=WorkerState.FAILED, notices=(Notice(Level.ERROR, "It keeps stopping"),))
    again = desk.window.job_bar.findChildren(QPushButton)[2]
    qtbot.waitUntil(again.isVisible)
    assert desk.window.notice_bar.text == "It keeps stopping"
    filled.calls.clear()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(called(filled, "start_worker")))


def test_what_failed_is_listed_and_tried_again(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    reason = "It holds no picture"
    filled.put(video(99, tmp_path / "<b>bad.mp4", stage=VideoStage.FAILED, reason=reason, has_media=False))
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: len(desk.window.models.failed.videos) == 1)
    assert "1 file could not be read" in desk.window.notice_bar.text
    qtbot.keyClick(desk.window, Qt.Key.Key_F8)
    qtbot.waitUntil(desk.window.failed_dock.isVisible)
    _retry, retry_all = [
        button for button in desk.window.failed_panel.findChildren(QPushButton) if "Retry" in button.text()
    ]
    qtbot.mouseClick(retry_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(filled, "retry") == [[99]])
    qtbot.waitUntil(lambda: not desk.window.models.failed.videos)


def test_a_folder_filters_and_is_removed_after_a_question(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.window.models.folders.rowCount() == 2)
    folders = desk.window.folders_panel.list_view
    folders.setFocus()
    qtbot.keyClick(folders, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.grid.shown.folder_id == 1)
    desk.window.actions_by_name["remove_folder"].trigger()
    box = desk.window.findChildren(QMessageBox)[0]
    assert not called(filled, "remove")
    yes = next(button for button in box.buttons() if button.text() == "Remove")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(filled, "remove") == [1])
    qtbot.waitUntil(lambda: desk.window.models.folders.rowCount() == 1)


def test_what_is_seen_and_selected_comes_sooner(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.put(*(video(number, f"/clip {number:02d}.mp4", stage=VideoStage.FOUND) for number in range(1, 41)))
    desk = open_desk(filled)
    filled.push(summary=BUSY)
    qtbot.waitUntil(lambda: desk.window.models.videos.index(0).data() is not None)
    qtbot.waitUntil(lambda: bool(desk.window.job_bar.text.startswith("Analysing")))
    desk.window.grid.list_view.select_row(39)
    qtbot.waitUntil(lambda: ([40], Priority.SELECTED) in called(filled, "prioritise"))
    assert any(priority is Priority.VISIBLE for _ids, priority in called(filled, "prioritise"))


def test_changes_keep_selection_and_place(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    model, grid = desk.window.models.videos, desk.window.grid.list_view
    qtbot.waitUntil(lambda: model.index(20).data() is not None)
    grid.select_row(20)
    filled.put(video(100, "/aaa first.mp4"))
    filled.push(changes=Changes.VIDEOS)
    qtbot.waitUntil(lambda: model.rowCount() == 41)
    assert grid.currentIndex().row() == 21
    qtbot.waitUntil(lambda: grid.currentIndex().data() == "clip 21.mp4")


def test_a_model_is_downloaded_stopped_resumed_and_used(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    library.download_gate.clear()
    library.download_steps = [(200_000_000, 605_000_000)]
    desk = open_desk(library)
    choice = desk.window.welcome.choice
    qtbot.waitUntil(lambda: choice.card(CLIP.reference) is not None)
    card = choice.card(CLIP.reference)
    assert card is not None
    qtbot.mouseClick(card.radio, Qt.MouseButton.LeftButton, pos=QPoint(8, card.radio.height() // 2))
    button = card.findChildren(QPushButton)[0]
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Download"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.text() == "Cancel")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.text() == "Resume download")
    library.download_gate.set()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(library, "use") == [CLIP.reference])


def test_the_window_closes_while_a_search_and_a_download_run(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.download_gate.clear()

    def _slow(_request: SearchRequest) -> SearchResult:
        filled.download_gate.wait(5)
        raise WorkerError("gone")

    filled.answer = _slow
    desk = open_desk(filled)
    desk.search.by_text("dog")
    desk.encoders.download(CLIP.reference)
    qtbot.waitUntil(lambda: bool(called(filled, "search") and called(filled, "download")))
    desk.window.close()
    assert filled.is_closed


def test_the_window_remembers_its_size(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    first = open_desk(filled, remembers=True)
    first.window.resize(701, 511)
    first.window.close()
    filled.is_closed = False
    second = Desk(filled, remembers=True)  # pyright: ignore[reportArgumentType]
    second.window.show()
    second.start()
    assert (second.window.width(), second.window.height()) == (701, 511)
    second.window.close()
    second.window.deleteLater()


def test_a_file_that_is_gone_is_said_and_not_played(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.window.models.videos.index(0).data() is not None)
    grid = desk.window.grid.list_view
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert "cannot be reached" in desk.window.notice_bar.text
    assert desk.window.player_dock.isHidden()


def test_help_and_about_open(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    for name in ("help", "about", "encoder"):
        desk.window.actions_by_name[name].trigger()
    titles = {one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()}
    assert {"Keys and help", "About Clipshelf", "Encoder"} <= titles
