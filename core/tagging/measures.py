"""How good a ranking is, with how sure that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_N_SAMPLES = 400
_COVERED = 0.9


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the interval that it lies in.

    Attributes
    ----------
    value, low, high : float
        With a chance of 90 % the true figure lies between the two; NaN where nothing can be said.
    """

    value: float
    low: float
    high: float


def average_precision(
    scores: NDArray[np.floating], is_accepted: NDArray[np.bool_], weights: NDArray[np.float64] | None = None
) -> float:
    """Give the mean of the precision at each accepted one, best first; ties count as one step.

    Parameters
    ----------
    scores : ndarray
        ``(N,)``.
    is_accepted : ndarray
        ``(N,)`` bool.
    weights : ndarray or None
        ``(N,)``; None for all the same.

    Returns
    -------
    float
        0 to 1; NaN where none was accepted or all were.
    """
    if not is_accepted.any() or is_accepted.all():
        return float("nan")
    each = np.ones(len(scores)) if weights is None else weights
    order = np.argsort(-scores, kind="stable")
    right, chosen = np.cumsum((each * is_accepted)[order]), np.cumsum(each[order])
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    gained = np.diff(right[ends], prepend=0.0)
    return float((gained * right[ends] / chosen[ends]).sum() / right[-1])


def average_precision_interval(
    scores: NDArray[np.floating],
    is_accepted: NDArray[np.bool_],
    weights: NDArray[np.float64],
    groups: NDArray[np.int64],
    *,
    seed: int = 0,
) -> Estimate:
    """Estimate the average precision by drawing groups of decisions again and again (bootstrap, Efron 1979).

    Parameters
    ----------
    scores, is_accepted, weights : ndarray
        See `average_precision`.
    groups : ndarray
        ``(N,)``; decisions of one group are drawn together, since they are not independent.
    seed : int
        Of the draws.

    Returns
    -------
    Estimate
        NaN throughout where none was accepted or all were.
    """
    value = average_precision(scores, is_accepted, weights)
    _ids, which = np.unique(groups, return_inverse=True)
    draws = np.random.default_rng(seed)
    found = []
    for _sample in range(0 if np.isnan(value) else _N_SAMPLES):
        times = np.bincount(draws.integers(0, which.max() + 1, which.max() + 1), minlength=which.max() + 1)[which]
        kept = times > 0
        drawn = average_precision(scores[kept], is_accepted[kept], (weights * times)[kept])
        if not np.isnan(drawn):
            found.append(drawn)
    if not found:
        return Estimate(value, float("nan"), float("nan"))
    low, high = np.quantile(found, [(1 - _COVERED) / 2, (1 + _COVERED) / 2])
    return Estimate(value, float(low), float(high))
