"""Paints the parts of the timeline; what is not visible is skipped."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from app.timeline.models.edits import Edge
from app.timeline.models.lanes import Lane, Row
from app.timeline.models.scale import TimeScale, ruler, visible
from app.timeline.views.spans import paint_span, span_colour, thin_rect
from app.ui.localization.text import display_text, is_right_to_left
from app.ui.localization.times import exact_clock
from app.ui.paint import theme
from app.ui.paint.tag_paint import contrast, paint_mark, tag_colour
from app.ui.tokens import Radius
from core.domain.tags import Tag, Verdict

_HANDLE_PX = 6.0
_LEAST_PX = 3.0
_THIN_PX = 7.0
_MARK_PX = 8.0
_LABEL_GAP_PX = 18.0


@dataclass(frozen=True, slots=True)
class Brushwork:
    """What all paint functions need.

    Attributes
    ----------
    painter : QPainter
        Antialiasing, translated so that x is 0 at the left edge of the time area.
    scale : TimeScale
        Zoom and scroll position.
    clip : QRectF
        The area to repaint.
    """

    painter: QPainter
    scale: TimeScale
    clip: QRectF

    @property
    def from_seconds(self) -> float:
        """The first time to paint."""
        return self.scale.seconds(self.clip.left() - _LEAST_PX)

    @property
    def to_seconds(self) -> float:
        """The last time to paint."""
        return self.scale.seconds(self.clip.right() + _LEAST_PX)

    def rect(self, span: tuple[float, float], row: QRectF) -> QRectF:
        """Return the rectangle of a span in its row, never too narrow to see and no wider than Qt can draw."""
        left = max(-50.0, self.scale.x(span[0]))
        right = min(self.scale.width_px + 50.0, self.scale.x(span[1]))
        return QRectF(left, row.top(), max(_LEAST_PX, right - left), row.height())


def paint_tile(painter: QPainter, rect: QRectF, pixmap: QPixmap | None) -> None:
    """Paint one picture of the strip, cropped to fill, or a background if it is missing."""
    painter.fillRect(rect, QColor(theme.current().hover if pixmap is None else "#0f1114"))
    if pixmap is None:
        return
    wanted, aspect = rect.width() / rect.height(), pixmap.width() / max(1, pixmap.height())
    part = QRectF(0, 0, pixmap.width() * min(1.0, wanted / aspect), pixmap.height() * min(1.0, aspect / wanted))
    part.moveCenter(QPointF(pixmap.width() / 2, pixmap.height() / 2))
    painter.drawPixmap(rect, pixmap, part)


def paint_ruler(work: Brushwork, rect: QRectF, font: QFont, cuts: tuple[float, ...]) -> None:
    """Paint times and their marks, and small notches at shot cuts."""
    painter, scale, colours = work.painter, work.scale, theme.current()
    metrics = QFontMetricsF(font)
    widest = exact_clock(scale.duration_seconds, n_digits=0)
    marks = ruler(scale.px_per_second, label_px=metrics.horizontalAdvance(widest) + 2 * _LABEL_GAP_PX)
    if marks.n_digits:
        room_px = metrics.horizontalAdvance(exact_clock(scale.duration_seconds, n_digits=marks.n_digits))
        marks = ruler(scale.px_per_second, label_px=room_px + _LABEL_GAP_PX)
    painter.setFont(font)
    around = marks.step_seconds
    for number in marks.numbers_between(work.from_seconds - around, work.to_seconds):
        seconds, has_time = marks.seconds(number), number % marks.n_parts == 0
        x = round(scale.x(seconds)) + 0.5
        painter.setPen(QPen(QColor(colours.muted if has_time else colours.line), 1))
        painter.drawLine(QLineF(x, rect.bottom() - (rect.height() if has_time else 4), x, rect.bottom()))
        if has_time:
            words = exact_clock(seconds, n_digits=marks.n_digits)
            if x + 4 + metrics.horizontalAdvance(words) <= scale.width_px:  # an elided time would be a different time
                painter.setPen(QColor(colours.muted))
                painter.drawText(QPointF(x + 4, rect.top() + 2 + metrics.ascent()), words)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.text))
    for place in visible(cuts, cuts, work.from_seconds, work.to_seconds):
        x, y = scale.x(cuts[place]), rect.bottom()
        painter.drawConvexPolygon([QPointF(x - 3, y - 5), QPointF(x + 3, y - 5), QPointF(x, y)])


def paint_row(work: Brushwork, rect: QRectF, row: Row) -> None:
    """Paint the spans of one row; narrow ones without details, and none that its neighbour would hide."""
    scale, done_px = work.scale, float("-inf")
    zoom, shift_px = scale.px_per_second, scale.x(0.0)
    narrow: dict[Tag | None, list[QRectF]] = {}
    for place in visible(row.starts, row.ends, work.from_seconds, work.to_seconds):
        left_px, right_px = shift_px + row.starts[place] * zoom, shift_px + row.ends[place] * zoom
        right_px = max(right_px, left_px + _LEAST_PX)
        if right_px <= done_px + 0.5:
            continue
        done_px, span = right_px, row.spans[place]
        if right_px - left_px < _THIN_PX:
            bar = thin_rect(QRectF(left_px, rect.top(), right_px - left_px, rect.height()), span)
            narrow.setdefault(span.tag, []).append(bar)
        else:
            paint_span(work.painter, work.rect((span.start_seconds, span.end_seconds), rect), span)
    work.painter.setPen(Qt.PenStyle.NoPen)
    for tag, bars in narrow.items():
        work.painter.setBrush(span_colour(tag))
        work.painter.drawRects(bars)


def paint_whole(work: Brushwork, rect: QRectF, lane: Lane) -> None:
    """Paint a thin band along the whole video, dashed if the tag was rejected."""
    if lane.tag is None or lane.whole is None:
        return
    colour = tag_colour(lane.tag, is_dark=theme.is_dark())
    style = Qt.PenStyle.SolidLine if lane.whole is Verdict.ACCEPTED else Qt.PenStyle.DashLine
    band = work.rect((0.0, work.scale.duration_seconds), rect)
    work.painter.setPen(QPen(colour, 2, style, Qt.PenCapStyle.FlatCap))
    y = band.bottom() + 0.5 if any(row.spans for row in lane.rows) else band.center().y()
    work.painter.drawLine(QLineF(band.left(), y, band.right(), y))


def paint_name(painter: QPainter, rect: QRectF, lane: Lane, font: QFont, *, title: str) -> None:
    """Paint a lane's mark and name, elided if too long; `title` is used for search hits."""
    is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    inner = rect.adjusted(10, 0, -8, 0)
    x = inner.right() - _MARK_PX if is_mirrored else inner.left()
    mark = QRectF(x, rect.center().y() - _MARK_PX / 2 + 1, _MARK_PX, _MARK_PX)
    if lane.tag is not None:
        paint_mark(painter, mark, lane.tag, is_dark=theme.is_dark(), is_solid=lane.whole is not Verdict.REJECTED)
    words = inner.adjusted(0, 0, -_MARK_PX - 7, 0) if is_mirrored else inner.adjusted(_MARK_PX + 7, 0, 0, 0)
    painter.setFont(font)
    painter.setPen(QColor(theme.current().text if lane.tag else theme.current().muted))
    name = display_text(lane.tag.name) if lane.tag else title
    elided = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, words.width())
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    # A name keeps its own direction, whatever the window's.
    own = Qt.LayoutDirection.RightToLeft if is_right_to_left(name) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(own)
    painter.drawText(words, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), elided)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)


def paint_chosen(painter: QPainter, rect: QRectF, edge: Edge, *, is_editable: bool) -> None:
    """Paint the frame and the edge handles of the selected span; the handle that keys move is filled."""
    colours = theme.current()
    painter.setPen(QPen(QColor(colours.text), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), Radius.CONTROL, Radius.CONTROL)
    if not is_editable:
        return
    for which, x in ((Edge.START, rect.left()), (Edge.END, rect.right())):
        is_moved = edge in {which, Edge.BOTH}
        handle = QRectF(x - _HANDLE_PX / 2, rect.top() + 1, _HANDLE_PX, rect.height() - 2)
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.setBrush(QColor(colours.accent if is_moved else colours.surface))
        painter.drawRoundedRect(handle, _HANDLE_PX / 3, _HANDLE_PX / 3)


def paint_marks(work: Brushwork, rect: QRectF, start: float | None, end: float | None) -> None:
    """Paint in and out points as brackets, and the span between them shaded."""
    painter, colour = work.painter, QColor(theme.current().accent)
    if start is not None and end is not None:
        shade = QColor(colour)
        shade.setAlphaF(0.16)
        painter.fillRect(work.rect((start, end), rect), shade)
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for seconds, towards in ((start, 6.0), (end, -6.0)):
        if seconds is not None:
            x, top, bottom = work.scale.x(seconds), rect.top() + 1, rect.bottom() - 1
            bracket = QPainterPath(QPointF(x + towards, top))
            for point in (QPointF(x, top), QPointF(x, bottom), QPointF(x + towards, bottom)):
                bracket.lineTo(point)
            painter.drawPath(bracket)


def paint_playhead(work: Brushwork, rect: QRectF, seconds: float) -> None:
    """Paint the playhead line, with a handle to drag."""
    painter, colours = work.painter, theme.current()
    ink, x = QColor(colours.error), work.scale.x(seconds)
    # An outline in the background colour separates the line from spans of the same colour.
    painter.setPen(QPen(QColor(colours.surface), 4))
    painter.drawLine(QLineF(x, rect.top() + 6, x, rect.bottom()))
    painter.setPen(QPen(ink if contrast(ink, QColor(colours.surface)) > 3 else QColor(colours.text), 2))
    painter.drawLine(QLineF(x, rect.top() + 6, x, rect.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    top = rect.top()
    painter.drawConvexPolygon([
        *(QPointF(x - 5, top), QPointF(x + 5, top)),
        *(QPointF(x + 5, top + 6), QPointF(x, top + 11), QPointF(x - 5, top + 6)),
    ])


def paint_time(work: Brushwork, x: float, y: float, words: str, font: QFont) -> None:
    """Paint a time on a small background, above a dragging pointer."""
    metrics, colours = QFontMetricsF(font), theme.current()
    width = metrics.horizontalAdvance(words) + 12
    left = max(2.0, min(x - width / 2, work.scale.width_px - width - 2))
    rect = QRectF(left, y, width, metrics.height() + 4)
    work.painter.setFont(font)
    work.painter.setPen(QPen(QColor(colours.line), 1))
    work.painter.setBrush(QColor(colours.raised))
    work.painter.drawRoundedRect(rect, Radius.MARK, Radius.MARK)
    work.painter.setPen(QColor(colours.text))
    work.painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
