"""Scores of tags over a library, and the spans worth suggesting."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging.feature_table import FeatureTable
from core.tagging.head import Pooling
from core.tagging.tag_classifier import TagClassifier

_AT_ONCE = 8_192
_STAYS_ABOVE = 0.7
"""A span that has begun goes on while its score stays above this share of the threshold (hysteresis)."""
_TOUCHES_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of tags over a library.

    Attributes
    ----------
    tag_ids : tuple of int
        K tags.
    videos : ndarray
        ``(V, K)`` float32, calibrated, 0 to 1.
    moments : ndarray
        ``(S, K)`` float32, the same for every moment.
    """

    tag_ids: tuple[int, ...]
    videos: NDArray[np.float32]
    moments: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A stretch of a video where a tag may fit.

    Attributes
    ----------
    start_seconds, end_seconds : float
        Its ends.
    score : float
        Score of its best moment.
    """

    start_seconds: float
    end_seconds: float
    score: float


def score(
    rows: Sequence[TagClassifier],
    pooling: Pooling,
    *,
    videos: NDArray[np.floating],
    moments: NDArray[np.floating],
    first: NDArray[np.int64],
) -> Scores:
    """Score tags over a library.

    Parameters
    ----------
    rows : sequence of TagClassifier
        K tags. The scores of each do not depend on the others.
    pooling : Pooling
        Of the head.
    videos, moments : ndarray
        ``(V, F)`` and ``(S, F)``, features from `Background`, in any float type; read in pieces.
    first : ndarray
        ``(V + 1,)``, see `MomentTable`.
    """
    whole, parts = _standard(rows, videos), _standard(rows, moments)
    pooled = pooling.score(whole, parts, first)
    return Scores(tuple(row.tag_id for row in rows), _meaning(rows, pooled), _meaning(rows, parts))


def over(feature_table: FeatureTable, tag_ids: Collection[int]) -> Scores:
    """Score tags over all videos in `feature_table`, in the given order; tags without a row are left out."""
    rows = [feature_table.head.rows[tag_id] for tag_id in tag_ids if tag_id in feature_table.head.rows]
    return score(
        rows,
        feature_table.head.pooling,
        videos=feature_table.videos,
        moments=feature_table.moments,
        first=feature_table.first,
    )


def standard_of_videos(row: TagClassifier, feature_table: FeatureTable) -> NDArray[np.float64]:
    """Return the standard scores of all videos under one row, pooled from their moments, ``(V,)``."""
    whole, parts = _standard([row], feature_table.videos), _standard([row], feature_table.moments)
    return feature_table.head.pooling.score(whole, parts, feature_table.first)[:, 0]


def _standard(rows: Sequence[TagClassifier], features: NDArray[np.floating]) -> NDArray[np.float64]:
    out = np.empty((len(features), len(rows)))
    for start in range(0, len(features), _AT_ONCE):
        piece = np.asarray(features[start : start + _AT_ONCE], np.float32)
        for place, row in enumerate(rows):
            # One product per tag: in a joint product, rounding would depend on the other tags.
            out[start : start + _AT_ONCE, place] = row.standard(piece)
    return out


def _meaning(rows: Sequence[TagClassifier], standard: NDArray[np.float64]) -> NDArray[np.float32]:
    out = np.empty(standard.shape, np.float32)
    for place, row in enumerate(rows):
        out[:, place] = row.calibration.probability(standard[:, place])
    return out


def spans(
    scores: NDArray[np.floating],
    start_seconds: NDArray[np.float64],
    end_seconds: NDArray[np.float64],
    *,
    threshold: float,
) -> list[ScoredSpan]:
    """Join the moments of one video where a tag may fit, in order of time.

    Parameters
    ----------
    scores : ndarray
        ``(S,)``, of its moments.
    start_seconds, end_seconds : ndarray
        ``(S,)``.
    threshold : float
        Each span has a moment that reaches it.
    """
    if not (scores >= threshold).any():
        return []
    holds = scores >= _STAYS_ABOVE * threshold
    apart = np.append(True, start_seconds[1:] - end_seconds[:-1] > _TOUCHES_SECONDS)
    begins = holds & (apart | np.append(True, ~holds[:-1]))
    numbers = np.where(holds, np.cumsum(begins), 0)
    found = []
    for number in range(1, int(numbers.max()) + 1):
        inside = np.flatnonzero(numbers == number)
        best = float(scores[inside].max())
        if best >= threshold:
            found.append(ScoredSpan(float(start_seconds[inside[0]]), float(end_seconds[inside[-1]]), best))
    return found
