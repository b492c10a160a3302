"""The command palette runs any command by a few letters of its name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.shell.palette import CommandListModel, plain_words
from tests.app.stand_in import StandInLibrary

Open = Callable[..., Desk]


@pytest.fixture
def actions(qtbot: QtBot) -> list[tuple[str, QAction]]:
    found = [("View", QAction("&Grid")), ("View", QAction("Larger ca&rds")), ("Library", QAction("&Rescan && tidy"))]
    found[2][1].setShortcut("F5")
    return found


def shown(model: CommandListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_prefix_matches_come_before_scattered_letters(actions: list, qtmodeltester: ModelTester) -> None:
    model = CommandListModel()
    model.set_commands(actions)
    assert shown(model) == ["Grid", "Larger cards", "Rescan & tidy"]
    model.seek("ca")
    assert shown(model) == ["Larger cards", "Rescan & tidy"]
    model.seek("view gr")
    assert shown(model) == ["Grid", "Larger cards"]
    model.seek("library tidy")
    assert shown(model) == ["Rescan & tidy"]
    model.seek("xyz")
    assert shown(model) == []
    model.seek("")
    qtmodeltester.check(model)


def test_checked_commands_are_marked(qtbot: QtBot) -> None:
    action = QAction("&Folders")
    action.setCheckable(True)
    assert plain_words(action) == "Folders"
    action.setChecked(True)
    assert plain_words(action) == "Folders (on)"


def test_command_is_typed_and_run(open_desk: Open, qtbot: QtBot, filled: StandInLibrary) -> None:
    desk = open_desk(filled)
    window, palette = desk.window, desk.palette.palette
    qtbot.waitUntil(lambda: desk.browse.pages.grid.list_view.hasFocus())
    width_px = desk.browse.pages.grid.list_view.size_px
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(palette.isVisible)
        qtbot.keyClicks(palette.edit, "larg car")
        qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
        assert not palette.isVisible()
    assert desk.browse.pages.grid.list_view.size_px == width_px + 40
    desk.stage.actions["command_palette"].trigger()
    first = palette.list_view.model().index(0, 0)
    assert first.data() == "Larger cards", "what was given last stands first"
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not palette.isVisible())
    assert desk.browse.pages.grid.list_view.size_px == width_px + 40
