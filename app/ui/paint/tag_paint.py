"""Colours and marks of tags: each has a colour, and a small shape for people who cannot rely on colour."""

import enum
import functools

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.ui.paint import theme
from app.ui.tokens import Radius
from core.domain.tags import Tag

_GOLDEN_ANGLE = 137.508
"""Steps of this many degrees put each new hue into the widest gap between the earlier ones."""
_SATURATION = 0.58
_LEAST_CONTRAST = 3.0
"""Required by WCAG 2.2 (1.4.11) for meaningful graphics."""


class Shape(enum.Enum):
    """Outlines of marks; tags of similar hue have different ones."""

    CIRCLE = enum.auto()
    SQUARE = enum.auto()
    DIAMOND = enum.auto()
    UP = enum.auto()
    DOWN = enum.auto()


_SHAPES = tuple(Shape)
_CORNERS = {
    Shape.DIAMOND: ((0.5, -0.06), (1.06, 0.5), (0.5, 1.06), (-0.06, 0.5)),
    Shape.UP: ((0.5, 0.0), (1.04, 0.95), (-0.04, 0.95)),
    Shape.DOWN: ((-0.04, 0.05), (1.04, 0.05), (0.5, 1.0)),
}


def tag_colour(tag: Tag, *, is_dark: bool) -> QColor:
    """Return a tag's own colour, or a stable one derived from its id.

    It is lightened or darkened to a contrast of at least 3 with the scheme's backgrounds.
    """
    return QColor(_colour(tag.colour, tag.id, is_dark))


@functools.lru_cache(maxsize=8192)
def _colour(own: str, tag_id: int, is_dark: bool) -> str:  # noqa: FBT001 (a key of the cache)
    chosen = QColor(own) if own else QColor.fromHslF(tag_id * _GOLDEN_ANGLE % 360 / 360, _SATURATION, 0.5)
    # Of the two grounds that tags are painted on, panels and content, the one with less contrast.
    ground = QColor((theme.DARK if is_dark else theme.LIGHT).window)
    hue, saturation, lightness = chosen.hslHueF(), chosen.hslSaturationF(), chosen.lightnessF()
    step = 0.02 if is_dark else -0.02
    while contrast(chosen, ground) < _LEAST_CONTRAST and 0 <= lightness + step <= 1:
        lightness += step
        chosen = QColor(QColor.fromHslF(max(hue, 0.0), saturation, lightness).name())  # as it will be painted
    return chosen.name()


def contrast(first: QColor, second: QColor) -> float:
    """Return the WCAG contrast of two opaque colours, from 1 (equal lightness) to 21 (black and white)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def text_on(colour: QColor) -> QColor:
    """Return black or white, whichever has more contrast with a background; it is always at least 4.5."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return max((black, white), key=lambda one: contrast(one, colour))


def tag_shape(tag: Tag) -> Shape:
    """Return the outline of a tag's mark, derived from its id so that renaming does not change it."""
    return _SHAPES[tag.id % len(_SHAPES)]


_ROUNDING_PX = 1.5
"""Of a square mark, which is too small for the corners of `Radius`."""


def shape_path(shape: Shape, rect: QRectF) -> QPainterPath:
    """Return a closed outline that fills a square."""
    path = QPainterPath()
    if shape is Shape.CIRCLE:
        path.addEllipse(rect)
    elif shape is Shape.SQUARE:
        inner = rect.adjusted(*[side * rect.width() * 0.06 for side in (1, 1, -1, -1)])
        path.addRoundedRect(inner, _ROUNDING_PX, _ROUNDING_PX)
    else:
        points = [QPointF(rect.x() + rect.width() * x, rect.y() + rect.height() * y) for x, y in _CORNERS[shape]]
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
    return path


def paint_mark(painter: QPainter, rect: QRectF, tag: Tag, *, is_dark: bool, is_solid: bool = True) -> None:
    """Draw a tag's mark; 8 to 12 px are enough.

    `is_solid` false draws the outline alone: a suggestion, or a tag that only some videos have.
    """
    colour = tag_colour(tag, is_dark=is_dark)
    painter.setPen(QPen(colour, max(1.5, rect.width() / 7)) if not is_solid else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour) if is_solid else Qt.BrushStyle.NoBrush)
    painter.drawPath(shape_path(tag_shape(tag), rect if is_solid else rect.adjusted(1, 1, -1, -1)))


def key_cap_size(painter: QPainter, key: str) -> QSizeF:
    """Return the size of a key cap in the painter's font."""
    metrics = QFontMetricsF(painter.font())
    return QSizeF(metrics.horizontalAdvance(key) + 9, metrics.height() + 2)


def paint_key_cap(painter: QPainter, rect: QRectF, key: str) -> None:
    """Draw the key that applies a tag."""
    colours = theme.current()
    painter.setPen(QPen(QColor(colours.muted), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Radius.MARK, Radius.MARK)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), key)
