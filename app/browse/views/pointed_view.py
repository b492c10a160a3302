"""What pointer and keys do in a view of cards: open, scrub, drag out, select what stands under a heading."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from app.browse.models.headings import Headings
from app.browse.views import heading_painting
from app.browse.views.card_delegate import CardDelegate
from app.browse.views.dragging import FileDrag
from app.browse.views.raster_view import RasterView

_Flag = QItemSelectionModel.SelectionFlag
_MOVING = {
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
}  # fmt: skip


class PointedView(RasterView):
    """Shows cards that can be pointed at.

    Attributes
    ----------
    opened : Signal
        A row was double-clicked, or Enter was pressed on it.

    Parameters
    ----------
    delegate : CardDelegate
        Paints the cards.
    parent : QWidget, optional
        Owner.
    """

    opened = Signal(QModelIndex)

    def __init__(self, delegate: CardDelegate, *, parent: QWidget | None = None) -> None:
        self._delegate = delegate
        self._headings = Headings()
        super().__init__(parent)
        self._drag = FileDrag(self)

    def behave(self) -> None:
        """Take on the ways of a view of cards; the last step of making one, for Qt asks for places meanwhile."""
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(self.opened)

    def set_headings(self, headings: Headings) -> None:
        """Put rows under headings.

        Parameters
        ----------
        headings : Headings
            Empty for none.
        """
        self._headings = headings
        self.doItemsLayout()

    def set_scrub(self, *, is_on: bool) -> None:
        """Let the pointer move through the pictures of a video, or not.

        Parameters
        ----------
        is_on : bool
            Off for whoever wants nothing to move.
        """
        self._delegate.scrub.is_on = is_on
        self._delegate.scrub.leave()
        self.viewport().update()

    def select_group(self) -> None:
        """Select all rows that stand under one heading with the current one."""
        place = self._headings.place_of(self.currentIndex().row())
        if self.currentIndex().isValid() and place >= 0:
            self._select_group(place, _Flag.ClearAndSelect)

    def _select_group(self, place: int, command: QItemSelectionModel.SelectionFlag) -> None:
        rows, model = self._headings.rows(place), self.model()
        first, last = model.index(rows.start, 0), model.index(rows.stop - 1, 0)
        self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), command)

    @override
    def paint_heading(self, painter: QPainter, rect: QRect, place: int) -> None:
        heading_painting.paint_heading(painter, rect, self._headings.title(place), self._headings.note(place))

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self._drag.begin()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.raster.heading_at(self.content_at(event.position().toPoint()))
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            adds = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            self._select_group(place, _Flag.Select if adds else _Flag.ClearAndSelect)
            event.accept()
            return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_waiting:  # or what is dragged would become another selection meanwhile
            event.accept()
            return
        super().mouseMoveEvent(event)
        index, scrub = self.indexAt(event.position().toPoint()), self._delegate.scrub
        picture = self._delegate.picture_rect(self.visualRect(index)) if index.isValid() else QRect()
        before = scrub.row
        is_over = not event.buttons() and picture.contains(event.position().toPoint())
        if scrub.follow(index.row() if is_over else -1, (event.position().x() - picture.left()) / picture.width()):
            for row in {before, scrub.row} - {-1}:
                self.viewport().update(self.visualRect(self.model().index(row, 0)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag.cancel()
        super().mouseReleaseEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Leave, QEvent.Type.Wheel} and self._delegate.scrub.leave():
            self.viewport().update()
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
        self._choose_where_one_is(event)

    def _choose_where_one_is(self, event: QKeyEvent) -> None:
        # Qt chooses what the keys move to; where they have nowhere to move, the one at hand would stay unchosen.
        is_alone = not event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.currentIndex().isValid()
        if event.key() in _MOVING and is_alone and not self.selectionModel().hasSelection():
            self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect)
