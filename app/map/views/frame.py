"""Paints a map into a picture: contours, points, names of groups and, close by, pictures of the videos."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap, QTransform

from app.map.models import contours, places, raster
from app.map.models.contours import Contours
from app.map.models.scene import Label, Scene
from app.map.models.view import MapView
from app.ui.localization.text import display_text, shortened
from app.ui.paint import theme
from app.ui.paint.painting import sized_font, strong_font
from app.ui.tokens import Space, TextSize

PICTURE_PX = QSizeF(112, 63)
"""Size of the pictures that stand for points at close zoom."""
MOST_PICTURES = 60
_MOST_NEAR = 240
"""Pictures are shown while no more points than this are in view."""
_CONTOUR_ALPHA = 0.30
_CONTOUR_ZOOM = 24.0
"""Contours are of no use when only a few of the points are in view."""
_DENSE = 3_000
"""More points than this would hide the contours under them."""
_HALO_PX = 3.0
_LARGEST_SHARE = 0.05
_MOST_LABELS = 40


@dataclass(slots=True, eq=False)
class DrawnPoints:
    """The points in the order of drawing, made once for each change of their colours."""

    numbers: NDArray[np.int64]
    positions: NDArray[np.float32]
    inks: NDArray[np.uint32]


@dataclass(slots=True, eq=False)
class Frame:
    """A painted part of a map.

    Attributes
    ----------
    image : QImage
        The picture; its pixels belong to `pixels`.
    near : list of (int, QRectF)
        Points that a picture stands for, and its place.
    between : list of (int, QPointF)
        The other points in view if there are pictures, which are drawn above those.
    names : list of (QPointF, QPixmap)
        Names of groups, which are drawn above everything.
    n_in_view : int
        Points in view.
    """

    image: QImage
    pixels: NDArray[np.uint32]
    near: list[tuple[int, QRectF]] = field(default_factory=list)
    between: list[tuple[int, QPointF]] = field(default_factory=list)
    names: list[tuple[QPointF, QPixmap]] = field(default_factory=list)
    n_in_view: int = 0


class FramePainter:
    """Paints frames of one scene; `forget` is called when the scene or the colour scheme changes."""

    def __init__(self) -> None:
        self._drawn: DrawnPoints | None = None
        self._contours: list[tuple[QPainterPath, float]] | None = None
        self._names: dict[tuple[str, bool], QPixmap] = {}

    def forget(self, *, are_places_new: bool = False) -> None:
        """Drop what was prepared: the colours, and the contours too if points have moved."""
        self._drawn = None
        self._names.clear()
        if are_places_new:
            self._contours = None

    def paint(self, scene: Scene, view: MapView, *, ratio: float, font: QFont) -> Frame:
        """Paint the part of a map that is in view.

        Parameters
        ----------
        scene : Scene
            The points.
        view : MapView
            The part, in logical pixels.
        ratio : float
            Device pixels for each of them.
        font : QFont
            Of the names.
        """
        width, height = max(1, round(view.width_px * ratio)), max(1, round(view.height_px * ratio))
        pixels = np.full((height, width), QColor(theme.current().surface).rgba(), np.uint32)
        image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        frame = Frame(image, pixels)
        if not len(scene.map):
            return frame
        drawn = self._drawn = self._drawn or _prepared(scene)
        at = view.to_px(drawn.positions)
        is_in = (at[:, 0] >= 0) & (at[:, 0] < view.width_px) & (at[:, 1] >= 0) & (at[:, 1] < view.height_px)
        frame.n_in_view = int(np.count_nonzero(is_in))
        has_contours, is_dense = view.zoom <= _CONTOUR_ZOOM, frame.n_in_view > _DENSE
        if has_contours and not is_dense:
            self._paint_contours(image, scene, view)
        radius = raster.radius_px(frame.n_in_view)
        raster.draw(pixels, at * np.float32(ratio), drawn.inks, radius=radius * ratio)
        if has_contours and is_dense:
            self._paint_contours(image, scene, view)
        if 0 < frame.n_in_view <= _MOST_NEAR:
            frame.near = _near(drawn.numbers[is_in], at[is_in], view)
            pictured = {number for number, _ in frame.near}
            seen = zip(drawn.numbers[is_in].tolist(), at[is_in].tolist(), strict=True)
            frame.between = [(number, QPointF(x, y)) for number, (x, y) in seen if number not in pictured]
        frame.names = self._names_in_view(scene, view, font, ratio=ratio)
        return frame

    def _paint_contours(self, image: QImage, scene: Scene, view: MapView) -> None:
        if self._contours is None:
            self._contours = [(_path(one), one.strength) for one in contours.find(scene.map.positions)]
        painter = QPainter(image)
        middle = view.to_px(np.zeros((1, 2), np.float32))[0]
        painter.setTransform(
            QTransform(view.scale_px, 0, 0, -view.scale_px, float(middle[0]), float(middle[1])), combine=True
        )
        colour = QColor(theme.current().text)
        for path, strength in self._contours:
            colour.setAlphaF(_CONTOUR_ALPHA * (0.4 + 0.6 * strength))
            pen = QPen(colour, 1.0)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(path)
        painter.end()

    def _names_in_view(
        self, scene: Scene, view: MapView, font: QFont, *, ratio: float
    ) -> list[tuple[QPointF, QPixmap]]:
        """Return the names of the largest groups in view that do not overlap; close by there is room for more."""
        boxes = []
        if not scene.labels:
            return []
        at = view.to_px(np.array([(label.x, label.y) for label in scene.labels], np.float32))
        for label, (x, y) in zip(scene.labels, at.tolist(), strict=True):
            if not (0 <= x < view.width_px and 0 <= y < view.height_px):
                continue
            name = self._name(label, font, is_large=label.n_points >= _LARGEST_SHARE * len(scene.map), ratio=ratio)
            size = name.deviceIndependentSize()
            boxes.append((name, x - size.width() / 2, y - size.height() / 2, size.width(), size.height()))
        kept = places.without_overlap(boxes, most=_MOST_LABELS, gap=Space.SMALL)
        return [(QPointF(round(x), round(y)), name) for name, x, y, _, _ in kept]

    def _name(self, label: Label, font: QFont, *, is_large: bool, ratio: float) -> QPixmap:
        key = (label.words, is_large)
        if key not in self._names:
            self._names[key] = _name_picture(shortened(display_text(label.words)), font, is_large=is_large, ratio=ratio)
        return self._names[key]


def _prepared(scene: Scene) -> DrawnPoints:
    colours = theme.current()
    grey = QColor(colours.faint).darker(160) if theme.is_dark() else QColor(colours.line).darker(108)
    palette = [QColor(colour).rgba() for colour in scene.colouring.colours]
    order, inks = scene.drawn(grey.rgba(), palette)
    return DrawnPoints(order, np.ascontiguousarray(scene.map.positions[order]), inks)


def _path(found: Contours) -> QPainterPath:
    path = QPainterPath()
    for x0, y0, x1, y1 in found.segments.tolist():
        path.moveTo(x0, y0)
        path.lineTo(x1, y1)
    return path


def _near(numbers: NDArray[np.int64], at: NDArray[np.float32], view: MapView) -> list[tuple[int, QRectF]]:
    """Return which points get a picture: those that were drawn last first, as long as there is room."""
    width, height = PICTURE_PX.width(), PICTURE_PX.height()
    boxes = (
        (number, x - width / 2, y - height / 2, width, height)
        for number, (x, y) in zip(numbers[::-1].tolist(), at[::-1].tolist(), strict=True)
        if width / 2 < x < view.width_px - width / 2 and height / 2 < y < view.height_px - height / 2
    )
    kept = places.without_overlap(boxes, most=MOST_PICTURES, gap=Space.TIGHT)
    return [(number, QRectF(round(x), round(y), width, height)) for number, x, y, width, height in kept]


def _name_picture(words: str, font: QFont, *, is_large: bool, ratio: float) -> QPixmap:
    own = strong_font(sized_font(font, TextSize.HEADING if is_large else TextSize.BODY))
    metrics = QFontMetricsF(own)
    size = QSizeF(metrics.horizontalAdvance(words) + 2 * _HALO_PX, metrics.height() + 2 * _HALO_PX)
    picture = QPixmap((size * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.addText(QPointF(_HALO_PX, _HALO_PX + metrics.ascent()), own, words)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halo = QPen(QColor(theme.current().surface), 2 * _HALO_PX)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.fillPath(path, QColor(theme.current().text))
    painter.end()
    return picture
