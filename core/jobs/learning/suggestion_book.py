"""Writes what a head suggests into the catalog, some tags at a time."""

from collections import Counter
from collections.abc import Collection, Sequence

from core.catalog import suggestions, videos
from core.domain.changes import Changes
from core.domain.tags import Suggestion
from core.jobs.context import JobContext
from core.jobs.learning import decided, suggested_for, suggesting
from core.tagging import predict
from core.tagging.seen import Seen

TAGS_AT_ONCE = 32
"""The scores of all moments of a large library under a thousand tags would take gigabytes."""


class SuggestionBook:
    """The suggestions of a library.

    Parameters
    ----------
    context : JobContext
        The bench.

    Attributes
    ----------
    covered : set of int
        Videos that the suggestions of all tags were written for.
    is_complete : bool
        Whether they were written at all since another head was put to work.
    """

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self.covered: set[int] = set()
        self.is_complete = True

    def write(self, seen: Seen, tag_ids: Sequence[int], *, version: int) -> int:
        """Suggest tags anew over the whole library.

        Parameters
        ----------
        seen : Seen
            Everything analysed, under the head at work.
        tag_ids : sequence of int
            Which.
        version : int
            Of the head.

        Returns
        -------
        int
            How many suggestions these tags have now.
        """
        n_suggestions, listed = 0, self.listed()
        for group in _groups(tag_ids):
            found = self._of(seen, group, listed, version)
            with self._context.database.write() as session:
                suggestions.replace_of_tags(session, group, found)
            n_suggestions += len(found)
        self._context.bulletin.changed(Changes.SUGGESTIONS)
        return n_suggestions

    def write_for(self, new: Collection[int], seen: Seen, tag_ids: Sequence[int], *, version: int) -> None:
        """Suggest tags for videos that came; those of other tags are dropped, as they are written whole.

        Parameters
        ----------
        new : collection of int
            Videos, at least one; some that lie between them are done too.
        seen, tag_ids, version
            See `write`.
        """
        parts, listed = [seen.part(places) for places in suggested_for.runs(seen.places, new)], self.listed()
        found = [one for part in parts for group in _groups(tag_ids) for one in self._of(part, group, listed, version)]
        with self._context.database.write() as session:
            suggestions.replace(session, [video_id for part in parts for video_id in part.places], found)
        self._context.bulletin.changed(Changes.SUGGESTIONS)

    def counts(self, seen: Seen, tag_ids: Sequence[int]) -> dict[int, int]:
        """Count the videos that tags would be suggested for; nothing is written.

        Parameters
        ----------
        seen, tag_ids
            See `write`; under any head.

        Returns
        -------
        dict of int to int
            By tag.
        """
        listed = self.listed()
        found = {(one.tag_id, one.video_id) for group in _groups(tag_ids) for one in self._of(seen, group, listed, 0)}
        counts = Counter(tag_id for tag_id, _video_id in found)
        return {tag_id: counts[tag_id] for tag_id in tag_ids}

    def listed(self) -> set[int]:
        """Give the videos that the library shows."""
        with self._context.database.read() as session:
            return set(videos.ids(session))

    def _of(self, seen: Seen, tag_ids: Sequence[int], listed: Collection[int], version: int) -> list[Suggestion]:
        with self._context.database.read() as session:
            told = decided.lessons(session, tag_ids, analysed=seen.places.keys())
        return suggesting.suggestions(seen, predict.over(seen, tag_ids), told, listed=listed, version=version)


def _groups(tag_ids: Sequence[int]) -> list[Sequence[int]]:
    return [tag_ids[start : start + TAGS_AT_ONCE] for start in range(0, len(tag_ids), TAGS_AT_ONCE)]
