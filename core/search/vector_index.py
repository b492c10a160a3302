"""The vector index: finds the nearest rows of an embedding store by inner product; its IDs are row numbers.

Up to `CELLS_FROM_ROWS` rows it is flat (float16, every row compared, exact); above, rows are sorted into cells, and
only the nearest cells are searched. The index is derived data: `load` refuses a file that is not the recorded one, and
the caller rebuilds it from the rows. Deleted rows stay in it and are masked out by ``allowed`` until a compaction.
Memory: N x D x 2 bytes, and while rows are added one chunk of them as float32.
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
"""The FAISS module, untyped: its stubs lack what its loader adds."""

log = logging.getLogger(__name__)

CELLS_FROM_ROWS = 500_000
"""At this size comparing every row takes 20 to 80 ms on two cores, depending on load; with cells it takes 1 to 4."""

CHUNK_ROWS = 16_384
TRAINING_ROWS_PER_CELL = 48
"""Training rows per cell; FAISS warns below 39."""
PROBED_SHARE = 8
"""One in this many cells is searched."""

MOST_FOUND_ON_GPU = 2048


class VectorIndex:
    """Finds the nearest rows by inner product; several threads may search, but not while rows are added.

    Parameters
    ----------
    n_dims : int
        D, length of a row.
    n_threads : int
        Threads of FAISS in the whole process; 0 keeps its default.
    use_gpu : bool or None
        Whether unrestricted searches run on a GPU; None: if there is one.
    cells_from_rows : int
        As `CELLS_FROM_ROWS`.
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
        """Number of rows it contains: 0 to ``n_rows - 1``."""
        return self._index.ntotal

    @property
    def kind(self) -> IndexKind:
        """Flat or with cells."""
        return IndexKind.CELLS if isinstance(self._index, faiss.IndexIVF) else IndexKind.FLAT

    @property
    def needs_rebuild(self) -> bool:
        """Whether it has outgrown its kind, or its cells were trained on less than a quarter of the rows."""
        if self.kind is IndexKind.FLAT:
            return self.n_rows >= self._cells_from_rows
        return self.n_rows > 4 * (self._index.nlist / 2) ** 2

    def build(self, rows: NDArray[np.float16]) -> None:
        """Replace the content by these rows, as the kind that suits their number.

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
        """Add the next rows.

        Parameters
        ----------
        rows : ndarray, shape (M, D), float16
            Rows ``n_rows`` to ``n_rows + M - 1`` of the store; read in chunks.

        Raises
        ------
        ValueError
            If the rows have another length.
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
        """Write the index atomically and return its record for the catalog.

        Parameters
        ----------
        path : Path
            File to write or replace.
        generation : int
            Generation of the embedding store.
        """
        checksum = index_files.write(
            path, lambda write: faiss.write_index(self._index, untyped.PyCallbackIOWriter(write))
        )
        return IndexRecord(generation=generation, n_rows=self.n_rows, checksum=checksum, kind=self.kind)

    def load(self, path: Path, record: IndexRecord) -> None:
        """Read a saved index; the caller compares the record's generation with the store's.

        Raises
        ------
        IndexMismatchError
            If the file is missing, damaged or different: rebuild the index.
        """
        index_files.check(path, checksum=record.checksum)
        with path.open("rb") as file:
            index = faiss.read_index(untyped.PyCallbackIOReader(file.read))
        if index.d != self.n_dims or index.ntotal != record.n_rows:
            raise index_files.IndexMismatchError(
                "{path} contains {count} rows of {width}, which differs from the record",
                path=path,
                count=index.ntotal,
                width=index.d,
            )
        self._index, self._copy = index, None

    def _parameters(self, k: int, n_allowed: int, allowed: NDArray[np.bool_] | None) -> "faiss.SearchParameters | None":
        selector = None if allowed is None else _selector(allowed, n_rows=self.n_rows)
        if not isinstance(self._index, faiss.IndexIVF):
            return None if selector is None else untyped.SearchParameters(sel=selector)
        # The fewer rows are allowed and the more are requested, the more cells must be searched to find them.
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
    by_residual = False  # float16 is precise enough for the vectors themselves
    index = faiss.IndexIVFScalarQuantizer(
        quantiser, n_dims, n_cells, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, by_residual
    )
    index.cp.spherical = True
    index.cp.niter = 8
    n_training = min(n_rows, n_cells * TRAINING_ROWS_PER_CELL)
    # Evenly spaced, not random: adjacent rows are adjacent frames of a video, so this samples every video.
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
    # The flat scalar quantiser has no GPU version; a flat index that stores float16 is equivalent.
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
