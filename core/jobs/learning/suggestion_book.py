"""Suggestions: undecided videos and moments that reach a tag's threshold, written to the catalog some tags at a time.

How many more videos each tag probably fits is written with them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from core.catalog import outlooks, suggestions, videos
from core.domain.changes import Changes
from core.domain.outlook import StoredOutlook
from core.domain.tags import Suggestion
from core.jobs.context import JobContext
from core.jobs.learning import decided, tag_estimates
from core.tagging import predict
from core.tagging.left import Sums
from core.tagging.predict import Scores, Span
from core.tagging.seen import Seen
from core.tagging.training_set import Lesson

MOST_VIDEOS = 2_000
"""Most videos that a tag is suggested for, the most likely first: nobody reviews more at a time."""
_SAME_SHARE = 0.5
_TOLD = -1.0
"""Replaces the score of a decided moment: below any threshold."""

_MOST_RUNS = 32
"""At most this many runs are scored one by one; beyond, everything between them is scored as well."""
_MOST_VIDEOS = 10_000_000
TAGS_AT_ONCE = 32
"""Scores of all moments of a large library under a thousand tags would take gigabytes."""


def suggestions_of(
    seen: Seen,
    scores: Scores,
    decided: Mapping[int, Sequence[Lesson]],
    *,
    listed: Collection[int],
    version: int,
) -> list[Suggestion]:
    """Choose what to suggest: whole videos and moments.

    Parameters
    ----------
    seen : Seen
        The moments, and the head with the thresholds.
    scores : Scores
        Of these.
    decided : mapping of int to sequence of Lesson
        Decisions by tag.
    listed : collection of int
        Videos that the library shows.
    version : int
        Of the head.
    """
    ids = np.fromiter(seen.places, np.int64, len(seen.places))
    is_open = np.isin(ids, np.fromiter(listed, np.int64))
    found: list[Suggestion] = []
    for column, tag_id in enumerate(scores.tag_ids):
        told = by_video(decided.get(tag_id, ()))
        row = seen.head.rows[tag_id]
        if not (row.anchor.any() or row.n_accepted):
            continue  # neither words nor an example: all videos are equally likely
        threshold = row.threshold
        for place in _likeliest(seen, scores, column, threshold, is_open):
            video_id = int(ids[place])
            said = told.get(video_id, ())
            found.extend(
                Suggestion(video_id, tag_id, span.score, start, end, version)
                for span, start, end in _of_video(seen, scores, place, column, threshold, said)
                if not is_decided(said, start, end) and not (start is None and _is_rejected_through(said, seen, place))
            )
    return found


def _likeliest(seen: Seen, scores: Scores, column: int, threshold: float, is_open: np.ndarray) -> list[int]:
    whole = scores.videos[:, column]
    best = np.maximum.reduceat(scores.moments[:, column], seen.first[:-1]) if len(whole) else whole
    chance = np.maximum(whole, best)
    reach = np.flatnonzero(is_open & (chance >= threshold))
    return reach[np.argsort(-chance[reach], kind="stable")][:MOST_VIDEOS].tolist()


def _of_video(
    seen: Seen, scores: Scores, place: int, column: int, threshold: float, said: Sequence[Lesson]
) -> Iterator[tuple[Span, float | None, float | None]]:
    rows = slice(int(seen.first[place]), int(seen.first[place + 1]))
    whole = float(scores.videos[place, column])
    if whole >= threshold:
        yield Span(0.0, 0.0, whole), None, None
    if rows.stop - rows.start < 2:
        return  # a video of one moment is that moment
    starts, ends = seen.start_seconds[rows], seen.end_seconds[rows]
    chance = scores.moments[rows, column]
    if said:  # a decided moment must not join spans on both sides of it
        is_told = [is_decided(said, start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        chance = np.where(is_told, _TOLD, chance)
    for span in predict.spans(chance, starts, ends, threshold=threshold):
        yield span, span.start_seconds, span.end_seconds


def by_video(lessons: Iterable[Lesson]) -> dict[int, list[Lesson]]:
    """Group the decisions about one tag by their videos."""
    found: dict[int, list[Lesson]] = {}
    for lesson in lessons:
        found.setdefault(lesson.video_id, []).append(lesson)
    return found


def is_decided(told: Sequence[Lesson], start: float | None, end: float | None) -> bool:
    """Return whether a span was decided, or its whole video rejected, so that it must not be suggested.

    Parameters
    ----------
    told : sequence of Lesson
        Decisions about one tag and one video.
    start, end : float or None
        In seconds; None for the whole video.
    """
    for lesson in told:
        is_whole = lesson.start_seconds is None or lesson.end_seconds is None
        if is_whole and (start is None or not lesson.is_accepted):
            return True
        if not is_whole and start is not None and end is not None and _overlaps(lesson, start, end):
            return True
    return False


def _is_rejected_through(told: Sequence[Lesson], seen: Seen, place: int) -> bool:
    """Return whether every moment of a video was rejected, so that nothing is left that the tag could fit."""
    rejected = [one for one in told if one.start_seconds is not None and not one.is_accepted]
    rows = range(int(seen.first[place]), int(seen.first[place + 1]))
    spans = ((float(seen.start_seconds[row]), float(seen.end_seconds[row])) for row in rows)
    return bool(rejected) and all(any(_overlaps(one, *span) for one in rejected) for span in spans)


def _overlaps(lesson: Lesson, start: float, end: float) -> bool:
    told_start, told_end = lesson.start_seconds or 0.0, lesson.end_seconds or 0.0
    shared = min(end, told_end) - max(start, told_start)
    return shared >= _SAME_SHARE * min(end - start, told_end - told_start)


def ids_to_runs(video_ids: Collection[int]) -> list[list[int]]:
    """Return ids as runs in ascending order, first and last of each; most libraries have one."""
    return [[first, last] for first, last in _runs(sorted(video_ids))]


def runs_to_ids(written: Any) -> set[int]:
    """Read what `ids_to_runs` wrote.

    Returns
    -------
    set of int
        Empty if it is malformed or missing, as in older cards; then everything is suggested again.
    """
    try:
        pairs = [(int(first), int(last)) for first, last in written or ()]
    except (TypeError, ValueError, OverflowError):
        return set()
    if sum(max(last - first + 1, 0) for first, last in pairs) > _MOST_VIDEOS:
        return set()
    return {video_id for first, last in pairs for video_id in range(first, last + 1)}


def _slices(places: Mapping[int, int], video_ids: Collection[int]) -> list[slice]:
    """Return the places of videos, at least one, as a few slices; scattered videos may have others between them."""
    found = _runs(sorted(places[video_id] for video_id in video_ids))
    if len(found) > _MOST_RUNS:
        found = [(found[0][0], found[-1][1])]
    return [slice(first, last + 1) for first, last in found]


def _runs(ascending: list[int]) -> list[tuple[int, int]]:
    groups = (list(group) for _step, group in groupby(enumerate(ascending), key=lambda one: one[1] - one[0]))
    return [(group[0][1], group[-1][1]) for group in groups]


@dataclass(frozen=True, slots=True)
class _Found:
    """The suggestions of a head for some tags and videos."""

    suggestions: list[Suggestion]
    left: Mapping[int, Sums]
    video_ids: Sequence[int] = ()
    settled: Collection[tuple[int, int]] = ()
    """Tag and video that are settled, though moments of the video may still be suggested."""


class SuggestionBook:
    """The suggestions of a library.

    Parameters
    ----------
    context : JobContext
        What every job works with.

    Attributes
    ----------
    covered : set of int
        Videos that the suggestions of all tags were written for.
    is_complete : bool
        Whether suggestions have been written since another head was put to use.
    """

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self.covered: set[int] = set()
        self.is_complete = True

    def write(self, seen: Seen, tag_ids: Sequence[int], *, version: int) -> int:
        """Write the suggestions of some tags over the whole library, and return their number.

        Parameters
        ----------
        seen : Seen
            Everything analysed, under the head in use.
        tag_ids : sequence of int
            Catalog ids.
        version : int
            Of the head.
        """
        n_suggestions, shown = 0, self.listed() & seen.places.keys()
        for group in _groups(tag_ids):
            found = self._of(seen, group, shown, version, count=shown)
            with self._context.database.write() as session:
                suggestions.replace_of_tags(session, group, found.suggestions)
                outlooks.replace(session, self._records(session, seen, found.left, shown, version))
            n_suggestions += len(found.suggestions)
        self._context.events.changed(Changes.SUGGESTIONS)
        return n_suggestions

    def follow(self, seen: Seen, tag_ids: Sequence[int], *, version: int) -> None:
        """Suggest tags for new videos, and update how many videos are left for those that came and went.

        Tags whose count does not match the covered videos, as after a crash, are written whole.

        Parameters
        ----------
        seen, tag_ids, version
            As in `write`; the caller writes all other tags whole.
        """
        shown = self.listed() & seen.places.keys()
        new, gone = shown - self.covered, self.covered - shown
        with self._context.database.read() as session:
            kept = outlooks.of_tags(session)
        key = seen.head.encoder_key
        now, before = tag_estimates.mark_of(shown, key), tag_estimates.mark_of(self.covered, key)
        marks = {tag_id: kept[tag_id].videos_mark if tag_id in kept else "" for tag_id in tag_ids}
        to_count = [tag_id for tag_id, mark in marks.items() if mark == before != now]
        unsure = {tag_id for tag_id, mark in marks.items() if mark not in {before, now}}
        found = self._of_videos(seen, tag_ids, new, shown, version)
        lost = self._of_videos(seen, to_count, gone & seen.places.keys(), gone, version)
        sums = {tag_id: _followed(kept[tag_id], lost, found) for tag_id in to_count}
        if not gone <= seen.places.keys():  # what the removed videos had counted is no longer known
            sums = dict.fromkeys(to_count)
        unsure |= {tag_id for tag_id, one in sums.items() if one is None}
        known = {tag_id: one for tag_id, one in sums.items() if one is not None}
        if new or known:
            with self._context.database.write() as session:
                suggestions.replace(session, found.video_ids, found.suggestions)
                outlooks.replace(session, self._records(session, seen, known, shown, version))
            self._context.events.changed(Changes.SUGGESTIONS)
        if unsure:
            self.write(seen, sorted(unsure), version=version)

    def counts(self, seen: Seen, tag_ids: Sequence[int]) -> dict[int, int]:
        """Count the videos that each tag would be suggested for, by tag, like `suggestions.counts`; write nothing.

        Parameters
        ----------
        seen, tag_ids
            As in `write`, but under any head.
        """
        listed = self.listed()
        parts = [self._of(seen, group, listed, 0, count=()) for group in _groups(tag_ids)]
        found = {(one.tag_id, one.video_id) for part in parts for one in part.suggestions}
        found -= {pair for part in parts for pair in part.settled}
        counts = Counter(tag_id for tag_id, _video_id in found)
        return {tag_id: counts[tag_id] for tag_id in tag_ids}

    def listed(self) -> set[int]:
        """Return the videos that the library shows."""
        with self._context.database.read() as session:
            return set(videos.ids(session))

    def _of_videos(
        self, seen: Seen, tag_ids: Sequence[int], wanted: Collection[int], listed: Collection[int], version: int
    ) -> _Found:
        """Find suggestions for some videos; others between them get suggestions too but are not counted."""
        parts = [seen.part(places) for places in _slices(seen.places, wanted)] if wanted else []
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
            suggestions_of(seen, scores, told, listed=listed, version=version),
            tag_estimates.sums_of(seen, scores, told, among=count),
            settled={(tag_id, one.video_id) for tag_id, said in told.items() for one in said if one.settles_video},
        )

    def _records(
        self, session: Session, seen: Seen, left: Mapping[int, Sums], shown: Collection[int], version: int
    ) -> list[StoredOutlook]:
        rows = {tag_id: seen.head.rows[tag_id] for tag_id in left}
        head = seen.head
        ground = f"{head.encoder_key} {head.background.n_videos}"
        marks = tag_estimates.row_marks(session, rows, aim=self._context.settings.suggestion_aim, ground=ground)
        shown_mark = tag_estimates.mark_of(shown, head.encoder_key)
        return [
            tag_estimates.record(rows[tag_id], one, row_mark=marks[tag_id], videos_mark=shown_mark, version=version)
            for tag_id, one in left.items()
        ]


def _followed(kept: StoredOutlook, lost: _Found, found: _Found) -> Sums | None:
    before = tag_estimates.sums_in(kept).minus(lost.left.get(kept.tag_id, Sums()))
    return None if before is None else before.plus(found.left.get(kept.tag_id, Sums()))


def _groups(tag_ids: Sequence[int]) -> list[Sequence[int]]:
    return [tag_ids[start : start + TAGS_AT_ONCE] for start in range(0, len(tag_ids), TAGS_AT_ONCE)]
