"""Damaged bits in the header are reported as damage, never as a bug or a newer version."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog.rescue import integrity
from core.catalog.store.database import Database
from core.catalog.store.schema import REVISIONS
from core.errors import LibraryDamagedError


def test_version_that_does_not_match_the_tables_is_damage(database: Database) -> None:
    database.close()
    whole = database.path.read_bytes()
    last = REVISIONS[-1].encode()
    places = [found.start() for found in re.finditer(last, whole)]
    assert len(places) == 2, "the row and its index"
    for damaged in ([places[0]], [places[1]], places):
        for number in (b"0009", b"0003", REVISIONS[-2].encode(), b"000\xb5", b"0x01"):
            data = bytearray(whole)
            for place in damaged:
                data[place : place + 4] = number
            database.path.write_bytes(data)
            with pytest.raises(LibraryDamagedError, match="is damaged"):
                Database.open(database.path)
            assert integrity.damages(database.path), (damaged, number)


def _flip(path: Path, place: int, *, to: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] = to
    path.write_bytes(data)


def _version_row(data: bytes) -> int:
    """Find the row of the version: its table's page is before that of its index."""
    return data.index(REVISIONS[-1].encode())


@pytest.mark.parametrize(
    ("what", "place", "change"),
    [
        ("a letter of a column's type", lambda data: data.index(b"INTEGER", data.index(b"CREATE TABLE heads")), 0x80),
        ("a letter of a table's name", lambda data: data.index(b"CREATE TABLE videos") + 14, 0x80),
        ("the last letter of the version", lambda data: _version_row(data) + 3, 0x80),
        ("the type of the version", lambda data: _version_row(data) - 1, 0x01),
        ("that the version is there at all", lambda data: _version_row(data) - 1, 0x15),
        ("the format of the schema", lambda data: 47, 0x40),
    ],
)
def test_single_flipped_bit_is_damage(
    database: Database, what: str, place: Callable[[bytes], int], change: int
) -> None:
    database.close()
    data = database.path.read_bytes()
    _flip(database.path, place(data), to=data[place(data)] ^ change)
    with pytest.raises(LibraryDamagedError):
        Database.open(database.path)
    assert integrity.damages(database.path), what


def test_undecodable_sql_is_damage(database: Database) -> None:
    database.close()
    with closing(sqlite3.connect(database.path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute(
            "UPDATE sqlite_master SET sql = CAST(sql AS BLOB), name = 7 WHERE name = 'ix_files_video_id_folder_id'"
        )
    with pytest.raises(LibraryDamagedError):
        Database.open(database.path)
    assert integrity.damages(database.path)
