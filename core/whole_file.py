"""Files that are there whole or not at all, whatever stops the program while they are written."""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be written; it takes the place of an earlier one once the block has ended well.

    Parameters
    ----------
    path : Path
        Where it shall be. Its folder must be there; it is what has to be writable.

    Yields
    ------
    BinaryIO
        To write to.

    Raises
    ------
    OSError
        If the disk refuses; the earlier file stays, and nothing is left beside it.
    """
    # A name of its own for each writer: two that write the same file at once must not write into one another.
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
