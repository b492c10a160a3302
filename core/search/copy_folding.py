"""Folds results of videos that are nearly the same into the one found first, by their stored vectors.

Each video is compared by a few dozen of its frames, and only with those that look alike on average, so that it costs
little; the careful comparison of duplicates is another matter (`core.search.near_copies`).
"""

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.search import MomentHit
from core.search.answers import SearchData

_SAMPLES = 24
_MOST_ROWS = 300
_LIKE_ON_AVERAGE = 0.9
_SAME_SHARE = 0.93
"""Place on the way from the similarity of unrelated frames to 1, from which frames count as the same picture."""
_HIGHEST_SAME = 0.95
"""Where all scenes are similar, encoding a video again changes it by as much."""
_SAME_FRAMES = 0.8


def fold(hits: Sequence[MomentHit], data: SearchData) -> tuple[MomentHit, ...]:
    """Return the hits without those of near-copies; the best hit of each video says how many were left out.

    Parameters
    ----------
    hits : sequence of MomentHit
        Hits of one video are adjacent.
    data : SearchData
        Vectors of the videos; those without are left alone.
    """
    ids = [video_id for video_id in dict.fromkeys(hit.video_id for hit in hits) if video_id in data.spans]
    rows = {video_id: _rows(video_id, data) for video_id in ids}
    means = {video_id: _unit(one.mean(axis=0)) for video_id, one in rows.items() if len(one)}
    threshold = _threshold(list(means.values()))
    first: dict[int, int] = {}
    kept: list[int] = []
    for video_id in means:
        near = (other for other in kept if float(means[video_id] @ means[other]) >= _LIKE_ON_AVERAGE)
        first[video_id] = next((other for other in near if _is_same(rows[video_id], rows[other], threshold)), video_id)
        if first[video_id] == video_id:
            kept.append(video_id)
    n_copies = {other: list(first.values()).count(other) - 1 for other in kept}
    left = [hit for hit in hits if first.get(hit.video_id, hit.video_id) == hit.video_id]
    return tuple(dataclasses.replace(hit, n_copies=n_copies.get(hit.video_id, 0)) for hit in left)


def _rows(video_id: int, data: SearchData) -> NDArray[np.float32]:
    rows = data.rows[data.spans.rows_of(video_id)]
    return rows[:: -(-len(rows) // _MOST_ROWS) or 1].astype(np.float32)


def _is_same(one: NDArray[np.float32], other: NDArray[np.float32], threshold: float) -> bool:
    return all(_share(*pair, threshold) >= _SAME_FRAMES for pair in ((one, other), (other, one)))


def _share(sampled: NDArray[np.float32], whole: NDArray[np.float32], threshold: float) -> float:
    places = np.unique(np.linspace(0, len(sampled) - 1, _SAMPLES).round().astype(int))
    return float(np.mean(np.max(sampled[places] @ whole.T, axis=1) >= threshold))


def _threshold(means: Sequence[NDArray[np.float32]]) -> float:
    if len(means) < 2:
        return _HIGHEST_SAME
    similarities = np.stack(means) @ np.stack(means).T
    unrelated = float(np.median(similarities[np.triu_indices(len(means), k=1)]))
    return min(unrelated + _SAME_SHARE * (1 - unrelated), _HIGHEST_SAME)


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vector / max(float(np.sqrt(np.einsum("i,i->", vector, vector))), 1e-6)
