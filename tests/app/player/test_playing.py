"""Playing the selected video."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.app.driving import Open
from tests.app.stand_in import StandInLibrary


def test_missing_file_is_reported_and_not_played(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(0).data() is not None)
    grid = desk.browse.pages.grid.list_view
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is not available" in desk.window.notice_bar.text)
    assert not desk.player.panel.isVisible()
    assert grid.isVisible()
