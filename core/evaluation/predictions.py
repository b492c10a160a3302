"""Scores of examples and the truth about them: the input of the metrics for several tags at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """Scores of N examples for C tags, and which tags really fit.

    Attributes
    ----------
    scores : ndarray
        ``(N, C)`` float64, finite.
    is_positive : ndarray
        ``(N, C)`` bool: whether the tag fits.
    is_known : ndarray
        ``(N, C)`` bool: whether anybody has said so. The other pairs count neither as right nor as wrong.
    groups : ndarray
        ``(N,)`` int64: examples with the same number are not independent, such as moments of one video or copies.
    """

    scores: NDArray[np.float64]
    is_positive: NDArray[np.bool_]
    is_known: NDArray[np.bool_]
    groups: NDArray[np.int64]

    @staticmethod
    def of(
        scores: ArrayLike,
        is_positive: ArrayLike,
        *,
        is_known: ArrayLike | None = None,
        groups: ArrayLike | None = None,
    ) -> "Predictions":
        """Return predictions in which, by default, everything is known and each example stands for itself.

        Parameters
        ----------
        scores, is_positive, is_known, groups : array_like
            See the attributes.

        Raises
        ------
        ValueError
            If the shapes do not fit, or a score is not finite.
        """
        checked, truth = check_pair(scores, is_positive, n_dimensions=2)
        known = np.ones(truth.shape, np.bool_) if is_known is None else np.asarray(is_known, np.bool_)
        each = np.arange(len(truth)) if groups is None else np.asarray(groups, np.int64)
        return Predictions(checked, truth, known, each)

    def __post_init__(self) -> None:
        if self.is_known.shape != self.scores.shape or self.groups.shape != self.scores.shape[:1]:
            raise ValueError(
                f"scores {self.scores.shape} do not fit is_known {self.is_known.shape} and groups {self.groups.shape}"
            )

    @property
    def n_tags(self) -> int:
        """C."""
        return self.scores.shape[1]

    def of_tag(self, tag: int) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
        """Return scores, truth and groups ``(M,)`` of the examples of which it is known whether one tag fits."""
        known = self.is_known[:, tag]
        return self.scores[known, tag], self.is_positive[known, tag], self.groups[known]


def check_pair(
    scores: ArrayLike, is_positive: ArrayLike, *, n_dimensions: int = 1
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return scores as float64 and truth as bool.

    Parameters
    ----------
    scores, is_positive : array_like
        Of the same shape, with at least one example; truth is bool, or numbers that are 0 or 1.
    n_dimensions : int
        1 or 2.

    Raises
    ------
    ValueError
        If the shapes do not fit, nothing is there, or a score is not finite.
    """
    checked, truth = np.asarray(scores, np.float64), np.asarray(is_positive)
    if checked.shape != truth.shape or checked.ndim != n_dimensions or not checked.size:
        raise ValueError(f"scores {checked.shape} do not fit the truth {truth.shape} in {n_dimensions} dimension(s)")
    if not np.isfinite(checked).all():
        raise ValueError("a score is not finite")
    if truth.dtype != np.bool_ and not np.isin(truth, (0, 1)).all():
        raise ValueError("the truth is something else than 0 and 1")
    return checked, truth.astype(np.bool_)


def check_chances(chances: ArrayLike, is_positive: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return scores that are probabilities ``(N,)`` and the truth; see `check_pair`.

    Raises
    ------
    ValueError
        If a score is not in [0, 1].
    """
    checked, truth = check_pair(chances, is_positive)
    if checked.min() < 0 or checked.max() > 1:
        raise ValueError("a probability is not in [0, 1]")
    return checked, truth
