"""Paints the cards of the grid."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.models import card_words
from app.models.cards import VideoCard
from app.models.thumbnails import PictureKey, ThumbnailCache
from app.models.video_grid import CARD_ROLE
from app.support import icons, theme
from app.support.text import clock, display_name
from app.views import card_painting
from core.domain.videos import VideoStage

PADDING_PX = 8
GAP_PX = 4
RING_PX = 14


class CardDelegate(QStyledItemDelegate):
    """Paints what all cards share; a subclass writes beneath the picture.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        Where pictures come from.
    parent : QObject
        The view.
    """

    n_lines = 2

    def __init__(self, thumbnails: ThumbnailCache, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._width_px = 220

    def set_card_width(self, width_px: int) -> None:
        """Make cards this wide; their height follows.

        Parameters
        ----------
        width_px : int
            Of the whole card.
        """
        self._width_px = width_px

    def card_size(self, metrics: QFontMetrics) -> QSize:
        """Give the size of every card.

        Parameters
        ----------
        metrics : QFontMetrics
            Of the view's font.

        Returns
        -------
        QSize
            Picture, writing and padding.
        """
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
        card_painting.paint_ground(
            painter,
            QRectF(option.rect),
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        inner = QRectF(option.rect).adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        picture = QRectF(inner.x(), inner.y(), inner.width(), round(inner.width() * 9 / 16))
        line_px = option.fontMetrics.height() + 3
        lines = [
            QRectF(inner.x(), picture.bottom() + GAP_PX + n * line_px, inner.width(), line_px)
            for n in range(self.n_lines)
        ]
        self._paint_card(painter, picture, lines, card)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, card: object) -> None:
        """Draw behind everything; nothing by default."""

    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        raise NotImplementedError


class VideoCardDelegate(CardDelegate):
    """Paints a video: poster, duration, name, stage ring, and marks where it is offline or failed."""

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, VideoCard):
            card_painting.paint_picture(painter, picture, None, placeholder="film")
            return
        has_failed = card.video.stage is VideoStage.FAILED
        painter.setOpacity(0.6 if card.video.is_offline else 1.0)
        card_painting.paint_picture(
            painter, picture, self._poster(painter, picture, card), placeholder="error" if has_failed else "film"
        )
        painter.setOpacity(1.0)
        colours = theme.current()
        name = display_name(card.video.path)
        card_painting.write_line(painter, lines[0], name, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
        painter.setFont(card_painting.small_font(painter.font()))
        if card.video.media is not None:
            corner = picture.bottomRight() - QPointF(6, 6)
            card_painting.paint_badge(painter, corner, clock(card.video.media.duration_seconds))
        self._paint_second_line(painter, lines[1], card, has_failed=has_failed)

    def _poster(self, painter: QPainter, picture: QRectF, card: VideoCard):
        if card.poster is None:
            return None
        width_px = round(picture.width() * painter.device().devicePixelRatioF())
        # Widths in steps, so that resizing the window does not read every picture anew.
        return self._thumbnails.pixmap(PictureKey(card.poster, None, -(-width_px // 160) * 160))

    def _paint_second_line(self, painter: QPainter, line: QRectF, card: VideoCard, *, has_failed: bool) -> None:
        colours = theme.current()
        text_rect, colour = QRectF(line), colours.muted
        mark = "error" if has_failed else "offline" if card.video.is_offline else ""
        if mark:
            colour = colours.error if has_failed else colours.warning
            side = RING_PX
            sign = icons.pixmap(mark, side, colour=colour, ratio=painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(line.x(), line.center().y() - side / 2), sign)
            text_rect.setLeft(line.x() + side + GAP_PX)
        if not has_failed:
            ring = QRectF(line.right() - RING_PX, line.center().y() - RING_PX / 2, RING_PX, RING_PX)
            card_painting.paint_ring(painter, ring.adjusted(1, 1, -1, -1), card.n_stages)
            text_rect.setRight(ring.left() - GAP_PX)
        text = card_words.second_line(card)
        card_painting.write_line(painter, text_rect, text, colour=colour, mode=Qt.TextElideMode.ElideRight)
