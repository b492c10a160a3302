"""Back and forward through filters, searches and scroll positions."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.search.views.results_page import ResultsPage
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.query.text import parse
from core.domain.search import MomentHit, SearchResult, TextQuery
from tests.app.driving import Open, answer, called, search
from tests.app.stand_in import StandInLibrary

ALT = Qt.KeyboardModifier.AltModifier


def go(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(desk.window, key, ALT)


def enabled(desk: Desk) -> tuple[bool, bool]:
    return tuple(desk.stage.actions[name].isEnabled() for name in ("back", "forward"))


def test_back_and_forward_through_filters(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    assert enabled(desk) == (False, False)
    desk.search.controller.ask(parse("name:003"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 1)
    desk.search.controller.ask(parse("name:00 dur<1"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 0)
    assert enabled(desk) == (True, False)
    go(desk, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 1)
    assert len(desk.search.filter_bar.chips.chips) == 1
    go(desk, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    assert enabled(desk) == (False, True)
    go(desk, qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 1)
    desk.search.controller.ask(parse("name:00"))
    assert enabled(desk) == (True, False), "what is asked anew takes the place of what lay ahead"


def test_back_restores_the_scroll_position(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)
    grid.select_row(30)
    grid.bring_to_top(24, hidden_px=7)
    top = grid.place
    assert top[0] > 0
    desk.search.controller.ask(parse("name:nothing"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 0)
    go(desk, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)
    qtbot.waitUntil(lambda: grid.place == top)
    assert grid.currentIndex().row() == 30
    assert grid.selected_rows(at_most=9) == [30]


def test_back_restores_the_answer_without_searching_again(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = answer(*range(1, 31))
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    moments = desk.search.results.list_view
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 30)
    moments.select_row(25)
    place = moments.place
    assert place[0] > 0
    hits = (MomentHit(7, 5.0, 10.0, 7.5, 0.4), MomentHit(7, 20.0, 25.0, 22.5, 0.3))
    filled.answer = lambda _request: SearchResult(hits, 40, 40)
    search(desk, qtbot, "a cat")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 1)
    qtbot.keyClick(moments, Qt.Key.Key_Plus)
    qtbot.keyClick(moments, Qt.Key.Key_Right)
    qtbot.keyClick(moments, Qt.Key.Key_Escape)
    assert desk.stage.pages.currentWidget() is desk.browse.pages.current
    n_searches = len(called(filled, "search"))
    go(desk, qtbot, Qt.Key.Key_Left)
    assert desk.stage.pages.currentWidget() is desk.search.results
    assert desk.search.results.model.rowCount() == 2, "the opened video is open again"
    assert moments.currentIndex().row() == 1
    go(desk, qtbot, Qt.Key.Key_Left)
    assert desk.search.bar.text == "a dog"
    assert desk.search.controller.answer is not None
    assert desk.search.controller.answer.criteria.request(
        desk.search.controller.answer.criteria.search
    ).query == TextQuery("a dog")
    assert moments.currentIndex().row() == 25
    assert moments.place == place
    assert len(called(filled, "search")) == n_searches


def said(page: ResultsPage) -> set[str]:
    return {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}


def test_rerun_keeps_scroll_position_and_selection(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(*range(1, 31))
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    moments = desk.search.results.list_view
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 30)
    moments.select_row(20)
    filled.answer = answer(35, *range(1, 31))
    filled.push(changes=Changes.EMBEDDINGS)
    qtbot.waitUntil(lambda: "1 new result" in said(desk.search.results))
    assert desk.search.results.model.rowCount() == 30
    desk.search.results.newWanted.emit()
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 31)
    card = desk.search.results.model.moment(moments.currentIndex())
    assert card is not None
    assert card.card.video.id == 21
    assert moments.selected_rows(at_most=9) == [21]


def test_folder_filter_goes_back_with_the_rest(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    folders = desk.folders.panel.list_view
    qtbot.waitUntil(lambda: desk.stage.folders.rowCount() == 2)
    folders.setFocus()
    qtbot.keyClick(folders, Qt.Key.Key_Down)
    assert desk.folders.panel.chosen is not None
    go(desk, qtbot, Qt.Key.Key_Left)
    assert desk.folders.panel.chosen is None
    assert desk.browse.grid.shown.folder_id is None
    go(desk, qtbot, Qt.Key.Key_Right)
    assert desk.folders.panel.chosen is not None
    assert desk.browse.grid.shown.folder_id is not None
    go(desk, qtbot, Qt.Key.Key_Left)
    assert enabled(desk) == (False, True)


def test_side_buttons_of_the_mouse(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    desk.search.controller.ask(parse("name:003"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 1)
    place = desk.browse.pages.grid.list_view.viewport().mapTo(desk.window, QPoint(40, 40))
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 1)


def test_search_left_before_its_answer_is_repeated(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)
    desk.search.controller.by_text("a dog")
    desk.search.controller.ask(parse("dur>5:00"))
    assert desk.stage.pages.currentWidget() is not desk.search.results
    go(desk, qtbot, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.search.results)
    assert desk.search.controller.active_filter == parse("a dog")


def test_a_step_that_fails_leaves_the_history_working(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(filled)
    controller = desk.search.controller
    controller.ask(parse("name:003"))
    with monkeypatch.context() as broken:
        broken.setattr(controller, "_show_videos", _fail)
        with pytest.raises(RuntimeError, match="cannot be shown"):
            desk.navigation.back()
        with pytest.raises(RuntimeError, match="cannot be shown"):
            controller.amend(controller.criteria)
    assert not controller.is_amending
    controller.ask(parse("name:004"))
    assert enabled(desk) == (True, False), "a new step is kept"


def _fail() -> None:
    raise RuntimeError("this page cannot be shown")
