"""The sheet of a review: as many clips as fit, each in a loop; or one that fills the view."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from app.browse.views.card_raster import CardRaster
from app.browse.views.raster_view import RasterView
from app.learning.models.review import ReviewModel
from app.learning.views.delegate import ReviewDelegate
from app.search.models.moment_frames import MomentFrames
from app.stage.thumbnails import ThumbnailCache
from app.ui.throttle import Throttle

_Index = QModelIndex | QPersistentModelIndex
LOOP_MS = 400
LEAST, MOST = 12, 24
"""Clips on a sheet."""
_GAP_PX = 6
_USUAL_PX, _LEAST_PX = 230, 168
_BAR_PX = 12
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class SheetView(RasterView):
    """Shows the clips of a page.

    Attributes
    ----------
    fitted : Signal
        Clips have another size.

    Parameters
    ----------
    model : ReviewModel
        The clips.
    thumbnails : ThumbnailCache
        Where pictures of filmstrips come from.
    frames : MomentFrames
        Where frames come from.
    parent : QWidget
        Owner.
    """

    fitted = Signal()

    def __init__(self, model: ReviewModel, thumbnails: ThumbnailCache, frames: MomentFrames, parent: QWidget) -> None:
        self._review = model
        self._delegate: ReviewDelegate | None = None
        self._is_moving = True
        super().__init__(parent)
        self._delegate = ReviewDelegate(thumbnails, frames, self)
        self._loop = Throttle(LOOP_MS, self._go_round, parent=self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Clips to review"))
        for signal in (thumbnails.arrived, frames.arrived, model.dataChanged):
            signal.connect(self.viewport().update)
        model.modelReset.connect(self.fit)
        self.fit()

    @property
    def is_looping(self) -> bool:
        """Whether pictures move now."""
        return self._is_moving and self.isVisible() and bool(self._review.cells)

    @property
    def phase(self) -> int:
        """Which picture of its loop every clip shows."""
        return self._delegate.phase if self._delegate is not None else 0

    @property
    def n_wanted(self) -> int:
        """How many clips make a page of this size."""
        size, card = self._room(), self._card(_USUAL_PX)
        fitting = max(1, size.width() // _USUAL_PX) * max(1, size.height() // card.height())
        return max(LEAST, min(MOST, fitting))

    @property
    def picture_px(self) -> int:
        """Height of a picture in device pixels."""
        assert self._delegate is not None
        return round(self._delegate.picture_rect(self.raster.rect(0)).height() * self.devicePixelRatioF())

    def set_scrub(self, *, is_on: bool) -> None:
        """Let pictures move, or not.

        Parameters
        ----------
        is_on : bool
            Off for whoever wants nothing to move by itself.
        """
        self._is_moving = is_on
        self._wish()

    def fit(self) -> None:
        """Work out anew how clips fill the view."""
        is_single = self._review.is_single
        modes, policy = QAbstractItemView.SelectionMode, Qt.ScrollBarPolicy
        self.setSelectionMode(modes.SingleSelection if is_single else modes.ExtendedSelection)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_single else policy.ScrollBarAsNeeded)
        self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self._wish()
        self.fitted.emit()

    @property
    @override
    def raster(self) -> CardRaster:
        n_rows, size = len(self._review.cells), self._room()
        if self._review.is_single or self._delegate is None:
            return CardRaster(n_rows, 1, QSize(max(1, size.width()), max(1, size.height())))
        n_columns = self._n_columns(n_rows, size)
        width_px = size.width() // n_columns
        self._delegate.set_card_width(width_px - _GAP_PX)
        return CardRaster(n_rows, n_columns, self._card(width_px), _GAP_PX)

    def _n_columns(self, n_rows: int, size: QSize) -> int:
        """Choose the fewest columns, that is the largest clips, with which all are in view."""
        most = max(1, size.width() // _LEAST_PX)
        for n_columns in range(1, most + 1):
            card = self._card(size.width() // n_columns)
            if -(-n_rows // n_columns) * card.height() <= size.height():
                return n_columns
        return most

    def _card(self, width_px: int) -> QSize:
        assert self._delegate is not None
        self._delegate.set_card_width(max(1, width_px - _GAP_PX))
        height_px = self._delegate.card_size(self.fontMetrics()).height()
        return QSize(max(1, width_px), height_px + _GAP_PX)

    def _room(self) -> QSize:
        # As if there were a bar, so that it cannot come and go by what it makes room for itself.
        return self.maximumViewportSize() - QSize(_BAR_PX, 0)

    def _wish(self) -> None:
        if self.is_looping:
            self._loop.wish()
        else:
            self._loop.stop()

    def _go_round(self) -> None:
        assert self._delegate is not None
        self._delegate.phase += 1
        self.viewport().update()
        self._wish()

    @property
    def chosen_rows(self) -> list[int]:
        """The rows of the selected clips, in order: what a mark is for."""
        return sorted(index.row() for index in self.selectedIndexes())

    def select_row(self, row: int) -> None:
        """Select one clip alone, and make it the current one.

        Parameters
        ----------
        row : int
            Must be there.
        """
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), _ALONE)

    @override
    def selectAll(self) -> None:
        if not self._review.is_single:
            super().selectAll()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click beside the clips keeps the selection, or the next key would mark nothing.
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # A hand that slips while it clicks must not select the next clip, too.
        if not event.buttons():
            super().mouseMoveEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second of two quick clicks on different clips counts as well.
        self.mousePressEvent(event)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self._review.is_single and current.isValid():
            self.scrollTo(current)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._review.is_single:
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish()
        self.fitted.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._loop.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._delegate is not None:
            self.fit()
