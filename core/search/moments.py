"""From rows to moments: cells of the 5 s grid, grown around each best frame, grouped by video, best first.

Similarities differ in level from query to query, so there are no fixed thresholds: what belongs to a moment is defined
relative to the spread of this query's own scores.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.moments import MOMENT_SECONDS
from core.domain.search import MomentHit
from core.search.spans import NO_VIDEO, SpanTable

JOINED_SHARE = 0.25
"""A neighbouring cell joins a moment if it scores below the moment's best by at most this share of the spread."""

SHORTEST_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class _Cell:
    index: int
    score: float
    best_seconds: float


def rank(
    rows: NDArray[np.integer],
    scores: NDArray[np.floating],
    *,
    spans: SpanTable,
    limit: int,
    durations_seconds: Mapping[int, float] | None = None,
) -> tuple[MomentHit, ...]:
    """Turn rows found by a search into moments.

    Parameters
    ----------
    rows : ndarray, shape (K,), integer
        Row numbers.
    scores : ndarray, shape (K,), float
        Their similarities to the query.
    spans : SpanTable
        Assigns the rows to videos; rows without a video are skipped.
    limit : int
        Maximum number of moments.
    durations_seconds : mapping of int to float or None
        Known durations by video ID; no moment extends beyond them.

    Returns
    -------
    tuple of MomentHit
        The best ``limit`` moments; those of one video are adjacent, best group and best moment first.
    """
    cells = _cells_by_video(rows, scores, spans)
    tolerance = JOINED_SHARE * float(np.ptp(scores)) if len(scores) else 0.0
    durations = durations_seconds or {}
    found = [
        _moment(video_id, members, durations.get(video_id))
        for video_id, by_index in cells.items()
        for members in _grow(by_index, tolerance)
    ]
    found.sort(key=_best_first)
    return _group(found[:limit])


def best_of_video(
    video_id: int,
    *,
    seconds: NDArray[np.float64],
    scores: NDArray[np.floating],
    tolerance: float,
    score: float,
    duration_seconds: float | None,
) -> MomentHit:
    """Return the moment around the best frame of one video.

    Parameters
    ----------
    video_id : int
        Catalog ID.
    seconds : ndarray, shape (T,), float64
        Times of its frames.
    scores : ndarray, shape (T,), float
        Their similarities to the query.
    tolerance : float
        How far below the best a neighbouring cell may score and still belong to the moment.
    score : float
        Score of the returned hit.
    duration_seconds : float or None
        Duration of the video, if known.
    """
    by_index: dict[int, _Cell] = {}
    for at_seconds, similarity in zip(seconds.tolist(), scores.tolist(), strict=True):
        _put(by_index, at_seconds, similarity)
    hit = _moment(video_id, _grow(by_index, tolerance)[0], duration_seconds)
    return dataclasses.replace(hit, score=score)


def _put(by_index: dict[int, _Cell], at_seconds: float, score: float) -> None:
    seconds = max(at_seconds, 0.0)
    index = int(seconds // MOMENT_SECONDS)
    known = by_index.get(index)
    if known is None or score > known.score:
        by_index[index] = _Cell(index, score, seconds)


def _cells_by_video(
    rows: NDArray[np.integer], scores: NDArray[np.floating], spans: SpanTable
) -> dict[int, dict[int, _Cell]]:
    places = spans.locate(rows)
    cells: dict[int, dict[int, _Cell]] = defaultdict(dict)
    for video_id, seconds, score in zip(
        places.video_ids.tolist(), places.seconds.tolist(), np.asarray(scores, dtype=float).tolist(), strict=True
    ):
        if video_id != NO_VIDEO:
            _put(cells[video_id], seconds, score)
    return cells


def _grow(by_index: dict[int, _Cell], tolerance: float) -> list[list[_Cell]]:
    # Starting from the best remaining cell, add neighbours on both sides while they are nearly as good.
    left = dict(by_index)
    grown: list[list[_Cell]] = []
    for best in sorted(by_index.values(), key=lambda cell: -cell.score):
        if best.index not in left:
            continue
        members = [left.pop(best.index)]
        for step in (1, -1):
            index = best.index + step
            while index in left and left[index].score >= best.score - tolerance:
                members.append(left.pop(index))
                index += step
        grown.append(members)
    return grown


def _moment(video_id: int, members: list[_Cell], duration_seconds: float | None) -> MomentHit:
    best = members[0]
    start = min(cell.index for cell in members) * MOMENT_SECONDS
    end = (max(cell.index for cell in members) + 1) * MOMENT_SECONDS
    if duration_seconds is not None:
        end = min(end, max(duration_seconds, best.best_seconds, start + SHORTEST_SECONDS))
    return MomentHit(
        video_id=video_id, start_seconds=start, end_seconds=end, best_seconds=best.best_seconds, score=best.score
    )


def _best_first(hit: MomentHit) -> tuple[float, int, float]:
    return -hit.score, hit.video_id, hit.start_seconds


def _group(found: list[MomentHit]) -> tuple[MomentHit, ...]:
    groups: dict[int, list[MomentHit]] = defaultdict(list)
    for hit in found:
        groups[hit.video_id].append(hit)
    return tuple(hit for group in groups.values() for hit in group)
