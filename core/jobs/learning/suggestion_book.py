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

from core.catalog import suggestions, videos
from core.domain.changes import Changes
from core.domain.outlook import StoredOutlook
from core.domain.tags import Suggestion
from core.jobs.context import JobContext
from core.jobs.learning import tag_estimates, training_data
from core.tagging import predict
from core.tagging.count_estimate import CountEstimate
from core.tagging.feature_table import FeatureTable
from core.tagging.predict import ScoredSpan, Scores
from core.tagging.training_set import Example

MOST_VIDEOS = 2_000
"""Most videos that a tag is suggested for, the most likely first: nobody reviews more at a time."""
_SAME_SHARE = 0.5
_DECIDED_SCORE = -1.0
"""Replaces the score of a decided moment: below any threshold."""

_MOST_RUNS = 32
"""At most this many runs are scored one by one; beyond, everything between them is scored as well."""
_MOST_VIDEOS = 10_000_000
TAGS_AT_ONCE = 32
"""Scores of all moments of a large library under a thousand tags would take gigabytes."""


def suggestions_of(
    feature_table: FeatureTable,
    scores: Scores,
    decided: Mapping[int, Sequence[Example]],
    *,
    listed: Collection[int],
    version: int,
) -> list[Suggestion]:
    """Choose what to suggest: whole videos and moments.

    Parameters
    ----------
    feature_table : FeatureTable
        The moments, and the head with the thresholds.
    scores : Scores
        Of these.
    decided : mapping of int to sequence of Example
        Decisions by tag.
    listed : collection of int
        Videos that the library shows.
    version : int
        Of the head.
    """
    ids = np.fromiter(feature_table.places, np.int64, len(feature_table.places))
    is_open = np.isin(ids, np.fromiter(listed, np.int64))
    found: list[Suggestion] = []
    for column, tag_id in enumerate(scores.tag_ids):
        examples_of = by_video(decided.get(tag_id, ()))
        row = feature_table.head.rows[tag_id]
        if not (row.anchor.any() or row.n_accepted):
            continue  # neither words nor an example: all videos are equally likely
        threshold = row.threshold
        for place in _likeliest(feature_table, scores, column, threshold, is_open):
            video_id = int(ids[place])
            examples = examples_of.get(video_id, ())
            found.extend(
                Suggestion(video_id, tag_id, span.score, start, end, version)
                for span, start, end in _of_video(feature_table, scores, place, column, threshold, examples)
                if not is_decided(examples, start, end)
                and not (start is None and _is_rejected_through(examples, feature_table, place))
            )
    return found


def _likeliest(
    feature_table: FeatureTable, scores: Scores, column: int, threshold: float, is_open: np.ndarray
) -> list[int]:
    whole = scores.videos[:, column]
    best = np.maximum.reduceat(scores.moments[:, column], feature_table.first[:-1]) if len(whole) else whole
    chance = np.maximum(whole, best)
    reach = np.flatnonzero(is_open & (chance >= threshold))
    return reach[np.argsort(-chance[reach], kind="stable")][:MOST_VIDEOS].tolist()


def _of_video(
    feature_table: FeatureTable, scores: Scores, place: int, column: int, threshold: float, examples: Sequence[Example]
) -> Iterator[tuple[ScoredSpan, float | None, float | None]]:
    rows = slice(int(feature_table.first[place]), int(feature_table.first[place + 1]))
    whole = float(scores.videos[place, column])
    if whole >= threshold:
        yield ScoredSpan(0.0, 0.0, whole), None, None
    if rows.stop - rows.start < 2:
        return  # a video of one moment is that moment
    starts, ends = feature_table.start_seconds[rows], feature_table.end_seconds[rows]
    chance = scores.moments[rows, column]
    if examples:  # a decided moment must not join spans on both sides of it
        is_decided_at = [
            is_decided(examples, start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]
        chance = np.where(is_decided_at, _DECIDED_SCORE, chance)
    for span in predict.spans(chance, starts, ends, threshold=threshold):
        yield span, span.start_seconds, span.end_seconds


def by_video(examples: Iterable[Example]) -> dict[int, list[Example]]:
    """Group the decisions about one tag by their videos."""
    found: dict[int, list[Example]] = {}
    for example in examples:
        found.setdefault(example.video_id, []).append(example)
    return found


def is_decided(examples: Sequence[Example], start: float | None, end: float | None) -> bool:
    """Return whether a span was decided, or its whole video rejected, so that it must not be suggested.

    Parameters
    ----------
    examples : sequence of Example
        Decisions about one tag and one video.
    start, end : float or None
        In seconds; None for the whole video.
    """
    for example in examples:
        is_whole = example.start_seconds is None or example.end_seconds is None
        if is_whole and (start is None or not example.is_accepted):
            return True
        if not is_whole and start is not None and end is not None and _overlaps(example, start, end):
            return True
    return False


def _is_rejected_through(examples: Sequence[Example], feature_table: FeatureTable, place: int) -> bool:
    """Return whether every moment of a video was rejected, so that nothing is left that the tag could fit."""
    rejected = [one for one in examples if one.start_seconds is not None and not one.is_accepted]
    rows = range(int(feature_table.first[place]), int(feature_table.first[place + 1]))
    spans = ((float(feature_table.start_seconds[row]), float(feature_table.end_seconds[row])) for row in rows)
    return bool(rejected) and all(any(_overlaps(one, *span) for one in rejected) for span in spans)


def _overlaps(example: Example, start: float, end: float) -> bool:
    example_start, example_end = example.start_seconds or 0.0, example.end_seconds or 0.0
    shared = min(end, example_end) - max(start, example_start)
    return shared >= _SAME_SHARE * min(end - start, example_end - example_start)


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
    left: Mapping[int, CountEstimate]
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

    def write(self, feature_table: FeatureTable, tag_ids: Sequence[int], *, version: int) -> int:
        """Write the suggestions of some tags over the whole library, and return their number.

        Parameters
        ----------
        feature_table : FeatureTable
            Everything analysed, under the head in use.
        tag_ids : sequence of int
            Catalog ids.
        version : int
            Of the head.
        """
        n_suggestions, shown = 0, self.listed() & feature_table.places.keys()
        for group in _groups(tag_ids):
            found = self._of(feature_table, group, shown, version, count=shown)
            with self._context.database.write() as session:
                suggestions.replace_of_tags(session, group, found.suggestions)
                suggestions.replace_outlooks(session, self._records(session, feature_table, found.left, shown, version))
            n_suggestions += len(found.suggestions)
        self._context.events.changed(Changes.SUGGESTIONS)
        return n_suggestions

    def follow(self, feature_table: FeatureTable, tag_ids: Sequence[int], *, version: int) -> None:
        """Suggest tags for new videos, and update how many videos are left for those that came and went.

        Tags whose count does not match the covered videos, as after a crash, are written whole.

        Parameters
        ----------
        feature_table, tag_ids, version
            As in `write`; the caller writes all other tags whole.
        """
        shown = self.listed() & feature_table.places.keys()
        new, gone = shown - self.covered, self.covered - shown
        with self._context.database.read() as session:
            kept = suggestions.outlooks_of_tags(session)
        key = feature_table.head.encoder_key
        now, before = tag_estimates.mark_of(shown, key), tag_estimates.mark_of(self.covered, key)
        marks = {tag_id: kept[tag_id].videos_mark if tag_id in kept else "" for tag_id in tag_ids}
        to_count = [tag_id for tag_id, mark in marks.items() if mark == before != now]
        unsure = {tag_id for tag_id, mark in marks.items() if mark not in {before, now}}
        found = self._of_videos(feature_table, tag_ids, new, shown, version)
        lost = self._of_videos(feature_table, to_count, gone & feature_table.places.keys(), gone, version)
        sums = {tag_id: _followed(kept[tag_id], lost, found) for tag_id in to_count}
        if not gone <= feature_table.places.keys():  # what the removed videos had counted is no longer known
            sums = dict.fromkeys(to_count)
        unsure |= {tag_id for tag_id, one in sums.items() if one is None}
        known = {tag_id: one for tag_id, one in sums.items() if one is not None}
        if new or known:
            with self._context.database.write() as session:
                suggestions.replace(session, found.video_ids, found.suggestions)
                suggestions.replace_outlooks(session, self._records(session, feature_table, known, shown, version))
            self._context.events.changed(Changes.SUGGESTIONS)
        if unsure:
            self.write(feature_table, sorted(unsure), version=version)

    def counts(self, feature_table: FeatureTable, tag_ids: Sequence[int]) -> dict[int, int]:
        """Count the videos that each tag would be suggested for, by tag, like `suggestions.counts`; write nothing.

        Parameters
        ----------
        feature_table, tag_ids
            As in `write`, but under any head.
        """
        listed = self.listed()
        parts = [self._of(feature_table, group, listed, 0, count=()) for group in _groups(tag_ids)]
        found = {(one.tag_id, one.video_id) for part in parts for one in part.suggestions}
        found -= {pair for part in parts for pair in part.settled}
        counts = Counter(tag_id for tag_id, _video_id in found)
        return {tag_id: counts[tag_id] for tag_id in tag_ids}

    def listed(self) -> set[int]:
        """Return the videos that the library shows."""
        with self._context.database.read() as session:
            return set(videos.ids(session))

    def _of_videos(
        self,
        feature_table: FeatureTable,
        tag_ids: Sequence[int],
        wanted: Collection[int],
        listed: Collection[int],
        version: int,
    ) -> _Found:
        """Find suggestions for some videos; others between them get suggestions too but are not counted."""
        parts = [feature_table.part(places) for places in _slices(feature_table.places, wanted)] if wanted else []
        found = [self._of(part, group, listed, version, count=wanted) for part in parts for group in _groups(tag_ids)]
        left: dict[int, CountEstimate] = {}
        for one in found:
            left |= {tag_id: left.get(tag_id, CountEstimate()).plus(more) for tag_id, more in one.left.items()}
        return _Found(
            [suggestion for one in found for suggestion in one.suggestions],
            left,
            [video_id for part in parts for video_id in part.places],
        )

    def _of(
        self,
        feature_table: FeatureTable,
        tag_ids: Sequence[int],
        listed: Collection[int],
        version: int,
        *,
        count: Collection[int],
    ) -> _Found:
        with self._context.database.read() as session:
            decided_by_tag = training_data.examples(session, tag_ids, analysed=feature_table.places.keys())
        scores = predict.over(feature_table, tag_ids)
        return _Found(
            suggestions_of(feature_table, scores, decided_by_tag, listed=listed, version=version),
            tag_estimates.sums_of(feature_table, scores, decided_by_tag, among=count),
            settled={
                (tag_id, one.video_id)
                for tag_id, examples in decided_by_tag.items()
                for one in examples
                if one.settles_video
            },
        )

    def _records(
        self,
        session: Session,
        feature_table: FeatureTable,
        left: Mapping[int, CountEstimate],
        shown: Collection[int],
        version: int,
    ) -> list[StoredOutlook]:
        rows = {tag_id: feature_table.head.rows[tag_id] for tag_id in left}
        head = feature_table.head
        ground = f"{head.encoder_key} {head.background.n_videos}"
        marks = tag_estimates.row_marks(session, rows, aim=self._context.settings.suggestion_aim, ground=ground)
        shown_mark = tag_estimates.mark_of(shown, head.encoder_key)
        return [
            tag_estimates.record(rows[tag_id], one, row_mark=marks[tag_id], videos_mark=shown_mark, version=version)
            for tag_id, one in left.items()
        ]


def _followed(kept: StoredOutlook, lost: _Found, found: _Found) -> CountEstimate | None:
    before = tag_estimates.sums_in(kept).minus(lost.left.get(kept.tag_id, CountEstimate()))
    return None if before is None else before.plus(found.left.get(kept.tag_id, CountEstimate()))


def _groups(tag_ids: Sequence[int]) -> list[Sequence[int]]:
    return [tag_ids[start : start + TAGS_AT_ONCE] for start in range(0, len(tag_ids), TAGS_AT_ONCE)]
