"""Checks and repairs of a library."""

from dataclasses import dataclass
from pathlib import Path

from core.api.library import Library
from core.catalog import folders, jobs
from core.catalog.rescue import integrity, recovery, restoring
from core.catalog.store.database import Database
from core.domain.jobs import JobKind
from core.domain.library import LibraryPaths
from core.errors import LibraryError
from core.jobs import upkeep
from core.jobs.lines import enqueue_missing
from core.jobs.upkeep import Finding
from core.sentence import Sentence
from core.worker import lock

_NOT_YET = Sentence("Derived data could not be checked yet: {reason}")


def check(library: Library) -> list[Finding]:
    """Check stores, versions and devices and return all findings, good and bad; takes seconds, changes nothing."""
    return upkeep.check_library(library.paths, library.database)


def mend(library: Library) -> list[Sentence]:
    """Repair inconsistencies of the catalog, queue what is missing, delete invalid derived files; return what was done.

    Raises
    ------
    LibraryLockedError
        If a worker is using the library.
    """
    with lock.hold(library.paths):
        return upkeep.mend(library.paths, library.database)


def is_damaged(library: Library) -> bool:
    """Return whether parts of the catalog cannot be read although it could be opened; reads all of it.

    If so, it has to be closed and recovered.
    """
    return bool(integrity.damages(library.paths.catalog))


@dataclass(frozen=True, slots=True)
class Rescued:
    """Result of recovering a damaged catalog.

    Attributes
    ----------
    sentences : list of Sentence
        What was recovered, what was not, and how to try again.
    is_complete : bool
        Whether all of the user's own data is known to have been recovered.
    """

    sentences: list[Sentence]
    is_complete: bool


def recover(paths: LibraryPaths) -> Rescued:
    """Recover what can be read of a damaged catalog; the damaged file itself is kept beside the new one.

    Raises
    ------
    LibraryLockedError
        If a worker is using the library.
    StorageError
        If the disk fails; the catalog is then unchanged.
    """
    with lock.hold(paths):
        done = recovery.recover(paths.catalog)
        if not done.filled.damaged_tables:
            return Rescued(done.sentences(), is_complete=True)
        try:
            return Rescued([*done.sentences(), *_follow_up(paths)], done.is_complete)
        except LibraryError as error:
            # The catalog is in place; derived data is repaired whenever the library is used.
            return Rescued([*done.sentences(), _NOT_YET.with_values(reason=error.whole)], done.is_complete)


def restore(paths: LibraryPaths, backup: Path) -> list[Sentence]:
    """Replace the catalog with a dated copy and return what was done; the old catalog is kept beside the copies.

    Decisions made after the copy are only in the kept catalog. Vectors are not lost: those of videos that the copy
    knows stay valid, and the index is rebuilt from them. Folders are scanned again.

    Parameters
    ----------
    paths : LibraryPaths
        The library, which no process may have open.
    backup : Path
        One of `Backups.list_all`.

    Raises
    ------
    LibraryLockedError
        If a worker or another window is using the library.
    LibraryError
        If the copy is incomplete or the disk fails; `PathError` if it is gone. The catalog is then unchanged.
    """
    with lock.hold(paths):
        done = [restoring.restore(paths.catalog, backup).sentence()]
        try:
            return done + _follow_up(paths)
        except LibraryError as error:
            # The catalog is in place; derived data is repaired whenever the library is used.
            return [*done, _NOT_YET.with_values(reason=error.whole)]


def _follow_up(paths: LibraryPaths) -> list[Sentence]:
    database = Database.open(paths.catalog)
    try:
        with database.write() as session:
            jobs.enqueue(session, JobKind.SCAN, [folder.id for folder in folders.list_all(session)])
            enqueue_missing(session)
        mended = upkeep.mend(paths, database)
        return [] if mended == [upkeep.NOTHING] else mended
    finally:
        database.close()
