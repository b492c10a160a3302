"""Two frames beside each other that are zoomed and moved together."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.tokens import Space
from app.ui.widgets.labels import PlainLabel, Role

MOST_ZOOM = 16.0
ZOOM_STEP = 1.25
_WHEEL_NOTCH = 120
_LEAST_PX = 90
_MIRROR = QTransform.fromScale(-1, 1)


@dataclass(frozen=True, slots=True)
class Glance:
    """Which part of a picture is seen.

    Attributes
    ----------
    zoom : float
        1 shows all of it.
    x, y : float
        What is in the middle, as shares of width and height.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def bounded(self) -> "Glance":
        """Return the same without a look beyond the edges."""
        zoom = min(max(self.zoom, 1.0), MOST_ZOOM)
        low, high = 0.5 / zoom, 1 - 0.5 / zoom
        return Glance(zoom, min(max(self.x, low), high), min(max(self.y, low), high))

    def zoomed(self, factor: float, x: float, y: float) -> "Glance":
        """Return the same at another zoom, with one point of the picture at the same place."""
        zoom = min(max(self.zoom * factor, 1.0), MOST_ZOOM)
        share = self.zoom / zoom
        return Glance(zoom, x + (self.x - x) * share, y + (self.y - y) * share).bounded()


class StillView(QWidget):
    """One frame; the wheel zooms, dragging moves, a double click shows all of it.

    Attributes
    ----------
    glanced : Signal
        The `Glance` that a person wants; this view does not change until it is told to.
    """

    glanced = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("videoGround")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._is_mirrored = False
        self._glance = Glance()
        self._held: QPointF | None = None
        self._trouble = PlainLabel(role=Role.BODY, does_wrap=True, parent=self)
        self._trouble.setObjectName("stillTrouble")
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.addWidget(self._trouble)

    @property
    def image(self) -> QImage:
        """The frame as it is shown, mirrored where it is."""
        return self._image

    @property
    def sentence(self) -> str:
        """Why there is no frame; empty if there is one."""
        return self._trouble.text()

    @property
    def glance(self) -> Glance:
        """Which part is seen."""
        return self._glance

    def show_frame(self, image: QImage, *, is_mirrored: bool = False) -> None:
        """Show a frame, with left and right swapped if wanted; a null image clears the view."""
        self._image = image.transformed(_MIRROR) if is_mirrored and not image.isNull() else image
        self._trouble.setText("")
        self.update()

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no frame."""
        self._image = QImage()
        self._trouble.setText(sentence)
        self.update()

    def look(self, glance: Glance) -> None:
        """Show a part of the picture."""
        self._glance = glance
        self.update()

    def _place(self) -> QRectF:
        # Where all of the picture would be, at this zoom.
        size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        width, height = size.width() * self._glance.zoom, size.height() * self._glance.zoom
        centre = QRectF(self.rect()).center()
        return QRectF(centre.x() - width * self._glance.x, centre.y() - height * self._glance.y, width, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), self._image)
        painter.end()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        if self._image.isNull() or not notches:
            event.ignore()
            return
        place, at = self._place(), event.position()
        x, y = (at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height()
        self.glanced.emit(self._glance.zoomed(ZOOM_STEP**notches, x, y))
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or self._image.isNull():
            return
        moved, self._held, place = event.position() - self._held, event.position(), self._place()
        x, y = self._glance.x - moved.x() / place.width(), self._glance.y - moved.y() / place.height()
        self.glanced.emit(replace(self._glance, x=x, y=y).bounded())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.glanced.emit(Glance())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX, _LEAST_PX)
