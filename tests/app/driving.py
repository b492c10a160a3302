"""Simulated user actions in the window, and access to the calls of the in-memory library."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.domain.jobs import JobKind, JobsSummary, KindCount
from core.domain.search import MomentHit, SearchRequest, SearchResult
from tests.app.stand_in import StandInLibrary

Open = Callable[..., Desk]
BUSY = JobsSummary((KindCount(JobKind.ANALYSE, 5, 1, 4, 0),))


def drag(desk: Desk, data: QMimeData) -> None:
    """Drag over the window, with the events of the platform."""
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window, QDragEnterEvent(QPoint(300, 300), action, data, buttons, keys))


def drop(desk: Desk, data: QMimeData) -> None:
    """Drag over the window and drop."""
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drag(desk, data)
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(300, 300), action, data, buttons, keys))


def files(*paths: Path) -> QMimeData:
    """Make the mime data that a file manager passes."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def called(library: StandInLibrary, name: str) -> list:
    """List the arguments with which a part of the library was called, oldest first."""
    return [value for known, value in library.calls if known == name]


def search(desk: Desk, qtbot: QtBot, words: str) -> None:
    """Type words into the search box and press Enter."""
    box = desk.search.bar.findChildren(QLineEdit)[0]
    desk.stage.actions["focus_search"].trigger()
    box.clear()
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def answer(*video_ids: int) -> Callable[[SearchRequest], SearchResult]:
    """Make an answer with one moment of each video, best first."""
    hits = tuple(MomentHit(number, 5.0, 10.0, 7.5, 0.4 - place / 100) for place, number in enumerate(video_ids))
    return lambda _request: SearchResult(hits, 30, 40)
