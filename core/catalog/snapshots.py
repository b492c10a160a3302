"""Rows as they stood, to take a person's write back: read before it, put back by undo, which reads what it replaces.

One mechanism serves every kind of write, so that undoing one is exact by construction: the rows of a scope become
again what they were, whatever was done to them. What a snapshot holds is packed: a step over 100,000 videos takes
about one MB.
"""

import dataclasses
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from core.catalog import listing
from core.catalog.schema import Base
from core.domain.changes import SavedRows

_OWNERS_FIRST = ("folders", "tags", "saved_searches", "videos", "files", "tag_aliases", "decisions", "suggestions")
_NUMBERED_ANEW = {"tag_aliases", "suggestions"}
"""Tables that give a number again once it is free: another row may have it by now. Nothing refers to these numbers."""

_Row = tuple[Any, ...]


def take(
    session: Session, table: str, where: Mapping[str, Iterable[int]], *, columns: tuple[str, ...] = ()
) -> SavedRows:
    """Read rows as they stand.

    Parameters
    ----------
    session : Session
        In the transaction that is going to change them.
    table : str
        One of the tables that people write.
    where : mapping of str to iterable of int
        Columns and the values they may have: the rows that meet all of it are meant, those to come as well. Nothing
        means every row.
    columns : tuple of str
        Put back only these; rows are then neither removed nor brought back. Empty: whole rows.

    Returns
    -------
    SavedRows
        For `restore`.
    """
    session.flush()
    is_whole = not columns
    names = tuple(column.name for column in Base.metadata.tables[table].columns) if is_whole else ("id", *columns)
    conditions = tuple((column, json.dumps(list(dict.fromkeys(values)))) for column, values in where.items())
    return _saved(session, SavedRows(table, conditions, names, is_whole, b""))


def absent(session: Session, table: str, where: Mapping[str, Iterable[int]]) -> SavedRows:
    """Say that there were no such rows, of rows that were just made.

    Returns
    -------
    SavedRows
        For `restore`, which removes them.
    """
    return dataclasses.replace(take(session, table, where), rows=_pack([]))


def is_as_saved(session: Session, saved: SavedRows) -> bool:
    """Say whether rows are still, or again, what they were.

    Returns
    -------
    bool
        True after a write that changed nothing.
    """
    session.flush()
    return _saved(session, saved) == saved


def ids_in(saved: Iterable[SavedRows], table: str) -> list[int]:
    """Name the rows of one table that a snapshot is about.

    Returns
    -------
    list of int
        Their ids, whether there are such rows or not.
    """
    found = [json.loads(values) for rows in saved if rows.table == table for name, values in rows.where if name == "id"]
    return [row_id for ids in found for row_id in ids]


def restore(session: Session, saved: Iterable[SavedRows]) -> tuple[SavedRows, ...]:
    """Make rows what they were.

    Parameters
    ----------
    session : Session
        In a durable transaction. Whether everything still belongs to something shows when it is committed.
    saved : iterable of SavedRows
        From `take`, of one write.

    Returns
    -------
    tuple of SavedRows
        What stood there instead, which takes this back.
    """
    steps = sorted(saved, key=lambda rows: _OWNERS_FIRST.index(rows.table))
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    before = tuple(_saved(session, rows) for rows in steps)
    changes = [_Difference(rows, _unpack(old), _unpack(rows)) for rows, old in zip(steps, before, strict=True)]
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
    """What has to happen to the rows of one scope, ``now``, so that they become ``wanted``."""

    def __init__(self, saved: SavedRows, now: list[_Row], wanted: list[_Row]) -> None:
        self._table = saved.table
        self._columns = saved.columns
        self._is_whole = saved.is_whole
        ids = {row[0] for row in now}
        same = {*now} & {*wanted}
        self._wanted = [row for row in wanted if row not in same and (saved.is_whole or row[0] in ids)]
        staying = same if saved.table in _NUMBERED_ANEW else wanted
        self._gone = ids - {row[0] for row in staying} if saved.is_whole else set()
        self._differing = [row for rows in (now, wanted) for row in rows if row not in same]

    def delete(self, connection: Connection) -> None:
        if self._gone:
            query = f'DELETE FROM "{self._table}" WHERE id IN (SELECT value FROM json_each(?))'
            connection.exec_driver_sql(query, (json.dumps(sorted(self._gone)),))

    def put(self, connection: Connection) -> None:
        if not self._wanted:
            return
        if self._table == "tags":  # two tags that exchange a key would each find it taken
            keys = "UPDATE tags SET shortcut_slot = NULL WHERE id IN (SELECT value FROM json_each(?))"
            connection.exec_driver_sql(keys, (json.dumps([row[0] for row in self._wanted]),))
        names = ", ".join(f'"{column}"' for column in self._columns)
        values = ", ".join(f'"{column}" = excluded."{column}"' for column in self._columns[1:])
        query = (
            f'INSERT INTO "{self._table}" ({names}) VALUES ({", ".join("?" * len(self._columns))})'
            f" ON CONFLICT (id) DO UPDATE SET {values}"
        )
        if self._table in _NUMBERED_ANEW:
            free = f'(SELECT ? WHERE NOT EXISTS (SELECT 1 FROM "{self._table}" WHERE id = ?))'
            marks = ", ".join([free, *("?" * (len(self._columns) - 1))])
            query = f'INSERT INTO "{self._table}" ({names}) VALUES ({marks})'
            connection.exec_driver_sql(query, [(row[0], *row) for row in self._wanted])
            return
        if not self._is_whole:
            sets = ", ".join(f'"{column}" = ?' for column in self._columns[1:])
            query = f'UPDATE "{self._table}" SET {sets} WHERE id = ?'
            connection.exec_driver_sql(query, [(*row[1:], row[0]) for row in self._wanted])
            return
        connection.exec_driver_sql(query, self._wanted)

    def video_ids(self) -> set[int]:
        """Give the videos that may be listed otherwise than before."""
        if self._table == "files":
            place = self._columns.index("video_id") if "video_id" in self._columns else None
            return set() if place is None else {row[place] for row in self._differing}
        is_listing = self._table == "videos" and "is_removed" in self._columns
        return {row[0] for row in self._differing} if is_listing else set()


def _pack(rows: list[_Row]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(rows), level=1)


def _unpack(saved: SavedRows) -> list[_Row]:
    return msgspec.msgpack.decode(zlib.decompress(saved.rows), type=list[tuple[Any, ...]])


def _saved(session: Session, scope: SavedRows) -> SavedRows:
    # CROSS JOIN keeps SQLite to this order: the values look rows up in the index, not the other way round.
    sources = [f"json_each(?) AS v{number}" for number in range(len(scope.where))]
    matches = [f'r."{column}" = v{number}.value' for number, (column, _) in enumerate(scope.where)]
    names = ", ".join(f'r."{column}"' for column in scope.columns)
    tables = " CROSS JOIN ".join([*sources, f'"{scope.table}" AS r'])
    query = f"SELECT {names} FROM {tables}"
    if matches:
        query += f" WHERE {' AND '.join(matches)}"
    rows = session.connection().exec_driver_sql(query, tuple(values for _, values in scope.where)).all()
    return dataclasses.replace(scope, rows=_pack([tuple(row) for row in rows]))
