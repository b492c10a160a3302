"""The panel of saved searches."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.query.filters import Filter
from core.domain.query.text import parse, write
from tests.app.driving import Open, answer, search
from tests.app.stand_in import StandInLibrary

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    for name, rule in (("One", "name:003"), ("All", "name:clip"), ("Words", "a dog dur>2")):
        shelf.saved_searches.put(name, rule)
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: names(desk) == ["One", "All", "Words"])
    return desk


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.search.panel.model.searches]


def kept(library: Library) -> list[tuple[str, str]]:
    return [(one.name, one.rule) for one in library.saved_searches.list_all()]


def test_ctrl_s_saves_the_current_search(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    beach, _change = shelf.tags.add('be"ach: <b>')
    asked = parse('-tag:"be\\"ach: <b>" dur>2')
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: bool(desk.stage.tags.tags))
    assert not desk.search.bar.star.isEnabled()
    desk.search.controller.ask(asked)
    qtbot.keyClick(desk.window, Qt.Key.Key_S, CTRL)
    edit = desk.search.filter_bar.name_line.edit
    assert edit.hasFocus()
    assert beach.name in edit.text().replace("\u2068", "").replace("\u2069", "")
    edit.clear()
    qtbot.keyClicks(edit, "No beaches")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(desk) == ["No beaches"])
    assert kept(shelf) == [("No beaches", write(asked))]
    assert "No beaches" in desk.search.bar.star.accessibleName()
    assert desk.search.filter_bar.name_line.isHidden()
    assert desk.session.history.stack.undoText() == "Save search \u2068No beaches\u2069"
    desk.search.controller.ask(Filter())
    panel = desk.search.panel.list_view
    place = panel.visualRect(desk.search.panel.model.index(0)).center()
    qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.search.controller.active_filter == asked
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: names(desk) == [])
    assert "No beaches" not in desk.search.bar.star.accessibleName()


def test_esc_cancels_naming(desk: Desk, qtbot: QtBot) -> None:
    desk.search.controller.ask(parse("name:00"))
    qtbot.mouseClick(desk.search.bar.star, Qt.MouseButton.LeftButton)
    line = desk.search.filter_bar.name_line
    assert line.isVisible()
    qtbot.keyClick(line.edit, Qt.Key.Key_Escape)
    assert line.isHidden()
    assert desk.search.controller.active_filter == parse("name:00"), "Esc closes the line and nothing else"
    assert names(desk) == ["One", "All", "Words"]


def test_counts_are_shown_for_searches_by_filters_only(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    model = desk.search.panel.model

    def _counts() -> list[int | None]:
        return [model.entry(model.index(row)).n_videos for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: _counts() == [1, 8, None])
    shelf.saved_searches.put("Gone", "tag:nothing")
    desk.search.saved_searches.refresh()
    qtbot.waitUntil(lambda: model.rowCount() == 4 and "nothing" in str(model.entry(model.index(3)).problem))
    assert _counts() == [1, 8, None, None]
    assert "8 videos" in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_enter_runs_a_search_by_words(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    filled.saved_searches.put("Words", "a dog dur>2")
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: names(desk) == ["Words"])
    view = desk.search.panel.list_view
    view.setFocus()
    desk.search.panel.choose(desk.search.panel.model.searches[0].id)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.search.results)
    assert desk.search.bar.text == "a dog"
    assert len(desk.search.filter_bar.chips.chips) == 1
    search(desk, qtbot, "a cat")
    assert not desk.search.bar.star.accessibleName().endswith("Words")


def test_f2_renames_and_undo_reverts(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    view = desk.search.panel.list_view
    view.setFocus()
    desk.search.panel.choose(desk.search.panel.model.searches[1].id)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    edit = view.findChildren(QLineEdit)[0]
    edit.selectAll()
    qtbot.keyClicks(edit, "<b>Every one")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(desk) == ["One", "<b>Every one", "Words"])
    assert kept(shelf)[1] == ("<b>Every one", "name:clip")
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: names(desk) == ["One", "All", "Words"])


def test_taken_name_is_refused(desk: Desk, qtbot: QtBot) -> None:
    view = desk.search.panel.list_view
    view.setFocus()
    desk.search.panel.choose(desk.search.panel.model.searches[1].id)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    edit = view.findChildren(QLineEdit)[0]
    edit.selectAll()
    qtbot.keyClicks(edit, "one")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.window.notice_bar.text))
    assert names(desk) == ["One", "All", "Words"]


def test_del_removes_and_the_next_one_gets_the_focus(desk: Desk, qtbot: QtBot) -> None:
    view = desk.search.panel.list_view
    view.setFocus()
    desk.search.panel.choose(desk.search.panel.model.searches[1].id)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(desk) == ["One", "Words"])
    assert view.currentIndex().row() == 1
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: names(desk) == ["One", "All", "Words"])


def test_searches_are_reordered_by_keys_and_by_drag(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    view, model = desk.search.panel.list_view, desk.search.panel.model
    view.setFocus()
    desk.search.panel.choose(model.searches[2].id)
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: names(desk) == ["One", "Words", "All"])
    assert view.currentIndex().row() == 1, "it keeps the focus"
    dragged: QMimeData = model.mimeData([model.index(2)])
    assert model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    qtbot.waitUntil(lambda: names(desk) == ["All", "One", "Words"])
    assert [name for name, _rule in kept(shelf)] == ["All", "One", "Words"]
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: names(desk) == ["One", "Words", "All"])


def test_folder_filter_is_saved_as_a_path(desk: Desk, qtbot: QtBot) -> None:
    folders = desk.folders.panel.list_view
    folders.setFocus()
    qtbot.keyClick(folders, Qt.Key.Key_Down)
    desk.search.controller.ask(parse("dur>2"))
    assert desk.search.saved_searches.rule == "dur>2 path:videos"


def test_the_empty_panel_offers_what_comes_next(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    empty = desk.search.panel.empty
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    assert empty.isVisible()
    assert [button.text() for button in empty.buttons] == ["Search videos"]
    qtbot.mouseClick(empty.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.search.bar.edit.hasFocus()
    desk.stage.actions["save_search"].trigger()
    assert "save the search" in desk.window.notice_bar.text
    desk.search.controller.ask(parse("dur>2"))
    assert not desk.window.notice_bar.text, "the message has served its purpose"
    assert [button.text() for button in empty.buttons] == ["Save this search\N{HORIZONTAL ELLIPSIS}"]
    qtbot.mouseClick(empty.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.search.filter_bar.name_line.isVisible()
    qtbot.keyClick(desk.search.filter_bar.name_line.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(names(desk)) == 1)
    assert not empty.isVisible()
