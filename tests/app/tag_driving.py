"""Simulated user actions in the tags panel of a window over a real library."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.tags.models.tag_marks import Mark
from app.tags.models.tag_tree import MARK_ROLE, TagTreeModel
from app.tags.views.tree_view import TagTreeView
from app.ui.drags import VIDEOS_MIME
from core.api.library import Library
from core.domain.query.filters import Field
from core.domain.tags import Tag
from tests.app.driving import Open

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def open_tagged(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    """Open a window with the tags sea (below it: beach, pool) and night; three videos are beach, two are night."""
    sea = shelf.tags.add("sea", aliases=["ocean"])[0]
    beach = shelf.tags.add("beach", parent_id=sea.id)[0]
    shelf.tags.add("pool", parent_id=sea.id)
    night = shelf.tags.add("night")[0]
    ids = shelf.videos.ids()
    shelf.decisions.accept(ids[:3], [beach.id])
    shelf.decisions.accept(ids[2:4], [night.id])
    opened = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: len(opened.stage.tags.tags) == 4 and len(opened.browse.pages.model.ids) == 8)
    return opened


def tree(desk: Desk) -> TagTreeView:
    return desk.tags.panel.tree


def model(desk: Desk) -> TagTreeModel:
    found = tree(desk).model()
    assert isinstance(found, TagTreeModel)
    return found


def tag(desk: Desk, name: str) -> Tag:
    found = desk.stage.tags.find(name)
    assert found is not None
    return found


def place(desk: Desk, key: str | Field) -> QPoint:
    index = model(desk).place_of(key if isinstance(key, Field) else tag(desk, key).id)
    assert index.isValid()
    return tree(desk).visualRect(index).center()


def click(desk: Desk, qtbot: QtBot, key: str | Field, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.mouseClick(tree(desk).viewport(), LEFT, modifier, place(desk, key))


def click_button(desk: Desk, qtbot: QtBot, key: str | Field) -> None:
    """Click the filter button of a row."""
    at = tree(desk).filter_button(tree(desk).indexAt(place(desk, key))).center()
    qtbot.mouseClick(tree(desk).viewport(), LEFT, NONE, at)


def mark(desk: Desk, key: str | Field) -> Mark:
    return tree(desk).indexAt(place(desk, key)).data(MARK_ROLE)


def n_shown(desk: Desk) -> int:
    return len(desk.browse.pages.model.ids)


def drag(desk: Desk, data: QMimeData, to: QPoint, *, is_let_go: bool = True) -> bool:
    """Drag over the tree and drop, with the events of the platform; return whether the drag was accepted."""
    viewport, action = tree(desk).viewport(), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(to, action, data, LEFT, NONE)
    QApplication.sendEvent(viewport, enter)
    if not enter.isAccepted():
        return False
    over = QDragMoveEvent(to, action, data, LEFT, NONE)
    QApplication.sendEvent(viewport, over)
    if is_let_go and over.isAccepted():
        QApplication.sendEvent(viewport, QDropEvent(QPointF(to), action, data, LEFT, NONE))
    else:
        # Qt keeps the dragged-over widget until the drag ends, even if the widget is gone.
        QApplication.sendEvent(viewport, QDragLeaveEvent())
    return over.isAccepted()


def videos() -> QMimeData:
    data = QMimeData()
    data.setData(VIDEOS_MIME, b"")
    return data


@contextmanager
def undone_and_redone(desk: Desk, qtbot: QtBot, holds: Callable[[], bool], words: str) -> Iterator[None]:
    """Check that a condition becomes true under this undo text, and that undo and redo toggle it."""
    stack = desk.session.history.stack
    n_before = stack.count()
    assert not holds()
    yield
    qtbot.waitUntil(holds)
    qtbot.waitUntil(lambda: stack.count() == n_before + 1)
    assert plain(stack.undoText()) == words
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not holds())
    desk.stage.actions["redo"].trigger()
    qtbot.waitUntil(holds)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")
