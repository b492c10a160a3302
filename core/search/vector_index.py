"""The vector index: nearest rows of an embedding store, by inner product; its ids are the store's row numbers.

Up to `CELLS_FROM_ROWS` rows it is flat (float16, every row looked at, exact); above, rows are sorted into cells of
which the nearest are looked at. It is derived: `load` refuses a file that is not the recorded one and the caller builds
anew from the rows. Deleted rows stay in it and are masked out by ``allowed`` until a compaction. Memory: N x D x 2
bytes, and while rows are added one chunk of them as float32.
"""

import logging
from pathlib import Path
from typing import Any

import faiss  # noqa: TID253
import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import IndexKind, IndexRecord
from core.search import index_files

untyped: Any = faiss
"""FAISS as Python sees it: its type stubs do not know what its own loader adds."""

log = logging.getLogger(__name__)

CELLS_FROM_ROWS = 500_000
"""There a look at every row takes 20 to 80 ms on two cores, as busy as they are; in cells it takes 1 to 4."""

CHUNK_ROWS = 16_384
TRAINING_ROWS_PER_CELL = 48
"""FAISS warns below 39."""
PROBED_SHARE = 8
"""One in so many cells is looked at."""

MOST_FOUND_ON_GPU = 2048


class VectorIndex:
    """Nearest rows by inner product; searches from several threads are fine, but not while rows are added.

    Parameters
    ----------
    n_dims : int
        D, length of a row.
    n_threads : int
        Threads FAISS may use, in the whole process; 0 leaves it as it is.
    use_gpu : bool or None
        Whether unrestricted searches run on a GPU; None: where there is one.
    cells_from_rows : int
        See `CELLS_FROM_ROWS`.
    """

    def __init__(
        self, n_dims: int, *, n_threads: int = 0, use_gpu: bool | None = None, cells_from_rows: int = CELLS_FROM_ROWS
    ) -> None:
        if n_threads:
            faiss.omp_set_num_threads(n_threads)
        self.n_dims = n_dims
        self._cells_from_rows = cells_from_rows
        self._use_gpu = _count_gpus() > 0 if use_gpu is None else use_gpu
        self._index: Any = _make_flat(n_dims)
        self._copy: Any = None

    @property
    def n_rows(self) -> int:
        """How many rows it holds: 0 to ``n_rows - 1``."""
        return self._index.ntotal

    @property
    def kind(self) -> IndexKind:
        """How it is built."""
        return IndexKind.CELLS if isinstance(self._index, faiss.IndexIVF) else IndexKind.FLAT

    @property
    def wants_building(self) -> bool:
        """Whether it has grown out of its kind, or its cells were cut for less than a quarter of the rows."""
        if self.kind is IndexKind.FLAT:
            return self.n_rows >= self._cells_from_rows
        return self.n_rows > 4 * (self._index.nlist / 2) ** 2

    def build(self, rows: NDArray[np.float16]) -> None:
        """Replace the contents by these rows, in the kind that suits their number.

        Parameters
        ----------
        rows : ndarray, shape (N, D), float16
            All rows of the store; read in chunks.
        """
        if len(rows) < self._cells_from_rows:
            self._index = _make_flat(self.n_dims)
        else:
            self._index = _make_cells(rows)
        self._copy = None
        self.add(rows)

    def add(self, rows: NDArray[np.float16]) -> None:
        """Take in the rows that follow the last.

        Parameters
        ----------
        rows : ndarray, shape (M, D), float16
            Rows ``n_rows`` to ``n_rows + M - 1`` of the store; read in chunks.

        Raises
        ------
        ValueError
            If the rows are of another length.
        """
        if rows.ndim != 2 or rows.shape[1] != self.n_dims:
            raise ValueError(f"rows must be (M, {self.n_dims}), not {rows.shape}")
        self._copy = None
        for start in range(0, len(rows), CHUNK_ROWS):
            self._index.add(np.ascontiguousarray(rows[start : start + CHUNK_ROWS], dtype=np.float32))

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
        if allowed is None and self._use_gpu and most <= MOST_FOUND_ON_GPU:
            scores, rows = self._on_gpu().search(query, most)
        else:
            scores, rows = self._index.search(query, most, params=self._parameters(most, n_allowed, allowed))
        is_found = rows[0] >= 0
        return rows[0][is_found], scores[0][is_found]

    def save(self, path: Path, *, generation: int) -> IndexRecord:
        """Write the index, whole or not at all.

        Parameters
        ----------
        path : Path
            File to write or replace.
        generation : int
            Of the embedding store whose rows it holds.

        Returns
        -------
        IndexRecord
            To be kept in the catalog.
        """
        checksum = index_files.write(
            path, lambda write: faiss.write_index(self._index, untyped.PyCallbackIOWriter(write))
        )
        return IndexRecord(generation=generation, n_rows=self.n_rows, checksum=checksum, kind=self.kind)

    def load(self, path: Path, record: IndexRecord) -> None:
        """Read a saved index.

        Parameters
        ----------
        path : Path
            The file.
        record : IndexRecord
            What `save` gave. The caller compares its generation with the store's.

        Raises
        ------
        IndexMismatchError
            If the file is missing, damaged or another one: build anew.
        """
        index_files.check(path, checksum=record.checksum)
        with path.open("rb") as file:
            index = faiss.read_index(untyped.PyCallbackIOReader(file.read))
        if index.d != self.n_dims or index.ntotal != record.n_rows:
            raise index_files.IndexMismatchError(
                "{path} holds {count} rows of {width}, not what is recorded",
                path=path,
                count=index.ntotal,
                width=index.d,
            )
        self._index, self._copy = index, None

    def _parameters(self, k: int, n_allowed: int, allowed: NDArray[np.bool_] | None) -> "faiss.SearchParameters | None":
        selector = None if allowed is None else _selector(allowed, n_rows=self.n_rows)
        if not isinstance(self._index, faiss.IndexIVF):
            return None if selector is None else untyped.SearchParameters(sel=selector)
        # The fewer rows are allowed and the more are wanted, the more cells must be opened to find them.
        rows_per_cell = max(n_allowed / self._index.nlist, 1e-9)
        n_probed = min(self._index.nlist, int(self._index.nprobe + 4 * k / rows_per_cell))
        return untyped.SearchParametersIVF(sel=selector, nprobe=n_probed)

    def _on_gpu(self) -> faiss.Index:
        if self._copy is None:
            self._copy = _copy_to_gpu(self._index)
        return self._copy


def _make_flat(n_dims: int) -> faiss.Index:
    return faiss.IndexScalarQuantizer(n_dims, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)


def _make_cells(rows: NDArray[np.float16]) -> faiss.Index:
    n_rows, n_dims = rows.shape
    n_cells = max(1, int(2 * n_rows**0.5))
    quantiser = faiss.IndexFlatIP(n_dims)
    by_residual = False  # float16 is fine enough for the vectors themselves
    index = faiss.IndexIVFScalarQuantizer(
        quantiser, n_dims, n_cells, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, by_residual
    )
    index.cp.spherical = True
    index.cp.niter = 8
    n_training = min(n_rows, n_cells * TRAINING_ROWS_PER_CELL)
    # Evenly spread, not at random: neighbours in the store are neighbours in a video, so this samples every video.
    chosen = np.linspace(0, n_rows - 1, n_training).astype(np.int64)
    index.train(np.ascontiguousarray(rows[chosen], dtype=np.float32))
    index.nprobe = max(1, n_cells // PROBED_SHARE)
    return index


def _selector(allowed: NDArray[np.bool_], *, n_rows: int) -> faiss.IDSelector:
    mask = np.zeros(n_rows, dtype=bool)
    mask[: len(allowed)] = allowed[:n_rows]
    return untyped.IDSelectorBitmap(np.packbits(mask, bitorder="little"))


def _count_gpus() -> int:
    return faiss.get_num_gpus() if hasattr(faiss, "StandardGpuResources") else 0


def _copy_to_gpu(index: faiss.Index) -> faiss.Index:
    # The flat scalar quantiser has no GPU form; a flat index that keeps float16 is the same thing.
    resources = untyped.StandardGpuResources()
    if isinstance(index, faiss.IndexIVF):
        options = untyped.GpuClonerOptions()
        options.useFloat16 = True
        copy = untyped.index_cpu_to_gpu(resources, 0, index, options)
        copy.nprobe = index.nprobe
        return copy
    config = untyped.GpuIndexFlatConfig()
    config.useFloat16 = True
    copy = untyped.GpuIndexFlatIP(resources, index.d, config)
    for start in range(0, index.ntotal, CHUNK_ROWS):
        copy.add(index.reconstruct_n(start, min(CHUNK_ROWS, index.ntotal - start)))
    log.info("copied %d rows to the GPU", index.ntotal)
    return copy
