"""Check-ups and repairs of a library."""

from dataclasses import dataclass
from pathlib import Path

from core.api.library import Library
from core.catalog import folders, jobs, videos
from core.catalog.rescue import integrity, recovery, restoring
from core.catalog.store.database import Database
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.errors import LibraryError
from core.jobs import upkeep
from core.jobs.upkeep import Finding
from core.sentence import Sentence
from core.worker import lock

_NOT_YET = Sentence("What is derived from it could not be looked through yet: {reason}")


def look_over(library: Library) -> list[Finding]:
    """Check stores, versions and devices; takes seconds, changes nothing.

    Returns
    -------
    list of Finding
        Fine and not so fine.
    """
    return upkeep.look_over(library.paths, library.database)


def mend(library: Library) -> list[Sentence]:
    """Make the catalog hold together, queue what is lost, and drop derived files that are wrong, to be built anew.

    Returns
    -------
    list of Sentence
        What was done.

    Raises
    ------
    LibraryLockedError
        If a worker is using the library.
    """
    with lock.hold(library.paths):
        return upkeep.mend(library.paths, library.database)


def is_damaged(library: Library) -> bool:
    """Say whether parts of the catalog cannot be read although it could be opened; reads all of it.

    Returns
    -------
    bool
        True where it is to be closed and recovered.
    """
    return bool(integrity.damages(library.paths.catalog))


@dataclass(frozen=True, slots=True)
class Rescued:
    """What became of a damaged catalog.

    Attributes
    ----------
    sentences : list of Sentence
        What came back, what did not, and how to try again.
    is_complete : bool
        Whether everything that people said is known to have come back.
    """

    sentences: list[Sentence]
    is_complete: bool


def recover(paths: LibraryPaths) -> Rescued:
    """Save what can be read of a damaged catalog; the damaged file itself is kept beside the new one.

    Parameters
    ----------
    paths : LibraryPaths
        The library.

    Returns
    -------
    Rescued
        What was done.

    Raises
    ------
    LibraryLockedError
        If a worker is using the library.
    StorageError
        If the disk refuses; the catalog is then as it was.
    """
    with lock.hold(paths):
        done = recovery.recover(paths.catalog)
        if not done.damaged_tables:
            return Rescued(done.sentences(), is_complete=True)
        try:
            return Rescued([*done.sentences(), *_follow_up(paths)], done.is_complete)
        except LibraryError as error:
            # The catalog is in its place; what is derived is looked after whenever the library is used.
            return Rescued([*done.sentences(), _NOT_YET.with_values(reason=error.whole)], done.is_complete)


def restore(paths: LibraryPaths, backup: Path) -> list[Sentence]:
    """Put a dated copy in place of the catalog, which is kept beside the copies; the library must be closed.

    What was decided after the copy was made is in the kept one only. Vectors are not lost: those of videos that the
    copy knows go on counting, and the index is built anew from them. Folders are looked through again.

    Parameters
    ----------
    paths : LibraryPaths
        The library, closed by everybody.
    backup : Path
        One of `Backups.list_all`.

    Returns
    -------
    list of Sentence
        What was done.

    Raises
    ------
    LibraryLockedError
        If a worker or another window is using the library.
    LibraryError
        If the copy is not whole, or the disk refuses; `PathError` where it is gone. The catalog is then as it was.
    """
    with lock.hold(paths):
        done = [restoring.restore(paths.catalog, backup).sentence()]
        try:
            return done + _follow_up(paths)
        except LibraryError as error:
            # The catalog is in its place; what is derived is looked after whenever the library is used.
            return [*done, _NOT_YET.with_values(reason=error.whole)]


def _follow_up(paths: LibraryPaths) -> list[Sentence]:
    database = Database.open(paths.catalog)
    try:
        with database.write() as session:
            jobs.enqueue(session, JobKind.SCAN, [folder.id for folder in folders.list_all(session)])
            # Those that have their vectors are passed over.
            jobs.enqueue(session, JobKind.ANALYSE, videos.ids(session), priority=Priority.NORMAL)
            jobs.enqueue(session, JobKind.THUMBNAILS, videos.without_pictures(session), priority=Priority.NORMAL)
        mended = upkeep.mend(paths, database)
        return [] if mended == [upkeep.NOTHING] else mended
    finally:
        database.close()
