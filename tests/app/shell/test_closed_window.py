"""A closed window, which nothing keeps in memory."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from tests.app.stand_in import StandInLibrary


def test_window_is_freed_after_tab_went_through_it(filled: StandInLibrary, qtbot: QtBot) -> None:
    desk = Desk(filled)  # pyright: ignore[reportArgumentType]
    desk.window.show()
    desk.start(with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)
    first = desk.folders.panel.list_view
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in {None, first}
    seen = weakref.ref(desk.window)
    desk.window.close()
    desk.deleteLater()
    del desk, first

    def _is_freed() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return seen() is None

    qtbot.waitUntil(_is_freed)
