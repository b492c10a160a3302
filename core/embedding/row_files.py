"""The files of an embedding store: names, memory maps and error handling."""

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import whole_file
from core.errors import StorageError

DTYPE = np.dtype("<f2")
META_NAME = "store.json"


def path_of(folder: Path, generation: int) -> Path:
    """Return the path of a generation's file, which may not exist."""
    return folder / f"rows-{generation}.f16"


def list_generations(folder: Path) -> list[int]:
    """Return the numbers of the existing generations, increasing."""
    names = (re.fullmatch(r"rows-(\d+)\.f16", path.name) for path in folder.glob("rows-*.f16"))
    return sorted(int(match.group(1)) for match in names if match)


def map_rows(path: Path, *, n_rows: int, n_dims: int) -> NDArray[np.float16]:
    """Map rows for reading.

    Parameters
    ----------
    path : Path
        A file with at least N rows.
    n_rows, n_dims : int
        N and D.

    Returns
    -------
    ndarray, shape (N, D), float16
        Read-only.
    """
    if n_rows == 0:  # an empty file cannot be mapped
        return np.empty((0, n_dims), dtype=DTYPE)
    return np.memmap(path, dtype=DTYPE, mode="r", shape=(n_rows, n_dims))


def read_rows(folder: Path, *, n_dims: int, n_rows: int, generation: int | None = None) -> NDArray[np.float16]:
    """Map the claimed rows of a store that another process may be writing to; changes nothing.

    Parameters
    ----------
    folder : Path
        ``embeddings/<encoder key>`` of a library.
    n_dims : int
        D.
    n_rows : int
        Rows that the catalog claims.
    generation : int or None
        Generation in the catalog; None uses the one in ``store.json``.

    Returns
    -------
    ndarray, shape (N, D), float16
        N is less than ``n_rows`` if rows are missing, such as those of a generation that has been compacted since.
    """
    with disk_faults(folder):
        number = read_meta(folder).get("generation", 0) if generation is None else generation
        path = path_of(folder, int(number))
        try:
            present = path.stat().st_size // (n_dims * DTYPE.itemsize)
            return map_rows(path, n_rows=min(present, n_rows), n_dims=n_dims)
        except FileNotFoundError:
            return map_rows(path, n_rows=0, n_dims=n_dims)


def write_all(file: FileIO, rows: NDArray[np.float16]) -> None:
    """Write rows (T, D), float16, contiguous; the file is unbuffered, so a full disk raises here and not at closing."""
    left = memoryview(rows.tobytes())
    while left:
        left = left[file.write(left) :]


def cut(file: FileIO, n_bytes: int) -> None:
    """Truncate a file of rows.

    Parameters
    ----------
    file : FileIO
        Open for writing.
    n_bytes : int
        New length; if the file cannot be truncated, the next append overwrites the rest.

    Raises
    ------
    OSError
        If truncating fails, except on Windows for a file that somebody has mapped.
    """
    if file.seek(0, os.SEEK_END) == n_bytes:
        return
    try:
        file.truncate(n_bytes)
    except OSError:
        if os.name != "nt":
            raise


def remove_unused(folder: Path, *, generation: int) -> None:
    """Remove the files of all other generations, and leftovers of an interrupted compaction."""
    unused = [path_of(folder, number) for number in list_generations(folder) if number != generation]
    for path in [*unused, *folder.glob("rows-*.tmp")]:
        # On Windows a search may still have it mapped; the next `open` tries again.
        with contextlib.suppress(PermissionError):
            path.unlink(missing_ok=True)


def read_meta(folder: Path) -> dict[str, Any]:
    """Return the contents of ``store.json``; empty if missing or unreadable, as all of it can be rebuilt."""
    try:
        meta = json.loads((folder / META_NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return meta if isinstance(meta, dict) else {}


def write_meta(folder: Path, meta: dict[str, Any]) -> None:
    """Write ``store.json`` atomically, unless it has this content already."""
    if read_meta(folder) == meta:
        return
    with whole_file.written(folder / META_NAME) as file:
        file.write(json.dumps(meta).encode())
    whole_file.sync_folder(folder)


@contextlib.contextmanager
def disk_faults(folder: Path, *, undo: Callable[[], None] | None = None) -> Iterator[None]:
    """Turn any `OSError` in the block into a `StorageError`.

    Parameters
    ----------
    folder : Path
        Named in the message.
    undo : callable or None
        Called before the error is raised.

    Raises
    ------
    StorageError
        Instead of any `OSError`.
    """
    try:
        yield
    except OSError as error:
        if undo is not None:
            undo()
        raise StorageError(
            "The vectors in {folder} cannot be written or read ({reason})",
            "Free some space or check the permissions, then try again.",
            folder=folder,
            reason=error.strerror or error,
        ) from error
