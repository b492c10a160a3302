"""Mean and spread of the whole library: the background that every score is measured against.

A tag's raw similarity means nothing by itself; what counts is how far it stands out from the usual. The background is
kept inside the head, so that a correction of one tag cannot move the scores of another.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging.moment_table import N_CHANGE, MomentTable

_MOST_DEVIATIONS = 3.0
_LEAST_SPREAD = 1e-6


@dataclass(frozen=True, slots=True)
class Background:
    """Means and spreads of a library.

    Attributes
    ----------
    centre : ndarray
        ``(D,)`` float32, what all videos have in common.
    gap_mean : float
        Mean of the logarithm of the time between frames.
    change_at, change_slope, change_spread : ndarray
        ``(N_CHANGE,)`` float64. The usual `MomentTable.changes`, how they grow with the logarithm of the time between
        frames (videos are sampled differently), and their spread.
    mean : ndarray
        ``(D + N_CHANGE,)`` float64, mean of the features of moments, each video counting once.
    covariance : ndarray
        ``(D + N_CHANGE, D + N_CHANGE)`` float64, of the same.
    n_videos : int
        Number of videos in the library when it was measured.
    """

    centre: NDArray[np.float32]
    gap_mean: float
    change_at: NDArray[np.float64]
    change_slope: NDArray[np.float64]
    change_spread: NDArray[np.float64]
    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]
    n_videos: int

    @property
    def n_features(self) -> int:
        """Length of a feature vector."""
        return len(self.mean)

    def moments(self, table: MomentTable, rows: slice = slice(None)) -> NDArray[np.float32]:
        """Return the features of moments.

        Parameters
        ----------
        table : MomentTable
            Of any library with this encoder.
        rows : slice
            The moments.

        Returns
        -------
        ndarray
            ``(S, D + N_CHANGE)`` float32: unit vectors from the centre, then changes in standard deviations.
        """
        return self.features(table.looks[rows], table.changes[rows], table.gap_log[rows])

    def videos(self, table: MomentTable) -> NDArray[np.float32]:
        """Return the features of whole videos, ``(V, D + N_CHANGE)`` float32; see `moments`."""
        return self.features(table.video_looks, table.video_changes, table.video_gap_log)

    def features(
        self, looks: NDArray[np.float32], changes: NDArray[np.float32], gap_log: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Measure vectors and changes, as in `MomentTable`, against the background.

        Returns
        -------
        ndarray
            ``(N, D + N_CHANGE)`` float32.
        """
        out = np.empty((len(looks), self.n_features), np.float32)
        apart = np.subtract(looks, self.centre, out=out[:, :-N_CHANGE])
        apart /= np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), _LEAST_SPREAD)
        out[:, -N_CHANGE:] = self._changes(changes, gap_log)
        return out

    def _changes(self, changes: NDArray[np.float32], gap_log: NDArray[np.float32]) -> NDArray[np.float64]:
        expected = (
            self.change_at + self.change_slope * (np.nan_to_num(gap_log, nan=self.gap_mean) - self.gap_mean)[:, None]
        )
        deviations = (changes - expected) / self.change_spread
        # Unknown changes count as the usual ones.
        return np.clip(np.nan_to_num(deviations, nan=0.0), -_MOST_DEVIATIONS, _MOST_DEVIATIONS)

    def standard(self, direction: NDArray[np.float64]) -> tuple[float, float]:
        """Return mean and spread of a linear score over the library.

        Parameters
        ----------
        direction : ndarray
            ``(D + N_CHANGE,)``, the weights of the score.

        Returns
        -------
        mean, spread : float
            Of the score over moments; the spread is never zero.
        """
        spread = float(np.sqrt(max(direction @ self.covariance @ direction, 0.0)))
        return float(direction @ self.mean), max(spread, _LEAST_SPREAD)


def of_table(table: MomentTable) -> Background:
    """Measure a library, given all its moments.

    Returns
    -------
    Background
        Neutral for a library without videos, so that nothing stands out.
    """
    n_features = table.n_dims + N_CHANGE
    if not table.n_videos:
        neutral = np.zeros(N_CHANGE)
        return Background(
            np.zeros(table.n_dims, np.float32), 0.0, neutral, neutral, np.ones(N_CHANGE), np.zeros(n_features),
            np.eye(n_features), 0,
        )  # fmt: skip
    gap_mean, at, slope, spread = _usual_changes(table)
    centre = table.video_looks.mean(axis=0, dtype=np.float64).astype(np.float32)
    bare = Background(centre, gap_mean, at, slope, spread, np.zeros(n_features), np.eye(n_features), table.n_videos)
    mean, covariance = _spread(bare, table)
    return Background(centre, gap_mean, at, slope, spread, mean, covariance, table.n_videos)


def _usual_changes(
    table: MomentTable,
) -> tuple[float, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    is_known = ~np.isnan(table.video_changes).any(axis=1) & ~np.isnan(table.video_gap_log)
    if is_known.sum() < 2:
        return 0.0, np.zeros(N_CHANGE), np.zeros(N_CHANGE), np.ones(N_CHANGE)
    gaps = table.video_gap_log[is_known].astype(np.float64)
    changes = table.video_changes[is_known].astype(np.float64)
    centred, at = gaps - gaps.mean(), changes.mean(axis=0)
    # A little ridge: with all videos sampled alike, no slope can be measured.
    slope = centred @ (changes - at) / (centred @ centred + 0.1 * len(gaps))
    spread = (changes - at - centred[:, None] * slope).std(axis=0)
    return float(gaps.mean()), at, slope, np.maximum(spread, 1e-3)


def _spread(bare: Background, table: MomentTable, *, n_at_once: int = 32_768) -> tuple[NDArray, NDArray]:
    counts = np.diff(table.first)
    weights = np.repeat(1.0 / (np.maximum(counts, 1) * table.n_videos), counts)
    weights /= weights.sum()
    mean = np.zeros(bare.n_features)
    second = np.zeros((bare.n_features, bare.n_features))
    for start in range(0, table.n_moments, n_at_once):
        rows = slice(start, start + n_at_once)
        features = bare.moments(table, rows).astype(np.float64)
        weighted = features * weights[rows, None]
        mean += weighted.sum(axis=0)
        second += weighted.T @ features
    return mean, second - np.outer(mean, mean)
