"""Finds one thing after the other within a video: "a crowd, then a goal within 30 seconds".

Each step scores every frame that it may show. Because steps differ in level and spread, scores count in standard
deviations over the whole library, so that a filter changes no score. For each frame, the best continuation is looked up
among the later frames that the gap allows, from the last step to the first, so a video takes time in proportion to its
frames (times their logarithm), whatever the gap. Videos whose best frames, in any order, would not be good enough are
skipped.

Memory: `BATCH_ROWS` rows at a time, 9 bytes per row and step.
"""

import heapq
import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.moments import MOMENT_SECONDS
from core.domain.scores import ScoreScale
from core.domain.search import MomentHit
from core.search.answers import SearchData
from core.search.index.row_scan import best_similarities
from core.search.moments import SHORTEST_SECONDS
from core.search.score_scale import sample

BATCH_ROWS = 65_536
N_SAMPLED = 2_048
"""Frames that the level and spread of scores are measured on."""
_LEAST_SPREAD = 1e-9

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
    scale = ScoreScale(by_chance=math.sqrt(2 * math.log(max(2, sum(part.stop - part.start for _, part in chosen)))))
    for step in steps:
        if step.spans is not None:
            shown = {video for video, _, _ in step.spans}
            chosen = [(video, part) for video, part in chosen if video in shown]
    levels = _levels(steps, data)
    gaps = [step.within_seconds for step in steps[1:]]
    best: list[_Passage] = []  # a heap, worst first
    for batch in _batches(chosen):
        starts = np.cumsum([0] + [part.stop - part.start for _, part in batch])
        scores = [_scores(step, level, data, batch, starts) for step, level in zip(steps, levels, strict=True)]
        bounds = np.sum([np.maximum.reduceat(one, starts[:-1]) for one in scores], axis=0)
        for place in np.argsort(-bounds, kind="stable").tolist():
            if not np.isfinite(bounds[place]) or (len(best) == limit and bounds[place] < best[0].total):
                break
            video, part = batch[place][0], slice(int(starts[place]), int(starts[place + 1]))
            passage = best_passage([one[part] for one in scores], data.spans.seconds_of(video), gaps)
            if passage is not None:
                (heapq.heappush if len(best) < limit else heapq.heappushpop)(best, _Passage(passage, video))
    return tuple(_hit(one, data, scale.share(one.total / len(steps))) for one in sorted(best, reverse=True))


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


class _Passage:
    """A passage of a video; the better one is greater, of equals that of the smaller ID."""

    def __init__(self, passage: tuple[float, int, int], video: int) -> None:
        self.total, self.first, self.last = passage
        self.video = video

    def __lt__(self, other: "_Passage") -> bool:
        return (self.total, -self.video) < (other.total, -other.video)


def _batches(chosen: Sequence[tuple[int, slice]]) -> Iterator[list[tuple[int, slice]]]:
    batch: list[tuple[int, slice]] = []
    n_rows = 0
    for video, part in chosen:
        length = part.stop - part.start
        if batch and n_rows + length > BATCH_ROWS:
            yield batch
            batch, n_rows = [], 0
        batch.append((video, part))
        n_rows += length
    if batch:
        yield batch


def _levels(steps: Sequence[StepQuery], data: SearchData) -> list[tuple[float, float]]:
    """Return the mean and the standard deviation of the scores of all frames, for each step."""
    frames = sample(data.rows, data.spans, n_sampled=N_SAMPLED).astype(np.float16)
    levels = []
    for step in steps:
        spread = level = 0.0
        if len(step.vectors) and len(frames):
            scores = best_similarities(step.vectors, rows=frames, parts=[slice(0, len(frames))])
            level, spread = float(np.mean(scores)), float(np.std(scores))
        levels.append((level, spread if spread > _LEAST_SPREAD else math.inf))  # alike to all, it decides nothing
    return levels


def _scores(
    step: StepQuery,
    level: tuple[float, float],
    data: SearchData,
    batch: Sequence[tuple[int, slice]],
    starts: NDArray[np.integer],
) -> NDArray[np.float64]:
    """Return the scores of the frames of some videos, in standard deviations; minus infinity where not allowed."""
    is_inside = np.ones(int(starts[-1]), dtype=bool)
    parts = [part for _, part in batch]
    if step.spans is not None:
        is_inside = _is_inside(step.spans, data, batch, starts)
        numbers = np.concatenate([np.arange(part.start, part.stop) for part in parts])[is_inside]
        parts = [slice(int(run[0]), int(run[-1]) + 1) for run in _runs(numbers)]
    scores = np.full(len(is_inside), -np.inf)
    if len(step.vectors):
        mean, spread = level
        scores[is_inside] = (best_similarities(step.vectors, rows=data.rows, parts=parts) - mean) / spread
    else:
        scores[is_inside] = 0.0
    return scores


def _is_inside(
    spans: Spans, data: SearchData, batch: Sequence[tuple[int, slice]], starts: NDArray[np.integer]
) -> NDArray[np.bool_]:
    is_inside = np.zeros(int(starts[-1]), dtype=bool)
    places = {video: place for place, (video, _) in enumerate(batch)}
    for video, start_seconds, end_seconds in spans:
        if (place := places.get(video)) is not None:
            seconds = data.spans.seconds_of(video)
            is_inside[starts[place] : starts[place + 1]] |= (seconds >= start_seconds) & (seconds <= end_seconds)
    return is_inside


def _runs(numbers: NDArray[np.integer]) -> list[NDArray[np.integer]]:
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1)
    return [run for run in runs if len(run)]


def _hit(passage: _Passage, data: SearchData, score: float) -> MomentHit:
    seconds = data.spans.seconds_of(passage.video)
    first, last = max(float(seconds[passage.first]), 0.0), max(float(seconds[passage.last]), 0.0)
    start = first // MOMENT_SECONDS * MOMENT_SECONDS
    end = (last // MOMENT_SECONDS + 1) * MOMENT_SECONDS
    duration_seconds = data.durations_seconds.get(passage.video)
    if duration_seconds is not None:
        end = min(end, max(duration_seconds, last, start + SHORTEST_SECONDS))
    return MomentHit(passage.video, start, end, float(seconds[passage.first]), score)
