"""Finds one thing after the other within a video: "a crowd, then a goal within 30 seconds".

Each step scores every frame. Because steps differ in level and spread, scores count in standard deviations. For each
frame, the best continuation is looked up among the later frames that the gap allows, from the last step to the first,
so a video takes time in proportion to its frames (times their logarithm), whatever the gap.

Memory: one block of rows as float32, and 8 bytes per row and step.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.moments import MOMENT_SECONDS
from core.domain.scores import ScoreScale
from core.domain.search import MomentHit
from core.search.answers import SearchData
from core.search.moments import SHORTEST_SECONDS
from core.search.row_scan import best_similarities

Spans = Sequence[tuple[int, float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class StepQuery:
    """One step of a sequence.

    Attributes
    ----------
    vectors : ndarray, shape (Q, D), float32
        Alternatives, as unit vectors; the best one counts. Without any, every frame is as good.
    spans : sequence of (video, start, end), or None
        Only frames in these spans, in seconds; None for all.
    within_seconds : float
        How long after the step before it may come; infinite for any time later.
    """

    vectors: NDArray[np.float32]
    spans: Spans | None = None
    within_seconds: float = math.inf


def find(
    steps: Sequence[StepQuery], data: SearchData, *, limit: int, video_ids: Collection[int] | None = None
) -> tuple[MomentHit, ...]:
    """Find videos in which the steps follow each other.

    Parameters
    ----------
    steps : sequence of StepQuery
        At least one.
    data : SearchData
        The data to search.
    limit : int
        Maximum number of hits.
    video_ids : collection of int or None
        Only these videos; None: all.

    Returns
    -------
    tuple of MomentHit
        The best passage of each video, from the first step to the last, best first; scores are from 0 to 1.
    """
    chosen = [(video, part) for video, part in data.spans.select(video_ids) if part.stop <= len(data.rows)]
    if not chosen:
        return ()
    starts = np.cumsum([0] + [part.stop - part.start for _, part in chosen])
    scores = [_standardised(_scores(step, data, chosen, starts)) for step in steps]
    scale = ScoreScale(by_chance=math.sqrt(2 * math.log(max(2, int(starts[-1])))))
    hits: list[MomentHit] = []
    for place, (video, _) in enumerate(chosen):
        part = slice(int(starts[place]), int(starts[place + 1]))
        seconds = data.spans.seconds_of(video)
        passage = best_passage([one[part] for one in scores], seconds, [step.within_seconds for step in steps[1:]])
        if passage is not None:
            total, first, last = passage
            share = scale.share(total / len(steps))
            hits.append(_hit(video, seconds[first], seconds[last], share, data.durations_seconds.get(video)))
    hits.sort(key=lambda hit: (-hit.score, hit.video_id))
    return tuple(hits[:limit])


def best_passage(
    scores: Sequence[NDArray[np.float64]], seconds: NDArray[np.float64], gaps_seconds: Sequence[float]
) -> tuple[float, int, int] | None:
    """Return the best sum of scores of frames that follow each other, and the first and last of these frames.

    Parameters
    ----------
    scores : sequence of ndarray, shape (T,)
        Of the frames of one video, for each step; minus infinity where a frame is not allowed.
    seconds : ndarray, shape (T,)
        Times of the frames, not decreasing.
    gaps_seconds : sequence of float
        Between each step and the next.

    Returns
    -------
    (float, int, int) or None
        None if no frames follow each other so.
    """
    best = scores[-1]
    last = np.arange(len(seconds))
    for own, gap in zip(reversed(scores[:-1]), reversed(gaps_seconds), strict=True):
        begin = np.searchsorted(seconds, seconds, side="right")
        end = np.searchsorted(seconds, seconds + gap, side="right")
        following = _highest_places(best, begin, end)
        has_any = following >= 0
        best = np.where(has_any, own + best[following], -np.inf)
        last = np.where(has_any, last[following], -1)
    if not len(best):
        return None
    first = int(np.argmax(best))
    return (float(best[first]), first, int(last[first])) if np.isfinite(best[first]) else None


def _highest_places(
    values: NDArray[np.float64], begin: NDArray[np.integer], end: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Return the place of the highest of ``values[begin:end]`` for each pair; -1 for empty ones."""
    levels = [np.arange(len(values))]
    width = 1
    while 2 * width <= len(values):
        below = levels[-1]
        left, right = below[:-width], below[width:]
        levels.append(np.where(values[left] >= values[right], left, right))
        width *= 2
    lengths = end - begin
    found = np.full(len(begin), -1, dtype=np.int64)
    for level, places in enumerate(levels):
        # Two overlapping blocks of this width cover the range.
        fits = (lengths >= 2**level) & (lengths < 2 ** (level + 1))
        left, right = places[begin[fits]], places[end[fits] - 2**level]
        found[fits] = np.where(values[left] >= values[right], left, right)
    return found


def _scores(
    step: StepQuery, data: SearchData, chosen: Sequence[tuple[int, slice]], starts: NDArray[np.integer]
) -> NDArray[np.float64]:
    parts = [part for _, part in chosen]
    scores = np.zeros(int(starts[-1]))
    if len(step.vectors):
        scores = best_similarities(step.vectors, rows=data.rows, parts=parts).astype(np.float64)
    if step.spans is None:
        return scores
    is_inside = np.zeros(len(scores), dtype=bool)
    places = {video: place for place, (video, _) in enumerate(chosen)}
    for video, start_seconds, end_seconds in step.spans:
        if (place := places.get(video)) is not None:
            seconds = data.spans.seconds_of(video)
            inside = (seconds >= start_seconds) & (seconds <= end_seconds)
            is_inside[starts[place] : starts[place + 1]] |= inside
    return np.where(is_inside, scores, -np.inf)


def _standardised(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    finite = scores[np.isfinite(scores)]
    spread = float(np.std(finite)) if len(finite) else 0.0
    return (scores - float(np.mean(finite))) / spread if spread > 1e-9 else np.where(np.isfinite(scores), 0.0, scores)


def _hit(video: int, first: float, last: float, score: float, duration_seconds: float | None) -> MomentHit:
    start = max(first, 0.0) // MOMENT_SECONDS * MOMENT_SECONDS
    end = (max(last, 0.0) // MOMENT_SECONDS + 1) * MOMENT_SECONDS
    if duration_seconds is not None:
        end = min(end, max(duration_seconds, last, start + SHORTEST_SECONDS))
    return MomentHit(video, float(start), float(end), float(first), score)
