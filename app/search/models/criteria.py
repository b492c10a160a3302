"""The active search as one value, so that the window can go back to it."""

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

from app.browse.models.cards import VideoCard
from app.search.models.terms import parts_of, steps_of, title_of
from app.ui.localization.text import display_name, display_text, isolated, tr
from app.ui.localization.times import clock
from core.domain.query.filters import Clause, Filter
from core.domain.query.text import write
from core.domain.search import (
    ComposedQuery,
    FrameQuery,
    ImageQuery,
    Query,
    Restriction,
    SearchRequest,
    TextQuery,
    VideoQuery,
)


@dataclass(frozen=True, slots=True)
class ContentSearch:
    """One search by content.

    Attributes
    ----------
    query : Query
        For the library.
    title : str
        For the heading.
    words : str
        For the box: the words themselves, or the name of the example.
    picture : Path or None
        File that shows the example.
    """

    query: Query
    title: str
    words: str
    picture: Path | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is by words."""
        return isinstance(self.query, TextQuery)


def of_text(text: str) -> ContentSearch:
    """Return a search by words, which must not be empty."""
    return ContentSearch(TextQuery(text), _titled(tr("Search", "“%1”"), display_text(text)), text)


def of_content(content: Filter) -> ContentSearch:
    """Return a search by what the box describes, without conditions; it must not be empty."""
    if content.is_plain:
        return of_text(content.text)
    text, parts = write(content), parts_of(content)
    title = title_of(parts) if parts else ", ".join(steps_of(content))
    return ContentSearch(ComposedQuery(content), title, text)


def of_picture_file(path: Path) -> ContentSearch:
    """Return a search by a file; the library reports files that are not pictures."""
    name = display_name(path)
    return ContentSearch(ImageQuery(path), _titled(tr("Search", "Like %1"), name), name, path)


def of_pasted_picture(path: Path) -> ContentSearch:
    """Return a search by a pasted picture, written to a file without a name of its own."""
    title, words = tr("Search", "Like the pasted picture"), tr("Search", "Pasted picture")
    return ContentSearch(ImageQuery(path), title, words, path)


def of_video(card: VideoCard) -> ContentSearch:
    """Return a search for videos similar to one as a whole."""
    name = display_name(card.video.path)
    return ContentSearch(VideoQuery(card.video.id), _titled(tr("Search", "Videos like %1"), name), name, card.poster)


def of_frame(video_id: int, path: Path, at_seconds: float) -> ContentSearch:
    """Return a search for moments similar to the frame at a time; `path` is only for the name shown."""
    words = f"{display_name(path)} · {clock(at_seconds)}"
    return ContentSearch(FrameQuery(video_id, at_seconds), _titled(tr("Search", "Moments like %1"), words), words)


def _titled(pattern: str, name: str) -> str:
    return pattern.replace("%1", isolated(name))


MOST_HITS = 100
"""Moments of one search; where there are more, the line above the results says so."""


@dataclass(frozen=True, slots=True)
class SearchCriteria:
    """Words, conditions, example and folder of a search.

    Attributes
    ----------
    filter : Filter
        Words and conditions.
    example : ContentSearch or None
        A picture, video or moment to search by instead of words.
    folder_id : int or None
        Only videos of this folder.
    """

    filter: Filter = field(default_factory=Filter)
    example: ContentSearch | None = None
    folder_id: int | None = None

    @property
    def search(self) -> ContentSearch | None:
        """The search by content; None if there are only conditions."""
        if self.example is not None:
            return self.example
        return of_content(self.filter.content) if self.filter.words else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked, so that all videos are shown."""
        return self == SearchCriteria()

    @property
    def browsing(self) -> Filter:
        """The conditions alone, for the pages of videos."""
        return Filter(conditions=self.filter.conditions)

    def request(self, search: ContentSearch, *, hides_copies: bool = False) -> SearchRequest:
        """Return the request for the library, restricted to the conditions and the folder."""
        folder_ids = () if self.folder_id is None else (self.folder_id,)
        restriction = Restriction(folder_ids=folder_ids, conditions=self.filter.conditions)
        is_whole = isinstance(search.query, VideoQuery)
        return SearchRequest(search.query, restriction, limit=MOST_HITS, per_video=is_whole, hides_copies=hides_copies)

    def by_words(self, text: str) -> "SearchCriteria":
        """Return a copy with these words instead of others or of an example; conditions and folder stay."""
        return self._with(Filter(tuple(text.split()), self.filter.conditions))

    def by_example(self, example: ContentSearch) -> "SearchCriteria":
        """Return a copy with this example instead of another or of words; conditions and folder stay."""
        return dataclasses.replace(self, filter=self.browsing, example=example)

    def by_filter(self, asked: Filter) -> "SearchCriteria":
        """Return a copy with this filter, without an example; the folder stays."""
        return self._with(asked)

    def toggled(self, clause: Clause) -> "SearchCriteria":
        """Return a copy with a clause added or removed; everything else stays."""
        asked = self.filter
        has_it = clause in asked.conditions
        return dataclasses.replace(self, filter=asked.without(clause) if has_it else asked.having(clause))

    def without_search(self) -> "SearchCriteria":
        """Return a copy with the conditions only."""
        return dataclasses.replace(self, filter=self.browsing, example=None)

    def without_conditions(self) -> "SearchCriteria":
        """Return a copy with the words or the example only: without what the chips show, the folder among it."""
        return dataclasses.replace(self, filter=self.filter.content, folder_id=None)

    def in_folder(self, folder_id: int | None) -> "SearchCriteria":
        """Return a copy for one folder; None for all."""
        return dataclasses.replace(self, folder_id=folder_id)

    def _with(self, asked: Filter) -> "SearchCriteria":
        return dataclasses.replace(self, filter=asked, example=None)
