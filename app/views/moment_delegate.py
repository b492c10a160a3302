"""Paints the cards of the results."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from typing_extensions import override

from app.models.cards import MomentCard
from app.models.thumbnails import PictureKey
from app.support import theme
from app.support.text import clock, display_name, span, tr
from app.views import card_painting
from app.views.card_delegate import CardDelegate

_BAR_PX = 5


class MomentDelegate(CardDelegate):
    """Paints a moment: frame, span of time, match bar, the video's name, and how many more the video has."""

    n_lines = 3

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, MomentCard):
            return
        card_painting.paint_picture(painter, picture, self._frame(painter, picture, card), placeholder="film")
        colours = theme.current()
        name = display_name(card.card.video.path)
        card_painting.write_line(painter, lines[0], name, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
        small = card_painting.small_font(painter.font())
        painter.setFont(small)
        corner = picture.bottomRight() - QPointF(6, 6)
        card_painting.paint_badge(painter, corner, span(card.hit.start_seconds, card.hit.end_seconds))
        if card.cell_seconds is not None and not card.is_picture_near:
            left = QPointF(picture.left() + 6, picture.bottom() - 6)
            note = tr("Moment", "picture from %1").replace("%1", clock(card.cell_seconds))
            card_painting.paint_badge(painter, left, note, is_left=True)
        card_painting.write_line(
            painter, lines[1], self._places(card), colour=colours.muted, mode=Qt.TextElideMode.ElideRight
        )
        bar = QRectF(lines[2].x(), lines[2].center().y() - _BAR_PX / 2, lines[2].width(), _BAR_PX)
        card_painting.paint_bar(painter, bar, card.match)

    def _places(self, card: MomentCard) -> str:
        if card.n_places == 1:
            return tr("Moment", "1 moment")
        if card.is_expanded:
            return tr("Moment", "Moment %1 of %2").replace("%1", str(card.place)).replace("%2", str(card.n_places))
        more = card.n_places - 1
        return tr("Moment", "Best of %1 moments").replace("%1", str(more + 1)) + f"  +{more}"

    def _frame(self, painter: QPainter, picture: QRectF, card: MomentCard) -> QPixmap | None:
        width_px = round(picture.width() * painter.device().devicePixelRatioF())
        if card.card.strip is not None and card.cell is not None:
            return self._thumbnails.pixmap(PictureKey(card.card.strip, card.cell, 0))
        if card.card.poster is not None:
            return self._thumbnails.pixmap(PictureKey(card.card.poster, None, -(-width_px // 160) * 160))
        return None
