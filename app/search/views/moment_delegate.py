"""Paints the cards of the results."""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from typing_extensions import override

from app.browse.models.cards import MomentCard
from app.browse.views.card_delegate import CardDelegate
from app.search.models.moment_frames import MomentFrames
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui import painting, theme
from app.ui.text import display_name, tr
from app.ui.times import clock, span

_BAR_PX = 5


class MomentDelegate(CardDelegate):
    """Paints a moment: frame, span of time, match bar, the video's name, and how many more the video has.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        For the nearest picture of the filmstrip, until the frame itself is there.
    frames : MomentFrames
        The frames.
    parent : QObject
        The view.
    """

    n_lines = 3

    def __init__(self, thumbnails: ThumbnailCache, frames: MomentFrames, parent: QObject) -> None:
        super().__init__(thumbnails, parent)
        self._frames = frames

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, MomentCard):
            return
        painting.paint_picture(painter, picture, self._frame(painter, picture, card), placeholder="film")
        colours = theme.current()
        name = display_name(card.card.video.path)
        painting.write_line(painter, lines[0], name, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
        small = painting.small_font(painter.font())
        painter.setFont(small)
        corner = picture.bottomRight() - QPointF(6, 6)
        painting.paint_badge(painter, corner, span(card.hit.start_seconds, card.hit.end_seconds))
        if card.cell_seconds is not None and not card.is_picture_near and card.frame_key not in self._frames:
            height = painter.fontMetrics().height() + 2
            left = QPointF(picture.left() + 6, picture.top() + 6 + height)
            note = tr("Moment", "picture from about %1").replace("%1", clock(card.cell_seconds))
            painting.paint_badge(painter, left, note, is_left=True)
        self._write_places(painter, lines[1], card)
        bar = QRectF(lines[2].x(), lines[2].center().y() - _BAR_PX / 2, lines[2].width(), _BAR_PX)
        painting.paint_bar(painter, bar, card.match)

    @override
    def _paint_ground(self, painter: QPainter, rect: QRectF, card: object) -> None:
        if isinstance(card, MomentCard) and card.is_expanded:
            # One band behind all moments of a video, up to the neighbouring cells.
            painter.fillRect(rect.adjusted(-3, 0, 3, 0), QColor(theme.current().hover))

    def _write_places(self, painter: QPainter, line: QRectF, card: MomentCard) -> None:
        colours, mode = theme.current(), Qt.TextElideMode.ElideRight
        if card.n_places == 1:
            words = tr("Moment", "%n moments", n=1)
        elif card.is_expanded:
            words = tr("Moment", "Moment %1 of %2").replace("%1", str(card.place)).replace("%2", str(card.n_places))
        else:
            words = tr("Moment", "Best of %n moments", n=card.n_places)
        painting.write_line(painter, line, words, colour=colours.muted, mode=mode)
        if card.place == 1 and card.n_places > 1:
            sign = "\N{MINUS SIGN}" if card.is_expanded else f"+{card.n_places - 1}"
            end = QRectF(line)
            end.setLeft(line.right() - painter.fontMetrics().horizontalAdvance(sign) - 2)
            painting.write_line(painter, end, sign, colour=colours.accent, mode=mode)

    def _frame(self, painter: QPainter, picture: QRectF, card: MomentCard) -> QPixmap | None:
        if (exact := self._frames.pixmap(card.frame_key)) is not None:
            return exact
        width_px = round(picture.width() * painter.device().devicePixelRatioF())
        if card.card.strip is not None and card.cell is not None:
            return self._thumbnails.pixmap(PictureKey(card.card.strip, card.cell, 0))
        if card.card.poster is not None:
            return self._thumbnails.pixmap(PictureKey(card.card.poster, None, -(-width_px // 80) * 80))
        return None
