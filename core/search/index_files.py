"""Index files: written atomically with a checksum, which is verified before they are used."""

import os
from collections.abc import Callable
from pathlib import Path

import xxhash

from core.errors import KnownError, StorageError

BLOCK_BYTES = 4 << 20


class IndexMismatchError(KnownError):
    """An index file is not the one recorded in the catalog; rebuild it from the rows."""


def write(path: Path, write_to: Callable[[Callable[[bytes], int]], None]) -> str:
    """Write a file atomically and return its checksum.

    Parameters
    ----------
    path : Path
        File to write or replace; its folder is created.
    write_to : callable
        Gets a function that writes bytes and returns how many it wrote.

    Returns
    -------
    str
        Checksum of the content.

    Raises
    ------
    StorageError
        If the file cannot be written; the previous one stays.
    """
    digest, temporary = xxhash.xxh3_128(), path.with_name(path.name + ".tmp")
    refusals: list[OSError] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            write_to(_recorder(file.write, digest.update, refusals))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except (OSError, RuntimeError) as error:  # FAISS reports a short write as a RuntimeError
        _remove(temporary)
        cause = refusals[0] if refusals else error
        reason = (cause.strerror if isinstance(cause, OSError) else None) or cause
        raise StorageError(
            "The vector index {path} cannot be written ({reason})",
            "Free some space or check the permissions, then try again.",
            path=path,
            reason=reason,
        ) from error
    return digest.hexdigest()


def check(path: Path, *, checksum: str) -> None:
    """Compare the checksum of a file with the one that `write` returned.

    Raises
    ------
    IndexMismatchError
        If the file is missing, unreadable or different.
    """
    digest = xxhash.xxh3_128()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
    except OSError as error:
        raise IndexMismatchError(
            "The vector index {path} cannot be read ({reason})", path=path, reason=error.strerror or error
        ) from error
    if digest.hexdigest() != checksum:
        raise IndexMismatchError("The vector index {path} is not the one that was recorded", path=path)


def _recorder(
    write_bytes: Callable[[bytes], int], update: Callable[[bytes], None], refusals: list[OSError]
) -> Callable[[bytes], int]:
    def record(block: bytes) -> int:
        update(block)
        try:
            return write_bytes(block)
        except OSError as error:
            refusals.append(error)  # FAISS does not pass exceptions on
            return 0

    return record


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the folder does not permit it; the next write replaces the file
