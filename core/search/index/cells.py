"""Cells of a vector index: rows sorted by the nearest of many centres, of which a search looks only into the nearest.

Cells never change once made, so they may be searched while others are made to replace them, and their file may be
mapped instead of read. How many are searched is measured on the rows themselves when cells are made.

Memory: N x D x 2 bytes, unless they are mapped; while they are made, also 48 rows per cell as float32.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import faiss  # noqa: TID253
import numpy as np
from numpy.typing import NDArray

from core.search.index import index_files
from core.search.index.faiss_module import CHUNK_ROWS, FlatView, Found, untyped

TRAINING_ROWS_PER_CELL = 48
"""FAISS warns below 39."""
TRAINING_ROUNDS = 8

MEASURED_AT = 10
WANTED_RECALL = 0.97
_N_QUERIES = 64
_ROWS_PER_QUERY = 3
_SAFETY = 2
"""What is measured is multiplied by this: words are farther from all rows than the queries that it is measured with."""
_LEAST_SHARE = 32
"""At least one in this many cells is searched: still 40 times as fast as comparing a million rows."""

Stopped = Callable[[], bool]


class Cells:
    """Rows 0 to ``n_rows - 1``, sorted into cells; several threads may search.

    Parameters
    ----------
    index : faiss.IndexIVFScalarQuantizer
        Not changed any more.
    """

    def __init__(self, index: Any) -> None:
        self._index = index
        self._index.parallel_mode = 1  # threads share the cells of one query, not the queries

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return self._index.ntotal

    @property
    def n_dims(self) -> int:
        """Length of a row."""
        return self._index.d

    @property
    def n_cells(self) -> int:
        """Number of cells."""
        return self._index.nlist

    @property
    def n_probed(self) -> int:
        """Number of cells that a search for a few rows looks into."""
        return self._index.nprobe

    @property
    def raw(self) -> Any:
        """The FAISS index, to be copied to a GPU."""
        return self._index

    def n_to_probe(self, k: int, *, n_allowed: int) -> int:
        """Return how many cells to search: the fewer rows are allowed and the more are wanted, the more cells.

        The nearest of a hundredth of the rows are as far as the thousand nearest of all; of cells, about the square
        root of that is needed. As most rows of these cells are then skipped, such a search is not slower.
        """
        allowed_per_cell = max(n_allowed / self.n_cells, 1e-9)
        n_near = self.n_probed * (self.n_rows / max(n_allowed, 1)) ** 0.5
        return min(self.n_cells, int(n_near + 4 * k / allowed_per_cell))

    def search(self, queries: NDArray[np.float32], k: int, *, n_probed: int, selector: Any = None) -> Found:
        """Find about the ``k`` nearest rows of each query, shape (Q, D)."""
        return self._index.search(queries, k, params=untyped.SearchParametersIVF(sel=selector, nprobe=n_probed))

    def write(self, path: Path) -> str:
        """Write them to a file and return its checksum; see `core.search.index.index_files.write`."""
        return index_files.write(path, lambda write: faiss.write_index(self._index, untyped.PyCallbackIOWriter(write)))


def make(rows: NDArray[np.float16], *, is_stopped: Stopped) -> Cells | None:
    """Sort rows into new cells.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        Read in chunks.
    is_stopped : callable
        Asked from time to time whether to give up.

    Returns
    -------
    Cells or None
        None if stopped.
    """
    n_rows, n_dims = rows.shape
    n_cells = max(1, int(2 * n_rows**0.5))
    # Evenly spaced, not random: adjacent rows are adjacent frames of a video, so this samples every video.
    chosen = np.linspace(0, n_rows - 1, min(n_rows, n_cells * TRAINING_ROWS_PER_CELL)).astype(np.int64)
    sample = np.ascontiguousarray(rows[chosen], dtype=np.float32)
    centres = None
    for _ in range(TRAINING_ROUNDS):
        if is_stopped():
            return None
        training = untyped.Kmeans(n_dims, n_cells, niter=1, spherical=True, seed=1)
        training.train(sample, init_centroids=centres)
        centres = training.centroids
    quantiser = faiss.IndexFlatIP(n_dims)
    quantiser.add(centres)  # type: ignore[call-arg]
    return _filled(_empty(quantiser, n_cells), rows, is_stopped)


def grown(cells: Cells, rows: NDArray[np.float16], *, is_stopped: Stopped) -> Cells | None:
    """Copy cells and add the rows that they lack; see `make`."""
    old = cells.raw
    index = _empty(untyped.clone_index(old.quantizer), cells.n_cells)
    for cell in range(cells.n_cells):
        if size := old.invlists.list_size(cell):
            index.invlists.add_entries(cell, size, old.invlists.get_ids(cell), old.invlists.get_codes(cell))
    index.ntotal = cells.n_rows
    return _filled(index, rows, is_stopped)


def read(path: Path, *, checksum: str) -> Cells:
    """Map a file, so that only what is searched is read.

    Raises
    ------
    IndexMismatchError
        If it is missing, or obviously not the file that was recorded.
    """
    index_files.check(path, checksum=checksum, is_sampled=True)
    try:
        return Cells(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
    except RuntimeError:  # on Windows, FAISS opens no name with letters that are not ASCII
        with path.open("rb") as file:
            return Cells(faiss.read_index(untyped.PyCallbackIOReader(file.read)))


def _empty(quantiser: faiss.Index, n_cells: int) -> Any:
    by_residual = False  # float16 is precise enough for the vectors themselves
    index: Any = faiss.IndexIVFScalarQuantizer(
        quantiser, quantiser.d, n_cells, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, by_residual
    )
    index.is_trained = True
    return index


def _filled(index: Any, rows: NDArray[np.float16], is_stopped: Stopped) -> Cells | None:
    for start in range(index.ntotal, len(rows), CHUNK_ROWS):
        if is_stopped():
            return None
        index.add(np.ascontiguousarray(rows[start : start + CHUNK_ROWS], dtype=np.float32))
    index.nprobe = _count_to_probe(Cells(index), rows)
    return Cells(index)


def _count_to_probe(cells: Cells, rows: NDArray[np.float16]) -> int:
    """Return how many cells a search must look into, by comparing with the exact answers to some hard queries."""
    # Between several frames, so that what is nearest lies in several cells: an easy query has one video in one cell.
    chosen = np.random.default_rng(0).integers(0, len(rows), (_N_QUERIES, _ROWS_PER_QUERY))
    queries = rows[chosen].astype(np.float32).mean(axis=1)
    k = min(MEASURED_AT, len(rows))
    _, wanted = FlatView(rows).search(queries, k)
    n_probed = 1
    while n_probed < cells.n_cells:
        _, found = cells.search(queries, k, n_probed=n_probed)
        shares = [len(np.intersect1d(one, other)) / k for one, other in zip(wanted, found, strict=True)]
        if np.mean(shares) >= WANTED_RECALL:
            break
        n_probed *= 2
    return min(cells.n_cells, max(1, _SAFETY * n_probed, cells.n_cells // _LEAST_SHARE))
