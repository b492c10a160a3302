"""From one moment found to the next."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.app.driving import Open, answer, search
from tests.app.stand_in import StandInLibrary


def test_f3_and_letters_go_from_moment_to_moment(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3, 5, 7)
    desk = open_desk(filled)
    next_hit = desk.window.actions_by_name["next_hit"]
    assert not next_hit.isEnabled()
    search(desk, qtbot, "never")
    moments = desk.window.results.list_view
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 3)
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


def test_letters_are_letters_in_the_search_box(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3, 5)
    desk = open_desk(filled)
    search(desk, qtbot, "pin")
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 2)
    search(desk, qtbot, "nap")
    assert desk.window.search_bar.text == "nap"


def test_f3_among_the_videos_returns_to_the_moments(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3, 5, 7)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: desk.window.models.moments.rowCount() == 3)
    desk.search.leave()
    assert desk.window.pages.currentWidget() is desk.window.videos_page
    qtbot.keyClick(desk.window, Qt.Key.Key_F3)
    assert desk.window.pages.currentWidget() is desk.window.results
    assert desk.window.search_bar.text == "a dog"
