"""Compare a query with every row, one block after the other: exact, and without FAISS.

A row takes 1 us, twenty times what it takes in `core.search.vector_index`; but that must be imported and its file
read first, which only a process that stays for a second search gets back.

Memory: one block of rows as float32, and 4 bytes per row.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

BLOCK_ROWS = 2_048
"""As float32 this much of 512 dimensions (4 MB) stays in a processor's cache."""


class RowScan:
    """Finds the nearest rows without an index; any thread may search.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        The embedding store's rows; not copied.
    """

    def __init__(self, rows: NDArray[np.float16]) -> None:
        self._rows = rows

    @property
    def n_rows(self) -> int:
        """How many rows it looks at: 0 to ``n_rows - 1``."""
        return len(self._rows)

    def search(
        self, vector: NDArray[np.floating], *, k: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Find the nearest rows; see `core.search.answers.RowFinder`."""
        if vector.shape != self._rows.shape[1:] or k < 1:
            raise ValueError(f"cannot search {vector.shape} for {k} rows of {self._rows.shape[1]}")
        scores = similarities(vector, rows=self._rows, parts=[slice(0, self.n_rows)])
        if allowed is None:
            return _highest(np.arange(self.n_rows), scores, k)
        may_be_found = np.flatnonzero(allowed[: self.n_rows])
        return _highest(may_be_found, scores[may_be_found], k)


def similarities(vector: NDArray[np.floating], *, rows: NDArray[np.float16], parts: list[slice]) -> NDArray[np.float32]:
    """Compute inner products with some of the rows.

    Parameters
    ----------
    vector : ndarray, shape (D,)
        Any float type.
    rows : ndarray, shape (N, D), float16
        The embedding store's rows.
    parts : list of slice
        Rows to look at, increasing.

    Returns
    -------
    ndarray, shape (K,), float32
        For the rows of all parts, one after the other.
    """
    query = np.asarray(vector, dtype=np.float32)
    blocks = [
        # Not `@`: OpenBLAS would wake its own threads, which then fight those of torch (see docs/architecture.md).
        np.einsum("ij,j->i", rows[block].astype(np.float32), query)
        for block in _blocks(parts)
    ]
    return np.concatenate(blocks) if blocks else np.empty(0, dtype=np.float32)


def _highest(
    rows: NDArray[np.int64], scores: NDArray[np.float32], k: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    if k < len(rows):
        chosen = np.argpartition(-scores, k)[:k]
        rows, scores = rows[chosen], scores[chosen]
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order]


def _blocks(parts: list[slice]) -> Iterator[slice]:
    # Neighbouring parts are read together, long ones in pieces.
    start = stop = parts[0].start if parts else 0
    for part in parts:
        if part.start != stop or stop - start >= BLOCK_ROWS:
            yield from _pieces(start, stop)
            start = part.start
        stop = part.stop
    yield from _pieces(start, stop)


def _pieces(start: int, stop: int) -> Iterator[slice]:
    for first in range(start, stop, BLOCK_ROWS):
        yield slice(first, min(first + BLOCK_ROWS, stop))
