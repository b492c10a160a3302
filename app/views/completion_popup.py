"""The list under the search box: what the piece being typed may become."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.offers import Offer, OffersModel, spoken
from app.models.video_grid import CARD_ROLE
from app.support import icons, theme
from app.support.tag_paint import paint_mark
from app.support.text import number
from app.views import card_painting

_MOST_ROWS = 8
_LEAST_CHARS = 56
_SIGN_PX = 16
_EDGE_PX = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS, Qt.Key.Key_PageUp: -_MOST_ROWS}


class OfferDelegate(QStyledItemDelegate):
    """Paints an offer: mark or icon, words, explanation, count."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.height() + 12)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer = index.data(CARD_ROLE)
        if not isinstance(offer, Offer):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        colours, metrics, direction = theme.current(), option.fontMetrics, option.direction
        state, area = option.state, QRectF(option.rect)
        card_painting.paint_ground(
            painter,
            area.adjusted(4, 1, -4, -1),
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=False,
        )

        def _place(x: float, width: float) -> QRectF:
            inner = QRect(round(area.x() + x), round(area.y()), round(max(0.0, width)), round(area.height()))
            return QRectF(QStyle.visualRect(direction, option.rect, inner))

        sign = _place(_EDGE_PX, _SIGN_PX)
        self._paint_sign(painter, QPointF(sign.x(), sign.center().y() - _SIGN_PX / 2), offer)
        left, right = float(_EDGE_PX + _SIGN_PX + 8), area.width() - _EDGE_PX
        middle = Qt.TextElideMode.ElideMiddle
        if offer.n_videos is not None:
            count = number(offer.n_videos)
            width = metrics.horizontalAdvance(count) + 2
            card_painting.write_line(
                painter, _place(right - width, width), count, colour=colours.muted, mode=Qt.TextElideMode.ElideNone
            )
            right -= width + 12
        words_px = min(metrics.horizontalAdvance(offer.words) + 2.0, (right - left) * (0.6 if offer.note else 1))
        card_painting.write_line(painter, _place(left, words_px), offer.words, colour=colours.text, mode=middle)
        left += words_px + 14
        if offer.note and right - left > metrics.averageCharWidth() * 6:
            note = _place(left, right - left)
            card_painting.write_line(painter, note, offer.note, colour=colours.muted, mode=Qt.TextElideMode.ElideRight)
        painter.restore()

    def _paint_sign(self, painter: QPainter, corner: QPointF, offer: Offer) -> None:
        if offer.tag is not None:
            mark = QRectF(corner.x() + 3, corner.y() + 3, _SIGN_PX - 6, _SIGN_PX - 6)
            paint_mark(painter, mark, offer.tag, is_dark=theme.is_dark())
            return
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(corner, icons.pixmap(offer.icon, _SIGN_PX, colour=theme.current().muted, ratio=ratio))


class CompletionPopup(QFrame):
    """A list that floats under the box; the keys stay in the box, which hands the arrows on.

    Attributes
    ----------
    accepted : Signal
        The `Offer` that was taken.
    pointedAt : Signal
        Words of the offer that the arrows have reached, for the screen reader; empty for none.
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
        self.list_view.setAccessibleName(self.tr("What it may become"))
        self.list_view.setFrameShape(QFrame.Shape.NoFrame)
        self.list_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list_view.setUniformItemSizes(True)
        self.list_view.setMouseTracking(True)
        self.list_view.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self.list_view)
        self.hide()

    def show_offers(self, offers: Sequence[Offer], below: QWidget) -> None:
        """Show offers.

        Parameters
        ----------
        offers : sequence of Offer
            None of them: the list goes.
        below : QWidget
            What it stands under, in the same window.
        """
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
    def current(self) -> Offer | None:
        """The offer that the arrows have reached; None before they are used."""
        return self.model.offer(self.list_view.currentIndex())

    def take_key(self, key: int) -> bool:
        """Do what a key means here.

        Parameters
        ----------
        key : int
            Of a key press in the box.

        Returns
        -------
        bool
            Whether it meant something; otherwise the box has it.
        """
        if self.isHidden():
            return False
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab:
            self._accept(self.current or self.model.offer(self.model.index(0)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self._accept(self.current)
        else:
            return False
        return True

    def _step(self, steps: int) -> None:
        n, row = self.model.rowCount(), self.list_view.currentIndex().row()
        if row < 0 and steps < 0:
            target = n - 1
        elif row + steps in {-1, n}:  # beyond an end: back to what is typed
            target = -1
        else:
            target = max(0, min(n - 1, row + steps))
        index = self.model.index(target)
        self.list_view.setCurrentIndex(index)
        if not index.isValid():
            self.list_view.selectionModel().clear()
        offer = self.model.offer(index)
        words = spoken(offer) if offer is not None else ""
        self.pointedAt.emit(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list_view, words))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._accept(self.model.offer(index))

    def _accept(self, offer: Offer | None) -> None:
        self.hide()
        self.pointedAt.emit("")
        if offer is not None:
            self.accepted.emit(offer)
