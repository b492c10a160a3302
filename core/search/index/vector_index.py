"""The vector index: finds the nearest rows of an embedding store by inner product; its IDs are row numbers.

Up to `CELLS_FROM_ROWS` rows it compares every row where it lies, in the store's file: exact, and nothing to build or to
save. Above, rows are sorted into cells, and only the nearest cells are searched; that is prepared beside the searches.
Rows that came since are compared one by one until cells are made that contain them. Rows of deleted videos stay in it
and are masked out by ``allowed`` until a compaction. The index is derived data: `load` refuses a file that is not the
recorded one.
"""

import logging
from pathlib import Path
from typing import Any

import faiss  # noqa: TID253
import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import IndexKind, IndexRecord
from core.search.index import cells
from core.search.index.cells import Cells, Stopped
from core.search.index.faiss_module import CHUNK_ROWS, FlatView, Found, selector, untyped
from core.search.index.index_files import IndexMismatchError

log = logging.getLogger(__name__)

CELLS_FROM_ROWS = 500_000
"""At this size comparing every row takes about 30 ms, which nobody notices; at a million 60, with cells 1 to 3."""

OUTSIDE_SHARE = 0.05
"""Cells are made again, or the GPU's copy, when more than this share of the rows is outside."""

MOST_FOUND_ON_GPU = 2048


class VectorIndex:
    """Finds the nearest rows by inner product; several threads may search, but not while it is changed.

    Parameters
    ----------
    n_dims : int
        D, length of a row.
    n_threads : int
        Threads of FAISS in the whole process; 0 keeps its default.
    use_gpu : bool or None
        Whether unrestricted searches run on a GPU; None: if there is one.
    cells_from_rows : int or None
        None: `CELLS_FROM_ROWS`.
    """

    def __init__(
        self, n_dims: int, *, n_threads: int = 0, use_gpu: bool | None = None, cells_from_rows: int | None = None
    ) -> None:
        if n_threads:
            faiss.omp_set_num_threads(n_threads)
        self.n_dims = n_dims
        self._cells_from_rows = CELLS_FROM_ROWS if cells_from_rows is None else cells_from_rows
        self._use_gpu = _count_gpus() > 0 if use_gpu is None else use_gpu
        self._cells: Cells | None = None
        self._copy: Any = None
        self.cover(np.empty((0, n_dims), dtype=np.float16))

    @property
    def n_rows(self) -> int:
        """Number of rows it contains: 0 to ``n_rows - 1``."""
        return len(self._rows)

    @property
    def n_in_cells(self) -> int:
        """Number of rows in cells: 0 to ``n_in_cells - 1``."""
        return 0 if self._cells is None else self._cells.n_rows

    @property
    def kind(self) -> IndexKind:
        """Flat or with cells."""
        return IndexKind.FLAT if self._cells is None else IndexKind.CELLS

    @property
    def needs_cells(self) -> bool:
        """Whether cells should be made, because there are too many rows for none or for those that there are."""
        n_outside = self.n_rows - self.n_in_cells
        return self.n_rows >= self._cells_from_rows and n_outside > OUTSIDE_SHARE * self.n_rows

    def cover(self, rows: NDArray[np.float16]) -> None:
        """Contain these rows from now on.

        Parameters
        ----------
        rows : ndarray, shape (N, D), float16
            All rows of the store; those that were contained before are the same. Not copied.

        Raises
        ------
        ValueError
            If the rows have another length.
        """
        if rows.ndim != 2 or rows.shape[1] != self.n_dims:
            raise ValueError(f"rows must be (N, {self.n_dims}), not {rows.shape}")
        if len(rows) < self.n_in_cells:
            self._cells = None
        self._rows = rows
        self._every, self._outside = FlatView(rows), FlatView(rows[self.n_in_cells :])
        if self._copy is not None and not 0 <= len(rows) - self._copy.ntotal <= OUTSIDE_SHARE * len(rows):
            self._copy = None

    def make_cells(self, *, is_stopped: Stopped = lambda: False) -> Cells | None:
        """Return cells with all rows; changes nothing, so searches may go on in other threads.

        Parameters
        ----------
        is_stopped : callable
            Asked from time to time whether to give up.

        Returns
        -------
        Cells or None
            None if stopped.
        """
        rows, old = self._rows, self._cells
        # Trained on less than a quarter of the rows, they would be too few and too full.
        if old is None or len(rows) > 4 * (old.n_cells / 2) ** 2:
            return cells.make(rows, is_stopped=is_stopped)
        return cells.grown(old, rows, is_stopped=is_stopped)

    def adopt(self, made: Cells) -> None:
        """Search these cells from now on."""
        self._cells, self._copy = made, None
        self.cover(self._rows)

    def build(self, rows: NDArray[np.float16]) -> None:
        """Contain these rows, at once in cells if there are so many."""
        self.cover(rows)
        if self.needs_cells and (made := self.make_cells()) is not None:
            self.adopt(made)

    def search(
        self, vector: NDArray[np.floating], *, k: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Find the nearest rows; see `core.search.answers.RowFinder`."""
        if vector.shape != (self.n_dims,) or k < 1:
            raise ValueError(f"cannot search {vector.shape} for {k} rows of {self.n_dims}")
        n_allowed = self.n_rows if allowed is None else int(np.count_nonzero(allowed[: self.n_rows]))
        most = min(k, n_allowed)
        if most == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        query = np.ascontiguousarray(vector, dtype=np.float32)[None]
        scores, rows = self._find(query, most, n_allowed, allowed)
        is_found = rows[0] >= 0
        return rows[0][is_found], scores[0][is_found]

    def _find(self, query: NDArray[np.float32], k: int, n_allowed: int, allowed: NDArray[np.bool_] | None) -> Found:
        if allowed is None and self._use_gpu and k <= MOST_FOUND_ON_GPU:
            copy = self._on_gpu()
            if self._cells is not None:
                copy.nprobe = self._cells.n_to_probe(k, n_allowed=n_allowed)
            if copy.ntotal == self.n_rows:
                return copy.search(query, k)
            rest = FlatView(self._rows[copy.ntotal :])
            return _merged(copy.search(query, k), rest.search(query, k), first_row=copy.ntotal, k=k)
        chosen = None if allowed is None else selector(allowed, n_rows=self.n_rows)
        if self._cells is None:
            return self._every.search(query, k, selector=chosen)
        n_probed = self._cells.n_to_probe(k, n_allowed=n_allowed)
        if 4 * n_probed >= self._cells.n_cells:
            # So few are allowed, or so many wanted, that comparing them all is about as fast.
            return self._every.search(query, k, selector=chosen)
        found = self._cells.search(query, k, n_probed=n_probed, selector=chosen)
        if self.n_in_cells == self.n_rows:
            return found
        outside = (
            None if allowed is None else selector(allowed[self.n_in_cells :], n_rows=self.n_rows - self.n_in_cells)
        )
        rest = self._outside.search(query, k, selector=outside)
        return _merged(found, rest, first_row=self.n_in_cells, k=k)

    def save(self, path: Path, *, generation: int) -> IndexRecord:
        """Write the cells atomically and return their record for the catalog.

        Parameters
        ----------
        path : Path
            File to write or replace.
        generation : int
            Generation of the embedding store.

        Raises
        ------
        ValueError
            If there are none.
        """
        if self._cells is None:
            raise ValueError("there are no cells to save")
        checksum = self._cells.write(path)
        return IndexRecord(generation, n_rows=self._cells.n_rows, checksum=checksum, kind=IndexKind.CELLS)

    def load(self, path: Path, record: IndexRecord) -> None:
        """Map the saved cells of rows that are covered; the caller compares the record's generation with the store's.

        Raises
        ------
        IndexMismatchError
            If the file is missing, damaged or different: make the cells again.
        """
        found = cells.read(path, checksum=record.checksum)
        if found.n_dims != self.n_dims or found.n_rows != record.n_rows or found.n_rows > self.n_rows:
            raise IndexMismatchError(
                "{path} contains {count} rows of {width}, which differs from the record",
                path=path,
                count=found.n_rows,
                width=found.n_dims,
            )
        self.adopt(found)

    def _on_gpu(self) -> Any:
        if self._copy is None:
            self._copy = _copy_to_gpu(self._rows) if self._cells is None else _copy_cells_to_gpu(self._cells)
            log.info("copied %d rows to the GPU", self._copy.ntotal)
        return self._copy


def use_half_of_the_cores() -> None:
    """Leave half of the cores to the other threads, in whatever FAISS does in this one from now on."""
    faiss.omp_set_num_threads(max(1, faiss.omp_get_max_threads() // 2))


def _merged(found: Found, rest: Found, *, first_row: int, k: int) -> Found:
    rows = np.where(rest[1] >= 0, rest[1] + first_row, -1)
    scores, numbers = np.concatenate([found[0], rest[0]], axis=1), np.concatenate([found[1], rows], axis=1)
    order = np.argsort(np.where(numbers >= 0, -scores, np.inf), axis=1, kind="stable")[:, :k]
    return np.take_along_axis(scores, order, axis=1), np.take_along_axis(numbers, order, axis=1)


def _count_gpus() -> int:
    return faiss.get_num_gpus() if hasattr(faiss, "StandardGpuResources") else 0


def _copy_to_gpu(rows: NDArray[np.float16]) -> Any:
    config = untyped.GpuIndexFlatConfig()
    config.useFloat16 = True
    copy = untyped.GpuIndexFlatIP(untyped.StandardGpuResources(), rows.shape[1], config)
    for start in range(0, len(rows), CHUNK_ROWS):
        copy.add(np.ascontiguousarray(rows[start : start + CHUNK_ROWS], dtype=np.float32))
    return copy


def _copy_cells_to_gpu(made: Cells) -> Any:
    options = untyped.GpuClonerOptions()
    options.useFloat16 = True
    return untyped.index_cpu_to_gpu(untyped.StandardGpuResources(), 0, made.raw, options)
