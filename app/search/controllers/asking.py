"""What is in force: words, conditions, an example, a folder; one value, so that it can be gone back to."""

import dataclasses
from dataclasses import dataclass, field

from app.search.controllers import searches
from app.search.controllers.searches import Search
from core.domain.filters import Condition, Filter
from core.domain.search import Restriction, SearchRequest, VideoQuery

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
        return searches.of_text(self.filter.text) if self.filter.words else None

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
