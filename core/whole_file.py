"""Files that are written completely or not at all."""

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
