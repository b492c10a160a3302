"""Finds the pairs of videos that may be copies of one another by their stored vectors, for a closer look.

Vectors only say that two frames look alike. So this errs on the side of too many pairs, but for each video keeps only
its nearest. Frames that look like very many videos (black, white, a common intro) say nothing.

Memory: the compared rows as float16, once more where they are sorted into cells, and one block of similarities.
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

_MOST_PRODUCTS = 2 * 10**9
"""Similarities up to which every row is compared with every other; above, rows are sorted into cells."""
_MOST_NEAREST = 256
"""Rows found for each row by cells; most of them may be of one video."""

Places = NDArray[np.int64]
FindNearest = Callable[[Places], tuple[NDArray[np.float64], NDArray[np.int64]]]
"""Returns row, video number and similarity of the nearest videos of some rows, and how many videos are near each."""


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
    new_ids: Collection[int] | None = None,
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
    new_ids : collection of int or None
        Only find pairs with at least one of these; None for all.
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
    new = None if new_ids is None else {*new_ids}
    is_new = np.array([new is None or video_id in new for video_id, _ in chosen])[numbers]
    found = _found(_Frames(vectors, numbers, near), is_new, on_progress)
    pairs = _pairs(found, numbers, [video_id for video_id, _ in chosen], alike=alike)
    return Candidates(pairs, float(min(floor, near)))


@dataclass(frozen=True, slots=True, eq=False)
class _Frames:
    """Frames to compare.

    Attributes
    ----------
    vectors : ndarray, shape (N, D), float16
        Their vectors.
    numbers : ndarray, shape (N,)
        The number of each frame's video, not decreasing.
    near : float
        Similarity from which frames may be the same.
    """

    vectors: NDArray[np.float16]
    numbers: NDArray[np.int64]
    near: float

    def telling(self, places: Places, is_common: NDArray[np.bool_]) -> Places:
        """Leave out the frames that too many videos have, unless a video has no others."""
        own = self.numbers[places]
        has_others = np.bincount(own, weights=~is_common, minlength=int(self.numbers[-1]) + 1) > 0
        return places[~(is_common & has_others[own])]


def _found(frames: _Frames, is_new: NDArray[np.bool_], on_progress: Callable[[float], object]) -> NDArray[np.float64]:
    # Row, video number and similarity of the nearest videos of each row, shape (M, 3). Known videos have been compared
    # with each other; a short one may be a piece of a long new one, which has many nearer.
    new, known = np.flatnonzero(is_new), np.flatnonzero(~is_new)
    everything = np.arange(len(is_new))
    if not len(new):
        return np.empty((0, 3))
    half = 0.5 if len(known) else 1.0
    found, n_near = _matches(frames, new, everything, lambda share: on_progress(half * share))
    telling = frames.telling(new, n_near > MOST_PARTNERS)
    found = found[np.isin(found[:, 0].astype(np.int64), telling)]
    if not len(known) or not len(telling):
        return found
    back, _ = _matches(frames, known, telling, lambda share: on_progress(half + half * share))
    return np.concatenate([found, back])


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
    frames: _Frames, queries: Places, others: Places, on_progress: Callable[[float], object]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    # Row, video number and similarity of the nearest videos of each query; and how many videos are near each query.
    find_nearest = (
        _by_cells(frames, others) if len(queries) * len(others) > _MOST_PRODUCTS else _by_rows(frames, others)
    )
    found: list[NDArray[np.float64]] = [np.empty((0, 3))]
    n_near = np.zeros(len(queries), np.int64)
    for first in range(0, len(queries), _QUERY_ROWS):
        part = queries[first : first + _QUERY_ROWS]
        nearest, n_near[first : first + len(part)] = find_nearest(part)
        found.append(nearest)
        on_progress(min(1.0, (first + len(part)) / len(queries)))
    return np.concatenate(found), n_near


def _by_rows(frames: _Frames, others: Places) -> FindNearest:
    # Compare with every row.
    vectors, numbers = frames.vectors[others], frames.numbers[others]

    def find_nearest(queries: Places) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        asked, own = frames.vectors[queries].astype(np.float32), frames.numbers[queries]
        best, n_near = np.empty((0, 3)), np.zeros(len(queries), np.int64)
        for block in _blocks(numbers):
            starts = np.flatnonzero(np.diff(numbers[block], prepend=-1))
            nearest = np.maximum.reduceat(asked @ vectors[block].astype(np.float32).T, starts, axis=1)
            videos = numbers[block][starts]
            rows, columns = np.nonzero((nearest >= frames.near) & (own[:, None] != videos))
            n_near += np.bincount(rows, minlength=len(queries))
            best = _best(
                np.concatenate([best, np.column_stack([queries[rows], videos[columns], nearest[rows, columns]])])
            )
        return best, n_near

    return find_nearest


def _by_cells(frames: _Frames, others: Places) -> FindNearest:
    # Compare with the rows of the nearest cells.
    from core.search.index.row_cells import RowCells

    cells, numbers = RowCells(frames.vectors[others]), frames.numbers[others]

    def find_nearest(queries: Places) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        similarities, places = cells.search(frames.vectors[queries], _MOST_NEAREST)
        videos = np.where(places >= 0, numbers[places], -1)
        is_near = (similarities >= frames.near) & (places >= 0) & (videos != frames.numbers[queries][:, None])
        rows, columns = np.nonzero(is_near)
        found = np.column_stack([queries[rows], videos[rows, columns], similarities[rows, columns]])
        # The nearest row of each video.
        ordered = found[np.lexsort((-found[:, 2], found[:, 1], found[:, 0]))]
        nearest = ordered[np.any(np.diff(ordered[:, :2], axis=0, prepend=-1.0) != 0, axis=1)]
        return _best(nearest), np.bincount(np.searchsorted(queries, nearest[:, 0]), minlength=len(queries))

    return find_nearest


def _best(matches: NDArray[Any]) -> NDArray[Any]:
    # The best matches of each row.
    ordered = matches[np.lexsort((-matches[:, 2], matches[:, 0]))]
    return ordered[_rank(ordered[:, 0]) < MOST_PARTNERS]


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
