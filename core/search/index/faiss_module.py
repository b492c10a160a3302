"""FAISS as the index needs it: untyped, and rows compared where they lie."""

from typing import Any

import faiss  # noqa: TID253
import numpy as np
from numpy.typing import NDArray

untyped: Any = faiss
"""The FAISS module, untyped: its stubs lack what its loader adds."""

CHUNK_ROWS = 16_384

Found = tuple[NDArray[np.float32], NDArray[np.int64]]
"""Scores and numbers of the nearest rows of each query, shape (Q, K), best first; -1 where there are no more."""


class FlatView:
    """Compares every row, without copying them; exact.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        Not copied if contiguous; a memory map is read as it is searched.
    """

    def __init__(self, rows: NDArray[np.float16]) -> None:
        self._rows = np.ascontiguousarray(rows, dtype=np.float16)  # the view does not keep them
        self._index: Any = untyped.IndexScalarQuantizer(
            rows.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        if len(rows):
            first = untyped.swig_ptr(self._rows.reshape(-1).view(np.uint8))
            # Nobody owns what is viewed: pass on the owner that an empty index has, which is none.
            none = self._index.codes.owner
            self._index.codes = untyped.MaybeOwnedVectorUInt8.create_view(first, self._rows.nbytes, none)
            self._index.ntotal = len(rows)

    def search(self, queries: NDArray[np.float32], k: int, *, selector: Any = None) -> Found:
        """Find the ``k`` nearest rows of each query, shape (Q, D)."""
        parameters = None if selector is None else untyped.SearchParameters(sel=selector)
        return self._index.search(queries, k, params=parameters)


def selector(allowed: NDArray[np.bool_], *, n_rows: int) -> Any:
    """Return what allows the rows that are marked in ``allowed``; rows beyond its end are not allowed."""
    mask = np.zeros(n_rows, dtype=bool)
    mask[: len(allowed)] = allowed[:n_rows]
    return untyped.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
