"""A closed window, which nothing keeps in memory."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from tests.app.stand_in import StandInLibrary


def opened_and_closed(library: StandInLibrary, qtbot: QtBot) -> "weakref.ref[QMainWindow]":
    """Open a window, press Tab, close it, and return a reference that does not keep it."""
    desk = Desk(library)  # pyright: ignore[reportArgumentType]
    desk.window.show()
    desk.start(with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)
    first = desk.folders.panel.list_view
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in {None, first}
    desk.window.close()
    desk.deleteLater()
    return weakref.ref(desk.window)


def test_window_is_freed_after_tab_went_through_it(filled: StandInLibrary, qtbot: QtBot) -> None:
    window = opened_and_closed(filled, qtbot)

    def _is_freed() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return window() is None

    qtbot.waitUntil(_is_freed)
