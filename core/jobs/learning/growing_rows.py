"""Rows in memory that only grow, and are not copied for each that comes."""

import numpy as np
from numpy.typing import DTypeLike, NDArray

_GROWTH = 1.5


class GrowingRows:
    """An array whose first axis grows.

    Parameters
    ----------
    shape : tuple of int
        Of one row; ``()`` for a number.
    kind : dtype
        Of its numbers.
    n_expected : int
        About how many rows there will be; memory that is not written to costs nothing.
    """

    def __init__(self, shape: tuple[int, ...], kind: DTypeLike, *, n_expected: int = 0) -> None:
        self._room = np.empty((n_expected, *shape), kind)
        self._n_rows = 0

    def append(self, rows: NDArray) -> None:
        """Add rows at the end; what `rows` gave before stays as it was.

        Parameters
        ----------
        rows : ndarray
            ``(N, *shape)``, in any kind.
        """
        end = self._n_rows + len(rows)
        if end > len(self._room):
            larger = np.empty((max(end, int(_GROWTH * self._n_rows)), *self._room.shape[1:]), self._room.dtype)
            larger[: self._n_rows] = self.rows
            self._room = larger
        self._room[self._n_rows : end] = rows
        self._n_rows = end

    @property
    def rows(self) -> NDArray:
        """All rows, ``(N, *shape)``; nothing is copied."""
        return self._room[: self._n_rows]
