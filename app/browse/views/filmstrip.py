"""Videos as rows of their frames."""

from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.browse.models.cards import N_STAGES, VideoCard
from app.browse.views.card_delegate import GAP_PX, PADDING_PX, RING_PX, CardDelegate, badges, write_state
from app.browse.views.flow_list import FlowList, Sizes
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui.localization.text import display_name
from app.ui.localization.times import clock
from app.ui.paint import painting, theme
from app.ui.paint.painting import rounded

_WHOLE_PX = 1 << 14
"""Wider than any strip, so that it is read at full size."""
_ASPECT = 16 / 9
_NARROWEST = 1.35
"""Frames are cropped to this width rather than left out: a strip is there to show how a video goes on."""
_WIDEST = 1.25
"""How much wider than its frames a strip may be drawn."""


class FilmstripDelegate(CardDelegate):
    """Paints name, duration, badges and status on one side, the frames over the rest of the width."""

    @override
    def picture_rect(self, rect: QRect) -> QRect:
        inner = rect.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        words_px = self._words_px(inner.width())
        return inner.adjusted(words_px, 0, 0, 0) if not self._is_turned else inner.adjusted(0, 0, -words_px, 0)

    @property
    def _is_turned(self) -> bool:
        view = self.parent()
        return isinstance(view, QWidget) and view.isRightToLeft()

    @staticmethod
    def _words_px(width_px: int) -> int:
        return max(150, min(280, width_px // 4))

    @override
    def _paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, card: object, fraction: float | None
    ) -> None:
        strip = QRectF(self.picture_rect(option.rect))
        if not isinstance(card, VideoCard):
            painting.paint_picture(painter, strip, None, placeholder="film")
            return
        inner = QRectF(option.rect).adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        inner.setWidth(self._words_px(round(inner.width())) - 2 * GAP_PX)
        if self._is_turned:
            inner.moveRight(option.rect.right() - PADDING_PX)
        self._write_words(painter, inner, card)
        painter.setOpacity(0.6 if card.video.is_offline else 1.0)
        shown = self._paint_strip(painter, strip, card)
        painter.setOpacity(1.0)
        if fraction is not None and card.video.media is not None and shown.width() > 0:
            x = strip.left() + fraction * strip.width()
            if shown.left() <= x <= shown.right():
                part = (x - shown.left()) / shown.width()
                self._paint_time(painter, shown, x, clock(part * card.video.media.duration_seconds))

    def _write_words(self, painter: QPainter, rect: QRectF, card: VideoCard) -> None:
        colours, line_px = theme.current(), QFontMetricsF(painter.font()).height() + 3
        n_lines = max(1, min(3, int(rect.height() // line_px)))
        top = rect.center().y() - n_lines * line_px / 2
        lines = [QRectF(rect.x(), top + n * line_px, rect.width(), line_px) for n in range(n_lines)]
        name = display_name(card.video.path)
        painting.write_line(painter, lines[0], name, colour=colours.text, mode=Qt.TextElideMode.ElideMiddle)
        painter.setFont(painting.small_font(painter.font()))
        if n_lines > 1:
            self._write_duration(painter, lines[1], card)
        if n_lines > 2:
            write_state(painter, lines[2], card)

    def _write_duration(self, painter: QPainter, line: QRectF, card: VideoCard) -> None:
        ring = QRectF(line.x(), line.center().y() - RING_PX / 2, RING_PX, RING_PX)
        left = line.x()
        if not card.video.reason and card.n_stages < N_STAGES:
            painting.paint_ring(painter, ring.adjusted(1, 1, -1, -1), card.n_stages)
            left += RING_PX + GAP_PX
        bottom = line.center().y() + painter.fontMetrics().height() / 2 + 1
        media = card.video.media
        parts = [("", clock(media.duration_seconds))] if media is not None else []
        for icon, text in [*parts, *badges(card)]:
            if left + painting.badge_width(painter, text, icon=icon) > line.right():
                return
            at = QPointF(left, bottom)
            left += painting.paint_badge(painter, at, text, is_left=True, icon=icon) + GAP_PX

    def _paint_strip(self, painter: QPainter, rect: QRectF, card: VideoCard) -> QRectF:
        """Paint as many frames as fit, evenly spread over the video; return the area that they cover."""
        whole = self._thumbnails.pixmap(PictureKey(card.strip, None, _WHOLE_PX)) if card.strip is not None else None
        if whole is None or not card.n_cells:
            painting.paint_picture(painter, rect, None, placeholder="error" if card.video.reason else "film")
            return QRectF()
        n_shown = max(1, min(card.n_cells, round(rect.width() / (rect.height() * _NARROWEST))))
        shown = QRectF(rect)
        shown.setWidth(min(rect.width(), n_shown * rect.height() * _ASPECT * _WIDEST))
        if self._is_turned:
            shown.moveRight(rect.right())

        def draw(inner: QPainter, area: QRectF) -> None:
            for place in range(n_shown):
                self._paint_cell(inner, area, place, n_shown, whole, card.n_cells)

        name = f"strip {whole.cacheKey()} {n_shown}"
        painter.drawPixmap(shown.topLeft(), rounded(shown.size(), painter, name, draw))
        return shown

    @staticmethod
    def _paint_cell(painter: QPainter, shown: QRectF, place: int, n_shown: int, whole: QPixmap, n_cells: int) -> None:
        width, cell_px = shown.width() / n_shown, whole.width() / n_cells
        target = QRectF(shown.left() + place * width, shown.top(), width, shown.height())
        cell = int((place + 0.5) * n_cells / n_shown)
        source = QRectF(cell * cell_px, 0, cell_px, whole.height())
        # Cropped to fill, so that there are no gaps between the frames.
        aspect = target.width() / target.height()
        part = QRectF(0, 0, min(cell_px, whole.height() * aspect), min(whole.height(), cell_px / aspect))
        part.moveCenter(source.center())
        painter.drawPixmap(target.adjusted(0, 0, -1, 0), whole, part)

    def _paint_time(self, painter: QPainter, shown: QRectF, x: float, words: str) -> None:
        painter.fillRect(QRectF(x - 1, shown.top(), 2, shown.height()), QColor(255, 255, 255, 220))
        painter.setFont(painting.small_font(painter.font()))
        width = painting.badge_width(painter, words)
        left = max(shown.left() + 4, min(x + 6, shown.right() - width - 4))
        painting.paint_badge(painter, QPointF(left, shown.bottom() - 6), words, is_left=True)


class FilmstripView(FlowList):
    """Shows videos as rows as wide as the view."""

    sizes: ClassVar[Sizes] = Sizes(56, 184, 88, 8)

    def __init__(self, thumbnails: ThumbnailCache, *, parent: QWidget | None = None) -> None:
        delegate = FilmstripDelegate(thumbnails, thumbnails)
        super().__init__(delegate, thumbnails, parent=parent)
        delegate.setParent(self)  # needed for its layout direction

    @override
    def cells(self, available_px: int) -> tuple[int, QSize]:
        return 1, QSize(max(1, available_px), self.size_px + self.gap_px)
