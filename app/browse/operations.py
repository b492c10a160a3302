"""Library calls of the video pages."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from app.bridge.work import Operation, Read
from app.browse.models.cards import GridFilter, VideoCard
from app.stage.thumbnails import count_cells
from core.domain.changes import Changes
from core.domain.groups import Grouping, Listing
from core.domain.query.filters import Filter
from core.domain.search import SearchRequest, SearchResult, VideoQuery
from core.domain.videos import Video
from core.errors import QueryError
from core.sentence import Sentence


def listing(shown: GridFilter) -> Read[Listing]:
    """List the videos of a grid.

    Raises
    ------
    KnownError
        If sorted by similarity to a video that is not analysed, or while searching is not possible.
    """

    def _look_up(library):
        found = _listed(library, shown)
        if not shown.like_id:
            return found
        return dataclasses.replace(found, ids=_by_likeness(library, shown.like_id, found.ids, n_all=found.n_all))

    return Read(_look_up)


def _listed(library: Any, shown: GridFilter) -> Listing:
    grouping, conditions = shown.shown_grouping, shown.all_conditions
    order = {"descending": shown.is_descending, "folder_id": shown.folder_id}
    if conditions or grouping is not Grouping.NOTHING:
        asked = Filter((shown.text,) if shown.text else (), conditions)
        return library.filters.listing(asked, grouping=grouping, sort=shown.sort, words_in_path=True, **order)
    ids = library.videos.ids(shown.sort, text=shown.text or None, **order)
    is_narrowed = shown.folder_id is not None or bool(shown.text)
    return Listing(ids, (), library.videos.count() if is_narrowed else len(ids))


def _by_likeness(library: Any, like_id: int, ids: list[int], *, n_all: int) -> list[int]:
    result = library.search.run(SearchRequest(VideoQuery(like_id), limit=max(1, n_all), per_video=True))
    if not result.hits:
        raise QueryError(result.reason or Sentence("No similar videos found"))
    known = set(ids)
    ranked = dict.fromkeys([like_id, *(hit.video_id for hit in result.hits)])
    return [*(one for one in ranked if one in known), *(one for one in ids if one not in ranked)]


def cards(video_ids: Sequence[int]) -> Read[list[VideoCard]]:
    """Read the cards of videos, in the given order; videos that are gone are left out."""

    def _look_up(library):
        found, tags = [], library.decisions.tags_of(video_ids)
        for video in library.videos.get_many(video_ids):
            strip = library.videos.filmstrip(video)
            poster, n_cells = library.videos.poster(video), count_cells(strip)
            found.append(VideoCard(video, poster, strip, n_cells, tags.get(video.id, ())))
        return found

    return Read(_look_up)


def failed() -> Read[list[Video]]:
    """List the videos that could not be read, each with its reason."""
    return Read(lambda library: library.videos.failed())


def retry(video_ids: Sequence[int]) -> Operation[Changes]:
    """Queue videos to be read again."""
    return Operation(lambda library: library.videos.retry(video_ids))


def search(request: SearchRequest) -> Read[tuple[SearchResult, dict[int, VideoCard]]]:
    """Run a search; return its result and the cards of the videos found, by video id."""

    def _look_up(library):
        result = library.search.run(request)
        found = cards(list(dict.fromkeys(hit.video_id for hit in result.hits))).run(library)
        return result, {card.video.id: card for card in found}

    return Read(_look_up)
