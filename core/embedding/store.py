"""Vectors on disk: append-only rows of float16, memory-mapped for reading.

The catalog decides which rows are valid. A row counts once a catalog transaction claims it, and rows are flushed to
disk (`sync`) before that; so a crash leaves at worst unclaimed rows, which the next `open` truncates. Compaction writes
a new file, a *generation*, beside the old one; again the catalog decides which of them counts.

A folder contains ``rows-<generation>.f16`` (little-endian, no header, N x D) and ``store.json``. Memory: only the
mapped pages that are being read. One process may write; any may read, with `core.embedding.row_files.read_rows`.
"""

import os
from collections.abc import Iterable
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from core import whole_file
from core.embedding import row_files
from core.embedding.row_files import DTYPE
from core.errors import BugError, LibraryDamagedError

COPY_ROWS = 65_536
FORMAT = 1


class EmbeddingStore:
    """The rows of one encoder; only one thread at a time may append.

    Parameters
    ----------
    folder : Path
        ``embeddings/<encoder key>`` of a library; created by `open`.
    n_dims : int
        D, length of a row.
    """

    def __init__(self, folder: Path, *, n_dims: int) -> None:
        if n_dims < 1:
            raise ValueError(f"n_dims must be >= 1, not {n_dims}")
        self.folder = folder
        self.n_dims = n_dims
        self.generation = 0
        self.n_rows = 0
        self._file: FileIO | None = None
        self._view: NDArray[np.float16] | None = None

    def open(self, claimed_rows: int, *, generation: int | None = None) -> int:
        """Open for reading and appending, and truncate unclaimed rows.

        Parameters
        ----------
        claimed_rows : int
            Rows in the catalog: one more than the last claimed row.
        generation : int or None
            Generation in the catalog; None uses the one in ``store.json``. Files of other generations are removed.

        Returns
        -------
        int
            Rows that exist, at most ``claimed_rows``. If it is less, rows from this number on are lost: drop their
            spans from the catalog and analyse those videos again.

        Raises
        ------
        LibraryDamagedError
            If the folder contains vectors of another length; `StorageError` on a disk error.
        """
        self.close()
        with row_files.disk_faults(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.generation = self._known_generation() if generation is None else generation
            path = self._path(self.generation)
            self._file = path.open("r+b" if path.exists() else "w+b", buffering=0)
            self.n_rows = min(path.stat().st_size // self._row_bytes, claimed_rows)
            row_files.cut(self._file, self.n_rows * self._row_bytes)
            meta = {"format": FORMAT, "n_dims": self.n_dims, "dtype": DTYPE.str, "generation": self.generation}
            row_files.write_meta(self.folder, meta)
            row_files.remove_unused(self.folder, generation=self.generation)
        return self.n_rows

    def append(self, vectors: NDArray[np.floating]) -> int:
        """Append rows; they are safe after the next `sync`.

        Parameters
        ----------
        vectors : ndarray, shape (T, D)
            Any float type; stored as float16.

        Returns
        -------
        int
            Number of the first new row.

        Raises
        ------
        ValueError
            If the rows have another length; `StorageError` on a disk error. The store is then unchanged.
        """
        if vectors.ndim != 2 or vectors.shape[1] != self.n_dims:
            raise ValueError(f"rows must be (T, {self.n_dims}), not {vectors.shape}")
        file = self._opened()
        first_row = self.n_rows
        with row_files.disk_faults(self.folder, undo=self._forget_tail):
            file.seek(first_row * self._row_bytes)
            row_files.write_all(file, np.ascontiguousarray(vectors, dtype=DTYPE))
        self.n_rows += len(vectors)
        self._view = None
        return first_row

    def sync(self) -> None:
        """Flush all appended rows to disk; call it before the catalog commit that claims them.

        A disk error raises `StorageError`.
        """
        with row_files.disk_faults(self.folder):
            os.fsync(self._opened().fileno())

    @property
    def rows(self) -> NDArray[np.float16]:
        """All rows (N, D), float16, as a read-only map; get it again after an append to see new rows."""
        self._opened()
        if self._view is None:
            self._view = row_files.map_rows(self._path(self.generation), n_rows=self.n_rows, n_dims=self.n_dims)
        return self._view

    def compact(self, keep: Iterable[tuple[int, int]]) -> int:
        """Write some of the rows, in this order and without gaps, as a new generation.

        The old generation stays current until `adopt`: first commit the new spans and the new generation to the
        catalog, then adopt it. A crash in between does no harm, because the catalog tells `open` which one counts.

        Parameters
        ----------
        keep : iterable of (first_row, n_rows)
            Spans of rows.

        Returns
        -------
        int
            Number of the new generation.
        """
        rows, generation = self.rows, self.generation + 1
        temporary = self._path(generation).with_suffix(".tmp")
        with row_files.disk_faults(self.folder, undo=lambda: temporary.unlink(missing_ok=True)):
            with temporary.open("wb", buffering=0) as file:
                for first_row, n_rows in keep:
                    for start in range(first_row, first_row + n_rows, COPY_ROWS):
                        row_files.write_all(file, rows[start : min(start + COPY_ROWS, first_row + n_rows)])
            whole_file.put_in_place(temporary, self._path(generation))
        return generation

    def adopt(self, generation: int) -> None:
        """Make a generation from `compact` the current one and remove the others.

        Raises
        ------
        BugError
            If there is no such generation.
        """
        path = self._path(generation)
        if not path.exists():
            raise BugError(f"generation {generation} of {self.folder} was never written")
        self.open(path.stat().st_size // self._row_bytes, generation=generation)

    def close(self) -> None:
        """Close the files. Existing views stay readable where the platform allows it."""
        self._view = None
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _row_bytes(self) -> int:
        return self.n_dims * DTYPE.itemsize

    def _path(self, generation: int) -> Path:
        return row_files.path_of(self.folder, generation)

    def _opened(self) -> FileIO:
        if self._file is None:
            raise BugError(f"the embedding store {self.folder} is not open")
        return self._file

    def _forget_tail(self) -> None:
        # A full disk may have written half a row: the next append would overwrite it, but a reader must not see it.
        path = self._path(self.generation)
        self.close()
        os.truncate(path, self.n_rows * self._row_bytes)
        self._file = path.open("r+b", buffering=0)

    def _known_generation(self) -> int:
        meta = row_files.read_meta(self.folder)
        n_dims, generation = meta.get("n_dims", self.n_dims), meta.get("generation")
        if n_dims != self.n_dims:
            raise LibraryDamagedError(
                "The vectors in {folder} have {found} dimensions, not {wanted}",
                "Delete that folder; its videos will be analysed again.",
                folder=self.folder,
                found=n_dims,
                wanted=self.n_dims,
            )
        return generation if isinstance(generation, int) else max(row_files.list_generations(self.folder), default=0)
