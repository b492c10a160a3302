"""Decode SQLite's records byte by byte, as far as damage allows.

SQLite stops reading a page at the first thing it does not understand; these functions lose one value at most.
The format is described at https://www.sqlite.org/fileformat2.html.
"""

import struct
from typing import NamedTuple

Value = int | float | str | bytes | None

CUT_OFF = b""
"""Stands for a value that goes beyond the end: not None, which would say that there never was one."""

_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_REAL, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_MAX_COLUMNS = 64
"""More than any table of ours has: a header that announces more is damaged."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Read an integer of one to nine bytes.

    Parameters
    ----------
    data : bytes
        A page or a record.
    at : int
        Where it begins.

    Returns
    -------
    tuple of int and int
        The number, unsigned, and where the next one begins.

    Raises
    ------
    IndexError
        It goes beyond the end.
    """
    value = 0
    for i in range(8):
        byte = data[at + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + i + 1
    return value << 8 | data[at + 8], at + 9


def signed(value: int) -> int:
    """Read an unsigned number of 64 bits as a signed one, as row ids are.

    Returns
    -------
    int
        Between -2^63 and 2^63 - 1.
    """
    return value - 2**64 if value >= 2**63 else value


class Header(NamedTuple):
    """What a record says of itself.

    Attributes
    ----------
    start : int
        Bytes of the header, behind which the values lie.
    kinds : list of int
        Serial types of the values.
    n_bytes : int
        Of header and values.
    """

    start: int
    kinds: list[int]
    n_bytes: int


def header(data: bytes, at: int) -> Header | None:
    """Read the header of a record.

    Parameters
    ----------
    data : bytes
        Bytes that hold it.
    at : int
        Where it begins.

    Returns
    -------
    Header or None
        None where it makes no sense.
    """
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


def values(data: bytes, at: int, found: Header) -> tuple[Value, ...]:
    """Decode the values of a record.

    Parameters
    ----------
    data : bytes
        Bytes that hold it; more may follow.
    at : int
        Where it begins.
    found : Header
        Its header.

    Returns
    -------
    tuple
        `CUT_OFF` where the bytes end too early, text with replacement characters where it is not UTF-8.
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
