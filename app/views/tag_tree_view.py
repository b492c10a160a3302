"""The tree of tags: a click filters, Ctrl and Shift choose several, tags and videos are dropped on tags."""

import json
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from app.models.tag_book import TagBook
from app.models.tag_marks import Key
from app.models.tag_tree import TagTreeModel
from app.support import theme
from app.support.drags import TAGS_MIME, VIDEOS_MIME
from app.views import card_painting
from app.views.tag_tree_delegate import TagTreeDelegate
from core.domain.filters import Field
from core.domain.tags import Tag

_INDENT_PX = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagTreeView(QTreeView):
    """Shows tags.

    Attributes
    ----------
    turned : Signal
        The key of a row that was clicked, or on which Enter was pressed.
    tagsDropped : Signal
        Ids of tags, and of the tag they were dropped on; 0 for the empty ground.
    videosDropped : Signal
        Id of the tag on which the videos that are chosen were dropped.

    Parameters
    ----------
    model : TagTreeModel
        The rows.
    book : TagBook
        The tags behind them.
    problem_with : callable
        See `TagTreeDelegate`.
    parent : QWidget
        Owner.
    """

    turned = Signal(object)
    tagsDropped = Signal(list, int)
    videosDropped = Signal(int)

    def __init__(
        self, model: TagTreeModel, book: TagBook, problem_with: Callable[[str, int], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._tags, self._book = model, book
        self._pressed: Key | None = None
        self._target: Key | None = None
        self._hovered = QModelIndex()
        self.setModel(model)
        self.setItemDelegate(TagTreeDelegate(problem_with, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT_PX)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(600)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(self.tr("Tags"))

    @property
    def chosen(self) -> list[Tag]:
        """The tags that are selected, the current one first."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index != self.currentIndex())
        keys = [self._tags.key(index) for index in rows]
        found = [self._book.tag(key) for key in keys if isinstance(key, int)]
        return [tag for tag in found if tag is not None]

    @property
    def is_renaming(self) -> bool:
        """Whether a name is being typed."""
        return self.state() is QAbstractItemView.State.EditingState

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # Once for all rows.
        self._hovered = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        super().paintEvent(event)

    @override
    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # Qt's own would put the selection's ground behind the name alone and the system's arrows before it.
        row, place = QRect(0, options.rect.top(), self.viewport().width(), options.rect.height()), self._place(index)
        is_target = self._target is not None and self._tags.key(index) == self._target
        state = QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card_painting.paint_ground(
            painter,
            QRectF(row).adjusted(4, 0, -4, 0),
            is_selected=is_target or self.selectionModel().isSelected(place),
            is_hovered=self._hovered == place and self.underMouse(),
            has_focus=is_target or (self.hasFocus() and place == self.currentIndex()),
        )
        content = self.visualRect(place)
        if self._tags.rowCount(place):
            self._paint_arrow(painter, content, is_open=self.isExpanded(place))
        painter.restore()
        option = QStyleOptionViewItem(options)
        option.rect = content
        option.state &= ~(state.State_Selected | state.State_HasFocus)
        self.itemDelegate().paint(painter, option, index)

    def _place(self, index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
        key = self._tags.key(index)
        return QModelIndex() if key is None else self._tags.place_of(key)

    def _paint_arrow(self, painter: QPainter, content: QRect, *, is_open: bool) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = content.right() + _INDENT_PX / 2 - 1 if is_mirrored else content.left() - _INDENT_PX / 2 + 2
        y, arm = content.center().y() + 0.5, 3.5
        ahead = -arm / 2 if is_mirrored else arm / 2
        sideways = [QPointF(x - ahead, y - arm), QPointF(x + ahead, y), QPointF(x - ahead, y + arm)]
        down = [QPointF(x - arm, y - arm / 2), QPointF(x, y + arm / 2), QPointF(x + arm, y - arm / 2)]
        pen = QPen(QColor(theme.current().muted), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(down if is_open else sideways)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        is_on_row = index.isValid() and self.visualRect(index).contains(place)
        self._pressed = self._tags.key(index) if is_plain and is_on_row else None
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if pressed is not None and self._tags.key(self.indexAt(event.position().toPoint())) == pressed:
            self.turned.emit(pressed)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second click of two is not one more.
        self._pressed = None
        super().mouseDoubleClickEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The line in which a name is typed passes its Enter on.
        is_enter = event.key() in _ENTER and not event.modifiers() and not self.is_renaming
        if is_enter and self.currentIndex().isValid():
            self.turned.emit(self._tags.key(self.currentIndex()))
            return
        super().keyPressEvent(event)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self._pressed = None
        super().startDrag(supportedActions)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What comes from other programs is for the window: files to be added.
        if _has_tags(event) or _has_videos(event):
            event.acceptProposedAction()
            self.setState(QAbstractItemView.State.DraggingState)
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges, opens what the pointer rests on
        target = self._target_of(event)
        self._show_target(target)
        if target is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(None)
        super().dragLeaveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self._target_of(event)
        self._show_target(None)
        super().dropEvent(event)
        if target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if _has_tags(event):
            self.tagsDropped.emit(_tags_in(event), target)
        else:
            self.videosDropped.emit(target)

    def _target_of(self, event: QDropEvent) -> int | None:
        """Say where a drop would go: a tag's id, 0 for the empty ground, None where nothing may be dropped."""
        key = self._tags.key(self.indexAt(event.position().toPoint()))
        if isinstance(key, Field):
            return None
        if not _has_tags(event):
            return key if _has_videos(event) else None
        ids = _tags_in(event)
        if key is None:
            return 0 if any(tag.parent_id for one in ids if (tag := self._book.tag(one))) else None
        return None if any(key in self._book.with_below(one) for one in ids) else key

    def _show_target(self, target: int | None) -> None:
        self._target = target or None
        self.viewport().update()


def _has_tags(event: QDropEvent) -> bool:
    return event.mimeData().hasFormat(TAGS_MIME)


def _has_videos(event: QDropEvent) -> bool:
    return event.mimeData().hasFormat(VIDEOS_MIME)


def _tags_in(event: QDropEvent) -> list[int]:
    return json.loads(bytes(event.mimeData().data(TAGS_MIME).data()).decode())
