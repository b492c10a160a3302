"""Finds the pairs of videos that may be copies of one another by their stored vectors, for a closer look.

Vectors only say that two frames look alike. So this errs on the side of too many pairs, but for each video keeps only
its nearest. Frames that look like very many videos (black, white, a common intro) say nothing.

Memory: the compared rows as float16, and one block of similarities.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.search.spans import SpanTable

MOST_PARTNERS = 32
"""Videos that a video is compared with closely."""

_UNCHANGED = 0.97
"""Consecutive rows of a video that are this similar count as one."""
_SAMPLE_ROWS = 2_000
_FLOOR_SHARE, _NEAR_SHARE, _ALIKE_SHARE = 0.6, 0.66, 0.85
"""Places on the way from the similarity of unrelated frames to 1."""
_HIGHEST_NEAR, _HIGHEST_ALIKE = 0.8, 0.88
"""Where all scenes are similar, letterboxed copies are not more so."""
_QUERY_ROWS, _BLOCK_ROWS = 1_024, 8_192

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of videos for a closer look.

    Attributes
    ----------
    pairs : tuple of Candidate
        Most similar first.
    floor : float
        Similarity below which frames are certainly unrelated.
    """

    pairs: "tuple[Candidate, ...]"
    floor: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two videos with similar frames.

    Attributes
    ----------
    a_video_id, b_video_id : int
        Catalog ids, the smaller first.
    share : float
        Share of the frames of one of them that have a similar frame in the other; the larger of both shares.
    share_alike : float
        The same for frames that are so similar that people would say so.
    """

    a_video_id: int
    b_video_id: int
    share: float
    share_alike: float


def find(
    rows: NDArray[np.float16],
    spans: SpanTable,
    *,
    video_ids: Collection[int],
    on_progress: Callable[[float], object] = lambda _: None,
) -> Candidates:
    """Find the pairs of videos that may be copies.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        Rows of the embedding store.
    spans : SpanTable
        Assigns the rows to videos.
    video_ids : collection of int
        Videos to compare.
    on_progress : callable
        Called with the share that is done.
    """
    chosen = [(video_id, part) for video_id, part in spans.select(video_ids) if part.stop <= len(rows)]
    if len(chosen) < 2:
        return Candidates((), 1.0)
    kept = [_changing(rows[part]) for _, part in chosen]
    numbers = np.repeat(np.arange(len(kept)), [len(one) for one in kept])
    vectors = np.concatenate(kept)
    unrelated = _unrelated(vectors, numbers)
    floor, near, alike = (unrelated + share * (1 - unrelated) for share in (_FLOOR_SHARE, _NEAR_SHARE, _ALIKE_SHARE))
    near, alike = min(near, _HIGHEST_NEAR), min(alike, _HIGHEST_ALIKE)
    found = _matches(vectors, numbers, near=near, on_progress=on_progress)
    pairs = _pairs(found, numbers, [video_id for video_id, _ in chosen], alike=alike)
    return Candidates(pairs, float(min(floor, near)))


def _changing(rows: NDArray[np.float16]) -> NDArray[np.float16]:
    # Leave out rows that hardly differ from the last one kept, and rows without a direction.
    vectors = rows.astype(np.float32)
    kept: list[int] = []
    for place, vector in enumerate(vectors):
        if vector.any() and not (kept and float(vector @ vectors[kept[-1]]) > _UNCHANGED):
            kept.append(place)
    return np.array(rows[kept])


def _unrelated(vectors: NDArray[np.float16], numbers: NDArray[np.int64]) -> float:
    # The usual similarity of frames of different videos, which differs from encoder to encoder.
    places = np.unique(np.linspace(0, len(vectors) - 1, _SAMPLE_ROWS).astype(np.int64)) if len(vectors) else []
    sample = vectors[places].astype(np.float32)
    similarities = sample @ sample.T
    is_other = numbers[places][:, None] != numbers[places]
    return float(np.median(similarities[is_other])) if is_other.any() else 0.0


def _matches(
    vectors: NDArray[np.float16],
    numbers: NDArray[np.int64],
    *,
    near: float,
    on_progress: Callable[[float], object],
) -> NDArray[np.float64]:
    # Row, video number and similarity of the nearest videos of each row, shape (M, 3).
    found: list[NDArray[np.float64]] = [np.empty((0, 3))]
    n_near = np.zeros(len(vectors), np.int64)
    for first in range(0, len(vectors), _QUERY_ROWS):
        part = slice(first, first + _QUERY_ROWS)
        queries, own = vectors[part].astype(np.float32), numbers[part]
        best: list[NDArray[Any]] = [np.empty((0, 3))]
        for block in _blocks(numbers):
            starts = np.flatnonzero(np.diff(numbers[block], prepend=-1))
            nearest = np.maximum.reduceat(queries @ vectors[block].astype(np.float32).T, starts, axis=1)
            others = numbers[block][starts]
            is_near = (nearest >= near) & (own[:, None] != others)
            n_near[part] += is_near.sum(axis=1)
            rows, columns = np.nonzero(is_near)
            best.append(_best(np.column_stack([rows + first, others[columns], nearest[rows, columns]])))
        found.append(_best(np.concatenate(best)))
        on_progress(min(1.0, part.stop / len(vectors)))
    return _telling(np.concatenate(found), n_near > MOST_PARTNERS, numbers)


def _best(matches: NDArray[Any]) -> NDArray[Any]:
    # The best matches of each row.
    ordered = matches[np.lexsort((-matches[:, 2], matches[:, 0]))]
    return ordered[_rank(ordered[:, 0]) < MOST_PARTNERS]


def _telling(
    found: NDArray[np.float64], is_common: NDArray[np.bool_], numbers: NDArray[np.int64]
) -> NDArray[np.float64]:
    # Leave out the frames that too many videos have, unless a video has no others.
    has_others = np.bincount(numbers, weights=~is_common) > 0
    rows = found[:, 0].astype(np.int64)
    return found[~(is_common[rows] & has_others[numbers[rows]])]


def _rank(sorted_keys: NDArray[Any]) -> NDArray[np.int64]:
    # The place of each entry among those with the same key.
    return np.arange(len(sorted_keys)) - np.searchsorted(sorted_keys, sorted_keys)


def _blocks(numbers: NDArray[np.int64]) -> Iterator[slice]:
    # Blocks of whole videos.
    start, ends = 0, np.flatnonzero(np.diff(numbers, append=-1)) + 1
    for end, following in zip(ends, [*ends[1:], 0], strict=True):
        if not following or following - start > _BLOCK_ROWS:
            yield slice(start, int(end))
            start = int(end)


def _pairs(
    found: NDArray[np.float64], numbers: NDArray[np.int64], video_ids: list[int], *, alike: float
) -> tuple[Candidate, ...]:
    n_rows = np.bincount(numbers, minlength=len(video_ids))
    ends = np.column_stack([numbers[found[:, 0].astype(np.int64)], found[:, 1].astype(np.int64)])
    directed, places = np.unique(ends, axis=0, return_inverse=True)
    places = places.ravel()
    shares = np.bincount(places) / n_rows[directed[:, 0]]
    shares_alike = np.bincount(places, weights=found[:, 2] >= alike) / n_rows[directed[:, 0]]
    order = np.lexsort((-shares, directed[:, 0]))
    best: dict[tuple[int, int], tuple[float, float]] = {}
    for place in order[_rank(directed[order, 0]) < MOST_PARTNERS].tolist():
        one, other = directed[place].tolist()
        a, b = sorted((video_ids[one], video_ids[other]))
        share, share_alike = best.get((a, b), (0.0, 0.0))
        best[a, b] = max(share, float(shares[place])), max(share_alike, float(shares_alike[place]))
    ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(Candidate(a, b, share, share_alike) for (a, b), (share, share_alike) in ordered)
