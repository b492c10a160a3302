"""The command palette runs any command by a few letters of its name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.shell.palette import CommandListModel, plain_words
from app.ui.paint import theme
from tests.app.stand_in import StandInLibrary

Open = Callable[..., Desk]


@pytest.fixture
def actions(qtbot: QtBot) -> list[tuple[str, QAction]]:
    found = [("View", QAction("&Grid")), ("View", QAction("Larger ca&rds")), ("Library", QAction("&Rescan && tidy"))]
    found[2][1].setShortcut("F5")
    return found


def shown(model: CommandListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_starts_of_words_come_first_and_scattered_letters_only_alone(actions: list, qtmodeltester: ModelTester) -> None:
    model = CommandListModel()
    model.set_commands(actions)
    assert shown(model) == ["Grid", "Larger cards", "Rescan & tidy"]
    model.seek("ca")
    assert shown(model) == ["Larger cards", "Rescan & tidy"]
    model.seek("view gr")
    assert shown(model) == ["Grid"]
    model.seek("lgcd")
    assert shown(model) == ["Larger cards"]
    model.seek("r")
    assert shown(model) == ["Rescan & tidy", "Grid", "Larger cards"]
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


def test_without_a_match_it_offers_to_search_the_videos(open_desk: Open, qtbot: QtBot, filled: StandInLibrary) -> None:
    desk = open_desk(filled)
    palette = desk.palette.palette
    desk.stage.actions["command_palette"].trigger()
    qtbot.waitUntil(palette.isVisible)
    assert not palette.empty.isVisible()
    qtbot.keyClicks(palette.edit, "xylophone")
    assert palette.empty.isVisible()
    assert not palette.list_view.isVisible()
    assert palette.empty.sentence == (
        "No command matches “\u2068xylophone\u2069”: press Enter to search your videos for these words."
    )
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert desk.search.bar.text == "xylophone"
    assert desk.search.controller.active_filter.words == ("xylophone",)

    desk.stage.actions["command_palette"].trigger()
    qtbot.keyClicks(palette.edit, "zzq tag:nothing")
    qtbot.mouseClick(palette.empty.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nothing" in desk.search.filter_bar.trouble.text)
    assert desk.search.bar.text == "zzq tag:nothing", "what cannot be searched for is kept to be corrected"


def test_the_selected_row_is_marked_where_reading_begins(
    open_desk: Open, qtbot: QtBot, filled: StandInLibrary, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk = open_desk(filled)
        palette = desk.palette.palette
        desk.stage.actions["command_palette"].trigger()
        qtbot.waitUntil(palette.isVisible)
        view = palette.list_view
        row = view.visualRect(view.currentIndex())
        picture = view.viewport().grab().toImage()
        at_start, at_end = (picture.pixelColor(x, row.center().y()).name() for x in (row.right() - 1, row.left() + 1))
        assert at_start == theme.current().accent
        assert at_end == theme.current().tint
        palette.close()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
