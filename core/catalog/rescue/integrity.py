"""Whether the catalog is whole, and holds together."""

import sqlite3
from contextlib import closing
from pathlib import Path

from core.catalog.store import faults, known_schema, rules
from core.catalog.store.database import Database
from core.catalog.store.known_schema import Claims
from core.catalog.store.schema import REVISIONS
from core.sentence import Sentence

# Each query finds impossible rows; the sentence says how many.
_RULES = {
    Sentence("{count} listed videos have no file"): (
        "SELECT count(*) FROM videos WHERE is_listed != (file_id IS NOT NULL AND NOT is_removed)"
    ),
    Sentence("{count} videos are shown by a file that is not theirs"): (
        "SELECT count(*) FROM videos v WHERE v.file_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM files f WHERE f.id = v.file_id AND f.video_id = v.id)"
    ),
    Sentence("{count} videos with files are not listed"): (
        "SELECT count(*) FROM videos v WHERE v.file_id IS NULL"
        " AND EXISTS (SELECT 1 FROM files f WHERE f.video_id = v.id)"
    ),
    Sentence("{count} videos share their vectors with another"): (
        "SELECT count(*) FROM (SELECT first_row, lag(first_row + n_rows)"
        " OVER (PARTITION BY encoder_id ORDER BY first_row) AS last_end FROM embedding_spans)"
        " WHERE first_row < last_end"
    ),
    Sentence("{count} videos have not one time for each of their vectors"): (
        "SELECT count(*) FROM embedding_spans WHERE length(timestamps_seconds) != 8 * n_rows"
    ),
}


def check(database: Database) -> list[str]:
    """Read the whole catalog through.

    Parameters
    ----------
    database : Database
        May be in use.

    Returns
    -------
    list of Sentence
        What is wrong, one sentence each, without a final full stop; empty where it is whole.
    """
    return check_file(database.path)


def check_file(path: Path) -> list[str]:
    """Read a catalog's file through, such as a backup's.

    Returns
    -------
    list of Sentence
        See `check`.
    """
    return damages(path) or [str(found) for found in contradictions(path)]


def damages(path: Path) -> list[str]:
    """Find what of a catalog's file cannot be read or used: `core.catalog.rescue.recovery` saves the rest.

    Returns
    -------
    list of Sentence
        See `check`.
    """
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            if strange := _strange(known_schema.read(connection)):
                return [strange]  # foreign SQL must not run, not even during a check
            lines = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
            broken = [f"The file is damaged: {line}" for line in lines if line != "ok"]
            if not broken and faults.has_odd_format(path):
                broken = ["The file is damaged: it asks for another SQLite"]
            return broken or rules.check_values(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [f"{path} cannot be read: {error}"]


def _strange(claims: Claims) -> str:
    if claims.is_true or not claims.found:
        return ""
    if claims.is_known:
        return "The number of its version is damaged"
    if claims.versions and not claims.versions & {*REVISIONS}:
        return ""  # an unknown version is rejected when the catalog is opened
    strange = known_schema.foreign(claims.found)
    return (
        f"It holds SQL that is not Clipshelf's: {faults.named(strange)}" if strange else "Parts of its schema are gone"
    )


def contradictions(path: Path) -> list[Sentence]:
    """Find what can be read but does not hold together: `core.catalog.rescue.reconciliation` mends it.

    Returns
    -------
    list of Sentence
        See `check`.
    """
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            return _contradictions(connection)
    except sqlite3.DatabaseError as error:
        return [Sentence("{path} cannot be read: {reason}", path=path, reason=error)]


def _contradictions(connection: sqlite3.Connection) -> list[Sentence]:
    found = []
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        found.append(
            Sentence(
                "{count} rows belong to nothing, in {tables}",
                count=len(orphans),
                tables=", ".join(sorted({row[0] for row in orphans})),
            )
        )
    for rule, query in _RULES.items():
        (n,) = connection.execute(query).fetchone()
        if n:
            found.append(rule.with_values(count=n))
    return found
