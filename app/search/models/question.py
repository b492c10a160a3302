"""What is in force: words, conditions, an example, a folder; one value, so that it can be gone back to."""

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

from app.browse.models.cards import VideoCard
from app.ui.text import display_name, display_text, isolated, tr
from app.ui.times import clock
from core.domain.filters import Condition, Filter
from core.domain.search import FrameQuery, ImageQuery, Query, Restriction, SearchRequest, TextQuery, VideoQuery


@dataclass(frozen=True, slots=True)
class Search:
    """One search as the person sees it.

    Attributes
    ----------
    query : Query
        For the library.
    title : str
        For the heading.
    words : str
        For the box: the words themselves, or what the example is called.
    picture : Path or None
        File that shows how the example looks.
    """

    query: Query
    title: str
    words: str
    picture: Path | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is by words."""
        return isinstance(self.query, TextQuery)


def of_text(text: str) -> Search:
    """Search by words.

    Parameters
    ----------
    text : str
        Not empty.
    """
    return Search(TextQuery(text), _titled(tr("Search", "“%1”"), display_text(text)), text)


def of_picture_file(path: Path) -> Search:
    """Search by a picture file.

    Parameters
    ----------
    path : Path
        Whatever it is; the library says if it is no picture.
    """
    name = display_name(path)
    return Search(ImageQuery(path), _titled(tr("Search", "Like %1"), name), name, path)


def of_pasted_picture(path: Path) -> Search:
    """Search by a picture that has no name of its own.

    Parameters
    ----------
    path : Path
        Where it was written.
    """
    title, words = tr("Search", "Like the pasted picture"), tr("Search", "Pasted picture")
    return Search(ImageQuery(path), title, words, path)


def of_video(card: VideoCard) -> Search:
    """Search for videos like one as a whole.

    Parameters
    ----------
    card : VideoCard
        The example.
    """
    name = display_name(card.video.path)
    return Search(VideoQuery(card.video.id), _titled(tr("Search", "Videos like %1"), name), name, card.poster)


def of_frame(video_id: int, path: Path, at_seconds: float) -> Search:
    """Search for moments like a frame.

    Parameters
    ----------
    video_id : int
        Catalog id.
    path : Path
        The video's file, for its name.
    at_seconds : float
        Time of the frame.
    """
    words = f"{display_name(path)} · {clock(at_seconds)}"
    return Search(FrameQuery(video_id, at_seconds), _titled(tr("Search", "Moments like %1"), words), words)


def _titled(pattern: str, name: str) -> str:
    return pattern.replace("%1", isolated(name))


_MOST_HITS = 100


@dataclass(frozen=True, slots=True)
class Asking:
    """What a person asks of the library.

    Attributes
    ----------
    filter : Filter
        Words and conditions.
    example : Search or None
        A picture, a video or a moment that is searched by in place of words.
    folder_id : int or None
        Only videos of this folder.
    """

    filter: Filter = field(default_factory=Filter)
    example: Search | None = None
    folder_id: int | None = None

    @property
    def search(self) -> Search | None:
        """The search by content; None where conditions are all there is."""
        if self.example is not None:
            return self.example
        return of_text(self.filter.text) if self.filter.words else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked, so that every video is shown."""
        return self == Asking()

    @property
    def browsing(self) -> Filter:
        """The conditions alone, for the pages of videos."""
        return Filter(conditions=self.filter.conditions)

    def request(self, search: Search) -> SearchRequest:
        """Write the question down for the library.

        Parameters
        ----------
        search : Search
            The search by content.

        Returns
        -------
        SearchRequest
            Restricted to what the conditions and the folder leave.
        """
        folder_ids = () if self.folder_id is None else (self.folder_id,)
        restriction = Restriction(folder_ids=folder_ids, conditions=self.filter.conditions)
        is_whole = isinstance(search.query, VideoQuery)
        return SearchRequest(search.query, restriction, limit=_MOST_HITS, per_video=is_whole)

    def by_words(self, text: str) -> "Asking":
        """Search by these words in place of others or of an example; conditions and folder stay."""
        return self._with(Filter(tuple(text.split()), self.filter.conditions))

    def by_example(self, example: Search) -> "Asking":
        """Search by an example in place of another or of words; conditions and folder stay."""
        return dataclasses.replace(self, filter=self.browsing, example=example)

    def by_filter(self, asked: Filter) -> "Asking":
        """Ask for this and nothing else but the folder."""
        return self._with(asked)

    def toggled(self, condition: Condition) -> "Asking":
        """Add a condition, or take it away; everything else stays."""
        asked = self.filter
        has_it = condition in asked.conditions
        return dataclasses.replace(self, filter=asked.without(condition) if has_it else asked.having(condition))

    def without_search(self) -> "Asking":
        """Ask for the conditions alone."""
        return dataclasses.replace(self, filter=self.browsing, example=None)

    def in_folder(self, folder_id: int | None) -> "Asking":
        """Ask in one folder; None for all."""
        return dataclasses.replace(self, folder_id=folder_id)

    def _with(self, asked: Filter) -> "Asking":
        return dataclasses.replace(self, filter=asked, example=None)
