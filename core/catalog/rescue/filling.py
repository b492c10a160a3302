"""Writes the rows salvaged from a damaged catalog, and from its newest backup, into a new catalog.

Rows of the damaged file take precedence. No decision is dropped because its video or tag is lost: those are
reconstructed from what is left of them.
"""

import itertools
import sqlite3
from dataclasses import dataclass

from core.catalog.migrations.versions.v0006_recorded import reworded
from core.catalog.rescue import salvage
from core.catalog.rescue.reconciliation import drop_orphans
from core.catalog.rescue.salvage import TABLES, Evidence, Row, Salvage, Settled
from core.catalog.store import meta
from core.catalog.store.columns import now
from core.catalog.store.limits import LOST_HASH, LOST_TAG
from core.catalog.store.rules import RULES
from core.errors import BugError

_SEARCH_BY_MOST = (
    "INSERT OR IGNORE INTO meta SELECT ?, encoder_id FROM embedding_spans GROUP BY encoder_id"
    " ORDER BY count(*) DESC LIMIT 1"
)
"""Used if the current encoder is not known any more: the one that has analysed most videos."""
_N_ANSWERED = "(SELECT count(*) FROM audit_answers WHERE audit_id = audits.id)"


@dataclass(frozen=True, slots=True)
class Filled:
    """Contents of the new catalog, and where they came from.

    Attributes
    ----------
    n_rows : dict of str to int
        Rows by table.
    damaged_tables : tuple of str
        Tables that could not be read completely.
    n_from_backup, n_from_indexes : int
        Decisions taken from the backup, and reconstructed from indexes.
    n_lost : int
        Decisions that are known to have existed and were not recovered.
    n_owners : int
        Videos and tags known only from their decisions.
    """

    n_rows: dict[str, int]
    damaged_tables: tuple[str, ...]
    n_from_backup: int
    n_from_indexes: int
    n_lost: int
    n_owners: int


def is_broken(found: Salvage) -> bool:
    """Return whether anything could not be read, so that a backup is needed."""
    decisions = found.tables["decisions"]
    return (
        any(not table.is_whole for table in found.tables.values())
        or bool(found.evidence.decision_ids() - decisions.rows.keys())
        or any(not RULES[name].is_sound(row) for name, table in found.tables.items() for row in table.rows.values())
    )


def fill(connection: sqlite3.Connection, found: Salvage, spare: Salvage | None) -> Filled:
    """Write everything in one transaction.

    Parameters
    ----------
    connection : sqlite3.Connection
        To a new, empty catalog.
    found : Salvage
        What could be read of the damaged catalog.
    spare : Salvage or None
        What could be read of a backup.
    """
    return _Filling(connection, found, spare).run()


class _Filling:
    def __init__(self, connection: sqlite3.Connection, found: Salvage, spare: Salvage | None) -> None:
        self._connection = connection
        self._found = found
        self._spare = {name: table.rows for name, table in spare.tables.items()} if spare else {}
        self._damaged: list[str] = []
        self._n_from_indexes = self._n_owners = 0
        self._lost_ids: set[int] = set()

    def run(self) -> Filled:
        self._connection.execute("PRAGMA foreign_keys=OFF")
        self._connection.execute("BEGIN IMMEDIATE")
        for name in TABLES:
            self._write_found(name)
        self._write_from_indexes()
        n_readable = self._count("decisions")
        for name in self._damaged:
            if name != "decisions":
                self._write(name, list(self._spare.get(name, {}).values()))
        self._write_owners()
        if "decisions" in self._damaged:
            self._write("decisions", list(self._spare.get("decisions", {}).values()))
        drop_orphans(self._connection)
        # Audits from before version 0005 lack the number of videos drawn: at least as many as were answered.
        self._connection.execute(f"UPDATE audits SET n_drawn = max(n_drawn, {_N_ANSWERED})")
        if "meta" in self._damaged:
            self._connection.execute(_SEARCH_BY_MOST, (meta.CURRENT_ENCODER,))
        self._keep_counting()
        filled = self._sum_up(n_readable)
        self._connection.execute("COMMIT")
        return filled

    def _write_found(self, name: str) -> None:
        table = self._found.tables[name]
        settled = salvage.settle(name, table, self._spare.get(name, {}))
        rows = settled.rows
        if name == "decisions":
            self._swap_doubles(settled)
            rows = [self._found.evidence.corrected(row) for row in rows]
        if settled.lost_ids or settled.n_mended or rows != settled.rows or not table.is_whole:
            self._damaged.append(name)
        if name == "decisions":
            self._lost_ids = settled.lost_ids
            # If two rows claim the same moment, the first is kept: the one confirmed by an index.
            rows = sorted(rows, key=lambda row: not self._found.evidence.confirms(row))
        if name == "saved_searches" and not self._found.has_recording_dates:
            rows = [_reworded(row) for row in rows]
        self._write(name, rows)
        if settled.doubles and name == "decisions":
            # Their ids are used by others, which does not matter: nothing refers to a decision by its id.
            self._write(name, [[None, *row[1:]] for row in settled.doubles])

    def _swap_doubles(self, settled: Settled) -> None:
        # A row with a damaged id may have replaced another; an index shows which of the two has that id.
        confirms = self._found.evidence.confirms
        places = {row[0]: place for place, row in enumerate(settled.rows)}
        for i, double in enumerate(settled.doubles):
            place = places.get(double[0])
            if place is not None and confirms(double) and not confirms(settled.rows[place]):
                settled.doubles[i], settled.rows[place] = settled.rows[place], double

    def _write(self, name: str, rows: list[Row]) -> None:
        columns = ", ".join(f'"{rule.name}"' for rule in RULES[name].columns)
        marks = ", ".join("?" * len(RULES[name].columns))
        self._connection.executemany(f'INSERT OR IGNORE INTO "{name}" ({columns}) VALUES ({marks})', rows)

    def _write_from_indexes(self) -> None:
        evidence = self._found.evidence
        missing = evidence.decision_ids() - self._ids("decisions")
        rows = [row for row_id in sorted(missing) if (row := evidence.decision(row_id)) is not None]
        n_before = self._count("decisions")
        self._write("decisions", rows)
        self._n_from_indexes = self._count("decisions") - n_before
        self._lost_ids |= missing
        if missing and "decisions" not in self._damaged:
            self._damaged.append("decisions")

    def _write_owners(self) -> None:
        """Write the videos and tags that are known only from their decisions."""
        evidence = self._found.evidence
        for owner, make, known in (("videos", _video, evidence.contents), ("tags", _tag, evidence.names)):
            missing = self._missing_owners(owner)
            if missing and owner not in self._damaged:
                self._damaged.append(owner)
            spare = self._spare.get(owner, {})
            self._n_owners += len(missing - spare.keys())
            # Names and contents are unique, so known ones are inserted before placeholders.
            self._write(owner, [spare[row_id] for row_id in sorted(missing & spare.keys())])
            self._write(
                owner, [make(row_id, evidence) for row_id in sorted(self._missing_owners(owner) & known.keys())]
            )
            for row_id in sorted(self._missing_owners(owner)):
                for n_taken in itertools.count():
                    self._write(owner, [make(row_id, Evidence(), n_taken)])
                    if row_id in self._ids(owner):
                        break

    def _missing_owners(self, owner: str) -> set[int]:
        column = f"{owner[:-1]}_id"
        query = f"SELECT DISTINCT {column} FROM decisions WHERE {column} NOT IN (SELECT id FROM {owner})"
        return {row_id for (row_id,) in self._connection.execute(query)}

    def _keep_counting(self) -> None:
        # Ids are never reused, even if the row with the highest one has been deleted.
        for name, highest in self._found.next_ids.items():
            if name in TABLES:
                self._connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (highest, name))

    def _sum_up(self, n_readable: int) -> Filled:
        n_rows = {name: self._count(name) for name in TABLES}
        n_from_backup = n_rows["decisions"] - n_readable
        if n_from_backup < 0:
            raise BugError("fewer decisions were written than could be read")
        lost = self._lost_ids - self._ids("decisions")
        here = {tuple(row) for row in self._connection.execute("SELECT video_id, tag_id, start_seconds FROM decisions")}
        n_lost = sum(not self._is_here(row_id, here) for row_id in lost)
        return Filled(n_rows, tuple(self._damaged), n_from_backup, self._n_from_indexes, n_lost, self._n_owners)

    def _is_here(self, row_id: int, here: set[tuple[object, ...]]) -> bool:
        # It may have another id: a new decision replaces the earlier one.
        moment = self._found.evidence.moments.get(row_id)
        return moment is not None and (moment[0], moment[1], None if moment[2] == -1 else moment[2]) in here

    def _ids(self, name: str) -> set[int]:
        return {row_id for (row_id,) in self._connection.execute(f"SELECT id FROM {name}")}

    def _count(self, name: str) -> int:
        return self._connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]


def _reworded(row: Row) -> Row:
    """Write a saved search from before version 0006 as the migration would have done."""
    names = [rule.name for rule in RULES["saved_searches"].columns]
    return [reworded(str(value)) if name == "rule" else value for name, value in zip(names, row, strict=True)]


def _video(row_id: int, evidence: Evidence, n_taken: int = 0) -> Row:
    sampled_hash, size_bytes = evidence.contents.get(row_id, (LOST_HASH.format(row_id), n_taken))
    values = {"size_bytes": size_bytes, "sampled_hash": sampled_hash, "added_at": _microseconds()}
    return _row("videos", row_id, values)


def _tag(row_id: int, evidence: Evidence, n_taken: int = 0) -> Row:
    made_up = LOST_TAG.format(row_id) + (f" ({n_taken})" if n_taken else "")
    (name,) = evidence.names.get(row_id, (made_up,))
    return _row("tags", row_id, {"name": name, "name_key": str(name).lower()})


def _row(table: str, row_id: int, values: dict[str, object]) -> Row:
    row = RULES[table].mended([row_id, *(values.get(rule.name, b"") for rule in RULES[table].columns[1:])])  # type: ignore[list-item]
    assert row is not None  # none of its columns is essential
    return row


def _microseconds() -> int:
    return int(now().timestamp() * 1_000_000)
