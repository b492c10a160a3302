"""Compares a query with every row, block by block: exact, and without FAISS.

A row takes 1 us, twenty times as long as in `vector_index`; but importing that pays off only in a process
that searches more than once, or many rows.

Memory: one block of rows as float32, and 4 bytes per row.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

BLOCK_ROWS = 2_048
"""With 512 dimensions, a block as float32 (4 MB) fits into a CPU's cache."""


class RowScan:
    """Finds the nearest rows without an index; safe to use from any thread.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        Rows of the embedding store; not copied.
    """

    def __init__(self, rows: NDArray[np.float16]) -> None:
        self._rows = rows

    @property
    def n_rows(self) -> int:
        """Number of rows: 0 to ``n_rows - 1``."""
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
    """Return the inner products with some of the rows.

    Parameters
    ----------
    vector : ndarray, shape (D,)
        Any float type.
    rows : ndarray, shape (N, D), float16
        Rows of the embedding store.
    parts : list of slice
        Rows to compare, increasing.

    Returns
    -------
    ndarray, shape (K,), float32
        For the rows of all parts, in order.
    """
    query = np.asarray(vector, dtype=np.float32)
    blocks = [
        # Not `@`: OpenBLAS would start its own threads, which compete with torch's (see docs/architecture.md).
        np.einsum("ij,j->i", rows[block].astype(np.float32), query)
        for block in _blocks(parts)
    ]
    return np.concatenate(blocks) if blocks else np.empty(0, dtype=np.float32)


def best_similarities(
    vectors: NDArray[np.floating], *, rows: NDArray[np.float16], parts: list[slice]
) -> NDArray[np.float32]:
    """Return the highest inner product of each row with any of several vectors, shape (Q, D); see `similarities`."""
    found = [similarities(vector, rows=rows, parts=parts) for vector in np.atleast_2d(vectors)]
    return found[0] if len(found) == 1 else np.maximum.reduce(found)


def _highest(
    rows: NDArray[np.int64], scores: NDArray[np.float32], k: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    if k < len(rows):
        chosen = np.argpartition(-scores, k)[:k]
        rows, scores = rows[chosen], scores[chosen]
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order]


def _blocks(parts: list[slice]) -> Iterator[slice]:
    # Read adjacent parts together, and long ones in pieces.
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
