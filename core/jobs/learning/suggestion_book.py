"""Writes what a head suggests into the catalog, some tags at a time, and how many videos each tag probably fits."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.catalog import left_over, suggestions, videos
from core.domain.changes import Changes
from core.domain.outlook import LeftOver
from core.domain.tags import Suggestion
from core.jobs.context import JobContext
from core.jobs.learning import decided, suggested_for, suggesting
from core.jobs.learning import outlooks as left_book
from core.tagging import predict
from core.tagging.left import Sums
from core.tagging.seen import Seen

TAGS_AT_ONCE = 32
"""The scores of all moments of a large library under a thousand tags would take gigabytes."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a head says of some tags on some videos."""

    suggestions: list[Suggestion]
    left: Mapping[int, Sums]
    video_ids: Sequence[int] = ()
    settled: Collection[tuple[int, int]] = ()
    """Tag and video where nothing is open, though moments of it may still be suggested."""


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
        n_suggestions, shown = 0, self.listed() & seen.places.keys()
        for group in _groups(tag_ids):
            found = self._of(seen, group, shown, version, count=shown)
            with self._context.database.write() as session:
                suggestions.replace_of_tags(session, group, found.suggestions)
                left_over.replace(session, self._records(session, seen, found.left, shown, version))
            n_suggestions += len(found.suggestions)
        self._context.bulletin.changed(Changes.SUGGESTIONS)
        return n_suggestions

    def follow(self, seen: Seen, tag_ids: Sequence[int], *, version: int) -> None:
        """Suggest tags for the videos that came since, and count those that came and went in what is left.

        Tags whose count does not fit the videos covered, as after a crash, are written whole.

        Parameters
        ----------
        seen, tag_ids, version
            See `write`; tags that are left out are written whole by the caller.
        """
        shown = self.listed() & seen.places.keys()
        new, gone = shown - self.covered, self.covered - shown
        with self._context.database.read() as session:
            kept = left_over.of_tags(session)
        key = seen.head.encoder_key
        now, before = left_book.mark_of(shown, key), left_book.mark_of(self.covered, key)
        marks = {tag_id: kept[tag_id].videos_mark if tag_id in kept else "" for tag_id in tag_ids}
        to_count = [tag_id for tag_id, mark in marks.items() if mark == before != now]
        unsure = {tag_id for tag_id, mark in marks.items() if mark not in {before, now}}
        found = self._of_videos(seen, tag_ids, new, shown, version)
        lost = self._of_videos(seen, to_count, gone & seen.places.keys(), gone, version)
        sums = {tag_id: _followed(kept[tag_id], lost, found) for tag_id in to_count}
        if not gone <= seen.places.keys():  # nobody can say any more what those that went had counted
            sums = dict.fromkeys(to_count)
        unsure |= {tag_id for tag_id, one in sums.items() if one is None}
        known = {tag_id: one for tag_id, one in sums.items() if one is not None}
        if new or known:
            with self._context.database.write() as session:
                suggestions.replace(session, found.video_ids, found.suggestions)
                left_over.replace(session, self._records(session, seen, known, shown, version))
            self._context.bulletin.changed(Changes.SUGGESTIONS)
        if unsure:
            self.write(seen, sorted(unsure), version=version)

    def counts(self, seen: Seen, tag_ids: Sequence[int]) -> dict[int, int]:
        """Count the videos that tags would be suggested for, as `suggestions.counts` does; nothing is written.

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
        parts = [self._of(seen, group, listed, 0, count=()) for group in _groups(tag_ids)]
        found = {(one.tag_id, one.video_id) for part in parts for one in part.suggestions}
        found -= {pair for part in parts for pair in part.settled}
        counts = Counter(tag_id for tag_id, _video_id in found)
        return {tag_id: counts[tag_id] for tag_id in tag_ids}

    def listed(self) -> set[int]:
        """Give the videos that the library shows."""
        with self._context.database.read() as session:
            return set(videos.ids(session))

    def _of_videos(
        self, seen: Seen, tag_ids: Sequence[int], wanted: Collection[int], listed: Collection[int], version: int
    ) -> _Found:
        """Look at some videos only; some that lie between them are suggested for too, but not counted."""
        parts = [seen.part(places) for places in suggested_for.runs(seen.places, wanted)] if wanted else []
        found = [self._of(part, group, listed, version, count=wanted) for part in parts for group in _groups(tag_ids)]
        left: dict[int, Sums] = {}
        for one in found:
            left |= {tag_id: left.get(tag_id, Sums()).plus(more) for tag_id, more in one.left.items()}
        return _Found(
            [suggestion for one in found for suggestion in one.suggestions],
            left,
            [video_id for part in parts for video_id in part.places],
        )

    def _of(
        self, seen: Seen, tag_ids: Sequence[int], listed: Collection[int], version: int, *, count: Collection[int]
    ) -> _Found:
        with self._context.database.read() as session:
            told = decided.lessons(session, tag_ids, analysed=seen.places.keys())
        scores = predict.over(seen, tag_ids)
        return _Found(
            suggesting.suggestions(seen, scores, told, listed=listed, version=version),
            left_book.sums_of(seen, scores, told, among=count),
            settled={(tag_id, one.video_id) for tag_id, said in told.items() for one in said if one.settles_video},
        )

    def _records(
        self, session: Session, seen: Seen, left: Mapping[int, Sums], shown: Collection[int], version: int
    ) -> list[LeftOver]:
        rows = {tag_id: seen.head.rows[tag_id] for tag_id in left}
        head = seen.head
        ground = f"{head.encoder_key} {head.background.n_videos}"
        marks = left_book.row_marks(session, rows, aim=self._context.settings.suggestion_aim, ground=ground)
        shown_mark = left_book.mark_of(shown, head.encoder_key)
        return [
            left_book.record(rows[tag_id], one, row_mark=marks[tag_id], videos_mark=shown_mark, version=version)
            for tag_id, one in left.items()
        ]


def _followed(kept: LeftOver, lost: _Found, found: _Found) -> Sums | None:
    before = left_book.sums_in(kept).minus(lost.left.get(kept.tag_id, Sums()))
    return None if before is None else before.plus(found.left.get(kept.tag_id, Sums()))


def _groups(tag_ids: Sequence[int]) -> list[Sequence[int]]:
    return [tag_ids[start : start + TAGS_AT_ONCE] for start in range(0, len(tag_ids), TAGS_AT_ONCE)]
