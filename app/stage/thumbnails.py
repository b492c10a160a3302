"""Thumbnails: read on threads as QImage, cached as pixmaps up to a number of bytes.

The latest request is served first; requests that scrolled out of view before their turn are dropped.
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
    """Caches pixmaps up to `capacity_bytes` in all; a single larger picture is kept anyway."""

    def __init__(self, capacity_bytes: int) -> None:
        self._capacity_bytes = capacity_bytes
        self._used_bytes = 0
        self._pixmaps: OrderedDict[Key, QPixmap] = OrderedDict()

    def __contains__(self, key: Key) -> bool:
        return key in self._pixmaps

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of all cached pictures."""
        return tuple(self._pixmaps)

    def get(self, key: Key) -> QPixmap | None:
        """Return a picture that is about to be drawn; None if it is not cached."""
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
        return found

    def put(self, key: Key, pixmap: QPixmap) -> None:
        """Cache a non-null picture, replacing an older one, and evict what no longer fits."""
        self._drop(self._pixmaps.pop(key, None))
        self._pixmaps[key] = pixmap
        self._used_bytes += _n_bytes(pixmap)
        self._shrink()

    def set_capacity(self, capacity_bytes: int) -> None:
        """Change the capacity, evicting what no longer fits."""
        self._capacity_bytes = capacity_bytes
        self._shrink()

    def clear(self) -> None:
        """Evict everything."""
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
"""Number of windows' worth of pixels to cache: with less than is in view, pictures would be read again and again."""
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
        Cell of a filmstrip; None for the whole picture.
    width_px : int
        Maximum width in device pixels.
    """

    path: Path
    cell: int | None
    width_px: int


class ThumbnailCache(QObject):
    """Returns cached pixmaps and reads the others.

    Attributes
    ----------
    arrived : Signal
        A requested picture is now available.
    came : Signal
        The same, with the `PictureKey`.
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
        """Set the capacity to twice the device pixels of a window, or the default if that is more."""
        self._pixmaps.set_capacity(max(CAPACITY_BYTES, _WINDOWS * n_px * _BYTES_PER_PX))

    @property
    def is_busy(self) -> bool:
        """Whether requested pictures are still pending."""
        return bool(self._waiting or self._reading)

    def pixmap(self, key: PictureKey) -> QPixmap | None:
        """Return a picture, or None and read it; `arrived` follows."""
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

    def cached(self, path: Path) -> QImage:
        """Return the largest cached picture of a whole file without reading it; null if there is none."""
        keys = [key for key in self._pixmaps.keys if key.path == path and key.cell is None]
        largest = max(keys, key=lambda key: key.width_px, default=None)
        found = self._pixmaps.get(largest) if largest is not None else None
        return found.toImage() if found is not None else QImage()

    def retry_unreadable(self) -> None:
        """Retry pictures that could not be read: they may exist by now."""
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
    """Return the number of pictures in a filmstrip, reading only its header; 0 without a file."""
    size = QImageReader(str(strip)).size() if strip is not None else None
    if size is None or not size.isValid() or not size.height():
        return 0
    return size.width() * _CELL_ASPECT[1] // (size.height() * _CELL_ASPECT[0])
