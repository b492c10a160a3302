"""Pictures that are kept up to a number of bytes; those that were not drawn for longest go first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtGui import QPixmap

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
        """Give a picture that is about to be drawn.

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
