"""The panel of the searches that are kept: a click asks, F2 renames, Del removes, a drag arranges."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.saved_searches import SavedEntry, SavedSearchesModel
from app.models.video_grid import CARD_ROLE
from app.support import icons, theme
from app.support.labels import PlainLabel, Role
from app.support.text import display_text, number
from app.views import card_painting
from core.domain.saved_searches import SavedSearch

_ICON_PX = 16


class SavedDelegate(QStyledItemDelegate):
    """Paints a search: star, name, and how many videos it finds."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.height() + 12)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(CARD_ROLE)
        if not isinstance(entry, SavedEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        colours, state = theme.current(), option.state
        area = option.rect.adjusted(6, 1, -6, -1)
        card_painting.paint_ground(
            painter,
            QRectF(area),
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )

        def _place(x: int, width: int) -> QRectF:
            inner = QRect(area.x() + x, area.y(), max(0, width), area.height())
            return QRectF(QStyle.visualRect(option.direction, area, inner))

        sign = _place(10, _ICON_PX)
        name, colour = ("warning", colours.warning) if entry.problem else ("star", colours.muted)
        picture = icons.pixmap(name, _ICON_PX, colour=colour, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(sign.x(), sign.center().y() - _ICON_PX / 2), picture)
        end = area.width() - 10
        if entry.n_videos is not None:
            count = number(entry.n_videos)
            width = option.fontMetrics.horizontalAdvance(count) + 2
            none = Qt.TextElideMode.ElideNone
            card_painting.write_line(painter, _place(end - width, width), count, colour=colours.muted, mode=none)
            end -= width + 10
        text, middle = display_text(entry.search.name), Qt.TextElideMode.ElideMiddle
        card_painting.write_line(painter, _place(36, end - 36), text, colour=colours.text, mode=middle)
        painter.restore()

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area = option.rect.adjusted(6, 1, -6, -1)
        inner = QRect(area.x() + 30, area.y(), area.width() - 30, area.height())
        editor.setGeometry(QStyle.visualRect(option.direction, area, inner))

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        edit = QLineEdit(parent)
        edit.setAccessibleName(self.tr("Name of the search"))
        return edit


class SavedList(QListView):
    """The list; a click or Enter asks.

    Attributes
    ----------
    asked : Signal
        A `QModelIndex`.
    """

    asked = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.clicked.connect(self.asked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid() and not is_editing:
            self.asked.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)


class SavedSearchesPanel(QWidget):
    """Lists the searches, or says how one comes to be kept.

    Attributes
    ----------
    chosen : Signal
        The `SavedSearch` that is to be asked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SavedSearchesModel(self)
        self.list_view = SavedList(self)
        self.list_view.setModel(self.model)
        self.list_view.setItemDelegate(SavedDelegate(self.list_view))
        self.list_view.setAccessibleName(self.tr("Saved searches"))
        self.list_view.asked.connect(self._on_asked)
        words = self.tr("Search or filter, then press the star in the search box. What you keep stands here.")
        self._empty = PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._empty.setContentsMargins(14, 4, 14, 8)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(self._stack)
        self.model.modelReset.connect(self._refresh)

    def add_menu(self, actions: list[QAction]) -> None:
        """Give the list its context menu; the keys of the actions count in it.

        Parameters
        ----------
        actions : list of QAction
            In order.
        """
        self.list_view.addActions(actions)

    @property
    def current(self) -> SavedSearch | None:
        """The search with the focus; None where there is none."""
        entry = self.model.entry(self.list_view.currentIndex())
        return entry.search if entry is not None else None

    def choose(self, search_id: int) -> None:
        """Give a search the focus within the list.

        Parameters
        ----------
        search_id : int
            Catalog id.
        """
        row = self.model.row_of(search_id)
        if row >= 0:
            self.list_view.setCurrentIndex(self.model.index(row))

    def rename_current(self) -> None:
        """Let the person write over the name of the search with the focus."""
        if self.list_view.currentIndex().isValid():
            self.list_view.edit(self.list_view.currentIndex())

    def _on_asked(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self.chosen.emit(entry.search)

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)
