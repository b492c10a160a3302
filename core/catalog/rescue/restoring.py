"""Restores a backup: replaces the catalog, which no other process may have open.

The backup is checked, upgraded and prepared beside the catalog, which is backed up itself before it is replaced. The
spans in the backup are out of date, because rows have been appended, truncated and moved since; so the spans of the
current catalog are transferred, for the contents that both know.
"""

import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.catalog.rescue import integrity, reconciliation
from core.catalog.store import backup, faults
from core.catalog.store.backup import BackupReason
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.errors import LibraryDamagedError, LibraryError, PathError, StorageError
from core.sentence import Sentence

_log = logging.getLogger(__name__)

_SAME_ENCODER = " AND ".join(f"e.{name} = n.{name}" for name in ("architecture", "weights_hash", "preprocessing_hash"))
_TAKE_OVER = (
    "DELETE FROM embedding_spans",
    "DELETE FROM index_files",
    f"UPDATE encoders AS e SET generation = n.generation FROM present.encoders n WHERE {_SAME_ENCODER}",
    "INSERT INTO encoders ({columns}) SELECT {columns} FROM present.encoders n"
    f" WHERE NOT EXISTS (SELECT 1 FROM main.encoders e WHERE {_SAME_ENCODER})",
    "INSERT INTO embedding_spans (encoder_id, video_id, first_row, n_rows, timestamps_seconds)"
    " SELECT e.id, v.id, s.first_row, s.n_rows, s.timestamps_seconds FROM present.embedding_spans s"
    f" JOIN present.encoders n ON n.id = s.encoder_id JOIN main.encoders e ON {_SAME_ENCODER}"
    " JOIN present.videos p ON p.id = s.video_id"
    " JOIN main.videos v ON v.size_bytes = p.size_bytes AND v.sampled_hash = p.sampled_hash",
)


@dataclass(frozen=True, slots=True)
class Restoration:
    """Result of restoring a backup.

    Attributes
    ----------
    backup : Path
        The backup.
    kept : Path or None
        Copy of the replaced catalog; None if there was none.
    n_rows : dict of str to int
        Rows of the restored catalog, by table.
    """

    backup: Path
    kept: Path | None
    n_rows: dict[str, int]

    def sentence(self) -> Sentence:
        """Return what was restored, and where the replaced catalog is kept."""
        n = {name: self.n_rows[name] for name in ("decisions", "tags", "videos")}
        if self.kept is None:
            return Sentence(
                "The catalog was restored from {name}: {decisions} decisions, {tags} tags and {videos} videos.",
                name=self.backup.name,
                **n,
            )
        return Sentence(
            "The catalog was restored from {name}: {decisions} decisions, {tags} tags and {videos} videos."
            " The replaced catalog is kept in {kept}.",
            name=self.backup.name,
            kept=self.kept,
            **n,
        )


def restore(path: Path, source: Path) -> Restoration:
    """Replace a catalog by a backup.

    Parameters
    ----------
    path : Path
        The catalog file, which nobody has open.
    source : Path
        The backup; it is only read.

    Raises
    ------
    PathError
        If the backup does not exist.
    LibraryDamagedError
        If the backup is damaged or not a catalog.
    LibraryTooNewError
        If a newer Clipshelf made the backup.
    LibraryLockedError
        If another program has the catalog open.
    StorageError
        If the disk is full, read-only or failing. After all of these errors the catalog is unchanged.
    """
    path, source = path.absolute(), source.absolute()
    if not source.is_file():
        raise PathError("The backup {path} does not exist", "Choose another one.", path=source)
    scratch = path.parent / f"restoring-{now().strftime('%Y%m%d-%H%M%S-%f')}"
    try:
        scratch.mkdir()
        fresh = _checked(source, scratch)
        kept = _set_aside(path)
        present = _opened_copy(kept, scratch) if kept is not None and kept.is_file() else None
        n_rows = _make_ready(fresh, present)
        backup.put_in_place(fresh, path)
    except OSError as error:
        raise StorageError(
            "The catalog {path} cannot be restored: {reason}", "Check the disk.", path=path, reason=error.strerror
        ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    done = Restoration(source, kept, n_rows)
    _log.warning("%s", done.sentence())
    return done


def _checked(source: Path, scratch: Path) -> Path:
    """Copy a backup to a scratch folder, check and upgrade it, and return the copy."""
    fresh = scratch / "catalog.sqlite"
    shutil.copyfile(source, fresh)
    found = integrity.damages(fresh)
    if found:
        raise LibraryDamagedError(
            "The backup {path} is damaged", "Choose another one; the catalog is unchanged.", path=source
        )
    database = Database.open(fresh)
    try:
        if integrity.contradictions(fresh):
            with database.write(is_durable=True) as session:
                reconciliation.reconcile(session)
    finally:
        database.close()
    return fresh


def _set_aside(path: Path) -> Path | None:
    """Copy the current catalog to the backups and return the copy; a damaged one is copied as it is, to a folder."""
    if not path.exists():
        return None
    _merge_log(path)
    try:
        return backup.make(path, path.parent / "backups", reason=BackupReason.RESTORE)
    except LibraryDamagedError:
        return backup.copy_damaged(path, path.parent / "backups")


def _merge_log(path: Path) -> None:
    """Merge the log into the file, which only works if nobody else has it open."""
    with faults.explained(path), closing(sqlite3.connect(path, timeout=2.0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
            _log.warning("The current catalog cannot be read: %s", error)


def _opened_copy(kept: Path, scratch: Path) -> Path | None:
    """Return an upgraded copy of the current catalog; None if it cannot be read."""
    present = scratch / "present.sqlite"
    shutil.copyfile(kept, present)
    try:
        Database.open(present).close()
    except LibraryError as error:
        _log.warning("The current catalog cannot be used: %s", error)
        return None
    return present


def _make_ready(fresh: Path, present: Path | None) -> dict[str, int]:
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        if present is not None:
            connection.execute("ATTACH ? AS present", (str(present),))
        connection.execute("BEGIN IMMEDIATE")
        names = [row[1] for row in connection.execute("PRAGMA main.table_info(encoders)") if row[1] != "id"]
        for statement in _TAKE_OVER if present is not None else _TAKE_OVER[:2]:
            connection.execute(statement.format(columns=", ".join(names)))
        connection.execute("COMMIT")
        if present is not None:
            connection.execute("DETACH present")
        # A single file, flushed to the disk, so that the restored catalog needs no log beside it.
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA journal_mode=DELETE")
        tables = ("videos", "tags", "decisions", "embedding_spans")
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
