"""Catalogs of earlier versions, with the contents of one of today."""

import sqlite3
from contextlib import closing
from pathlib import Path

from core.catalog.store.database import TransactionMode, beginning, choose_journal, make_engine, upgrade


def build(path: Path, revision: str) -> None:
    """Make an empty catalog as a program of that version did."""
    engine = make_engine(path)
    choose_journal(engine, path)
    with beginning(engine, TransactionMode.WRITE).begin() as connection:
        upgrade(connection, revision=revision)
    engine.dispose()


def turn_back(path: Path, revision: str) -> None:
    """Replace a closed catalog by one of an earlier version with the same rows, less what that version did not know."""
    old = path.with_name("old.sqlite")
    build(old, revision)
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("ATTACH ? AS today", (str(path),))
        for (name,) in raw.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if name not in {"alembic_version", "sqlite_sequence"}:
                columns = ", ".join(f'"{row[1]}"' for row in raw.execute(f"PRAGMA main.table_info('{name}')"))
                raw.execute(f'INSERT INTO main."{name}" ({columns}) SELECT {columns} FROM today."{name}"')
        raw.commit()
    old.replace(path)
