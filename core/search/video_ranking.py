"""Ranks whole videos: every frame is compared, and the frames that match weigh most.

A mean over the frames drowns the one relevant scene; the best frame alone is fooled by any outlier. The score is in
between: the mean of a video's similarities, weighted by their softmax ("query scoring", M. Bain and others, A CLIP
hitchhiker's guide). Its temperature is a share of the standard deviation of all similarities, so it suits any encoder
(for CLIP it comes to about 0.01, the temperature CLIP was trained with). ``--only ranking`` of the benchmarks compares
the three on real clips.

Memory: one block of rows as float32, and 24 bytes per row compared.
"""

import enum
from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from core.domain.search import MomentHit
from core.search import moments
from core.search.index.row_scan import best_similarities
from core.search.spans import SpanTable

TEMPERATURE_SHARE = 0.3


class Pooling(enum.Enum):
    """How the similarities of a video's frames become one score."""

    MEAN = enum.auto()
    MAX = enum.auto()
    WEIGHTED = enum.auto()
    """The mean, weighted by the softmax."""


def rank(
    vector: NDArray[np.floating],
    *,
    rows: NDArray[np.float16],
    spans: SpanTable,
    limit: int,
    video_ids: Collection[int] | None = None,
    durations_seconds: Mapping[int, float] | None = None,
) -> tuple[MomentHit, ...]:
    """Rank videos by how well they match as a whole.

    Parameters
    ----------
    vector : ndarray, shape (D,) or (Q, D)
        A unit vector, or several, of which the best counts for each frame.
    rows : ndarray, shape (N, D), float16
        Rows of the embedding store.
    spans : SpanTable
        Assigns the rows to videos.
    limit : int
        Maximum number of videos.
    video_ids : collection of int or None
        Videos to compare; None: all.
    durations_seconds : mapping of int to float or None
        As for `core.search.moments.rank`.

    Returns
    -------
    tuple of MomentHit
        The best moment of each video with the score of the whole video, best first.
    """
    chosen = [(video_id, part) for video_id, part in spans.select(video_ids) if part.stop <= len(rows)]
    if not chosen:
        return ()
    scores = best_similarities(vector, rows=rows, parts=[part for _, part in chosen])
    starts = np.cumsum([0] + [part.stop - part.start for _, part in chosen])
    pooled = pool(scores, starts=starts[:-1])
    tolerance = moments.JOINED_SHARE * float(np.ptp(scores))
    best = np.lexsort((np.array([video_id for video_id, _ in chosen]), -pooled))[:limit]
    return tuple(
        moments.best_of_video(
            chosen[place][0],
            seconds=spans.seconds_of(chosen[place][0]),
            scores=scores[starts[place] : starts[place + 1]],
            tolerance=tolerance,
            score=float(pooled[place]),
            duration_seconds=(durations_seconds or {}).get(chosen[place][0]),
        )
        for place in best.tolist()
    )


def pool(
    scores: NDArray[np.float32], *, starts: NDArray[np.integer], pooling: Pooling = Pooling.WEIGHTED
) -> NDArray[np.float32]:
    """Return one score for each video, between the mean and the maximum of its similarities.

    Parameters
    ----------
    scores : ndarray, shape (N,), float32
        Similarities of all frames, video after video.
    starts : ndarray, shape (V,), integer
        Index of each video's first frame; no video is empty.
    pooling : Pooling
        How.
    """
    temperature = max(TEMPERATURE_SHARE * float(np.std(scores)), 1e-6)
    lengths = np.diff(np.append(starts, len(scores)))
    if pooling is Pooling.MEAN:
        return (np.add.reduceat(scores, starts) / lengths).astype(np.float32)
    highest = np.maximum.reduceat(scores, starts)
    if pooling is Pooling.MAX:
        return highest
    highest = np.repeat(highest, lengths)
    weights = np.exp((scores - highest) / np.float32(temperature))
    pooled = np.add.reduceat(weights * scores, starts) / np.add.reduceat(weights, starts)
    return pooled.astype(np.float32, copy=False)
