"""The folders panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.app.driving import Open, called
from tests.app.stand_in import StandInLibrary


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
