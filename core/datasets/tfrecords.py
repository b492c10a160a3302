"""Reads TFRecord files without TensorFlow.

A file is a sequence of records: their length (8 bytes), its checksum (4), the bytes, their checksum (4), all
little-endian. Checksums are CRC-32C, rotated and shifted so that checksums of checksums do not cancel out. One record
is in memory at a time.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import google_crc32c

from core import plain_file
from core.datasets.reading import RecordProblem
from core.errors import PathError
from core.sentence import Sentence

_MOST_BYTES = 2**40
_LONGEST_RECORD = 2**26
"""A frame-level record of YouTube-8M has a third of a megabyte; a longer one than this would be a damaged length."""
_MASK = 0xA282EAD8
_HEAD = struct.Struct("<QI")
_FOOT = struct.Struct("<I")

CUT_OFF = Sentence("The file ends in the middle of this record")
DAMAGED_LENGTH = Sentence("The length of this record is damaged, so the next one cannot be found")
DAMAGED = Sentence("This record is damaged (its checksum does not match)")


def masked_checksum(data: bytes) -> int:
    """Return the checksum of bytes as TFRecord files store it."""
    crc = google_crc32c.value(data)
    return (((crc >> 15) | (crc << 17)) + _MASK) & 0xFFFFFFFF


def read(path: Path) -> Iterator[bytes | RecordProblem]:
    """Read the records of a file, in order.

    A damaged record is reported and skipped. A file that is cut off or cannot be read any further is reported and ends.

    Parameters
    ----------
    path : Path
        The file.

    Yields
    ------
    bytes or RecordProblem
        One for each record.
    """
    number = 1
    try:
        with plain_file.opened(path, most_bytes=_MOST_BYTES) as file:
            while head := file.read(_HEAD.size):
                found = _record(file, head)
                if isinstance(found, bytes):
                    yield found
                else:
                    yield RecordProblem(path, number, found, is_rest_lost=found is not DAMAGED)
                    if found is not DAMAGED:
                        return
                number += 1
    except PathError as error:
        yield RecordProblem(path, number, error.sentence, is_rest_lost=True)
    except OSError as error:
        reason = Sentence("{path} cannot be read ({reason})", path=path, reason=error.strerror)
        yield RecordProblem(path, number, reason, is_rest_lost=True)


def _record(file: BinaryIO, head: bytes) -> bytes | Sentence:
    if len(head) < _HEAD.size:
        return CUT_OFF
    n_bytes, checksum = _HEAD.unpack(head)
    if masked_checksum(head[:8]) != checksum or n_bytes > _LONGEST_RECORD:
        return DAMAGED_LENGTH
    data, foot = file.read(n_bytes), file.read(_FOOT.size)
    if len(data) < n_bytes or len(foot) < _FOOT.size:
        return CUT_OFF
    return data if masked_checksum(data) == _FOOT.unpack(foot)[0] else DAMAGED
