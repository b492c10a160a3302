"""From scores to suggestions: what reaches a tag's threshold and was not decided about."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from core.domain.tags import Suggestion
from core.tagging import predict
from core.tagging.predict import Scores, Span
from core.tagging.seen import Seen
from core.tagging.training_set import Lesson

MOST_VIDEOS = 2_000
"""Videos that a tag is suggested for, the likeliest first: nobody looks through more at a time."""
_SAME_SHARE = 0.5
_TOLD = -1.0
"""In place of the score of a moment that was decided: below any threshold."""


def suggestions(
    seen: Seen,
    scores: Scores,
    decided: Mapping[int, Sequence[Lesson]],
    *,
    listed: Collection[int],
    version: int,
) -> list[Suggestion]:
    """Choose what to suggest.

    Parameters
    ----------
    seen : Seen
        Where the moments lie, and the head whose thresholds count.
    scores : Scores
        Of these.
    decided : mapping of int to sequence of Lesson
        By tag, what a person has said already.
    listed : collection of int
        Videos that the library shows.
    version : int
        Of the head.

    Returns
    -------
    list of Suggestion
        Whole videos and moments.
    """
    ids = np.fromiter(seen.places, np.int64, len(seen.places))
    is_open = np.isin(ids, np.fromiter(listed, np.int64))
    found: list[Suggestion] = []
    for column, tag_id in enumerate(scores.tag_ids):
        told = by_video(decided.get(tag_id, ()))
        row = seen.head.rows[tag_id]
        if not (row.anchor.any() or row.n_accepted):
            continue  # neither words nor an example: any video is as likely as another
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
    if said:  # one moment that was decided must not take what lies beside it along
        is_told = [is_decided(said, start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        chance = np.where(is_told, _TOLD, chance)
    for span in predict.spans(chance, starts, ends, threshold=threshold):
        yield span, span.start_seconds, span.end_seconds


def by_video(lessons: Iterable[Lesson]) -> dict[int, list[Lesson]]:
    """Sort what was decided about one tag by the video that it is about."""
    found: dict[int, list[Lesson]] = {}
    for lesson in lessons:
        found.setdefault(lesson.video_id, []).append(lesson)
    return found


def is_decided(told: Sequence[Lesson], start: float | None, end: float | None) -> bool:
    """Tell whether a person has said something about this very span, or rejected the whole video.

    Parameters
    ----------
    told : sequence of Lesson
        About one tag and one video.
    start, end : float or None
        In seconds; None for the whole video.

    Returns
    -------
    bool
        Then it is nothing to suggest.
    """
    for lesson in told:
        is_whole = lesson.start_seconds is None or lesson.end_seconds is None
        if is_whole and (start is None or not lesson.is_accepted):
            return True
        if not is_whole and start is not None and end is not None and _overlaps(lesson, start, end):
            return True
    return False


def _is_rejected_through(told: Sequence[Lesson], seen: Seen, place: int) -> bool:
    """Tell whether every moment of a video was rejected: then nothing of it is left that the tag could fit."""
    rejected = [one for one in told if one.start_seconds is not None and not one.is_accepted]
    rows = range(int(seen.first[place]), int(seen.first[place + 1]))
    spans = ((float(seen.start_seconds[row]), float(seen.end_seconds[row])) for row in rows)
    return bool(rejected) and all(any(_overlaps(one, *span) for one in rejected) for span in spans)


def _overlaps(lesson: Lesson, start: float, end: float) -> bool:
    told_start, told_end = lesson.start_seconds or 0.0, lesson.end_seconds or 0.0
    shared = min(end, told_end) - max(start, told_start)
    return shared >= _SAME_SHARE * min(end - start, told_end - told_start)
