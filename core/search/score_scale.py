"""What the scores of a search mean, measured on a sample of the library's frames.

Cosines have another level and spread for each encoder and each query: 0.3 is an excellent match of words for a CLIP
model, and a poor one of pictures. The level is what an ordinary frame of the library scores for this query. The spread,
which words need because they have no perfect match, is that of unrelated frames: measured with a few plain words, not
with the query itself, because a library that is full of what is searched for has a wide spread for it.
"""

import json
import math
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from core.domain.scores import ScoreScale
from core.search.spans import NO_VIDEO, SpanTable

N_SAMPLED = 256
"""Enough for a median; each may be a page of a slow disk, once."""
_SPREAD_PER_DEVIATION = 1.4826
"""Standard deviation of a normal distribution, by its median absolute deviation."""
_LEAST_SPREAD = 1e-6


def load_plain_words() -> tuple[str, ...]:
    """Return the words that the spread is measured with."""
    text = resources.files("resources").joinpath("prompts.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["plain"])


def sample(rows: NDArray[np.float16], spans: SpanTable, *, n_sampled: int = N_SAMPLED) -> NDArray[np.float32]:
    """Return some rows that belong to videos, spread evenly over all of them.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        Rows of the embedding store.
    spans : SpanTable
        Assigns the rows to videos.
    n_sampled : int
        Maximum number of rows.

    Returns
    -------
    ndarray, shape (S, D), float32
        Always the same rows for the same library.
    """
    n_rows = min(len(rows), spans.n_rows)
    numbers = np.unique(np.linspace(0, n_rows - 1, n_sampled).round().astype(np.int64)) if n_rows else np.empty(0, int)
    claimed = numbers[spans.locate(numbers).video_ids != NO_VIDEO]
    return np.asarray(rows[claimed], dtype=np.float32)


def spread(frames: NDArray[np.float32], words: NDArray[np.float32]) -> float:
    """Return the standard deviation of the scores of unrelated frames, for words.

    Parameters
    ----------
    frames : ndarray, shape (S, D), float32
        From `sample`.
    words : ndarray, shape (K, D), float32
        Vectors of plain words; rows of zeros are ignored.
    """
    known = words[np.any(words, axis=1)]
    if not len(frames) or not len(known):
        return 0.0
    scores = frames @ known.T
    deviations = np.median(np.abs(scores - np.median(scores, axis=0)), axis=0)
    return _SPREAD_PER_DEVIATION * float(np.median(deviations))


def scale_of(scores: NDArray[np.float32], *, spread: float, n_rows: int) -> ScoreScale:
    """Return the scale of one search.

    Parameters
    ----------
    scores : ndarray, shape (S,), float32
        Of the sampled frames, for this query.
    spread : float
        From `spread`; 0 for queries that a frame can match perfectly.
    n_rows : int
        Number of frames that were searched.
    """
    typical = float(np.median(scores)) if len(scores) else 0.0
    if spread < _LEAST_SPREAD:
        return ScoreScale(typical)
    # About what the largest of so many normally distributed numbers is.
    return ScoreScale(typical, spread * math.sqrt(2 * math.log(max(2, n_rows))))
