"""Reads SQLite's file format without SQLite: records, pages and the write-ahead log.

SQLite gives up on a page at the first damaged byte; these functions lose at most the value it belongs to. The whole
file is held in memory. The format is described at https://www.sqlite.org/fileformat2.html.
"""

import itertools
import struct
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from core.catalog.store.columns import Value

CUT_OFF = b""
"""Stands for a value that extends beyond the end of the data; None would mean an empty value."""

_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_REAL, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_MAX_COLUMNS = 64
"""More than any of our tables has; a header with more columns is damaged."""

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_KINDS = {INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF}
_SIZES = tuple(2**n for n in range(9, 17))
_FILE_HEADER_BYTES = 100
_USUAL_SIZE = 4096

_LOG_MAGIC = 0x377F0682
_LOG_HEADER, _LOG_FRAME = struct.Struct(">8I"), struct.Struct(">6I")


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Decode a variable-length integer of one to nine bytes.

    Returns
    -------
    tuple of int and int
        The number, unsigned, and the offset after it.

    Raises
    ------
    IndexError
        If it extends beyond the end of the data.
    """
    value = 0
    for i in range(8):
        byte = data[at + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + i + 1
    return value << 8 | data[at + 8], at + 9


def signed(value: int) -> int:
    """Reinterpret an unsigned 64-bit number as a signed one, as row ids are stored."""
    return value - 2**64 if value >= 2**63 else value


class Header(NamedTuple):
    """Header of a record.

    Attributes
    ----------
    start : int
        Size of the header in bytes; the values follow it.
    kinds : list of int
        Serial types of the values.
    n_bytes : int
        Size of header and values.
    """

    start: int
    kinds: list[int]
    n_bytes: int


def read_header(data: bytes, at: int) -> Header | None:
    """Decode the header of the record at an offset; None if it is invalid."""
    try:
        n_header, place = varint(data, at)
        end, kinds = at + n_header, []
        while place < end:
            kind, place = varint(data, place)
            kinds.append(kind)
            if len(kinds) > _MAX_COLUMNS:
                return None
    except IndexError:
        return None
    if not kinds or place != end:
        return None
    return Header(n_header, kinds, n_header + sum(map(_n_bytes, kinds)))


def read_values(data: bytes, at: int, found: Header) -> tuple[Value, ...]:
    """Decode the values of the record at an offset.

    Returns
    -------
    tuple
        `CUT_OFF` for values beyond the end of the data; text that is not UTF-8 has replacement characters.
    """
    at += found.start
    decoded: list[Value] = []
    for kind in found.kinds:
        end = at + _n_bytes(kind)
        decoded.append(_value(kind, data[at:end]) if end <= len(data) else CUT_OFF)
        at = end
    return tuple(decoded)


def _n_bytes(kind: int) -> int:
    if kind < len(_INTEGER_BYTES):
        return _INTEGER_BYTES[kind]
    if kind < _FIRST_BLOB:
        return 8 if kind == _REAL else 0
    return (kind - _FIRST_BLOB) // 2


def _value(kind: int, data: bytes) -> Value:
    if kind >= _FIRST_BLOB:
        return data if kind % 2 == 0 else data.decode("utf-8", "replace")
    if kind == _REAL:
        return struct.unpack(">d", data)[0]
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO
    return int.from_bytes(data, "big", signed=True) if 0 < kind < _REAL else None


class Image:
    """The pages of a database file, numbered from 1.

    Attributes
    ----------
    size : int
        Size of a page in bytes, determined from the pages, since the file's header may be damaged.
    n_pages : int
        Number of pages; the last may be truncated.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = _page_size(data)
        self.n_pages = -(-len(data) // self.size)

    def page(self, number: int) -> bytes:
        """Return a page, padded with zeros if it is truncated; empty if there is no such page."""
        if not 1 <= number <= self.n_pages:
            return b""
        return self._data[(number - 1) * self.size : number * self.size].ljust(self.size, b"\0")

    def kind(self, number: int) -> int:
        """Return the first byte of a page's header, which is its type."""
        page = self.page(number)
        return page[_start(number)] if page else 0

    def children(self, number: int) -> list[int]:
        """Return the existing pages that an interior page points to, in key order."""
        page = self.page(number)
        below = [_number(page, at) for at in self._cells(number, 12) if at + 4 <= self.size]
        below.append(_number(page, _start(number) + 8))
        return [child for child in below if 1 < child <= self.n_pages]

    def rows(self, number: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """Yield id and values of the rows of a table leaf page, skipping damaged ones."""
        page = self.page(number)
        for at in self._cells(number, 8):
            try:
                _, place = varint(page, at)
                row_id, place = varint(page, place)
            except IndexError:
                continue
            values = self._record(page, place, most=self.size - 35)
            if values is not None:
                yield signed(row_id), values

    def entries(self, number: int) -> Iterator[tuple[Value, ...]]:
        """Yield the entries of an index page, interior or leaf, skipping damaged ones: the values, then the row id."""
        page = self.page(number)
        is_leaf = self.kind(number) == INDEX_LEAF
        for at in self._cells(number, 8 if is_leaf else 12):
            try:
                _, place = varint(page, at if is_leaf else at + 4)
            except IndexError:
                continue
            values = self._record(page, place, most=(self.size - 12) * 64 // 255 - 23)
            if values is not None:
                yield values

    def free_pages(self) -> set[int]:
        """Return the pages on the list of free pages, as far as the list is readable; they contain deleted data."""
        free: set[int] = set()
        trunk = _number(self._data, 32) if len(self._data) >= _FILE_HEADER_BYTES else 0
        while 1 < trunk <= self.n_pages and trunk not in free:
            page = self.page(trunk)
            n_leaves = _number(page, 4)
            leaves = [_number(page, 8 + 4 * i) for i in range(min(n_leaves, self.size // 4 - 2))]
            if n_leaves > len(leaves) or not all(1 < leaf <= self.n_pages for leaf in leaves):
                break  # the pointer to it is damaged
            free |= {trunk, *leaves}
            trunk = _number(page, 0)
        return free

    def _cells(self, number: int, n_header: int) -> list[int]:
        page, start = self.page(number), _start(number)
        if not page:
            return []
        first = start + n_header
        n_cells = min(_short(page, start + 3), (self.size - first) // 2)
        return [at for i in range(n_cells) if (at := _short(page, first + 2 * i)) >= first]

    def _record(self, page: bytes, at: int, *, most: int) -> tuple[Value, ...] | None:
        # The record's own header gives its length; the length before it may be damaged.
        header = read_header(page, at)
        if header is None or header.n_bytes <= most:
            return header and read_values(page, at, header)
        least = (self.size - 12) * 32 // 255 - 23
        n_local = least + (header.n_bytes - least) % (self.size - 4)
        if n_local > most:
            n_local = least
        return read_values(self._chained(page, at, n_local, header.n_bytes), 0, header)

    def _chained(self, page: bytes, at: int, n_local: int, n_bytes: int) -> bytes:
        parts, n_read = [page[at : at + n_local]], n_local
        next_page = _number(page, at + n_local) if at + n_local + 4 <= self.size else 0
        while n_read < n_bytes and 1 < next_page <= self.n_pages and len(parts) <= self.n_pages:
            more = self.page(next_page)
            parts.append(more[4:])
            n_read += self.size - 4
            next_page = _number(more, 0)
        return b"".join(parts)


def _start(number: int) -> int:
    return _FILE_HEADER_BYTES if number == 1 else 0


def _short(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 2], "big")


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 4], "big")


def _page_size(data: bytes) -> int:
    # The size at which most pages are valid; ties go to the size in the header, then to the usual size.
    n_valid = Counter({size: _n_plausible(data, size) for size in _SIZES})
    declared = _short(data, 16) if len(data) > _FILE_HEADER_BYTES else 0
    declared = declared if declared > 1 else 65536
    return max(_SIZES, key=lambda size: (n_valid[size], size == declared, size == _USUAL_SIZE))


def _n_plausible(data: bytes, size: int) -> int:
    return sum(_is_plausible(data[at : at + size], size) for at in range(size, min(len(data), 2000 * size), size))


def _is_plausible(page: bytes, size: int) -> bool:
    if page[0] not in _KINDS or len(page) < size:
        return False
    first = 12 if page[0] in {INDEX_INTERIOR, TABLE_INTERIOR} else 8
    n_cells, content = _short(page, 3), _short(page, 5) or 65536
    if not n_cells or first + 2 * n_cells > content or content > size:
        return False
    return all(content <= _short(page, first + 2 * i) < size for i in range(n_cells))


def merge_log(data: bytes, log: bytes) -> bytes:
    """Apply the complete transactions of a write-ahead log to a file.

    Parameters
    ----------
    data : bytes
        The file.
    log : bytes
        The log; may be empty or damaged.

    Returns
    -------
    bytes
        The file as SQLite would read it: the log counts up to its first invalid frame.
    """
    if len(log) < _LOG_HEADER.size:
        return data
    magic, _, size, _, *salts, first, second = _LOG_HEADER.unpack_from(log)
    if magic & ~1 != _LOG_MAGIC or not 512 <= size <= 65536:
        return data
    words = ">" if magic & 1 else "<"
    sums = _sums(log[:24], (0, 0), words)
    if sums != (first, second):
        return data
    merged, pending = bytearray(data), {}
    for at in range(_LOG_HEADER.size, len(log) - _LOG_FRAME.size - size + 1, _LOG_FRAME.size + size):
        number, n_pages, *frame_salts, first, second = _LOG_FRAME.unpack_from(log, at)
        page = log[at + _LOG_FRAME.size : at + _LOG_FRAME.size + size]
        sums = _sums(page, _sums(log[at : at + 8], sums, words), words)
        if frame_salts != salts or sums != (first, second) or not number:
            break
        pending[number] = page
        if n_pages:  # the last frame of a transaction
            _put_pages(merged, pending, size)
            del merged[n_pages * size :]
            pending = {}
    return bytes(merged)


def _put_pages(merged: bytearray, pages: dict[int, bytes], size: int) -> None:
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
