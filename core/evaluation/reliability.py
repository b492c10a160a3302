"""Whether a score means what it says: of the examples with a score of 0.8, eight in ten should fit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.predictions import check_chances

N_BINS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Reliability:
    """Scores beside how often they were right, in bins of equal width; bin i is (i / B, (i + 1) / B], the first has 0.

    Attributes
    ----------
    counts : ndarray
        ``(B,)`` int64, examples.
    mean_score, share_positive : ndarray
        ``(B,)`` float64; NaN where a bin is empty.
    brier_score : float
        Mean squared distance between score and truth, 0 to 1; lower is better.
    """

    counts: NDArray[np.int64]
    mean_score: NDArray[np.float64]
    share_positive: NDArray[np.float64]
    brier_score: float

    @property
    def expected_calibration_error(self) -> float:
        """Mean distance between score and share of positives, each bin by its number of examples (ECE, L1)."""
        filled = self.counts > 0
        return float((self._gaps[filled] * self.counts[filled]).sum() / self.counts.sum())

    @property
    def maximum_calibration_error(self) -> float:
        """The largest distance in any bin (MCE)."""
        return float(np.nanmax(self._gaps))

    @property
    def _gaps(self) -> NDArray[np.float64]:
        return np.abs(self.mean_score - self.share_positive)


def measure(scores: ArrayLike, is_positive: ArrayLike, *, n_bins: int = N_BINS) -> Reliability:
    """Return the reliability of scores.

    Parameters
    ----------
    scores : array_like
        ``(N,)``, probabilities.
    is_positive : array_like
        ``(N,)`` bool.
    n_bins : int
        B, at least 1.

    Raises
    ------
    ValueError
        If the arrays do not fit, or a score is not in [0, 1].
    """
    from sklearn import metrics  # takes a second to import: not at the start of the worker

    values, truth = check_chances(scores, is_positive)
    if n_bins < 1:
        raise ValueError(f"{n_bins} bins")
    which = np.searchsorted(np.linspace(0, 1, n_bins + 1)[1:-1], values)
    counts = np.bincount(which, minlength=n_bins).astype(np.int64)
    sums = np.bincount(which, weights=values, minlength=n_bins)
    right = np.bincount(which, weights=truth, minlength=n_bins)
    empty = np.full(n_bins, np.nan)
    return Reliability(
        counts=counts,
        mean_score=np.divide(sums, counts, out=empty.copy(), where=counts > 0),
        share_positive=np.divide(right, counts, out=empty.copy(), where=counts > 0),
        brier_score=float(metrics.brier_score_loss(truth, values, pos_label=True)),
    )
