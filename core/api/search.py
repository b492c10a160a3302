"""Finding moments: the window asks the worker, which keeps encoder and index warm."""

import contextlib

from core.domain.library import LibraryPaths
from core.domain.search import SearchRequest, SearchResult
from core.errors import WorkerError
from core.worker.client import connect


class Search:
    """Asks the worker of one library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    """

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths

    def run(self, request: SearchRequest) -> SearchResult:
        """Run one search; blocks, so call it off the window's thread.

        Each search has its own connection (a millisecond), so that several may run at once and none outlives a worker.

        Parameters
        ----------
        request : SearchRequest
            What to look for.

        Returns
        -------
        SearchResult
            Hits, or a reason why there are none.

        Raises
        ------
        WorkerError
            If no worker runs or it goes away.
        """
        client = connect(self._paths)
        if client is None:
            raise WorkerError("The analysis is not running yet", "Try again in a moment.")
        with contextlib.closing(client):
            return client.search(request)
