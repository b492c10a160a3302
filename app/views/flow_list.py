"""A list of cards that flows into as many columns as fit; the base of grid and results.

Uniform sizes, a grid size and batched layout together make 100,000 rows lay out in milliseconds.
"""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from app.models.thumbnails import ThumbnailCache
from app.support.throttle import Throttle
from app.views.card_delegate import CardDelegate

MIN_CARD_PX, MAX_CARD_PX, DEFAULT_CARD_PX = 150, 420, 210
_BATCH_ROWS = 500
_ZOOM_STEP_PX = 20


class FlowList(QListView):
    """Shows cards.

    Attributes
    ----------
    opened : Signal
        A row was double-clicked, or Enter was pressed on it.
    viewChanged : Signal
        Other rows came into view; folded, at most every 150 ms.
    """

    opened = Signal(QModelIndex)
    viewChanged = Signal()

    def __init__(self, delegate: CardDelegate, thumbnails: ThumbnailCache, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._wanted_px = DEFAULT_CARD_PX
        self._view_soon = Throttle(150, self.viewChanged.emit, parent=self)
        self.setItemDelegate(delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH_ROWS)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._view_soon.wish)
        self.doubleClicked.connect(self.opened)
        thumbnails.arrived.connect(self.viewport().update)

    def set_card_width(self, width_px: int) -> None:
        """Make cards about this wide; they are stretched to fill the row.

        Parameters
        ----------
        width_px : int
            Clamped to what makes sense.
        """
        self._wanted_px = max(MIN_CARD_PX, min(MAX_CARD_PX, width_px))
        self._fit()

    @property
    def card_width(self) -> int:
        """The width that cards are wanted to have."""
        return self._wanted_px

    def zoom(self, steps: int) -> None:
        """Make cards larger or smaller.

        Parameters
        ----------
        steps : int
            Positive for larger.
        """
        self.set_card_width(self._wanted_px + steps * _ZOOM_STEP_PX)

    def select_row(self, row: int) -> None:
        """Select one row and bring it into view.

        Parameters
        ----------
        row : int
            Must be there.
        """
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def visible_rows(self) -> range:
        """Give the rows in view.

        Returns
        -------
        range
            Empty where there are none.
        """
        cell, n_rows = self.gridSize(), self.model().rowCount() if self.model() else 0
        if not cell.height() or not cell.width() or not n_rows:
            return range(0)
        columns = max(1, self.viewport().width() // cell.width())
        first = max(0, self.verticalScrollBar().value() // cell.height()) * columns
        last = (self.verticalScrollBar().value() + self.viewport().height()) // cell.height() * columns + columns
        return range(min(first, n_rows), min(last, n_rows))

    def _fit(self) -> None:
        available = self.viewport().width() - 1
        columns = max(1, available // self._wanted_px)
        cell_px = max(MIN_CARD_PX, available // columns)
        self._delegate.set_card_width(cell_px - 6)
        size = self._delegate.card_size(self.fontMetrics())
        cell = QSize(cell_px, size.height() + 6)
        if cell != self.gridSize():
            self.setGridSize(cell)
        self._view_soon.wish()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
