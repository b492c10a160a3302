"""The completion list below the search box."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.search.models.offers import CompletionOffer, OffersModel, accessible_text
from app.ui.item_models import CARD_ROLE
from app.ui.tokens import Space
from app.ui.widgets.rows import SignRow, SignRowDelegate

_MOST_ROWS = 8
_LEAST_CHARS = 56
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS, Qt.Key.Key_PageUp: -_MOST_ROWS}


class OfferDelegate(SignRowDelegate):
    """Paints a completion: mark or icon, text, explanation, count."""

    inset_px: ClassVar[int] = 4

    @override
    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> SignRow | None:
        offer = index.data(CARD_ROLE)
        if not isinstance(offer, CompletionOffer):
            return None
        return SignRow(offer.words, offer.note, offer.icon, offer.tag, offer.n_videos)


class CompletionPopup(QFrame):
    """A list that floats below the box; the focus stays in the box, which forwards the arrow keys.

    Attributes
    ----------
    accepted : Signal
        The `CompletionOffer` that was accepted.
    pointedAt : Signal
        Text of the offer selected with the arrow keys, for the screen reader; empty for none.
    """

    accepted = Signal(object)
    pointedAt = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = OffersModel(self)
        self.list_view = QListView(self)
        self.list_view.setModel(self.model)
        self.list_view.setItemDelegate(OfferDelegate(self.list_view))
        self.list_view.setAccessibleName(self.tr("Completions"))
        self.list_view.setFrameShape(QFrame.Shape.NoFrame)
        self.list_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list_view.setUniformItemSizes(True)
        self.list_view.setMouseTracking(True)
        self.list_view.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        column.addWidget(self.list_view)
        self.hide()

    def show_offers(self, offers: Sequence[CompletionOffer], below: QWidget) -> None:
        """Show completions below a widget of the same window; none hides the list."""
        self.model.set_offers(offers)
        self.pointedAt.emit("")
        if not offers:
            self.hide()
            return
        if self.parentWidget() is not below.window():
            self.setParent(below.window())
        self.setGeometry(self._place(below))
        self.list_view.scrollToTop()
        self.show()
        self.raise_()

    def _place(self, below: QWidget) -> QRect:
        window, row_px = below.window().rect(), self.list_view.sizeHintForRow(0)
        box = QRect(below.mapTo(below.window(), QPoint(0, 0)), below.size())
        height_px = min(_MOST_ROWS, self.model.rowCount()) * row_px + 10
        room_px = window.height() - box.bottom() - 12
        width_px = min(window.width() - 16, max(box.width(), self.fontMetrics().averageCharWidth() * _LEAST_CHARS))
        place = QRect(box.left(), box.bottom() + 4, width_px, min(height_px, max(room_px, row_px + 10)))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(box.right())
        place.moveLeft(max(8, min(place.left(), window.width() - 8 - width_px)))
        return place

    @property
    def current(self) -> CompletionOffer | None:
        """The completion selected with the arrow keys; None before they are used."""
        return self.model.offer(self.list_view.currentIndex())

    @property
    def only(self) -> CompletionOffer | None:
        """The completion if the list is shown and has no other."""
        return self.model.offer(self.model.index(0)) if self.isVisible() and self.model.rowCount() == 1 else None

    def take_key(self, key: int) -> bool:
        """Handle a key pressed in the box; return False if it is for the box."""
        if self.isHidden():
            return False
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab:
            self.take(self.current or self.model.offer(self.model.index(0)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.take(self.current)
        else:
            return False
        return True

    def _step(self, steps: int) -> None:
        n, row = self.model.rowCount(), self.list_view.currentIndex().row()
        if row < 0 and steps < 0:
            target = n - 1
        elif row + steps in {-1, n}:  # past either end: back to the typed text
            target = -1
        else:
            target = max(0, min(n - 1, row + steps))
        index = self.model.index(target)
        self.list_view.setCurrentIndex(index)
        if not index.isValid():
            self.list_view.selectionModel().clear()
        offer = self.model.offer(index)
        words = accessible_text(offer) if offer is not None else ""
        self.pointedAt.emit(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list_view, words))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.take(self.model.offer(index))

    def take(self, offer: CompletionOffer | None) -> None:
        """Accept a completion, and hide the list."""
        self.hide()
        self.pointedAt.emit("")
        if offer is not None:
            self.accepted.emit(offer)
