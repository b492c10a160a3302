"""How a tag that may be meant is drawn: mark, name, what stands beside it, how many videos have it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.tags.models.tag_matching import TagOffer
from app.tags.models.tag_offers import OFFER_ROLE, second_words
from app.ui import icons, theme
from app.ui.list_rows import AnyIndex
from app.ui.tag_paint import paint_mark
from app.ui.text import display_text, number

_PAD_PX, _GAP_PX, _BAR_PX = 12, 8, 3


class TagOfferDelegate(QStyledItemDelegate):
    """One line for each tag."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 12)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        offer = index.data(OFFER_ROLE)
        if not isinstance(offer, TagOffer):
            return
        row, direction, colours = option.rect, option.direction, theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colours.tint)
            bar = QRect(row.left(), row.top(), _BAR_PX, row.height())
            painter.fillRect(QStyle.visualRect(direction, row, bar), colours.accent)
        metrics = option.fontMetrics
        mark = max(8, round(metrics.ascent() * 0.8))
        spot = QRect(row.left() + _PAD_PX, row.center().y() - mark // 2, mark, mark)
        self._paint_mark(painter, QStyle.visualRect(direction, row, spot), offer)
        self._paint_words(painter, option, offer, start=spot.right() + 1 + _GAP_PX)

    def _paint_mark(self, painter: QPainter, spot: QRect, offer: TagOffer) -> None:
        if offer.tag is None:
            painter.drawPixmap(spot, icons.pixmap("more", spot.width(), ratio=painter.device().devicePixelRatioF()))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(spot), offer.tag, is_dark=theme.is_dark())
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, offer: TagOffer, *, start: int) -> None:
        row, metrics, colours = option.rect, option.fontMetrics, theme.current()
        count = number(offer.n_videos) if offer.tag is not None else ""
        end = row.right() - _PAD_PX - metrics.horizontalAdvance(count)
        name, beside = display_text(offer.name), second_words(offer)
        room = end - start - _GAP_PX
        # The name may take all but a third, which what stands beside it is left.
        most = room if not beside else max(room * 2 // 3, room - metrics.horizontalAdvance(beside) - _GAP_PX)
        width = min(metrics.horizontalAdvance(name) + 1, most)
        self._write(painter, option, QRect(start, row.top(), width, row.height()), name, colours.text)
        rest = QRect(start + width + _GAP_PX, row.top(), max(0, room - width - _GAP_PX), row.height())
        self._write(painter, option, rest, beside, colours.muted)
        at_end = QRect(end, row.top(), row.right() - _PAD_PX - end + 1, row.height())
        self._write(painter, option, at_end, count, colours.muted)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, words: str, ink: str) -> None:
        painter.setPen(ink)
        painter.setFont(option.font)
        shown = QFontMetrics(option.font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        box = QStyle.visualRect(option.direction, option.rect, place)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), shown)
