"""Index files: written atomically with checksums, which are verified before they are used.

Behind the content are the checksums of its blocks and its length; the checksum of these is that of the file. So a large
file that is to be mapped is verified by a few blocks, without reading all of it.
"""

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import xxhash

from core.errors import KnownError, StorageError

BLOCK_BYTES = 1 << 20
N_SAMPLED = 32
"""Blocks to verify before a file is mapped: its first and last, and others in between."""
_LENGTH = struct.Struct("<Q")
_DIGEST_BYTES = xxhash.xxh3_128().digest_size


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
        Checksum of the file.

    Raises
    ------
    StorageError
        If the file cannot be written; the previous one stays.
    """
    sums, temporary = _BlockSums(), path.with_name(path.name + ".tmp")
    refusals: list[OSError] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            write_to(_recorder(file.write, sums.update, refusals))
            file.write(sums.trailer())
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
    return xxhash.xxh3_128_hexdigest(sums.trailer())


def check(path: Path, *, checksum: str, is_sampled: bool = False) -> None:
    """Compare a file with the checksum that `write` returned.

    Parameters
    ----------
    path : Path
        The file.
    checksum : str
        As returned by `write`.
    is_sampled : bool
        Verify only some blocks of the content.

    Raises
    ------
    IndexMismatchError
        If the file is missing, unreadable or different.
    """
    try:
        with path.open("rb") as file:
            is_same = _is_same(file, checksum, is_sampled=is_sampled)
    except OSError as error:
        raise IndexMismatchError(
            "The vector index {path} cannot be read ({reason})", path=path, reason=error.strerror or error
        ) from error
    if not is_same:
        raise IndexMismatchError("The vector index {path} is not the one that was recorded", path=path)


def _is_same(file: BinaryIO, checksum: str, *, is_sampled: bool) -> bool:
    size = file.seek(0, os.SEEK_END)
    if size < _LENGTH.size:
        return False
    file.seek(size - _LENGTH.size)
    (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
    n_blocks = -(-length // BLOCK_BYTES)
    if length + n_blocks * _DIGEST_BYTES + _LENGTH.size != size:
        return False
    file.seek(length)
    trailer = file.read(size - length)
    if xxhash.xxh3_128_hexdigest(trailer) != checksum:
        return False
    step = max(1, n_blocks // N_SAMPLED) if is_sampled else 1
    for block in {*range(0, n_blocks, step), *range(n_blocks - 1, n_blocks)}:
        file.seek(block * BLOCK_BYTES)
        found = xxhash.xxh3_128_digest(file.read(min(BLOCK_BYTES, length - block * BLOCK_BYTES)))
        if found != trailer[block * _DIGEST_BYTES : (block + 1) * _DIGEST_BYTES]:
            return False
    return True


class _BlockSums:
    """Checksums of the blocks of what is written piece by piece."""

    def __init__(self) -> None:
        self._length, self._digests, self._open = 0, b"", xxhash.xxh3_128()

    def update(self, piece: bytes) -> None:
        """Take the next bytes, of any number."""
        while piece:
            room = BLOCK_BYTES - self._length % BLOCK_BYTES
            self._open.update(piece[:room])
            self._length += len(piece[:room])
            piece = piece[room:]
            if self._length % BLOCK_BYTES == 0:
                self._digests += self._open.digest()
                self._open = xxhash.xxh3_128()

    def trailer(self) -> bytes:
        """Return what belongs behind the content."""
        last = self._open.digest() if self._length % BLOCK_BYTES else b""
        return self._digests + last + _LENGTH.pack(self._length)


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
