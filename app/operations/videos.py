"""What a person asks of videos."""

from collections.abc import Sequence

from app.bridge.work import Operation, Read
from app.models.cards import GridFilter, VideoCard
from app.models.thumbnails import count_cells
from core.domain.changes import Changes
from core.domain.filters import Filter
from core.domain.search import SearchRequest, SearchResult
from core.domain.videos import Video


def ids(shown: GridFilter) -> Read[list[int]]:
    """List the videos of a grid.

    Parameters
    ----------
    shown : GridFilter
        Which, in which order.

    Returns
    -------
    Read
        Of catalog ids.
    """

    def _list(library):
        order = {"descending": shown.is_descending, "folder_id": shown.folder_id}
        if not shown.conditions:
            return library.videos.ids(shown.sort, text=shown.text or None, **order)
        asked = Filter((shown.text,) if shown.text else (), shown.conditions)
        return library.filters.ids(asked, sort=shown.sort, words_in_path=True, **order)

    return Read(_list)


def cards(video_ids: Sequence[int]) -> Read[list[VideoCard]]:
    """Get what cards of videos show.

    Parameters
    ----------
    video_ids : sequence of int
        Catalog ids; those that are gone are left out of the answer.

    Returns
    -------
    Read
        Of cards in the given order.
    """

    def _look_up(library):
        found = []
        for video in library.videos.get_many(video_ids):
            strip = library.videos.filmstrip(video)
            found.append(VideoCard(video, library.videos.poster(video), strip, count_cells(strip)))
        return found

    return Read(_look_up)


def failed() -> Read[list[Video]]:
    """List the videos that could not be read.

    Returns
    -------
    Read
        Of videos with a reason.
    """
    return Read(lambda library: library.videos.failed())


def retry(video_ids: Sequence[int]) -> Operation[Changes]:
    """Try again to read videos.

    Parameters
    ----------
    video_ids : sequence of int
        Catalog ids.

    Returns
    -------
    Operation
        See there.
    """
    return Operation(lambda library: library.videos.retry(video_ids))


def search(request: SearchRequest) -> Read[tuple[SearchResult, dict[int, VideoCard]]]:
    """Search, and get the cards of the videos found.

    Parameters
    ----------
    request : SearchRequest
        What and where.

    Returns
    -------
    Read
        Of the answer and the cards by video id.
    """

    def _look_up(library):
        result = library.search.run(request)
        found = cards(list(dict.fromkeys(hit.video_id for hit in result.hits))).run(library)
        return result, {card.video.id: card for card in found}

    return Read(_look_up)
