"""The folders panel: a click filters the grid, the context menu has commands, offline folders can be found again."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.stage.folder_list import FoldersModel, note
from app.ui.item_models import CARD_ROLE
from app.ui.localization.text import is_right_to_left, tr
from app.ui.paint import icons, painting, theme
from app.ui.tokens import ICON_PX, Radius, Space, row_px
from app.ui.widgets.empty_state import ContentStack, EmptyState
from core.domain.videos import Folder, FolderState

_LEADING_PX = 2


class FolderDelegate(QStyledItemDelegate):
    """Paints a folder: icon, name, status, and a link that finds an offline folder.

    Attributes
    ----------
    findWanted : Signal
        Catalog id of an offline folder whose link was clicked.
    """

    findWanted = Signal(int)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        n_lines = 2 if isinstance(index.data(CARD_ROLE), Folder) else 1
        return QSize(120, row_px(n_lines * (option.fontMetrics.height() + _LEADING_PX)))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, colours, folder = option.state, theme.current(), index.data(CARD_ROLE)
        rect = QRectF(option.rect).adjusted(Space.TIGHT, 0, -Space.TIGHT, 0)
        painting.paint_ground(
            painter,
            rect,
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
            radius_px=Radius.CONTROL,
            is_row=True,
        )
        is_offline = _is_offline(folder)
        name = "library" if folder is None else "offline" if is_offline else "folder"
        sign = icons.pixmap(
            name,
            ICON_PX,
            colour=colours.warning if is_offline else colours.muted,
            ratio=painter.device().devicePixelRatioF(),
        )
        side = QRect(option.rect.left() + Space.MEDIUM, option.rect.center().y() - ICON_PX // 2, ICON_PX, ICON_PX)
        painter.drawPixmap(_mirrored(option, side).topLeft(), sign)
        first, second = _lines(option, n_lines=1 if folder is None else 2)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        _write(painter, option, first, words, colours.text, mode=Qt.TextElideMode.ElideMiddle)
        if isinstance(folder, Folder):
            painter.setFont(painting.small_font(option.font))
            if is_offline:
                find = _find_rect(option)
                _write(painter, option, find, _find_words(), colours.accent)
                second.setWidth(second.width() - find.width() - Space.SMALL)
            _write(painter, option, second, note(folder), colours.warning if is_offline else colours.muted)
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        folder = index.data(CARD_ROLE)
        if isinstance(event, QMouseEvent) and _is_offline(folder) and _is_click(event, option):
            self.findWanted.emit(folder.id)
            return True
        return super().editorEvent(event, model, option, index)


def _is_offline(folder: object) -> bool:
    return isinstance(folder, Folder) and folder.state is FolderState.OFFLINE


def _is_click(event: QMouseEvent, option: QStyleOptionViewItem) -> bool:
    is_release = event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton
    return is_release and _mirrored(option, _find_rect(option)).contains(event.position().toPoint())


def _find_words() -> str:
    return tr("Folders", "Find it\N{HORIZONTAL ELLIPSIS}")


def _lines(option: QStyleOptionViewItem, *, n_lines: int) -> tuple[QRect, QRect]:
    """Return the rectangles of a row's lines for left-to-right layout."""
    height = option.fontMetrics.height() + _LEADING_PX
    top = option.rect.center().y() - n_lines * height // 2 + 1
    start = Space.MEDIUM + ICON_PX + Space.SMALL
    line = QRect(option.rect.left() + start, top, option.rect.width() - start - Space.MEDIUM, height)
    return line, line.translated(0, height)


def _find_rect(option: QStyleOptionViewItem) -> QRect:
    line = _lines(option, n_lines=2)[1]
    width = round(QFontMetricsF(painting.small_font(option.font)).horizontalAdvance(_find_words())) + 2
    return QRect(line.right() - width + 1, line.top(), width, line.height())


def _mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    text: str,
    colour: str,
    *,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
    shown = QFontMetricsF(painter.font()).elidedText(text, mode, rect.width())
    # A name keeps its own direction, but is aligned with the rows of the panel.
    is_reversed = is_right_to_left(text)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_reversed else Qt.LayoutDirection.LeftToRight)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(_mirrored(option, rect), int(flags) | int(Qt.TextFlag.TextSingleLine), shown)


class FoldersPanel(QWidget):
    """Lists the folders; without any, it offers to add one.

    Attributes
    ----------
    empty : EmptyState
        In place of the list.
    folderChosen : Signal
        Catalog id of a folder, or None for all videos.
    findWanted : Signal
        Catalog id of an offline folder to find, which is selected.
    """

    folderChosen = Signal(object)
    findWanted = Signal(int)

    def __init__(self, model: FoldersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(170)
        self._model = model
        self._list = QListView(self)
        self._list.setModel(model)
        delegate = FolderDelegate(self._list)
        delegate.findWanted.connect(self.findWanted)
        self._list.setItemDelegate(delegate)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("Folders"))
        self._list.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._on_reset)
        self._chosen: int | None = None
        self.empty = EmptyState(self, is_panel=True)
        add = ("add_folder", self.tr("Add folder\N{HORIZONTAL ELLIPSIS}"))
        self.empty.set_text(self.tr("Drop a folder of videos here, or add one."), (add,))
        self._stack = ContentStack(self.empty, self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.addLayout(self._stack)
        self._show_list()
        self.choose(None)

    @property
    def chosen(self) -> Folder | None:
        """The selected folder; None for all videos."""
        return self._model.folder(self._list.currentIndex())

    @property
    def list_view(self) -> QListView:
        """The list."""
        return self._list

    def choose(self, folder_id: int | None) -> None:
        """Select a folder; None for all videos."""
        self._list.setCurrentIndex(self._model.index(self._model.row_of(folder_id), 0))

    def _on_reset(self) -> None:
        self._show_list()
        self.choose(self._chosen)

    def _show_list(self) -> None:
        self._stack.show_content(is_there=self._model.has_folders)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        folder = self._model.folder(current)
        folder_id = folder.id if folder else None
        if current.isValid() and folder_id != self._chosen:
            self._chosen = folder_id
            self.folderChosen.emit(folder_id)
