"""Files that are written completely or not at all, even if the power fails."""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing; it replaces an existing one when the block ends without an error.

    Parameters
    ----------
    path : Path
        Destination. Its folder must exist and be writable.

    Raises
    ------
    OSError
        If writing fails; the existing file stays, and no temporary file is left.
    """
    # A unique name: two processes that write the same file at once must not mix their content.
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}.{threading.get_ident()}.tmp")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def put_in_place(new: Path, path: Path) -> None:
    """Flush a complete file to the disk and rename it, replacing an existing one.

    Parameters
    ----------
    new, path : Path
        The file and its new name, in folders of the same disk.

    Raises
    ------
    OSError
        If that fails; one of the two files stays at `path`.
    """
    sync(new)
    new.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Flush a file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Flush a folder to the disk, so that a rename in it survives a power loss."""
    if os.name != "posix":  # elsewhere folders cannot be opened, and renames are journalled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
