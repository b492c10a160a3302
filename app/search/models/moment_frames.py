"""The exact frames of moments, as far as they have been fetched; up to a number of bytes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.stage.thumbnails import PixmapStore

CAPACITY_BYTES = 48 * 1024 * 1024

FrameKey = tuple[int, float]
"""A video's catalog id, and a time in it in seconds."""


class MomentFrames(QObject):
    """Keeps pictures, see `app.stage.thumbnails`.

    Attributes
    ----------
    arrived : Signal
        A picture can be had now.

    Parameters
    ----------
    capacity_bytes : int
        What they may take together.
    parent : QObject
        Owner.
    """

    arrived = Signal()

    def __init__(self, *, capacity_bytes: int = CAPACITY_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pixmaps = PixmapStore[FrameKey](capacity_bytes)

    def __contains__(self, key: FrameKey) -> bool:
        return key in self._pixmaps

    def pixmap(self, key: FrameKey) -> QPixmap | None:
        """Return a picture; None while it has not been fetched."""
        return self._pixmaps.get(key)

    def put(self, key: FrameKey, image: QImage) -> None:
        """Keep a picture.

        Parameters
        ----------
        key : FrameKey
            Of which frame.
        image : QImage
            Not null.
        """
        self._pixmaps.put(key, QPixmap.fromImage(image))
        self.arrived.emit()
