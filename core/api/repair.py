"""Check-ups and repairs of a library."""

from core.api.library import Library
from core.catalog import integrity, recovery
from core.domain.library import LibraryPaths
from core.jobs import checkup, upkeep
from core.jobs.checkup import Finding
from core.worker import lock


def look_over(library: Library) -> list[Finding]:
    """Check stores, versions and devices; takes seconds, changes nothing.

    Returns
    -------
    list of Finding
        Fine and not so fine.
    """
    return checkup.look_over(library.paths, library.database)


def mend(library: Library) -> list[str]:
    """Make the catalog hold together, queue what is lost, and drop derived files that are wrong, to be built anew.

    Returns
    -------
    list of str
        What was done, in sentences.

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


def recover(paths: LibraryPaths) -> list[str]:
    """Save what can be read of a damaged catalog; the damaged file itself is kept beside the new one.

    Parameters
    ----------
    paths : LibraryPaths
        The library.

    Returns
    -------
    list of str
        What was done, in sentences.

    Raises
    ------
    LibraryLockedError
        If a worker is using the library.
    """
    with lock.hold(paths):
        return [str(recovery.recover(paths.catalog))]
