"""The tree of tags: a click selects, the button at the end of a row filters; accepts dropped tags and videos."""

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip, QTreeView, QWidget
from typing_extensions import override

from app.stage.tag_book import TagBook
from app.tags.models.tag_marks import Key, Mark
from app.tags.models.tag_tree import MARK_ROLE, TagTreeModel
from app.tags.views import filter_button as tag_filter_button
from app.tags.views.tree_delegate import INDENT_PX, TagTreeDelegate, paint_arrow
from app.ui.drags import TAGS_MIME, VIDEOS_MIME
from app.ui.localization.text import plain_tooltip
from app.ui.paint import painting
from app.ui.tokens import Radius, Space
from core.domain.query.filters import Field
from core.domain.tags import Tag

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagTreeView(QTreeView):
    """Shows the tags.

    Attributes
    ----------
    filterWanted : Signal
        Keys of rows whose filter button was clicked, or that were double-clicked or activated with Enter.
    tagsDropped : Signal
        Ids of tags, and of the tag they were dropped on; 0 for the empty area.
    videosDropped : Signal
        Id of the tag that the selected videos were dropped on.

    Parameters
    ----------
    model : TagTreeModel
        The rows.
    book : TagBook
        Their tags.
    problem_with : callable
        See `TagTreeDelegate`.
    parent : QWidget
        Qt parent.
    """

    filterWanted = Signal(object)
    tagsDropped = Signal(list, int)
    videosDropped = Signal(int)

    def __init__(
        self, model: TagTreeModel, book: TagBook, problem_with: Callable[[str, int], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._tags, self._book = model, book
        self._pressed_button: Key | None = None
        self._target: Key | None = None
        self._hovered, self._pointer = QModelIndex(), QPoint()
        self.setModel(model)
        self.setItemDelegate(TagTreeDelegate(problem_with, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT_PX)
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
        self.setAccessibleName(self.tr("Tags"))

    @property
    def chosen(self) -> list[Tag]:
        """The selected tags, the current one first."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index != self.currentIndex())
        keys = [self._tags.key(index) for index in rows]
        found = [self._book.tag(key) for key in keys if isinstance(key, int)]
        return [tag for tag in found if tag is not None]

    @property
    def chosen_keys(self) -> list[Key]:
        """What the selected rows represent, from top to bottom; the current row if none is selected."""
        rows = sorted(self.selectedIndexes(), key=lambda index: self.visualRect(index).top())
        keys = [self._tags.key(index) for index in rows or [self.currentIndex()]]
        return [key for key in keys if key is not None]

    @property
    def is_renaming(self) -> bool:
        """Whether a name is being edited."""
        return self.state() is QAbstractItemView.State.EditingState

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # Computed once for all rows.
        self._pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        self._hovered = self.indexAt(self._pointer)
        super().paintEvent(event)

    @override
    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # Qt would draw the selection behind the name only, and the system's arrows before it.
        row, place = QRect(0, options.rect.top(), self.viewport().width(), options.rect.height()), self._place(index)
        is_target = self._target is not None and self._tags.key(index) == self._target
        is_selected, is_hovered = self.selectionModel().isSelected(place), self._hovered == place and self.underMouse()
        state = QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.paint_ground(
            painter,
            QRectF(row).adjusted(Space.TIGHT, 0, -Space.TIGHT, 0),
            is_selected=is_target or is_selected,
            is_hovered=is_hovered,
            has_focus=is_target or (self.hasFocus() and place == self.currentIndex()),
            radius_px=Radius.CONTROL,
            is_row=True,
        )
        content = self.visualRect(place)
        if self._tags.rowCount(place):
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            edge = content.right() + 1 if is_mirrored else content.left()
            paint_arrow(painter, edge, content.center().y(), is_open=self.isExpanded(place), is_mirrored=is_mirrored)
        is_on = place.data(MARK_ROLE) is not Mark.OFF
        if is_on or is_selected or is_hovered:
            button = self.filter_button(place)
            is_over = is_hovered and button.contains(self._pointer)
            tag_filter_button.paint_button(painter, button, is_on=is_on, is_hovered=is_over)
        painter.restore()
        option = QStyleOptionViewItem(options)
        option.rect = content
        option.state &= ~(state.State_Selected | state.State_HasFocus)
        self.itemDelegate().paint(painter, option, index)

    def _place(self, index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
        key = self._tags.key(index)
        return QModelIndex() if key is None else self._tags.place_of(key)

    def filter_button(self, index: QModelIndex) -> QRect:
        """Return the square of a visible row's filter button, in viewport coordinates."""
        content = self.visualRect(index)
        row = QRect(0, content.top(), self.viewport().width(), content.height())
        return tag_filter_button.button_rect(row, self.layoutDirection())

    def _button_at(self, place: QPoint) -> QModelIndex:
        index = self.indexAt(place)
        return index if index.isValid() and self.filter_button(index).contains(place) else QModelIndex()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = self._button_at(event.position().toPoint())
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed_button = self._tags.key(button) if is_plain else None
        if self._pressed_button is None:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_button is None:
            super().mouseMoveEvent(event)
        self.viewport().update()  # the button under the pointer

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_button = self._pressed_button, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._tags.key(self._button_at(event.position().toPoint())) == pressed:
            self.filterWanted.emit([pressed])

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._button_at(place).isValid():
            return  # the second click would undo the first
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(place)
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and index.isValid() and self.visualRect(index).contains(place):
            self.filterWanted.emit([self._tags.key(index)])

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            button = self._button_at(event.pos())
            if button.isValid():
                words = tag_filter_button.tooltip(str(button.data()), button.data(MARK_ROLE))
                QToolTip.showText(event.globalPos(), plain_tooltip(words), self.viewport(), self.filter_button(button))
                return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The name editor passes its Enter on.
        is_enter = event.key() in _ENTER and not event.modifiers() and not self.is_renaming
        if is_enter and self.currentIndex().isValid():
            self.filterWanted.emit(self.chosen_keys)
            return
        super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Drops from other programs are for the window: files to add.
        if _has_tags(event) or _has_videos(event):
            event.acceptProposedAction()
            self.setState(QAbstractItemView.State.DraggingState)
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges, expands rows under the pointer
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
        """Return where a drop would go: a tag's id, 0 for the empty area, None where a drop is not allowed."""
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
