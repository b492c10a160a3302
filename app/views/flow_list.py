"""A list of cards that flows into as many columns as fit; the base of grid and results.

Qt's own icon mode lays 100,000 rows out in batches, and begins again at the top whenever the width changes or a row
comes: whoever had scrolled was thrown back. Here places are computed (`CardRaster`), so the first card in view stays
where it is whatever happens to the width, to the size of the cards or to the rows before it.
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from app.models.thumbnails import ThumbnailCache
from app.support.throttle import Throttle
from app.views.card_delegate import CardDelegate
from app.views.card_raster import CardRaster
from app.views.raster_view import RasterView

MIN_CARD_PX, MAX_CARD_PX, DEFAULT_CARD_PX = 150, 420, 210
_ZOOM_STEP_PX = 20
_GAP_PX = 6


class FlowList(RasterView):
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
        self._n_columns, self._cell = 1, QSize(DEFAULT_CARD_PX, DEFAULT_CARD_PX)
        # The first card in view, and how much of it is scrolled out at the top.
        self._top, self._top_px = QPersistentModelIndex(), 0
        self._view_soon = Throttle(150, self.viewChanged.emit, parent=self)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._note_place())
        self.doubleClicked.connect(self.opened)
        thumbnails.arrived.connect(self.viewport().update)

    @property
    @override
    def raster(self) -> CardRaster:
        n_rows = self.model().rowCount() if self.model() else 0
        return CardRaster(n_rows, self._n_columns, self._cell, _GAP_PX)

    def set_card_width(self, width_px: int) -> None:
        """Choose the size of cards.

        Parameters
        ----------
        width_px : int
            Wanted width; the cards of a line are stretched to fill it.
        """
        self._wanted_px = max(MIN_CARD_PX, min(MAX_CARD_PX, width_px))
        self._fit()

    @property
    def card_width(self) -> int:
        """Wanted width of a card in pixels."""
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
        """List the rows in view.

        Returns
        -------
        range
            Of the model.
        """
        top_px = self.verticalOffset()
        return self.raster.rows_between(top_px, top_px + self.viewport().height() - 1)

    def selected_rows(self, *, at_most: int) -> list[int]:
        """List selected rows without going through all of a large selection.

        Parameters
        ----------
        at_most : int
            How many to list.

        Returns
        -------
        list of int
            As selected, first things first.
        """
        found: list[int] = []
        for part in self.selectionModel().selection().toList():
            found.extend(range(part.top(), part.bottom() + 1)[: at_most - len(found)])
        return found

    def bring_to_top(self, row: int, *, hidden_px: int = 0) -> None:
        """Scroll.

        Parameters
        ----------
        row : int
            Comes to the top.
        hidden_px : int
            How much of it stays above the view.
        """
        self.verticalScrollBar().setValue(self.raster.rect(row).top() + hidden_px)

    @property
    def place(self) -> tuple[int, int]:
        """First row in view, and how much of it is above the view; (0, 0) at the top."""
        return (self._top.row(), self._top_px) if self._top.isValid() else (0, 0)

    def _fit(self) -> None:
        current = self.currentIndex()
        was_seen = current.isValid() and current.row() in self.visible_rows()
        available_px = self.viewport().width() - 1
        self._n_columns = max(1, available_px // self._wanted_px)
        cell_px = max(MIN_CARD_PX, available_px // self._n_columns)
        self._delegate.set_card_width(cell_px - _GAP_PX)
        self._cell = QSize(cell_px, self._delegate.card_size(self.fontMetrics()).height() + _GAP_PX)
        self.doItemsLayout()
        if was_seen:
            # Above all, what one has just chosen stays in sight when the player opens beside it.
            self.scrollTo(current)

    def _note_place(self) -> None:
        rows = self.visible_rows()
        self._top = QPersistentModelIndex(self.model().index(rows.start, 0)) if rows else QPersistentModelIndex()
        self._top_px = self.verticalOffset() - self.raster.rect(rows.start).top()
        self._view_soon.wish()

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
                signal.connect(self.doItemsLayout)

    @override
    def doItemsLayout(self) -> None:
        top, hidden_px = QPersistentModelIndex(self._top), self._top_px
        # At the very top one stays there and sees what comes first; further down the same card stays in place.
        does_stay = top.isValid() and self.verticalOffset() > 0
        super().doItemsLayout()
        if does_stay:
            self.bring_to_top(top.row(), hidden_px=hidden_px)
        self._note_place()
        if does_stay:
            # Not the first of its line, or a little would be lost with every row that comes.
            self._top, self._top_px = top, hidden_px

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
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
