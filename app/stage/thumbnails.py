"""Pictures of cards: read on threads as QImage, kept as pixmaps up to a number of bytes.

What was asked last is read first, and what has left the view before its turn is forgotten.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from app.bridge.tasks import TaskPool

Key = TypeVar("Key", bound=Hashable)


class PixmapStore(Generic[Key]):
    """Keeps pictures by key.

    Parameters
    ----------
    capacity_bytes : int
        What they may take together; one picture is kept however large it is.
    """

    def __init__(self, capacity_bytes: int) -> None:
        self._capacity_bytes = capacity_bytes
        self._used_bytes = 0
        self._pixmaps: OrderedDict[Key, QPixmap] = OrderedDict()

    def __contains__(self, key: Key) -> bool:
        return key in self._pixmaps

    def get(self, key: Key) -> QPixmap | None:
        """Return a picture that is about to be drawn.

        Parameters
        ----------
        key : Key
            Which.

        Returns
        -------
        QPixmap or None
            None where it is not kept.
        """
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
        return found

    def put(self, key: Key, pixmap: QPixmap) -> None:
        """Keep a picture, and let go of what no longer finds room.

        Parameters
        ----------
        key : Key
            Under which it is found; one that is there already makes way.
        pixmap : QPixmap
            Not null.
        """
        self._drop(self._pixmaps.pop(key, None))
        self._pixmaps[key] = pixmap
        self._used_bytes += _n_bytes(pixmap)
        self._shrink()

    def set_capacity(self, capacity_bytes: int) -> None:
        """Keep more from now on, or less.

        Parameters
        ----------
        capacity_bytes : int
            See the class.
        """
        self._capacity_bytes = capacity_bytes
        self._shrink()

    def clear(self) -> None:
        """Let go of everything."""
        self._pixmaps.clear()
        self._used_bytes = 0

    def _shrink(self) -> None:
        while self._used_bytes > self._capacity_bytes and len(self._pixmaps) > 1:
            self._drop(self._pixmaps.popitem(last=False)[1])

    def _drop(self, pixmap: QPixmap | None) -> None:
        self._used_bytes -= 0 if pixmap is None else _n_bytes(pixmap)


def _n_bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8


CAPACITY_BYTES = 16 * 1024 * 1024
_WINDOWS = 2
"""Of a window that is larger than that so many are kept: fewer pictures than are in view would be read for ever."""
_MAX_WAITING = 160
_N_THREADS = 2
_BYTES_PER_PX = 4
_CELL_ASPECT = (16, 9)


@dataclass(frozen=True, slots=True)
class PictureKey:
    """A picture, or one cell of a filmstrip.

    Attributes
    ----------
    path : Path
        The file.
    cell : int or None
        Which cell of a filmstrip; None for the whole picture.
    width_px : int
        Width in device pixels it is drawn with at most.
    """

    path: Path
    cell: int | None
    width_px: int


class ThumbnailCache(QObject):
    """Gives pixmaps that are there and reads those that are not.

    Attributes
    ----------
    arrived : Signal
        Some picture that had been asked for can be had now.
    came : Signal
        The same, with the picture's `PictureKey`.
    """

    arrived = Signal()
    came = Signal(object)

    def __init__(self, *, capacity_bytes: int = CAPACITY_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pixmaps = PixmapStore[PictureKey](capacity_bytes)
        self._waiting: OrderedDict[PictureKey, None] = OrderedDict()
        self._unreadable: set[PictureKey] = set()
        self._reading: set[PictureKey] = set()
        self._pool = TaskPool(n_threads=_N_THREADS, name="thumbnails", parent=self)

    def fit(self, n_px: int) -> None:
        """Keep as much as a window needs that shows nothing but pictures, and as much again.

        Parameters
        ----------
        n_px : int
            Device pixels of the window.
        """
        self._pixmaps.set_capacity(max(CAPACITY_BYTES, _WINDOWS * n_px * _BYTES_PER_PX))

    @property
    def is_busy(self) -> bool:
        """Whether pictures that were asked for are still to come."""
        return bool(self._waiting or self._reading)

    def pixmap(self, key: PictureKey) -> QPixmap | None:
        """Return a picture, or have it read.

        Parameters
        ----------
        key : PictureKey
            Which.

        Returns
        -------
        QPixmap or None
            None while it is not there; `arrived` tells.
        """
        found = self._pixmaps.get(key)
        if found is not None:
            return found
        if key not in self._unreadable and key not in self._reading:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            while len(self._waiting) > _MAX_WAITING:
                self._waiting.popitem(last=False)
            self._pump()
        return None

    def retry_unreadable(self) -> None:
        """Try again what could not be read: it may have been made since."""
        self._unreadable.clear()

    def close(self) -> None:
        """Stop reading."""
        self._waiting.clear()
        self._pool.close(timeout_seconds=5.0)
        self._pixmaps.clear()

    def _pump(self) -> None:
        while self._waiting and len(self._reading) < _N_THREADS:
            key, _ = self._waiting.popitem(last=True)
            self._reading.add(key)
            self._pool.submit(
                lambda key=key: _read(key),
                done=lambda image, key=key: self._take(key, image),
                failed=lambda _error, key=key: self._take(key, QImage()),
            )

    def _take(self, key: PictureKey, image: QImage) -> None:
        self._reading.discard(key)
        if image.isNull():
            self._unreadable.add(key)
        else:
            self._pixmaps.put(key, QPixmap.fromImage(image))
            self.arrived.emit()
            self.came.emit(key)
        self._pump()


def _read(key: PictureKey) -> QImage:
    reader = QImageReader(str(key.path))
    reader.setAutoTransform(True)
    size = reader.size()
    if key.cell is not None and size.isValid():
        cell_px = size.height() * _CELL_ASPECT[0] // _CELL_ASPECT[1]
        clip = QRect(key.cell * cell_px, 0, cell_px, size.height())
        reader.setClipRect(clip)
        size = clip.size()
    if key.cell is None and size.width() > key.width_px:
        reader.setScaledSize(size.scaled(QSize(key.width_px, size.height()), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def count_cells(strip: Path | None) -> int:
    """Count the pictures in a filmstrip, reading no more than its head.

    Parameters
    ----------
    strip : Path or None
        Its file.

    Returns
    -------
    int
        0 where there is none.
    """
    size = QImageReader(str(strip)).size() if strip is not None else None
    if size is None or not size.isValid() or not size.height():
        return 0
    return size.width() * _CELL_ASPECT[1] // (size.height() * _CELL_ASPECT[0])
