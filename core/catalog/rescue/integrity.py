"""Integrity checks of a catalog file: can it be read, and are its rows consistent?"""

import sqlite3
from contextlib import closing
from pathlib import Path

from core.catalog.store import faults, rules, schema_check
from core.catalog.store.schema import REVISIONS
from core.catalog.store.schema_check import DeclaredSchema
from core.sentence import Sentence

_UNREADABLE = Sentence("{path} cannot be read: {reason}")
_DAMAGED = Sentence("The file is damaged: {detail}")

# Each query counts inconsistent rows.
_RULES = {
    Sentence("{count} videos are listed by mistake, or missing from the list"): (
        "SELECT count(*) FROM videos WHERE is_listed != (file_id IS NOT NULL AND NOT is_removed)"
    ),
    Sentence("{count} videos are shown with the file of another video"): (
        "SELECT count(*) FROM videos v WHERE v.file_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM files f WHERE f.id = v.file_id AND f.video_id = v.id)"
    ),
    Sentence("{count} videos have files, but none of them is shown"): (
        "SELECT count(*) FROM videos v WHERE v.file_id IS NULL"
        " AND EXISTS (SELECT 1 FROM files f WHERE f.video_id = v.id)"
    ),
    Sentence("{count} videos share vectors with another video"): (
        "SELECT count(*) FROM (SELECT first_row, lag(first_row + n_rows)"
        " OVER (PARTITION BY encoder_id ORDER BY first_row) AS last_end FROM embedding_spans)"
        " WHERE first_row < last_end"
    ),
    Sentence("{count} videos do not have one time for each of their vectors"): (
        "SELECT count(*) FROM embedding_spans WHERE length(timestamps_seconds) != 8 * n_rows"
    ),
}


def check(path: Path) -> list[Sentence]:
    """Check all of a catalog file, which may be in use, and return the problems; empty if there are none."""
    return damages(path) or contradictions(path)


def damages(path: Path) -> list[Sentence]:
    """Return the damage that prevents a catalog file from being read; `core.catalog.rescue.recovery` saves the rest."""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            if problem := _schema_problem(schema_check.read(connection)):
                return [problem]  # foreign SQL must not run, not even during a check
            lines = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
            broken = [_DAMAGED.with_values(detail=line) for line in lines if line != "ok"]
            if not broken and faults.has_odd_format(path):
                broken = [_DAMAGED.with_values(detail=Sentence("its header asks for an unknown version of SQLite"))]
            return broken or rules.check_values(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [_UNREADABLE.with_values(path=path, reason=error)]


def _schema_problem(declared: DeclaredSchema) -> Sentence | None:
    if declared.is_consistent or not declared.objects:
        return None
    if declared.is_known_schema:
        return Sentence("The version number is damaged")
    if declared.versions and not declared.versions & {*REVISIONS}:
        return None  # an unknown version is rejected when the catalog is opened
    if strange := schema_check.foreign_objects(declared.objects):
        return Sentence("The catalog contains SQL that Clipshelf did not write: {names}", names=faults.named(strange))
    return Sentence("Parts of the catalog's schema are missing")


def contradictions(path: Path) -> list[Sentence]:
    """Return the inconsistencies between rows that can be read; `core.catalog.rescue.reconciliation` repairs them."""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            return _contradictions(connection)
    except sqlite3.DatabaseError as error:
        return [_UNREADABLE.with_values(path=path, reason=error)]


def _contradictions(connection: sqlite3.Connection) -> list[Sentence]:
    found = []
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        tables = ", ".join(sorted({row[0] for row in orphans}))
        found.append(Sentence("{count} rows in {tables} refer to missing rows", count=len(orphans), tables=tables))
    for rule, query in _RULES.items():
        (n,) = connection.execute(query).fetchone()
        if n:
            found.append(rule.with_values(count=n))
    return found
