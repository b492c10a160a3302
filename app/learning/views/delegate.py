"""Paints the clips of a review: pictures in a loop, the mark, the time, and how likely the tag is."""

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.browse.views.card_delegate import GAP_PX, PADDING_PX, CardDelegate
from app.learning.models import review_words
from app.learning.models.review import ReviewCell, Said
from app.search.models.moment_frames import FrameKey, MomentFrames
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui import painting, theme
from app.ui.drawn_once import RADIUS_PX
from app.ui.list_rows import CARD_ROLE
from app.ui.text import display_name

_INSET_PX = 6
_ICONS = {Said.RIGHT: "check", Said.WRONG: "close"}
_BAR_PX, _BAR_HEIGHT_PX = 40, 5
_FAINT = 0.8
"""Opacity of the hint, beside marks of a person."""


class ReviewDelegate(CardDelegate):
    """Paints one clip of the sheet.

    Attributes
    ----------
    phase : int
        Which picture of its loop every clip shows.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        For the nearest picture of the filmstrip, until the frames are there.
    frames : MomentFrames
        The frames.
    parent : QObject
        The view.
    """

    n_lines = 2

    def __init__(self, thumbnails: ThumbnailCache, frames: MomentFrames, parent: QObject) -> None:
        super().__init__(thumbnails, parent)
        self._frames = frames
        self.phase = 0

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CARD_ROLE)
        if isinstance(cell, ReviewCell) and cell.is_single:
            option = QStyleOptionViewItem(option)
            option.rect = self._snug(option.rect)
        super().paint(painter, option, index)

    def _snug(self, rect: QRect) -> QRect:
        """Put a single clip into the middle of the view."""
        picture = self.picture_rect(rect)
        words_px = self.n_lines * (self._line_px() + 3) + GAP_PX
        card = QRect(0, 0, picture.width() + 2 * PADDING_PX, picture.height() + words_px + 2 * PADDING_PX)
        card.moveCenter(rect.center())
        return card

    @override
    def picture_rect(self, rect: QRect) -> QRect:
        # A single clip fills the view: then its height sets the bounds.
        inner = rect.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        words_px = self.n_lines * (self._line_px() + 3) + GAP_PX
        width_px = min(inner.width(), round((inner.height() - words_px) * 16 / 9))
        left_px = inner.x() + (inner.width() - width_px) // 2
        return QRect(left_px, inner.y(), width_px, round(width_px * 9 / 16))

    def _line_px(self) -> int:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view.fontMetrics().height()

    @override
    def _paint_card(self, painter: QPainter, picture: QRectF, lines: list[QRectF], card: object) -> None:
        if not isinstance(card, ReviewCell):
            return
        pixmap = self._picture(painter, picture, card)
        painter.setOpacity(0.45 if card.said is Said.WRONG else 1.0)
        painting.paint_picture(painter, picture, pixmap, placeholder="film")
        painter.setOpacity(1.0)
        _paint_mark(painter, picture, card)
        colours, plain = theme.current(), QFont(painter.font())
        small = painting.small_font(plain)
        painter.setFont(small)
        corner = picture.bottomRight() - QPointF(_INSET_PX, _INSET_PX)
        painting.paint_badge(painter, corner, review_words.time_words(card))
        if card.said in _ICONS:
            height = painter.fontMetrics().height() + 2
            top_left = QPointF(picture.left() + _INSET_PX, picture.top() + _INSET_PX + height)
            words = review_words.mark_words(card)
            painting.paint_badge(painter, top_left, words, is_left=True, icon=_ICONS[card.said])
        painter.setFont(plain)
        name, elide = display_name(card.card.video.path), Qt.TextElideMode.ElideMiddle
        painting.write_line(painter, lines[0], name, colour=colours.text, mode=elide)
        painter.setFont(small)
        _paint_likelihood(painter, lines[1], card)

    def _picture(self, painter: QPainter, picture: QRectF, cell: ReviewCell) -> QPixmap | None:
        keys = cell.frame_keys
        if keys:
            key = keys[self.phase % len(keys)]
            return self._frames.pixmap(key) or self._near(cell, key) or self._poster(painter, picture, cell)
        return self._poster(painter, picture, cell)

    def _near(self, cell: ReviewCell, key: FrameKey) -> QPixmap | None:
        # Better another picture of the moment than one of the filmstrip, which may be of what is beside it.
        for other in cell.frame_keys:
            if (found := self._frames.pixmap(other)) is not None:
                return found
        strip, place = cell.card.strip, cell.strip_cell(key[1])
        return None if strip is None or place is None else self._thumbnails.pixmap(PictureKey(strip, place, 0))

    def _poster(self, painter: QPainter, picture: QRectF, cell: ReviewCell) -> QPixmap | None:
        if cell.card.poster is None:
            return None
        width_px = round(picture.width() * painter.device().devicePixelRatioF())
        return self._thumbnails.pixmap(PictureKey(cell.card.poster, None, -(-width_px // 160) * 160))


def _paint_mark(painter: QPainter, picture: QRectF, cell: ReviewCell) -> None:
    """Frame a picture by its mark: solid where right, crossed where wrong, faint where it is only likely."""
    if cell.said is Said.OPEN and not cell.is_hinted:
        return
    colours, frame = theme.current(), picture.adjusted(1.5, 1.5, -1.5, -1.5)
    pen = QPen(QColor(colours.error if cell.said is Said.WRONG else colours.accent), 3.0)
    if cell.is_hinted:
        pen.setWidthF(2.0)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setOpacity(_FAINT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(frame, RADIUS_PX - 1, RADIUS_PX - 1)
    painter.setOpacity(1.0)
    if cell.said is Said.WRONG:
        painter.save()
        inside = QPainterPath()
        inside.addRoundedRect(frame, RADIUS_PX - 1, RADIUS_PX - 1)
        painter.setClipPath(inside)
        painter.drawLine(QLineF(frame.topLeft(), frame.bottomRight()))
        painter.drawLine(QLineF(frame.topRight(), frame.bottomLeft()))
        painter.restore()


def _paint_likelihood(painter: QPainter, line: QRectF, cell: ReviewCell) -> None:
    """Draw how likely the tag is: a bar and a word; then what was decided before."""
    words, rest = [review_words.score_words(cell), review_words.before_words(cell)], QRectF(line)
    if cell.question.score > 0 and cell.question.audit_id is None:
        bar = QRectF(line.left(), line.center().y() - _BAR_HEIGHT_PX / 2, _BAR_PX, _BAR_HEIGHT_PX)
        painting.paint_bar(painter, bar, cell.question.score)
        rest.setLeft(bar.right() + 2 * GAP_PX)
    text = " \N{MIDDLE DOT} ".join(one for one in words if one)
    painting.write_line(painter, rest, text, colour=theme.current().muted, mode=Qt.TextElideMode.ElideRight)
