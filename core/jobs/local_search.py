"""Search in this process, beside a worker or without one; writes nothing but the note that an encoder was loaded."""

from core.catalog.database import Database
from core.domain.library import LibraryPaths
from core.domain.search import SearchRequest, SearchResult
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.searching import Searcher
from core.settings import load


def run(paths: LibraryPaths, database: Database, request: SearchRequest) -> SearchResult:
    """Answer one search.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    request : SearchRequest
        What to look for.

    Returns
    -------
    SearchResult
        Hits, or the reason why there are none.
    """
    host = EncoderHost(JobContext(paths, database, load(paths.settings)))
    try:
        return Searcher(paths, database, host).run(request)
    finally:
        host.close()
