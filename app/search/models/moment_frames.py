"""A cache of the exact frames of moments, limited in bytes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.stage.thumbnails import PixmapStore

CAPACITY_BYTES = 48 * 1024 * 1024

FrameKey = tuple[int, float]
"""A video's catalog id, and a time in it in seconds."""


class MomentFrames(QObject):
    """Caches pictures, as `app.stage.thumbnails` does.

    Attributes
    ----------
    arrived : Signal
        A picture is available.

    Parameters
    ----------
    capacity_bytes : int
        Limit for all pictures together.
    parent : QObject
        Qt parent.
    """

    arrived = Signal()

    def __init__(self, *, capacity_bytes: int = CAPACITY_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pixmaps = PixmapStore[FrameKey](capacity_bytes)

    def __contains__(self, key: FrameKey) -> bool:
        return key in self._pixmaps

    def pixmap(self, key: FrameKey) -> QPixmap | None:
        """Return a picture; None until it has been fetched."""
        return self._pixmaps.get(key)

    def put(self, key: FrameKey, image: QImage) -> None:
        """Store the picture of a frame; must not be null."""
        self._pixmaps.put(key, QPixmap.fromImage(image))
        self.arrived.emit()
