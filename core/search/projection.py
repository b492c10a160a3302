"""Principal components of vectors, found from their covariance: some tenths of a second for 10,000 vectors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_POINTS = 10_000
"""Principal components hardly change with more points."""


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """A projection to principal components, those of the greatest variance first: ``(vector - mean) @ components``.

    Attributes
    ----------
    mean : ndarray, shape (D,), float32
        Mean of the vectors that it was made of.
    components : ndarray, shape (D, P), float32
        Orthogonal unit vectors.
    """

    mean: NDArray[np.float32]
    components: NDArray[np.float32]


def fit(vectors: NDArray[np.float32], n_components: int) -> Projection:
    """Find the principal components of vectors; equal input gives equal results.

    Parameters
    ----------
    vectors : ndarray, shape (N, D), float32
        N >= 1, and not more than `MOST_POINTS` to be fast.
    n_components : int
        At most this many are kept.
    """
    mean = vectors.mean(axis=0)
    centred = vectors - mean
    covariance = (centred.T @ centred).astype(np.float64)
    _, directions = np.linalg.eigh(covariance)
    kept = directions[:, ::-1][:, :n_components]
    # The sign of a component is arbitrary: fix it, so that equal libraries have equal maps.
    largest = np.take_along_axis(kept, np.abs(kept).argmax(axis=0)[None, :], axis=0)
    kept = kept * np.where(largest < 0, -1.0, 1.0)
    return Projection(mean.astype(np.float32), np.ascontiguousarray(kept, dtype=np.float32))
