"""What is stored where, dated copies of the catalog, and deleting all analysis results."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from core.catalog import derived
from core.catalog.store import backup
from core.catalog.store.database import Database
from core.domain.changes import Changes
from core.domain.library import LibraryPaths
from core.domain.storage import Backup, Stored, StoredKind
from core.errors import StorageError
from core.settings import cache_folder
from core.worker import lock


def measure(paths: LibraryPaths) -> tuple[Stored, ...]:
    """Measure what a library stores, one entry per kind; takes a second for 100,000 videos."""
    places = {
        StoredKind.CATALOG: paths.catalog,
        StoredKind.BACKUPS: paths.backups,
        StoredKind.EMBEDDINGS: paths.folder / "embeddings",
        StoredKind.INDEXES: paths.folder / "index",
        StoredKind.HEADS: paths.heads,
        StoredKind.PICTURES: paths.thumbnails,
        StoredKind.LOGS: paths.logs,
        StoredKind.SETTINGS: paths.settings,
        StoredKind.ENCODERS: cache_folder(),
    }
    return tuple(Stored(kind, path, *_size(path), kind in _DERIVED) for kind, path in places.items())


_DERIVED = {StoredKind.EMBEDDINGS, StoredKind.INDEXES, StoredKind.HEADS, StoredKind.PICTURES, StoredKind.LOGS}


def _size(path: Path) -> tuple[int, int]:
    n_files = n_bytes = 0
    rest = [path]
    while rest:
        here = rest.pop()
        try:
            if here.is_dir() and not here.is_symlink():
                rest += here.iterdir()
            else:
                n_bytes += os.lstat(here).st_size
                n_files += 1
        except OSError:  # deleted meanwhile, or never existed
            continue
    return n_files, n_bytes


def delete_analysis(paths: LibraryPaths, database: Database) -> Changes:
    """Delete vectors, indexes, heads, suggestions and pictures, and pause the queue; decisions, notes and files stay.

    Raises
    ------
    LibraryLockedError
        If a worker is using the library.
    StorageError
        If something could not be deleted; the catalog no longer refers to any of it.
    """
    with lock.hold(paths, doing="deleting the analysis"):
        with database.write(is_durable=True) as session:
            derived.forget_all(session)
        for folder in (paths.folder / "embeddings", paths.folder / "index", paths.heads, paths.thumbnails):
            try:
                shutil.rmtree(folder)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise StorageError(
                    "{path} cannot be deleted ({reason})", "Try again.", path=error.filename, reason=error.strerror
                ) from error
    return Changes.EMBEDDINGS | Changes.THUMBNAILS | Changes.VIDEOS | Changes.SUGGESTIONS | Changes.HEADS | Changes.JOBS


class Backups:
    """Dated copies of the catalog."""

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database

    def make(self) -> Backup:
        """Copy the catalog while it is in use, and verify the copy."""
        return _described(backup.make(self._database.path, self._paths.backups))

    def list_all(self) -> list[Backup]:
        """List the copies, newest first."""
        folder = self._paths.backups
        found = [path for path in folder.glob("catalog-*.sqlite") if path.is_file()] if folder.is_dir() else []
        return sorted((_described(path) for path in found), key=lambda copy: copy.path.name, reverse=True)


def _described(path: Path) -> Backup:
    status = path.stat()
    made_at = datetime.fromtimestamp(status.st_mtime, tz=UTC)
    return Backup(path, made_at, status.st_size, backup.reason_of(path))
