"""Opens untrusted files: only regular files of limited size, and without ever blocking."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from core.errors import PathError


def descriptor_of(path: Path) -> int:
    """Open any path for reading without blocking; returns a descriptor to be closed. Raises `OSError`."""
    # Without O_NONBLOCK, opening a pipe would block forever.
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def opened(path: Path, *, most_bytes: int) -> BinaryIO:
    """Open an untrusted file of at most ``most_bytes`` for reading; to be closed by the caller.

    Raises
    ------
    PathError
        If it cannot be read, is not a regular file or is too large.
    """
    try:
        descriptor = descriptor_of(path)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or error
        raise PathError(
            "{path} cannot be read ({reason})", "Check that it exists.", path=path, reason=reason
        ) from error
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and status.st_size <= most_bytes:
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise PathError("{path} cannot be read (it is a folder)", "Choose a file.", path=path)
    if not stat.S_ISREG(status.st_mode):
        raise PathError("{path} cannot be read (it is not a regular file)", "Choose a file on a disk.", path=path)
    raise PathError(
        "{path} cannot be read (it is too large: {size} bytes, at most {most} are allowed)",
        "Check that it is the right file.",
        path=path,
        size=f"{status.st_size:,}",
        most=f"{most_bytes:,}",
    )


def read(path: Path, *, most_bytes: int) -> bytes:
    """Return the content of a whole file; see `opened`."""
    with opened(path, most_bytes=most_bytes) as file:
        try:
            return file.read(most_bytes)
        except OSError as error:
            raise PathError(
                "{path} cannot be read ({reason})", "Check that it exists.", path=path, reason=error.strerror
            ) from error
