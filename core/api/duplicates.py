"""Videos that are copies of one another or contain parts of one another."""

from collections.abc import Callable

from core.catalog.store.database import Database
from core.domain.duplicates import DuplicatesFound
from core.domain.library import LibraryPaths


class Duplicates:
    """Finds related videos in this process; not for the window's."""

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database

    def find(
        self,
        *,
        with_pieces: bool = False,
        with_alike: bool = False,
        on_progress: Callable[[str, int, int], object] = lambda *_: None,
    ) -> DuplicatesFound:
        """Find related videos; blocks for as long as it takes to decode those that may be copies.

        Nothing is changed. What has been decoded is cached, so that an interrupted search continues where it was.

        Parameters
        ----------
        with_pieces : bool
            Also find videos that are pieces of others or share a part with them.
        with_alike : bool
            Also list videos that only look alike.
        on_progress : callable
            Called with what is being done, how much of it is done, and how much there is.
        """
        from core.jobs import duplicates

        wanted = duplicates.Wanted(with_pieces=with_pieces, with_alike=with_alike)
        return duplicates.find(self._paths, self._database, wanted, on_progress=on_progress)
