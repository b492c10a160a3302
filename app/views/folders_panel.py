"""The panel of folders: a click filters the grid, the menu rescans or removes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter
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

from app.models.folders import FoldersModel, note
from app.models.video_grid import CARD_ROLE
from app.support import icons, theme
from app.views import card_painting
from core.domain.videos import Folder, FolderState

_ICON_PX = 18


class FolderDelegate(QStyledItemDelegate):
    """Paints a folder: icon, name, and a line that says its state in words."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        n_lines = 2 if isinstance(index.data(CARD_ROLE), Folder) else 1
        return QSize(120, n_lines * (option.fontMetrics.height() + 2) + 14)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, colours, folder = option.state, theme.current(), index.data(CARD_ROLE)
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        card_painting.paint_ground(
            painter,
            rect,
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        is_offline = isinstance(folder, Folder) and folder.state is FolderState.OFFLINE
        name = "library" if folder is None else "offline" if is_offline else "folder"
        colour = colours.warning if is_offline else colours.muted
        sign = icons.pixmap(name, _ICON_PX, colour=colour, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.left() + 10, rect.center().y() - _ICON_PX / 2), sign)
        line = QRectF(rect.left() + 38, rect.top() + 6, rect.width() - 46, option.fontMetrics.height() + 2)
        if folder is None:
            line.moveCenter(QPointF(line.center().x(), rect.center().y()))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        card_painting.write_line(painter, line, text, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
        if isinstance(folder, Folder):
            painter.setFont(card_painting.small_font(option.font))
            below = line.translated(0, line.height())
            words_colour = colours.warning if is_offline else colours.muted
            card_painting.write_line(
                painter, below, note(folder), colour=words_colour, mode=Qt.TextElideMode.ElideRight
            )
        painter.restore()


class FoldersPanel(QWidget):
    """Lists the folders.

    Attributes
    ----------
    folderChosen : Signal
        Catalog id of a folder, or None for all videos.
    """

    folderChosen = Signal(object)

    def __init__(self, model: FoldersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(170)
        self._model = model
        self._list = QListView(self)
        self._list.setModel(model)
        self._list.setItemDelegate(FolderDelegate(self._list))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("Folders"))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(lambda: self.choose(self._chosen))
        self._chosen: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self._list)
        self.choose(None)

    @property
    def chosen(self) -> Folder | None:
        """The folder that is selected; None for all videos."""
        return self._model.folder(self._list.currentIndex())

    @property
    def list_view(self) -> QListView:
        """The list itself, for focus and its menu."""
        return self._list

    def add_menu(self, actions: list[QAction]) -> None:
        """Give the list its context menu.

        Parameters
        ----------
        actions : list of QAction
            In order.
        """
        self._list.addActions(actions)

    def choose(self, folder_id: int | None) -> None:
        """Select a folder.

        Parameters
        ----------
        folder_id : int or None
            Catalog id; None for all videos.
        """
        self._list.setCurrentIndex(self._model.index(self._model.row_of(folder_id), 0))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        folder = self._model.folder(current)
        folder_id = folder.id if folder else None
        if current.isValid() and folder_id != self._chosen:
            self._chosen = folder_id
            self.folderChosen.emit(folder_id)
