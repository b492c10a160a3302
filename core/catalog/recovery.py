"""Mending a damaged catalog: it is copied aside, and what can be read is laid into a fresh one.

Nobody else may have the catalog open meanwhile. Nothing is deleted; where rows are lost they are taken from the newest
good backup.
"""

import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import true

from core.catalog import backup, integrity, listing, salvage
from core.catalog.column_types import now
from core.catalog.database import Database
from core.catalog.reconciliation import drop_orphans
from core.errors import LibraryError, StorageError

_log = logging.getLogger(__name__)
_BESIDES = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a damaged catalog.

    Attributes
    ----------
    copy : Path
        Folder that holds the damaged file as it was.
    backup : Path or None
        The backup that stood in for what could not be read.
    n_rows : dict of str to int
        Rows saved, by table.
    damaged_tables : tuple of str
        Tables of which rows could not be read.
    """

    copy: Path
    backup: Path | None
    n_rows: dict[str, int]
    damaged_tables: tuple[str, ...]

    def __str__(self) -> str:
        saved = f"{self.n_rows['decisions']} decisions, {self.n_rows['tags']} tags and {self.n_rows['videos']} videos"
        rest = ""
        if self.damaged_tables:
            source = (
                f"what was missing was taken from {self.backup}"
                if self.backup
                else "there was no backup to fill up from"
            )
            rest = f"; {', '.join(self.damaged_tables)} could not be read to the end, {source}"
        return f"The damaged catalog was copied to {self.copy}; {saved} were saved{rest}"


def recover(path: Path) -> Recovery:
    """Replace a damaged catalog by one that holds what could be saved.

    Parameters
    ----------
    path : Path
        The catalog's file, closed.

    Returns
    -------
    Recovery
        What was done.

    Raises
    ------
    StorageError
        The disk is full, read-only or failing; the catalog is then as it was.
    """
    path = path.absolute()
    backups = path.parent / "backups"
    stamp = now().strftime("%Y%m%d-%H%M%S-%f")
    try:
        aside = _copy_aside(path, backups / f"damaged-{stamp}")
        fresh = path.with_name(f"{path.stem}-recovered-{stamp}.sqlite")
        recovery = _fill(fresh, aside / path.name, backups)
        for ending in _BESIDES[1:]:
            path.with_name(path.name + ending).unlink(missing_ok=True)  # the copy has them
        fresh.replace(path)
    except OSError as error:
        raise StorageError(f"The catalog {path} cannot be recovered: {error.strerror}") from error
    _log.warning("%s", recovery)
    return recovery


def _copy_aside(path: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for ending in _BESIDES:
        source = path.with_name(path.name + ending)
        if source.exists():
            shutil.copy2(source, folder / source.name)
    return folder


def _fill(fresh: Path, damaged: Path, backups: Path) -> Recovery:
    Database.open(fresh).close()
    # The reading goes on a copy of the copy: SQLite merges the log into whatever it opens.
    scratch = fresh.with_name(f"{fresh.name}.scratch")
    scratch.mkdir()
    try:
        for source in damaged.parent.iterdir():
            shutil.copy2(source, scratch / source.name)
        tables = _read_all(scratch / damaged.name)
        is_empty = not any(table.columns for table in tables.values())
        broken = tuple(name for name, table in tables.items() if is_empty or not table.is_whole)
        substitute = _newest_good(backups, scratch) if broken else None
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            _write_all(connection, [tables, _read_all(scratch / substitute.name) if substitute else {}])
            n_rows = {name: _count(connection, name) for name in salvage.TABLES}
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    _relist(fresh)
    return Recovery(damaged.parent, substitute, n_rows, broken)


def _read_all(path: Path) -> dict[str, salvage.Salvaged]:
    with closing(sqlite3.connect(path)) as connection:
        return {name: salvage.read_table(connection, name) for name in salvage.TABLES}


def _newest_good(backups: Path, scratch: Path) -> Path | None:
    # One that is whole and no newer than this program; its copy in `scratch` is brought up to date on the way.
    for candidate in backup.list_all(backups):
        copy = scratch / candidate.name
        shutil.copy2(candidate, copy)
        try:
            Database.open(copy).close()
        except LibraryError:
            continue
        if not integrity.check_file(copy):
            return candidate
    return None


def _write_all(connection: sqlite3.Connection, sources: list[dict[str, salvage.Salvaged]]) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    for tables in sources:  # the first to bring a row wins
        for name, table in tables.items():
            _write(connection, name, table)
    drop_orphans(connection)
    connection.execute("COMMIT")


def _write(connection: sqlite3.Connection, name: str, table: salvage.Salvaged) -> None:
    known = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
    places = [i for i, column in enumerate(table.columns) if column in known]
    columns = ", ".join(f'"{table.columns[i]}"' for i in places)
    marks = ", ".join("?" * len(places))
    rows = ([row[i] for i in places] for row in table.rows.values())
    if places:
        connection.executemany(f'INSERT OR IGNORE INTO "{name}" ({columns}) VALUES ({marks})', rows)


def _count(connection: sqlite3.Connection, name: str) -> int:
    return connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]


def _relist(path: Path) -> None:
    database = Database.open(path)
    try:
        with database.write(is_durable=True) as session:
            listing.refresh(session, true())
    finally:
        database.close()
