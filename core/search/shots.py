"""Ends moments at the cuts around their best frame.

Where exactly a cut lies is not stored; but the vectors of the analysed frames drop in similarity there. A drop counts
as a cut if it is far below what is usual between neighbouring frames of the same video, so that slow pans and flicker
are none. A moment that ends between the two frames keeps its end; otherwise the cut is put in the middle between them.
"""

import dataclasses

import numpy as np
from numpy.typing import NDArray

from core.domain.search import MomentHit
from core.search.moments import SHORTEST_SECONDS
from core.search.spans import SpanTable

_USUAL_DROPS = 4.0
"""How many usual drops a cut has at least."""
_LEAST_DROP = 0.2
"""How far below the usual similarity a cut lies at least; within a shot, neighbouring frames vary by less."""


def cuts_between(rows: NDArray[np.floating], seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the times of the frames before and after each cut of a video, shape (C, 2), increasing.

    Parameters
    ----------
    rows : ndarray, shape (T, D)
        Unit rows of its frames, in order.
    seconds : ndarray, shape (T,), float64
        Their times.
    """
    if len(rows) < 2:
        return np.empty((0, 2))
    vectors = np.asarray(rows, dtype=np.float32)
    drops = 1 - np.einsum("td,td->t", vectors[:-1], vectors[1:])
    usual = float(np.median(drops))
    is_cut = drops > usual + max(_LEAST_DROP, _USUAL_DROPS * usual)
    return np.stack((seconds[:-1][is_cut], seconds[1:][is_cut]), axis=1)


def bounded(hits: tuple[MomentHit, ...], rows: NDArray[np.float16], spans: SpanTable) -> tuple[MomentHit, ...]:
    """Return moments that end at the cuts before and after their best frames."""
    cuts: dict[int, NDArray[np.float64]] = {}
    for hit in hits:
        if hit.video_id in spans and hit.video_id not in cuts:
            part = spans.rows_of(hit.video_id)
            cuts[hit.video_id] = cuts_between(rows[part], spans.seconds_of(hit.video_id)[: len(rows[part])])
    return tuple(_bounded(hit, cuts[hit.video_id]) if hit.video_id in cuts else hit for hit in hits)


def _bounded(hit: MomentHit, cuts: NDArray[np.float64]) -> MomentHit:
    before, after = cuts[cuts[:, 1] <= hit.best_seconds], cuts[cuts[:, 0] >= hit.best_seconds]
    start, end = hit.start_seconds, hit.end_seconds
    if len(before) and start < before[-1, 0]:
        start = float(before[-1].mean())
    if len(after) and end > after[0, 1]:
        end = float(after[0].mean())
    if end - start < SHORTEST_SECONDS:
        return hit
    return dataclasses.replace(hit, start_seconds=start, end_seconds=end)
