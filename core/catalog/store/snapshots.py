"""Snapshots of rows, for undo: taken before a write, restored to undo it, which takes a snapshot for redo.

One mechanism serves every kind of write, so that undo is exact by construction: the rows of a scope become what they
were, whatever was done to them. Snapshots are compressed: a step over 100,000 videos takes about one MB.
"""

import dataclasses
import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.schema import Base
from core.domain.changes import SavedRows

_OWNERS_FIRST = [table.name for table in Base.metadata.sorted_tables]
_REUSES_IDS = {
    table.name for table in Base.metadata.sorted_tables if not table.dialect_options["sqlite"]["autoincrement"]
}
"""Tables that reuse free ids: another row may have one by now. Nothing refers to these ids."""

_Row = tuple[Any, ...]
_ROWS_AT_ONCE = 2_000
"""Rows are read and compressed in pieces: a step over 100,000 videos would briefly take a hundred MB at once, and block
the other threads."""


def take(
    session: Session, table: str, where: Mapping[str, Iterable[int]], *, columns: tuple[str, ...] = ()
) -> SavedRows:
    """Take a snapshot of rows, for `restore`.

    Parameters
    ----------
    session : Session
        In the transaction that is going to change them.
    table : str
        Name of the table.
    where : mapping of str to iterable of int
        Scope: columns and their possible values. It also applies to rows that are inserted later. Empty for all rows.
    columns : tuple of str
        Restore only these columns, without deleting or inserting rows. Empty for whole rows.
    """
    session.flush()
    is_whole = not columns
    names = tuple(column.name for column in Base.metadata.tables[table].columns) if is_whole else ("id", *columns)
    conditions = tuple((column, json.dumps(list(dict.fromkeys(values)))) for column, values in where.items())
    return _saved(session, SavedRows(table, conditions, names, is_whole, ()))


def absent(session: Session, table: str, where: Mapping[str, Iterable[int]]) -> SavedRows:
    """Return an empty snapshot for rows that were just inserted; `restore` deletes them."""
    return dataclasses.replace(take(session, table, where), rows=())


def is_as_saved(session: Session, saved: SavedRows) -> bool:
    """Return whether the rows are as in the snapshot."""
    session.flush()
    pieces = itertools.zip_longest(_pieces(session, saved), saved.rows)
    return all(now == before for now, before in pieces)


def ids_in(saved: Iterable[SavedRows], table: str) -> list[int]:
    """Return the ids of one table in the scope of snapshots, whether or not the rows exist."""
    found = [json.loads(values) for rows in saved if rows.table == table for name, values in rows.where if name == "id"]
    return [row_id for ids in found for row_id in ids]


def restore(session: Session, saved: Iterable[SavedRows]) -> tuple[SavedRows, ...]:
    """Restore rows from snapshots.

    Parameters
    ----------
    session : Session
        In a durable transaction. Foreign keys are checked when it is committed.
    saved : iterable of SavedRows
        The snapshots of one write.

    Returns
    -------
    tuple of SavedRows
        Snapshots of the rows before, which undo this.
    """
    steps = sorted(saved, key=lambda rows: _OWNERS_FIRST.index(rows.table))
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    before = tuple(_saved(session, rows) for rows in steps)
    changes = [_Difference(rows, old) for rows, old in zip(steps, before, strict=True)]
    for change in reversed(changes):
        change.delete(connection)
    for change in changes:
        change.put(connection)
    session.expire_all()
    videos = {video_id for change in changes for video_id in change.video_ids()}
    if videos:
        listing.refresh_videos(session, videos)
    for folder_id in ids_in(steps, "folders"):
        listing.refresh_folder(session, folder_id)
    return before


class _Difference:
    """The changes that turn the rows of one scope into those of a snapshot.

    Only the ids of the rows, which may be 100,000, are held in memory.
    """

    def __init__(self, saved: SavedRows, now: SavedRows) -> None:
        self._saved, self._now = saved, now
        self._table = saved.table
        self._same = _ids_of_same(saved, now)
        staying = self._same if saved.table in _REUSES_IDS else {row[0] for row in _unpack(saved)}
        ids = (row[0] for row in _unpack(now))
        self._gone = [row_id for row_id in ids if row_id not in staying] if saved.is_whole else []
        self._present = set() if saved.is_whole else {row[0] for row in _unpack(now)}

    def delete(self, connection: Connection) -> None:
        if self._gone:
            query = f'DELETE FROM "{self._table}" WHERE id IN (SELECT value FROM json_each(?))'
            connection.exec_driver_sql(query, (json.dumps(sorted(self._gone)),))

    def _wanted(self) -> Iterator[list[_Row]]:
        for piece in self._saved.rows:
            other = (row for row in _rows_in(piece) if row[0] not in self._same)
            if rows := [row for row in other if self._saved.is_whole or row[0] in self._present]:
                yield rows

    def put(self, connection: Connection) -> None:
        if self._table == "tags":  # otherwise two tags that swap number keys would violate the unique constraint
            keys = "UPDATE tags SET shortcut_slot = NULL WHERE id IN (SELECT value FROM json_each(?))"
            for rows in self._wanted():
                connection.exec_driver_sql(keys, (json.dumps([row[0] for row in rows]),))
        for rows in self._wanted():
            self._put(connection, rows)

    def _put(self, connection: Connection, rows: list[_Row]) -> None:
        columns = self._saved.columns
        names = ", ".join(f'"{column}"' for column in columns)
        if not self._saved.is_whole:
            sets = ", ".join(f'"{column}" = ?' for column in columns[1:])
            query = f'UPDATE "{self._table}" SET {sets} WHERE id = ?'
            connection.exec_driver_sql(query, [(*row[1:], row[0]) for row in rows])
        elif self._table in _REUSES_IDS:
            free = f'(SELECT ? WHERE NOT EXISTS (SELECT 1 FROM "{self._table}" WHERE id = ?))'
            marks = ", ".join([free, *("?" * (len(columns) - 1))])
            query = f'INSERT INTO "{self._table}" ({names}) VALUES ({marks})'
            connection.exec_driver_sql(query, [(row[0], *row) for row in rows])
        else:
            values = ", ".join(f'"{column}" = excluded."{column}"' for column in columns[1:])
            query = (
                f'INSERT INTO "{self._table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
                f" ON CONFLICT (id) DO UPDATE SET {values}"
            )
            connection.exec_driver_sql(query, rows)

    def video_ids(self) -> set[int]:
        """Return the videos that may have to be listed differently."""
        columns = self._saved.columns
        is_listing = self._table == "videos" and "is_removed" in columns
        name = "video_id" if self._table == "files" else "id" if is_listing else ""
        if name not in columns:
            return set()
        place, sides = columns.index(name), (self._saved, self._now)
        return {row[place] for side in sides for row in _unpack(side) if row[0] not in self._same}


def _ids_of_same(saved: SavedRows, now: SavedRows) -> set[int]:
    """Return the ids of the rows that are equal in both; only the smaller side is held in memory."""
    few, many = sorted((saved, now), key=lambda side: sum(map(len, side.rows)))
    held = {row[0]: row for row in _unpack(few)}
    return {row[0] for row in _unpack(many) if held.get(row[0]) == row}


def _rows_in(piece: bytes) -> list[_Row]:
    return msgspec.msgpack.decode(zlib.decompress(piece), type=list[tuple[Any, ...]])


def _unpack(saved: SavedRows) -> Iterator[_Row]:
    for piece in saved.rows:
        yield from _rows_in(piece)


def _saved(session: Session, scope: SavedRows) -> SavedRows:
    return dataclasses.replace(scope, rows=tuple(_pieces(session, scope)))


def _pieces(session: Session, scope: SavedRows) -> Iterator[bytes]:
    # CROSS JOIN fixes this order: the values are looked up in the index, not the other way round.
    sources = [f"json_each(?) AS v{number}" for number in range(len(scope.where))]
    matches = [f'r."{column}" = v{number}.value' for number, (column, _) in enumerate(scope.where)]
    names = ", ".join(f'r."{column}"' for column in scope.columns)
    tables = " CROSS JOIN ".join([*sources, f'"{scope.table}" AS r'])
    query = f"SELECT {names} FROM {tables}"
    if matches:
        query += f" WHERE {' AND '.join(matches)}"
    with session.connection().exec_driver_sql(query, tuple(values for _, values in scope.where)) as found:
        for rows in found.partitions(_ROWS_AT_ONCE):
            yield zlib.compress(msgspec.msgpack.encode([tuple(row) for row in rows]), level=1)
