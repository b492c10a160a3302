"""What is painted above the points: pictures at close zoom, names, rings, and the line drawn by hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.map.models.scene import Scene
from app.map.views.frame import Frame
from app.ui.paint import theme
from app.ui.tokens import Radius

CLOSING_PX = 24
"""A line drawn by hand is closed if it ends this near to where it began."""
_RING_SIZE, _DOT_SIZE = 9.0, 6.5
"""Radii of the ring around a point and of points among pictures."""
_AWAY_OPACITY = 0.4


def is_closed(line: Sequence[QPointF]) -> bool:
    """Return whether a line drawn by hand ends where it began."""
    way = line[-1] - line[0]
    return len(line) > 2 and way.x() ** 2 + way.y() ** 2 <= CLOSING_PX**2


def paint_focus(painter: QPainter, area: QRect) -> None:
    """Paint the frame of a map that has the focus."""
    painter.setPen(QPen(QColor(theme.current().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))


def paint_near(painter: QPainter, frame: Frame, scene: Scene, picture: Callable[[int], QPixmap | None]) -> None:
    """Paint the pictures that stand for points, the other points, and the names of groups.

    Parameters
    ----------
    painter : QPainter
        On the canvas.
    frame : Frame
        What is in view.
    scene : Scene
        The points.
    picture : callable
        Returns the picture of a point; None until it is there.
    """
    for number, place in frame.near:
        colour, is_selected = _colour_of(scene, number), bool(scene.is_selected[number])
        is_away = not scene.is_allowed[number] or (scene.does_fade and not is_selected)
        painter.setOpacity(_AWAY_OPACITY if is_away else 1.0)
        _paint_picture(painter, place, picture(number), colour=colour, is_selected=is_selected)
        painter.setOpacity(1.0)
    if frame.near:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, at in frame.between:
            painter.setPen(QPen(QColor(theme.current().surface), 2))
            painter.setBrush(_colour_of(scene, number))
            painter.drawEllipse(at, _DOT_SIZE, _DOT_SIZE)
    for at, name in frame.names:
        painter.drawPixmap(at, name)


def _colour_of(scene: Scene, number: int) -> QColor:
    kind = int(scene.colouring.numbers[number])
    is_grey = kind < 0 or not scene.is_allowed[number] or (scene.does_fade and not scene.is_selected[number])
    return QColor(theme.current().faint if is_grey else scene.colouring.colours[kind])


def paint_ring(painter: QPainter, frame: Frame, number: int, at: QPointF, colour: QColor) -> None:
    """Paint a ring around a point, or around the picture that stands for it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = next((place for one, place in frame.near if one == number), None)
    if place is not None:
        painter.setPen(QPen(colour, 3))
        painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), Radius.CONTROL, Radius.CONTROL)
        return
    for pen in (QPen(QColor(theme.current().surface), 4.5), QPen(colour, 2.2)):
        painter.setPen(pen)
        painter.drawEllipse(at, _RING_SIZE, _RING_SIZE)


def paint_lasso(painter: QPainter, corners: Sequence[QPointF], *, is_closing: bool) -> None:
    """Paint a line drawn by hand and the circle in which it has to end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = QColor(theme.current().accent)
    painter.setPen(QPen(accent, 1.8))
    painter.setBrush(_faint(accent, 0.10))
    painter.drawPolygon(QPolygonF(list(corners)))
    painter.setBrush(_faint(accent, 0.30 if is_closing else 0.08))
    painter.setPen(QPen(accent, 1.6, Qt.PenStyle.SolidLine if is_closing else Qt.PenStyle.DashLine))
    painter.drawEllipse(corners[0], CLOSING_PX, CLOSING_PX)


def _faint(colour: QColor, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def _paint_picture(
    painter: QPainter, place: QRectF, picture: QPixmap | None, *, colour: QColor, is_selected: bool
) -> None:
    """Paint the picture that stands for a point, framed in its colour; without one, its place."""
    colours = theme.current()
    shape = QPainterPath()
    shape.addRoundedRect(place, Radius.MARK, Radius.MARK)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(place, QColor(colours.window))
    if picture is not None and not picture.isNull():
        size = picture.deviceIndependentSize()
        size.scale(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(QPointF(), size)
        target.moveCenter(place.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if is_selected:
        painter.setPen(QPen(QColor(colours.surface), 5))
        painter.drawPath(shape)
    painter.setPen(QPen(QColor(colours.accent) if is_selected else colour, 3 if is_selected else 2))
    painter.drawPath(shape)
