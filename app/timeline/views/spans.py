"""Paints single spans: each kind has a look that does not depend on colour alone."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.timeline.models.lanes import SpanKind, TimelineSpan
from app.ui import confidence
from app.ui.paint import theme
from app.ui.paint.tag_paint import shape_path, tag_colour, tag_shape, text_on
from app.ui.tokens import Radius
from core.domain.tags import Tag

_MARK_PX = 8.0
_HATCH_PX = 5.0


def thin_rect(rect: QRectF, span: TimelineSpan) -> QRectF:
    """Return the rectangle of a span too narrow for its outline: its height shows its kind and score."""
    if span.kind is SpanKind.REJECTED:
        return rect.adjusted(0, rect.height() * 0.4, 0, -rect.height() * 0.4)
    if span.kind in {SpanKind.FOUND, SpanKind.SUGGESTED}:
        return rect.adjusted(0, rect.height() * (1 - min(1.0, span.score)), 0, 0)
    return rect.adjusted(0, 1, 0, -1)


def paint_span(painter: QPainter, rect: QRectF, span: TimelineSpan, *, is_ghost: bool = False) -> None:
    """Paint one span: accepted solid, rejected as a struck outline, hits and suggestions as high as their score.

    `is_ghost` paints where a dragged span was before.
    """
    painter.setOpacity(0.35 if is_ghost else 1.0)
    if span.kind is SpanKind.ACCEPTED:
        _paint_accepted(painter, rect, span)
    elif span.kind is SpanKind.REJECTED:
        _paint_rejected(painter, rect, span)
    elif span.kind is SpanKind.SUGGESTED:
        _paint_suggested(painter, rect, span)
    elif span.kind is SpanKind.FOUND:
        high = max(3.0, rect.height() * min(1.0, span.score))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(rect, QColor(theme.current().tint))
        painter.fillRect(rect.adjusted(0, rect.height() - high, 0, 0), QColor(theme.current().accent))
    painter.setOpacity(1.0)


def _paint_accepted(painter: QPainter, rect: QRectF, span: TimelineSpan) -> None:
    colour = span_colour(span.tag)
    painter.setPen(QPen(colour.darker(130), 1))
    painter.setBrush(colour)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Radius.MARK, Radius.MARK)
    if span.tag is not None and rect.width() > 3 * _MARK_PX:
        # The shape identifies the tag without relying on colour.
        y = rect.center().y() - _MARK_PX / 2
        painter.fillPath(
            shape_path(tag_shape(span.tag), QRectF(max(rect.left(), 0) + 6, y, _MARK_PX, _MARK_PX)), text_on(colour)
        )


def _paint_rejected(painter: QPainter, rect: QRectF, span: TimelineSpan) -> None:
    colour, inner = span_colour(span.tag), rect.adjusted(0.5, 1.5, -0.5, -1.5)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, Radius.MARK, Radius.MARK)
    painter.setPen(QPen(colour, 1.5))
    y = inner.center().y()
    painter.drawLine(QLineF(inner.left() + 1, y, inner.right() - 1, y))


def _paint_suggested(painter: QPainter, rect: QRectF, span: TimelineSpan) -> None:
    colour, inner = span_colour(span.tag), rect.adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(inner, Radius.MARK, Radius.MARK)
    painter.fillPath(outline, QColor(theme.current().surface))
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    top = inner.bottom() - inner.height() * min(1.0, span.score)
    hatched = QRectF(inner.left(), top, inner.width(), inner.bottom() - top)
    shade = QColor(colour)
    shade.setAlphaF(0.22)
    painter.fillRect(hatched, shade)
    _hatch(painter, hatched, colour)
    painter.setPen(QPen(colour, 1))
    painter.drawLine(QLineF(hatched.left(), top, hatched.right(), top))
    painter.restore()
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, Radius.MARK, Radius.MARK)
    _write_score(painter, inner, span)


def _hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    # Explicit lines: brush patterns use device pixels, and are too fine on high-DPI screens.
    pen = QPen(colour, 1)
    painter.setPen(pen)
    first = int((rect.left() - rect.height()) // _HATCH_PX)
    last = int(rect.right() // _HATCH_PX) + 1
    high = rect.height()
    painter.drawLines([
        QLineF(step * _HATCH_PX, rect.bottom(), step * _HATCH_PX + high, rect.top()) for step in range(first, last)
    ])


def _write_score(painter: QPainter, rect: QRectF, span: TimelineSpan) -> None:
    words, metrics = confidence.word(span.score), QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(words) + 8
    if rect.width() < width + 6:
        return
    left = max(rect.left(), 0.0) + 3
    plate = QRectF(left, rect.center().y() - metrics.height() / 2, width, metrics.height())
    if plate.right() > rect.right():
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().surface))
    painter.drawRoundedRect(plate, Radius.MARK, Radius.MARK)
    painter.setPen(QColor(theme.current().text))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)


def span_colour(tag: Tag | None) -> QColor:
    """Return the colour of a tag's spans, or of search hits."""
    return tag_colour(tag, is_dark=theme.is_dark()) if tag else QColor(theme.current().accent)
