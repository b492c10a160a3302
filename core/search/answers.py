"""From a query vector to hits: the index finds rows, which become moments or ranked videos.

This is the whole search except for computing the vector (`core.search.query`), on arrays alone. It may run in any
thread while nothing is added to the index.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.domain.search import MomentHit
from core.search import moments, video_ranking
from core.search.spans import NO_VIDEO, SpanTable

ROWS_PER_HIT = 20
"""Rows to search for per requested moment at first: a 5 s moment at one frame per second has five, and some overlap."""

FEWEST_ROWS = 1_000
RANKED_WHOLE_ROWS = 200_000
"""Up to this many rows, all videos are ranked by all frames (0.25 s); above, only those found by the index."""


class RowFinder(Protocol):
    """Finds the nearest rows: a `VectorIndex` or a `RowScan` of `core.search.index`."""

    @property
    def n_rows(self) -> int:
        """Number of rows it can find: 0 to ``n_rows - 1``."""
        ...

    def search(
        self, vector: NDArray[np.floating], *, k: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Find the nearest rows.

        Parameters
        ----------
        vector : ndarray, shape (D,)
            A unit vector.
        k : int
            Maximum number of rows, >= 1.
        allowed : ndarray, shape (N,), bool, or None
            Rows that may be found; rows beyond its end may not. None allows all.

        Returns
        -------
        rows : ndarray, shape (K,), int64
            Row numbers, best first; K <= k.
        scores : ndarray, shape (K,), float32
            Inner products.

        Raises
        ------
        ValueError
            If the vector has another length or ``k`` < 1.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class SearchData:
    """The data to search: everything of one encoder at one point in time.

    Attributes
    ----------
    index : RowFinder
        Covers rows of the store from 0 on, perhaps not yet the newest.
    rows : ndarray, shape (N, D), float16
        Rows of the embedding store.
    spans : SpanTable
        Assigns the rows to videos.
    durations_seconds : mapping of int to float
        Known durations by video ID.
    """

    index: RowFinder
    rows: NDArray[np.float16]
    spans: SpanTable
    durations_seconds: Mapping[int, float] = field(default_factory=dict)


def find(
    vector: NDArray[np.floating],
    data: SearchData,
    *,
    limit: int,
    per_video: bool = False,
    video_ids: Collection[int] | None = None,
    without_video_id: int | None = None,
) -> tuple[MomentHit, ...]:
    """Find the moments or videos that match a query.

    Parameters
    ----------
    vector : ndarray, shape (D,) or (Q, D)
        A unit vector, or several, of which the best counts for each frame.
    data : SearchData
        The data to search.
    limit : int
        Maximum number of hits, >= 1.
    per_video : bool
        Return at most one moment per video, ranked by how well the whole video matches.
    video_ids : collection of int or None
        Only these videos; None: all.
    without_video_id : int or None
        A video to exclude.

    Returns
    -------
    tuple of MomentHit
        Best first; hits of one video are adjacent.
    """
    wanted = _wanted(data.spans, video_ids, without_video_id)
    if wanted is not None and not wanted:
        return ()
    if per_video:
        return _find_videos(vector, data, limit=limit, wanted=wanted)
    return _find_moments(vector, data, limit=limit, allowed=_allowed(data, wanted))


def _wanted(spans: SpanTable, video_ids: Collection[int] | None, without: int | None) -> set[int] | None:
    if video_ids is None and (without is None or without not in spans):
        return None
    chosen = set(spans.video_ids.tolist() if video_ids is None else video_ids)
    return chosen - {without}


def _allowed(data: SearchData, wanted: set[int] | None) -> NDArray[np.bool_] | None:
    if wanted is None and data.spans.n_claimed == data.index.n_rows:
        return None  # every row counts
    return data.spans.mask(data.index.n_rows, video_ids=wanted)


def _find_moments(
    vector: NDArray[np.floating], data: SearchData, *, limit: int, allowed: NDArray[np.bool_] | None
) -> tuple[MomentHit, ...]:
    k = max(FEWEST_ROWS, limit * ROWS_PER_HIT)
    while True:
        rows, scores = _nearest(vector, data.index, k=k, allowed=allowed)
        hits = moments.rank(rows, scores, spans=data.spans, limit=limit, durations_seconds=data.durations_seconds)
        if len(hits) >= limit or len(rows) < k:
            return hits
        k *= 4  # one long, uniform video can fill the list: search for more


def _nearest(
    vector: NDArray[np.floating], index: RowFinder, *, k: int, allowed: NDArray[np.bool_] | None
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Find the rows nearest to any of the vectors; exact, as a row among the best is among the best of its vector."""
    vectors = np.atleast_2d(vector)
    if len(vectors) == 1:
        return index.search(vectors[0], k=k, allowed=allowed)
    found = [index.search(one, k=k, allowed=allowed) for one in vectors]
    rows, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((rows, -scores))
    rows, scores = rows[order], scores[order]
    _, firsts = np.unique(rows, return_index=True)
    kept = np.sort(firsts)[:k]
    return rows[kept], scores[kept]


def _find_videos(
    vector: NDArray[np.floating], data: SearchData, *, limit: int, wanted: set[int] | None
) -> tuple[MomentHit, ...]:
    spans = data.spans
    if spans.n_claimed > RANKED_WHOLE_ROWS:
        wanted = _candidates(vector, data, n_videos=4 * limit, allowed=_allowed(data, wanted))
    return video_ranking.rank(
        vector,
        rows=data.rows,
        spans=spans,
        limit=limit,
        video_ids=wanted,
        durations_seconds=data.durations_seconds,
    )


def _candidates(
    vector: NDArray[np.floating], data: SearchData, *, n_videos: int, allowed: NDArray[np.bool_] | None
) -> set[int]:
    k = max(FEWEST_ROWS, n_videos * ROWS_PER_HIT)
    while True:
        rows, _ = _nearest(vector, data.index, k=k, allowed=allowed)
        found = data.spans.locate(rows).video_ids
        ids = list(dict.fromkeys(found[found != NO_VIDEO].tolist()))
        if len(ids) >= n_videos or len(rows) < k or k >= RANKED_WHOLE_ROWS:
            return set(ids[:n_videos])
        k *= 4
