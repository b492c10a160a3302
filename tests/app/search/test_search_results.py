"""The moments of a search result: moving between them, and what happens to them while they are shown."""

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.changes import Changes
from core.domain.search import MomentHit, SearchResult
from core.domain.videos import Folder, FolderState
from tests.app.driving import Open, answer, search
from tests.app.stand_in import StandInLibrary, video


def test_f3_and_letters_move_between_moments(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3, 5, 7)
    desk = open_desk(filled)
    next_hit = desk.stage.actions["next_hit"]
    assert not next_hit.isEnabled()
    search(desk, qtbot, "never")
    moments = desk.search.results.list_view
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 3)
    assert next_hit.isEnabled()
    qtbot.keyClick(moments, Qt.Key.Key_F3)
    assert moments.currentIndex().row() == 1
    qtbot.keyClick(moments, Qt.Key.Key_N)
    assert moments.currentIndex().row() == 2
    qtbot.keyClick(moments, Qt.Key.Key_N)
    assert moments.currentIndex().row() == 2, "there is no other after the last"
    qtbot.keyClick(moments, Qt.Key.Key_P)
    qtbot.keyClick(moments, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert moments.currentIndex().row() == 0


def test_letters_are_typed_in_the_search_box(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3, 5)
    desk = open_desk(filled)
    search(desk, qtbot, "pin")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 2)
    search(desk, qtbot, "nap")
    assert desk.search.bar.text == "nap"


def test_f3_in_the_grid_returns_to_the_moments(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3, 5, 7)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 3)
    desk.search.controller.leave()
    assert desk.stage.pages.currentWidget() is desk.browse.pages.current
    qtbot.keyClick(desk.window, Qt.Key.Key_F3)
    assert desk.stage.pages.currentWidget() is desk.search.results
    assert desk.search.bar.text == "a dog"


def test_weaker_matches_have_their_own_heading(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    scores = (0.40, 0.39, 0.38, 0.22, 0.21, 0.20, 0.19)
    hits = tuple(MomentHit(number, 5.0, 10.0, 7.5, score) for number, score in enumerate(scores, start=1))
    filled.answer = lambda _request: SearchResult((hits[0], MomentHit(1, 20.0, 25.0, 22.5, 0.3), *hits[1:]), 40, 40)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    moments = desk.search.results.list_view
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 7)
    assert desk.search.results.model.n_strong_rows == 3
    assert moments.verticalOffset() == 0, "the first heading is in view"
    last_strong, first_weak = moments.raster.rect(2), moments.raster.rect(3)
    assert first_weak.left() == 0
    assert first_weak.top() > last_strong.bottom() + moments.fontMetrics().height()
    qtbot.keyClick(moments, Qt.Key.Key_Plus)
    assert desk.search.results.model.n_strong_rows == 4
    assert moments.raster.rect(4).left() == 0


def test_the_line_above_says_that_only_the_best_are_shown(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    hits = tuple(MomentHit(1, 5.0 * n, 5.0 * n + 5, 5.0 * n, 0.4 - n / 1000) for n in range(100))
    filled.answer = lambda request: SearchResult(hits[: request.limit], 40, 40)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: "the best 100 moments are shown" in desk.search.results.note)
    filled.answer = lambda _request: SearchResult(hits[:99], 40, 40)
    search(desk, qtbot, "a cat")
    qtbot.waitUntil(lambda: desk.search.bar.text == "a cat" and not desk.search.controller.is_busy)
    assert "moments are shown" not in desk.search.results.note


def test_renamed_and_offline_videos_are_shown_as_they_are(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.answer = answer(3, 5, 7)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    moments = desk.search.results.model
    qtbot.waitUntil(lambda: moments.rowCount() == 3)
    desk.search.results.list_view.select_row(2)
    filled.put(video(7, tmp_path / "renamed.mp4", is_offline=True))
    filled.push(changes=Changes.VIDEOS)
    qtbot.waitUntil(lambda: moments.index(2).data() == "renamed.mp4")
    card = moments.moment(moments.index(2))
    assert card is not None
    assert card.card.video.is_offline
    assert desk.search.results.list_view.currentIndex().row() == 2


def test_removed_videos_leave_the_results_and_come_back(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3, 5, 7)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    page = desk.search.results
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.list_view.select_row(2)
    gone = {video_id: filled.known.pop(video_id) for video_id in (3, 5)}
    filled.push(changes=Changes.VIDEOS)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    current = page.model.moment(page.list_view.currentIndex())
    assert current is not None
    assert current.card.video.id == 7
    gone[7] = filled.known.pop(7)
    filled.push(changes=Changes.VIDEOS)
    qtbot.waitUntil(lambda: page.sentence == "Nothing found.")
    filled.put(*gone.values())
    filled.push(changes=Changes.VIDEOS)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3 and not page.sentence)


def test_the_line_above_names_the_folder_as_it_is_called_now(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    folder = Folder(1, tmp_path / "Seas", FolderState.ONLINE, True, 40, None)
    filled.known_folders = [folder]
    filled.push(changes=Changes.FOLDERS)
    qtbot.waitUntil(lambda: desk.stage.folders.by_id(folder.id) is not None)
    desk.search.controller.choose_folder(folder.id)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 1)
    filled.known_folders[0] = dataclasses.replace(folder, path=tmp_path / "Lakes")
    filled.push(changes=Changes.FOLDERS | Changes.VIDEOS)
    qtbot.waitUntil(lambda: "Lakes" in desk.search.results.note)
