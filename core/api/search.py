"""Content search: the window asks the worker, which keeps the encoder and the index loaded."""

import contextlib

from core.domain.library import LibraryPaths
from core.domain.search import SearchRequest, SearchResult
from core.errors import WorkerError
from core.worker.client import connect


class Search:
    """Searches through the worker of one library."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths

    def run(self, request: SearchRequest) -> SearchResult:
        """Run one search and return its hits, or the reason why there are none; blocks.

        Each search has its own connection (a millisecond), so that several can run at once and none outlives a worker.

        Raises
        ------
        WorkerError
            If no worker is running or it exits.
        """
        client = connect(self._paths)
        if client is None:
            raise WorkerError("The analysis is not running yet", "Try again in a moment.")
        with contextlib.closing(client):
            return client.search(request)
