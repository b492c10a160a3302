"""The exact frames of moments, as far as they have been fetched; up to a number of bytes."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

CAPACITY_BYTES = 48 * 1024 * 1024

FrameKey = tuple[int, float]
"""A video's catalog id, and a time in it in seconds."""


class MomentFrames(QObject):
    """Keeps pictures; those that were not drawn for longest go first.

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
        self._capacity_bytes = capacity_bytes
        self._used_bytes = 0
        self._pixmaps: OrderedDict[FrameKey, QPixmap] = OrderedDict()

    def __contains__(self, key: FrameKey) -> bool:
        return key in self._pixmaps

    def pixmap(self, key: FrameKey) -> QPixmap | None:
        """Give a picture; None while it has not been fetched."""
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
        return found

    def put(self, key: FrameKey, image: QImage) -> None:
        """Keep a picture.

        Parameters
        ----------
        key : FrameKey
            Of which frame.
        image : QImage
            Not null.
        """
        pixmap = QPixmap.fromImage(image)
        self._used_bytes += _n_bytes(pixmap) - (_n_bytes(self._pixmaps[key]) if key in self._pixmaps else 0)
        self._pixmaps[key] = pixmap
        while self._used_bytes > self._capacity_bytes and len(self._pixmaps) > 1:
            _key, oldest = self._pixmaps.popitem(last=False)
            self._used_bytes -= _n_bytes(oldest)
        self.arrived.emit()


def _n_bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
