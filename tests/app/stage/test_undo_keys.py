"""Ctrl+Z in an empty text field undoes the last change in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.tags.operations import tags
from core.api.library import Library
from core.domain.tags import Tag
from tests.app.driving import Open

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def search(desk: Desk) -> QLineEdit:
    return desk.search.bar.edit


def find(desk: Desk) -> QLineEdit:
    return desk.tags.panel.field


@pytest.mark.parametrize("line_of", [search, find])
def test_undo_applies_to_the_window_unless_text_was_typed(
    shelf: Library, open_desk: Open, qtbot: QtBot, line_of: Callable[[Desk], QLineEdit]
) -> None:
    desk = open_desk(shelf, with_worker=False)
    desk.session.run(tags.create(Tag(0, "beach")))
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 1)
    line = line_of(desk)
    line.setFocus()
    qtbot.keyClicks(line, "sea")
    qtbot.keyClick(line, Qt.Key.Key_Z, _CONTROL)
    assert line.text() == ""
    assert shelf.tags.list_all(), "what was typed goes first"
    qtbot.keyClick(line, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: not shelf.tags.list_all())
    line.setText("")
    qtbot.keyClick(line, Qt.Key.Key_Z, _CONTROL | _SHIFT)
    qtbot.waitUntil(lambda: len(shelf.tags.list_all()) == 1)


def test_undo_removes_a_tag_created_from_the_field(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    field = find(desk)
    field.setFocus()
    qtbot.keyClicks(field, "beach")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    offer = desk.tags.panel.offer
    assert desk.window.focusWidget() is offer
    qtbot.keyClick(offer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 1 and not field.text())
    qtbot.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: not shelf.tags.list_all())
    assert field.text() == ""
