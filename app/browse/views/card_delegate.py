"""Paints the cards of the grid."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.browse.models import card_words
from app.browse.models.cards import N_STAGES, MomentCard, VideoCard
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui.item_models import CARD_ROLE
from app.ui.localization.text import display_name
from app.ui.localization.times import clock
from app.ui.paint import icons, painting, theme
from app.ui.tokens import Radius, Space
from core.domain.videos import VideoStage


class Scrub:
    """Where the pointer is in a video.

    Attributes
    ----------
    is_on : bool
        Whether pictures follow the pointer.
    row : int
        The row whose picture it is over; -1 for none.
    fraction : float
        How far through the video, 0 to 1.
    """

    def __init__(self) -> None:
        self.is_on = True
        self.row = -1
        self.fraction = 0.0

    def follow(self, row: int, fraction: float) -> bool:
        """Store where the pointer is (row -1: over no picture); return whether a repaint is needed."""
        if not self.is_on or row < 0:
            return self.leave()
        new = row, min(1.0, max(0.0, fraction))
        is_new = new != (self.row, self.fraction)
        self.row, self.fraction = new
        return is_new

    def leave(self) -> bool:
        """Store that the pointer is over no picture; return whether it was over one."""
        was_over, self.row = self.row >= 0, -1
        return was_over

    def at(self, row: int) -> float | None:
        """Return how far through a row's video the pointer is, 0 to 1; None where it is elsewhere."""
        return self.fraction if row == self.row >= 0 else None


PADDING_PX = Space.SMALL
GAP_PX = Space.TIGHT
RING_PX = 14
_INSET_PX = Space.SMALL


class CardDelegate(QStyledItemDelegate):
    """Paints what all cards share; subclasses paint the text below the picture.

    Attributes
    ----------
    scrub : Scrub
        Where the pointer is over a picture.
    """

    n_lines = 2
    radius_px = Radius.SHEET

    def __init__(self, thumbnails: ThumbnailCache, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._width_px = 220
        self.scrub = Scrub()

    def set_card_width(self, width_px: int) -> None:
        """Set the width of whole cards; their height follows."""
        self._width_px = width_px

    def card_size(self, metrics: QFontMetrics) -> QSize:
        """Return the size of every card: picture, text and padding."""
        picture_px = round((self._width_px - 2 * PADDING_PX) * 9 / 16)
        return QSize(self._width_px, picture_px + 2 * PADDING_PX + self.n_lines * (metrics.height() + 3) + GAP_PX)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.card_size(option.fontMetrics)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        state, card = option.state, index.data(CARD_ROLE)
        self._paint_ground(painter, QRectF(option.rect), card)
        painting.paint_ground(
            painter,
            QRectF(option.rect),
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
            radius_px=self.radius_px,
        )
        self._paint_inside(painter, option, card, self.scrub.at(index.row()))
        painter.restore()

    def shows(self, card: object, picture: PictureKey) -> bool:
        """Return whether a card shows a picture that has just arrived and must be repainted."""
        own = card.card if isinstance(card, MomentCard) else card
        return isinstance(own, VideoCard) and picture.path in (own.poster, own.strip)

    def picture_rect(self, rect: QRect) -> QRect:
        """Return the rectangle of the picture within a card."""
        width_px = rect.width() - 2 * PADDING_PX
        return QRect(rect.x() + PADDING_PX, rect.y() + PADDING_PX, width_px, round(width_px * 9 / 16))

    def _paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, card: object, fraction: float | None
    ) -> None:
        picture = QRectF(self.picture_rect(option.rect))
        line_px = option.fontMetrics.height() + 3
        lines = [
            QRectF(picture.x(), picture.bottom() + GAP_PX + n * line_px, picture.width(), line_px)
            for n in range(self.n_lines)
        ]
        self._paint_card(painter, picture, lines, card)
        if fraction is not None:
            self._paint_scrub(painter, picture, card, fraction)

    def _paint_ground(self, painter: QPainter, rect: QRectF, card: object) -> None:
        """Paint the background; nothing by default."""

    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        raise NotImplementedError

    def _paint_scrub(self, painter: QPainter, picture: QRectF, card: object, fraction: float) -> None:
        """Paint over the picture what the pointer is at; nothing by default."""


class VideoCardDelegate(CardDelegate):
    """Paints a video: poster, duration, name, a ring until it is analysed, and a mark if it is offline or failed."""

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, VideoCard):
            painting.paint_picture(painter, picture, None, placeholder="film")
            return
        has_failed = card.video.stage is VideoStage.FAILED
        painter.setOpacity(0.6 if card.video.is_offline else 1.0)
        painting.paint_picture(
            painter, picture, self._poster(painter, picture, card), placeholder="error" if has_failed else "film"
        )
        painter.setOpacity(1.0)
        colours = theme.current()
        name = display_name(card.video.path)
        painting.write_line(painter, lines[0], name, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
        painter.setFont(painting.small_font(painter.font()))
        self._paint_badges(painter, picture, card)
        self._paint_second_line(painter, lines[1], card, has_failed=has_failed)

    def _paint_badges(self, painter: QPainter, picture: QRectF, card: VideoCard) -> None:
        media = card.video.media
        corner = picture.bottomRight() - QPointF(_INSET_PX, _INSET_PX)
        taken = painting.paint_badge(painter, corner, clock(media.duration_seconds) if media is not None else "")
        left, room = picture.left() + _INSET_PX, picture.width() - taken - 3 * _INSET_PX
        for icon, text in badges(card):
            room -= painting.badge_width(painter, text, icon=icon) + GAP_PX
            if room < 0:  # the tooltip has the rest
                return
            at = QPointF(left, corner.y())
            left += painting.paint_badge(painter, at, text, is_left=True, icon=icon) + GAP_PX

    @override
    def _paint_scrub(self, painter: QPainter, picture: QRectF, card: object, fraction: float) -> None:
        if not isinstance(card, VideoCard) or card.strip is None or (cell := card.cell_at(fraction)) is None:
            return
        frame = self._thumbnails.pixmap(PictureKey(card.strip, cell, 0))
        if frame is not None:
            painting.paint_picture(painter, picture, frame, placeholder="film")
        x = picture.left() + fraction * picture.width()
        painter.fillRect(QRectF(x - 1, picture.top(), 2, picture.height()), QColor(255, 255, 255, 210))
        if card.video.media is not None:
            painter.setFont(painting.small_font(painter.font()))
            corner = picture.bottomRight() - QPointF(_INSET_PX, _INSET_PX)
            painting.paint_badge(painter, corner, clock(fraction * card.video.media.duration_seconds))

    def _poster(self, painter: QPainter, picture: QRectF, card: VideoCard) -> QPixmap | None:
        if card.poster is None:
            return None
        width_px = round(picture.width() * painter.device().devicePixelRatioF())
        # Widths in steps, so that resizing the window does not read every picture again.
        return self._thumbnails.pixmap(PictureKey(card.poster, None, -(-width_px // 80) * 80))

    def _paint_second_line(self, painter: QPainter, line: QRectF, card: VideoCard, *, has_failed: bool) -> None:
        text_rect = QRectF(line)
        if not has_failed and card.n_stages < N_STAGES:
            ring = QRectF(line.right() - RING_PX, line.center().y() - RING_PX / 2, RING_PX, RING_PX)
            painting.paint_ring(painter, ring.adjusted(1, 1, -1, -1), card.n_stages)
            text_rect.setRight(ring.left() - GAP_PX)
        write_state(painter, text_rect, card)


def write_state(painter: QPainter, line: QRectF, card: VideoCard) -> None:
    """Paint the second line of a card, with an icon before it where the video is offline or failed."""
    colours, has_failed = theme.current(), card.video.stage is VideoStage.FAILED
    colour, text_rect = colours.muted, QRectF(line)
    if mark := "error" if has_failed else "offline" if card.video.is_offline else "":
        colour = colours.error if has_failed else colours.warning
        sign = icons.pixmap(mark, RING_PX, colour=colour, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(line.x(), line.center().y() - RING_PX / 2), sign)
        text_rect.setLeft(line.x() + RING_PX + GAP_PX)
    text = card_words.second_line(card)
    painting.write_line(painter, text_rect, text, colour=colour, mode=Qt.TextElideMode.ElideRight)


def badges(card: VideoCard) -> list[tuple[str, str]]:
    """Return the badges of what the user added to a video as (icon, text), most important first."""
    found = [
        ("star-full", str(card.video.rating) if card.video.rating else ""),
        ("tag", str(len(card.tag_ids)) if card.tag_ids else ""),
    ]
    return [one for one in found if one[1]] + ([("note", "")] if card.video.note else [])
