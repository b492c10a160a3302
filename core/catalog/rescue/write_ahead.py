"""Merge a write-ahead log into its file where SQLite cannot, because the file is too damaged to be opened."""

import itertools
import struct

_MAGIC = 0x377F0682
_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")


def merge(data: bytes, log: bytes) -> bytes:
    """Lay the pages of all complete transactions of a log over a file.

    Parameters
    ----------
    data : bytes
        The file.
    log : bytes
        The log beside it; may be empty or damaged.

    Returns
    -------
    bytes
        The file as SQLite would read it: up to the first frame of the log that is torn.
    """
    if len(log) < _HEADER.size:
        return data
    magic, _, size, _, *salts, first, second = _HEADER.unpack_from(log)
    if magic & ~1 != _MAGIC or not 512 <= size <= 65536:
        return data
    words = ">" if magic & 1 else "<"
    sums = _sums(log[:24], (0, 0), words)
    if sums != (first, second):
        return data
    merged, pending = bytearray(data), {}
    for at in range(_HEADER.size, len(log) - _FRAME.size - size + 1, _FRAME.size + size):
        number, n_pages, *frame_salts, first, second = _FRAME.unpack_from(log, at)
        page = log[at + _FRAME.size : at + _FRAME.size + size]
        sums = _sums(page, _sums(log[at : at + 8], sums, words), words)
        if frame_salts != salts or sums != (first, second) or not number:
            break
        pending[number] = page
        if n_pages:  # the last frame of a transaction
            _put(merged, pending, size)
            del merged[n_pages * size :]
            pending = {}
    return bytes(merged)


def _put(merged: bytearray, pages: dict[int, bytes], size: int) -> None:
    for number, page in pages.items():
        if len(merged) < number * size:
            merged.extend(bytes(number * size - len(merged)))
        merged[(number - 1) * size : number * size] = page


def _sums(data: bytes, sums: tuple[int, int], words: str) -> tuple[int, int]:
    first, second = sums
    numbers = iter(struct.unpack(f"{words}{len(data) // 4}I", data))
    for even, odd in itertools.zip_longest(numbers, numbers):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
