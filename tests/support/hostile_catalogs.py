"""Catalogs that an attacker made, or that a failing disk damaged without preventing them from being opened.

Add a line for every new one; `tests/contract/test_catalogs.py` runs the program on all of them.
"""

import contextlib
import sqlite3
from pathlib import Path

_BAD_TEXT = "CAST(x'61ff62' AS TEXT)"

FOREIGN = {
    "a trigger that empties decisions": (
        "CREATE TRIGGER x AFTER INSERT ON suggestions BEGIN DELETE FROM decisions; END"
    ),
    "a trigger on the job queue": "CREATE TRIGGER x AFTER UPDATE ON jobs BEGIN DELETE FROM decisions; END",
    "a view": "CREATE VIEW sights AS SELECT * FROM videos",
    "a view in place of a table": (
        "ALTER TABLE suggestions RENAME TO hidden;"
        "CREATE VIEW suggestions AS WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    ),
    "a table": "CREATE TABLE notes (id INTEGER PRIMARY KEY, text VARCHAR)",
    "a copy of decisions": "CREATE TABLE old AS SELECT * FROM decisions",
    "an index on an expression": "CREATE INDEX slow ON videos (hex(zeroblob(size_bytes % 1000)))",
    "a table with cascading deletes": (
        "PRAGMA writable_schema=ON;"
        "UPDATE sqlite_master SET sql = replace(sql, 'REFERENCES tags (id) ON DELETE RESTRICT',"
        " 'REFERENCES tags (id) ON DELETE CASCADE') WHERE name = 'decisions'"
    ),
    "a table that replaces rows": (
        "PRAGMA writable_schema=ON;"
        "UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE (encoder_id, video_id)',"
        " 'UNIQUE (encoder_id, video_id) ON CONFLICT REPLACE') WHERE name = 'embedding_spans'"
    ),
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5(text)",
    "an older catalog with a trigger": (
        "UPDATE alembic_version SET version_num = '0003';"
        "DROP TABLE audit_answers; DROP TABLE audits; DROP TABLE tag_outlooks;"
        "CREATE TRIGGER x AFTER INSERT ON alembic_version BEGIN DELETE FROM decisions; END"
    ),
}
"""SQL that adds something foreign to a catalog; it loses no decision."""

DAMAGED = {
    "a trigger with a name reserved by SQLite": (
        "CREATE TRIGGER x AFTER INSERT ON meta BEGIN DELETE FROM decisions; END;"
        "PRAGMA writable_schema=ON;"
        "UPDATE sqlite_master SET name = 'sqlite_autoindex_x_1' WHERE name = 'x'"
    ),
    "a changed letter in the SQL of an index": (
        "PRAGMA writable_schema=ON;"
        "UPDATE sqlite_master SET sql = replace(sql, 'ON decisions', 'OM decisions') WHERE name = 'uq_decisions_moment'"
    ),
    "a changed letter in the name of a table": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET name = 'decisionz', sql = replace(sql, 'decisions',"
        " 'decisionz') WHERE name = 'decisions'"
    ),
    "a missing index": "DROP INDEX uq_decisions_moment",
    "the wrong root of an index": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = 3"
    " WHERE name = 'ix_decisions_video_id_decided_at'",
    "an undecodable letter in a column type": (
        "PRAGMA writable_schema=ON;"
        "UPDATE sqlite_master SET sql = CAST(replace(CAST(sql AS BLOB), x'696e6f646520', x'696e6f6465a0') AS TEXT)"
        " WHERE name = 'files'"
    ),
    "undecodable SQL of a table": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = CAST(sql AS BLOB) WHERE name = 'tags'"
    ),
    "an index named by a number": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET name = 7 WHERE name = 'ix_audits_tag_id'"
    ),
    "the number of a later version": "UPDATE alembic_version SET version_num = '0009'",
    "the number of an earlier version": "UPDATE alembic_version SET version_num = '0003'",
    "an undecodable version": "UPDATE alembic_version SET version_num = CAST(x'303034b5' AS TEXT)",
    "a version as bytes": "UPDATE alembic_version SET version_num = x'30303034'",
    "an invalid version": "UPDATE alembic_version SET version_num = '0\x014'",
    "no version": "DELETE FROM alembic_version",
}
"""Damage to the schema that loses no decision."""

VALUES = {
    "an undecodable tag name": f"UPDATE tags SET name = {_BAD_TEXT} WHERE id = 1",
    "a tag name of raw bytes": "UPDATE tags SET name = x'0102' WHERE id = 1",
    "an undecodable tag colour": f"UPDATE tags SET colour = {_BAD_TEXT}",
    "a nonexistent number key of a tag": "UPDATE tags SET shortcut_slot = 4711 WHERE id = 1",
    "undecodable search words of a file": f"UPDATE files SET search_text = {_BAD_TEXT}, sort_name = {_BAD_TEXT}",
    "an undecodable note": f"UPDATE videos SET note = {_BAD_TEXT}",
    "an undecodable codec": f"UPDATE videos SET codec = {_BAD_TEXT}",
    "a hash that is too short": "UPDATE videos SET sampled_hash = 'abc' WHERE id = 1",
    "a negative size": "UPDATE videos SET size_bytes = -1",
    "a negative duration": "UPDATE videos SET duration_seconds = -1e308",
    "an infinite duration": "UPDATE videos SET duration_seconds = 9e999",
    "a picture without a size": "UPDATE videos SET width_px = 0",
    "an impossible date": "UPDATE videos SET added_at = 9000000000000000000",
    "an impossible decision time": "UPDATE decisions SET decided_at = 9000000000000000000",
    "a rating of text": "UPDATE videos SET rating = 'many'",
    "an unknown folder state": "UPDATE folders SET state = 'sideways'",
    "an unknown resize mode of an encoder": "UPDATE encoders SET resize_mode = 'fold'",
    "an encoder without dimensions": "UPDATE encoders SET n_dims = 0",
    "an encoder with a billion dimensions": "UPDATE encoders SET n_dims = 1000000000",
    "an undecodable encoder name": f"UPDATE encoders SET title = {_BAD_TEXT}",
    "a span without rows": "UPDATE embedding_spans SET n_rows = 0 WHERE id = 1",
    "a span far beyond the end": "UPDATE embedding_spans SET first_row = 4000000000000000000 WHERE id = 1",
    "a span before the beginning": "UPDATE embedding_spans SET first_row = -9 WHERE id = 1",
    "span times that are text": "UPDATE embedding_spans SET timestamps_seconds = 'soon'",
    "an unknown kind of job": "UPDATE jobs SET kind = 'mine coins'",
    "an unknown job state": "UPDATE jobs SET state = 'asleep'",
    "an unknown kind of index": "INSERT OR REPLACE INTO index_files SELECT id, 0, 0, '', 'tree' FROM encoders",
    "an invalid inode": "UPDATE files SET inode = 'x'",
    "an inode with too many digits": "UPDATE files SET inode = printf('%099d', 1)",
    "a job count that is not a number": "INSERT OR REPLACE INTO meta VALUES ('jobs.campaign', 'zz')",
    "a current encoder that is not a number": (
        "INSERT OR REPLACE INTO meta VALUES ('encoder.current', CAST(x'31007a' AS TEXT))"
    ),
    "a head version that is not a number": "INSERT OR REPLACE INTO meta VALUES ('head.version', 'zz')",
    "a negative highest head version": "INSERT OR REPLACE INTO meta VALUES ('heads.highest', '-1')",
    "a choice count that is not a number": "INSERT OR REPLACE INTO meta VALUES ('target_encoder.choice', '')",
    "a proposal declined without a number": "INSERT OR REPLACE INTO meta VALUES ('head.declined.1', 'zz')",
    "a suggestion at an impossible time": "UPDATE suggestions SET start_seconds = -1e300, end_seconds = 'x'",
}
"""Invalid values that lose no decision, because other values can replace them."""

LOST = {
    "an unknown verdict": "UPDATE decisions SET verdict = 'perhaps' WHERE id = 1",
    "an undecodable verdict": f"UPDATE decisions SET verdict = {_BAD_TEXT} WHERE id = 1",
    "a moment before the beginning": "UPDATE decisions SET start_seconds = -5, end_seconds = -2 WHERE id = 1",
    "a moment that ends before it begins": "UPDATE decisions SET start_seconds = 9, end_seconds = 2 WHERE id = 1",
    "a moment with one end": "UPDATE decisions SET start_seconds = 9, end_seconds = NULL WHERE id = 1",
    "an infinite moment": "UPDATE decisions SET start_seconds = 9, end_seconds = 9e999 WHERE id = 1",
}
"""Invalid values after which one decision cannot be recovered."""


def spoil(catalog: Path, harm: str) -> None:
    """Run the SQL of one of them."""
    with contextlib.closing(sqlite3.connect(catalog, isolation_level=None)) as raw:
        raw.executescript(harm)
