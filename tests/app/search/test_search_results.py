"""Moving between the moments of a search result."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.search import MomentHit, SearchResult
from tests.app.driving import Open, answer, search
from tests.app.stand_in import StandInLibrary


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
