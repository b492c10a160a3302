"""Reads the rows of a damaged file, table by table, with SQLite and by walking its pages.

A decision whose page is lost is reconstructed from the three indexes of ``decisions``, which together contain
everything except who decided. All rows are held in memory.
"""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from core.catalog.rescue import file_format, walk
from core.catalog.rescue.walk import Entry, Walked
from core.catalog.store import schema_check
from core.catalog.store.columns import Value
from core.catalog.store.rules import RULES, TableRules
from core.domain.tags import PERSON, Verdict

TABLES = tuple(name for name in RULES if name != "jobs")
"""Tables that are recovered, owners before what they own. Jobs are not: they are queued again."""

Row = list[Value]
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_NO_TIME = -1
"""Stands for NULL in ``uq_decisions_moment``."""
_EARLIEST_MICROSECOND = 10**15
"""September 2001, before any decision: distinguishes times from the small numbers of other indexes."""


@dataclass(slots=True)
class Salvaged:
    """Rows that were read of one table.

    Attributes
    ----------
    rows : dict of int to list
        By row id, with all current columns; may contain damaged values.
    doubles : list of list
        Rows with the id of another row but other values.
    is_whole : bool
        Whether SQLite could read the whole table, and no more rows of it were found elsewhere.
    counted : set of int or None
        Row ids that SQLite found, if only those were read because we did not define the table.
    """

    rows: dict[int, Row] = field(default_factory=dict)
    doubles: list[Row] = field(default_factory=list)
    is_whole: bool = True
    counted: set[int] | None = None


@dataclass(slots=True)
class Evidence:
    """Index entries of a file.

    Attributes
    ----------
    moments : dict of int to tuple
        Video, tag, start and end, by decision id.
    verdicts : dict of int to tuple
        Tag, verdict and video, by decision id.
    times : dict of int to tuple
        Video and time of the decision, by decision id.
    contents : dict of int to tuple
        Hash and size, by video id.
    names : dict of int to tuple
        Name in the form that is compared, by tag id.
    """

    moments: dict[int, Entry] = field(default_factory=dict)
    verdicts: dict[int, Entry] = field(default_factory=dict)
    times: dict[int, Entry] = field(default_factory=dict)
    contents: dict[int, Entry] = field(default_factory=dict)
    names: dict[int, Entry] = field(default_factory=dict)

    def decision_ids(self) -> set[int]:
        """Return the decisions that at least two indexes contain; an entry in only one may be damaged."""
        counts = Counter([*self.moments, *self.verdicts, *self.times])
        return {row_id for row_id, n in counts.items() if n > 1}

    def decision(self, row_id: int) -> list[Value] | None:
        """Reconstruct the row of a decision; None if entries are missing or contradict each other."""
        moment, verdict = self.moments.get(row_id), self.verdicts.get(row_id)
        if moment is None or verdict is None or (verdict[2], verdict[0]) != moment[:2]:
            return None
        time = self.times.get(row_id)
        decided_at = time[1] if time is not None and time[0] == moment[0] else 0
        start, end = (None if value == _NO_TIME else value for value in moment[2:])
        values = (None, *moment[:2], verdict[1], start, end, decided_at, PERSON)
        row = RULES["decisions"].whole(row_id, values)
        return row if RULES["decisions"].is_sound(row) else None

    def corrected(self, row: list[Value]) -> list[Value]:
        """Return the row of a decision, with the video and tag of the indexes if two of those agree against it."""
        indexed = self.decision(row[0]) if isinstance(row[0], int) else None
        return row if indexed is None or indexed[1:3] == row[1:3] else [row[0], *indexed[1:3], *row[3:]]

    def confirms(self, row: list[Value]) -> bool:
        """Return whether the index of moments contains the row of a decision."""
        moment = tuple(_NO_TIME if value is None else value for value in (row[1], row[2], row[4], row[5]))
        return isinstance(row[0], int) and self.moments.get(row[0]) == moment


@dataclass(slots=True)
class Salvage:
    """Everything that could be read of a file.

    Attributes
    ----------
    tables : dict of str to Salvaged
        One for each of `TABLES`.
    evidence : Evidence
        The index entries.
    next_ids : dict of str to int
        Highest row id that each table ever had, if known.
    has_recording_dates : bool
        Whether it is of version 0006 or later, where a saved search means the recording date by ``recorded``.
    """

    tables: dict[str, Salvaged]
    evidence: Evidence
    next_ids: dict[str, int]
    has_recording_dates: bool = True


@dataclass(slots=True)
class Settled:
    """Rows of one table, ready to be written.

    Attributes
    ----------
    rows : list of list
        Values of all columns.
    doubles : list of list
        The same, for rows whose ids other rows have.
    lost_ids : set of int
        Ids of rows that are too damaged to be used.
    n_mended : int
        Number of rows in which a damaged value was replaced.
    """

    rows: list[Row] = field(default_factory=list)
    doubles: list[Row] = field(default_factory=list)
    lost_ids: set[int] = field(default_factory=set)
    n_mended: int = 0


def read(path: Path) -> Salvage:
    """Read everything that can be read of a catalog file.

    Parameters
    ----------
    path : Path
        A copy of the file, with its log or journal beside it; SQLite merges those into it.
    """
    # SQLite deletes the log of an empty file, so the log is merged before SQLite opens it; a journal is left to SQLite.
    log = path.with_name(f"{path.name}-wal")
    data = file_format.merge_log(_bytes(path), _bytes(log)) if log.exists() else None
    by_sqlite = _read_by_sqlite(path)
    walked = walk.walk(_bytes(path) if data is None else data)
    tables = {name: _joined(RULES[name], by_sqlite[name], walked.rows[name]) for name in TABLES}
    for name in walked.has_loose_rows & tables.keys():
        tables[name].is_whole = False
    return Salvage(tables, evidence(walked), walked.next_ids, _has_recording_dates(walked))


def _has_recording_dates(walked: Walked) -> bool:
    # Not by the number of the version, which may be damaged. Rows are as long as the table was when they were written.
    places = {rule.name: place for place, rule in enumerate(RULES["videos"].columns)}
    is_longer = any(len(values) > places["recorded_at"] for _, values in walked.rows["videos"])
    return is_longer or "ix_videos_is_listed_recorded_at" in walked.indexes


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def settle(name: str, table: Salvaged, spare: dict[int, Row]) -> Settled:
    """Replace damaged values, and drop the rows that cannot be repaired.

    Parameters
    ----------
    name : str
        One of `TABLES`.
    table : Salvaged
        The rows that were read of it.
    spare : dict of int to list
        Rows of a backup, whose values replace damaged ones.

    Returns
    -------
    Settled
        Rows with valid values only.
    """
    rules, settled = RULES[name], Settled()
    for row_id, row in table.rows.items():
        mended = _mended(rules, row, spare.get(row_id))
        if mended is None:
            settled.lost_ids.add(row_id)
        else:
            settled.rows.append(mended)
            settled.n_mended += mended != row
    settled.doubles = [mended for row in table.doubles if (mended := rules.mended(row)) is not None]
    return settled


def _mended(rules: TableRules, row: Row, spare: Row | None) -> Row | None:
    if rules.is_sound(row) and not any(isinstance(value, str) and _REPLACED in value for value in row):
        return row
    if spare is not None:
        row = [
            other if not rule.allows(value) or (isinstance(value, str) and _REPLACED in value) else value
            for rule, value, other in zip(rules.columns, row, spare, strict=True)
        ]
    return rules.mended(row)


def _read_by_sqlite(path: Path) -> dict[str, Salvaged]:
    found = {name: Salvaged(is_whole=False) for name in TABLES}
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        connection.text_factory = schema_check.decode_leniently
        # Otherwise one damaged character in an index definition would make every table unreadable.
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        schema = connection.execute(schema_check.QUERY).fetchall()
        ours = {name for kind, name, _, sql in schema if schema_check.is_own_table(kind, name, sql)}
        names = {name for kind, name, _, _ in schema if kind == "table"}
        plain = {name for kind, name, _, sql in schema if kind == "table" and str(sql).startswith("CREATE TABLE")}
        for name in TABLES:
            if name in ours:
                found[name] = _read_table(connection, RULES[name])
            elif name in plain:
                found[name].counted = _row_ids(connection, name)
            elif name not in names:
                # An older catalog may lack the table; otherwise, a table with a foreign name may be this one.
                strange = names - ours - RULES.keys() - {"sqlite_sequence", "sqlite_stat1"}
                found[name].is_whole = "videos" in ours and not strange
    return found


def _row_ids(connection: sqlite3.Connection, name: str) -> set[int] | None:
    try:
        # Python reads the names of columns, and that of a damaged table need not be text.
        return {row_id for (row_id,) in connection.execute(f'SELECT rowid AS row_id FROM "{name}" NOT INDEXED')}
    except sqlite3.Error:
        return None


def _read_table(connection: sqlite3.Connection, rules: TableRules) -> Salvaged:
    # Forward from the start, and if that fails, also backward from the end.
    found = Salvaged()
    for order in ("ASC", "DESC"):
        try:
            cursor = connection.execute(f'SELECT rowid, * FROM "{rules.name}" NOT INDEXED ORDER BY rowid {order}')
            for row_id, *values in cursor:
                found.rows[row_id] = rules.whole(row_id, tuple(values))
        except (sqlite3.DatabaseError, OverflowError, UnicodeDecodeError):  # SQLite quotes damaged bytes in messages
            found.is_whole = False
        else:
            found.is_whole = order == "ASC"
            break
    return found


def _joined(rules: TableRules, table: Salvaged, walked: list[tuple[int, tuple[Value, ...]]]) -> Salvaged:
    by_sqlite = set(table.rows)
    for row_id, values in walked:
        row = rules.whole(row_id, values)
        known = table.rows.get(row_id)
        if known is None or (not rules.is_sound(known) and rules.is_sound(row)):
            table.rows[row_id] = row
        elif known != row:
            table.doubles.append(row)
    if table.counted is not None:
        table.is_whole = table.rows.keys() == table.counted and not table.doubles
    else:
        table.is_whole &= table.rows.keys() == by_sqlite and not table.doubles
    return table


def evidence(walked: Walked) -> Evidence:
    """Return the valid index entries of a file by their meaning."""
    found = Evidence()
    for place, index, is_entry in (
        (found.moments, "uq_decisions_moment", _is_moment),
        (found.verdicts, "ix_decisions_tag_id_verdict_video_id", _is_verdict),
        (found.times, "ix_decisions_video_id_decided_at", _is_time),
        (found.contents, "sqlite_autoindex_videos_1", _is_content),
    ):
        _sort(place, [*walked.indexes.get(index, ()), *walked.loose_entries], is_entry)
    _sort(found.names, walked.indexes.get("sqlite_autoindex_tags_1", ()), _is_name)
    return found


def _sort(place: dict[int, Entry], entries: Iterable[Entry], is_entry: Callable[[Entry], bool]) -> None:
    for entry in entries:
        if is_entry(entry) and isinstance(entry[-1], int) and entry[-1] > 0:
            place.setdefault(entry[-1], entry[:-1])


def _is_moment(entry: Entry) -> bool:
    # Four numbers may belong to another index; only the times distinguish them.
    return (
        len(entry) == 5
        and all(isinstance(value, int) and value > 0 for value in entry[:2])
        and all(isinstance(value, int | float) and (value >= 0 or value == _NO_TIME) for value in entry[2:4])
    )


def _is_verdict(entry: Entry) -> bool:
    return (
        len(entry) == 4
        and entry[1] in set(Verdict)
        and all(isinstance(value, int) and value > 0 for value in (entry[0], entry[2]))
    )


def _is_time(entry: Entry) -> bool:
    return len(entry) == 3 and isinstance(entry[0], int) and _is_microsecond(entry[1])


def _is_microsecond(value: Value) -> bool:
    return isinstance(value, int) and value >= _EARLIEST_MICROSECOND


def _is_content(entry: Entry) -> bool:
    return len(entry) == 3 and isinstance(entry[0], str) and len(entry[0]) == 32 and isinstance(entry[1], int)


def _is_name(entry: Entry) -> bool:
    return len(entry) == 2 and isinstance(entry[0], str) and bool(entry[0])
