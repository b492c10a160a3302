"""Finds the nearest of many rows for many others, roughly but many times faster than comparing all of them.

The vector index does that only for libraries of more than half a million rows, one query at a time. Here every row is
a query, and a frame that is missed has neighbours in the same video that are found.
"""

from typing import Any

import faiss  # noqa: TID253
import numpy as np
from numpy.typing import NDArray

_CELLS_PER_ROOT = 4
"""Cells per square root of the number of rows."""
_PROBED_SHARE, _LEAST_PROBED = 48, 12
"""One in this many cells is searched, and at least so many."""
_TRAINING_ROWS_PER_CELL = 40
_CHUNK_ROWS = 16_384


class RowCells:
    """Rows sorted into cells.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        Unit vectors.
    """

    def __init__(self, rows: NDArray[np.float16]) -> None:
        n_rows, n_dims = rows.shape
        n_cells = max(1, min(int(_CELLS_PER_ROOT * n_rows**0.5), n_rows // _TRAINING_ROWS_PER_CELL))
        self._quantiser = faiss.IndexFlatIP(n_dims)
        by_residual = False  # float16 is precise enough for the vectors themselves
        self._index: Any = faiss.IndexIVFScalarQuantizer(
            self._quantiser, n_dims, n_cells, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, by_residual
        )
        self._index.cp.spherical = True
        self._index.cp.niter = 5
        chosen = np.linspace(0, n_rows - 1, min(n_rows, n_cells * _TRAINING_ROWS_PER_CELL)).astype(np.int64)
        self._index.train(np.ascontiguousarray(rows[chosen], dtype=np.float32))
        self._index.nprobe = min(n_cells, max(_LEAST_PROBED, n_cells // _PROBED_SHARE))
        for first in range(0, n_rows, _CHUNK_ROWS):
            self._index.add(np.ascontiguousarray(rows[first : first + _CHUNK_ROWS], dtype=np.float32))

    def search(self, queries: NDArray[np.float16], most: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return similarities and places of the nearest rows of each query, nearest first, both of shape (Q, most).

        Places are -1 where fewer were found.
        """
        similarities, places = self._index.search(np.ascontiguousarray(queries, dtype=np.float32), most)
        return similarities, places
