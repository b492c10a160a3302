from pathlib import Path

import pytest

from core.datasets import tfrecords
from core.datasets.reading import RecordProblem
from tests.support import tfrecords as written

RECORDS = [b"one", b"", b"three" * 1000]


def problems(path: Path) -> list[tuple[int, str, bool]]:
    found = [item for item in tfrecords.read(path) if isinstance(item, RecordProblem)]
    return [(one.number, str(one.reason), one.is_rest_lost) for one in found]


def slow_checksum(data: bytes) -> int:
    """CRC-32C, bit by bit."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _bit in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    return ((crc >> 15 | crc << 17 & 0xFFFFFFFF) + 0xA282EAD8) % 2**32


@pytest.mark.parametrize("data", [b"", b"123456789", bytes(range(256))])
def test_checksum_is_crc_32c_computed_bit_by_bit(data: bytes) -> None:
    assert tfrecords.masked_checksum(data) == slow_checksum(data)


def test_records_come_in_order(tmp_path: Path) -> None:
    assert list(tfrecords.read(written.write(tmp_path / "a.tfrecord", RECORDS))) == RECORDS


def test_empty_file_has_no_records(tmp_path: Path) -> None:
    assert list(tfrecords.read(written.write(tmp_path / "a.tfrecord", []))) == []


@pytest.mark.parametrize("n_left", [1, 11, 12, 14, 15, 18])
def test_file_that_is_cut_off_loses_its_last_record_only(tmp_path: Path, n_left: int) -> None:
    path = tmp_path / "a.tfrecord"
    path.write_bytes(written.record(b"whole") + written.record(b"cut")[:n_left])
    assert next(tfrecords.read(path)) == b"whole"
    assert problems(path) == [(2, "The file ends in the middle of this record", True)]


def test_damaged_record_is_skipped(tmp_path: Path) -> None:
    path = written.write(tmp_path / "a.tfrecord", RECORDS)
    data = bytearray(path.read_bytes())
    data[13] ^= 1
    path.write_bytes(data)
    assert list(tfrecords.read(path))[1:] == RECORDS[1:]
    assert problems(path) == [(1, "This record is damaged (its checksum does not match)", False)]


@pytest.mark.parametrize("at", range(12))
def test_damaged_length_ends_the_file(tmp_path: Path, at: int) -> None:
    path = written.write(tmp_path / "a.tfrecord", RECORDS)
    data = bytearray(path.read_bytes())
    data[at] ^= 0x40
    path.write_bytes(data)
    assert problems(path) == [(1, "The length of this record is damaged, so the next one cannot be found", True)]


def test_enormous_record_is_not_read(tmp_path: Path) -> None:
    head = (2**40).to_bytes(8, "little")
    path = tmp_path / "a.tfrecord"
    path.write_bytes(head + written.masked(head).to_bytes(4, "little") + b"x" * 100)
    assert [problem[2] for problem in problems(path)] == [True]


def test_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    ((number, reason, is_rest_lost),) = problems(tmp_path / "missing.tfrecord")
    assert (number, is_rest_lost) == (1, True)
    assert "missing.tfrecord cannot be read" in reason
