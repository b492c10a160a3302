"""From which score a tag is suggested, and how good a ranking is.

Thresholds are chosen for the undecided videos, from their scores alone; measures come with intervals.
"""

import enum
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_HIGHEST = 0.7
_LEAST_LEFT = 1.0
_LEAST_SHOWN = 0.1


_N_SAMPLES = 400
_COVERED = 0.9


class Aim(enum.StrEnum):
    """What a threshold is chosen for."""

    BALANCED = "balanced"
    PRECISE = "precise"
    FIND_ALL = "find_all"

    @property
    def beta(self) -> float:
        """Weight of recall against precision in the F-measure that is maximised."""
        return {"balanced": 0.5, "precise": 0.25, "find_all": 1.0}[self.value]

    @property
    def lowest(self) -> float:
        """The lowest threshold; below it, too many suggestions would be wrong."""
        return {"balanced": 1 / 3, "precise": 1 / 2, "find_all": 0.15}[self.value]


def threshold(chances: NDArray[np.float64], *, aim: Aim) -> float:
    """Choose the threshold of a tag.

    The expected F-measure is highest at a threshold of its own value over ``1 + beta**2`` (Lipton et al. 2014).

    Parameters
    ----------
    chances : ndarray
        ``(U,)``, calibrated scores of the undecided videos.
    aim : Aim
        What the threshold is for.

    Returns
    -------
    float
        Between `Aim.lowest` and 0.7. It is lower only if some videos are probably left and none reaches it: then it is
        the score of the most likely one, so that the tag is not silent.
    """
    ranked = np.sort(np.asarray(chances, np.float64))[::-1]
    if not len(ranked):
        return aim.lowest
    left, square = float(ranked.sum()), aim.beta**2
    found = np.cumsum(ranked)
    best = float(((1 + square) * found / (square * left + np.arange(1, len(ranked) + 1))).max())
    chosen = float(np.clip(best / (1 + square), aim.lowest, _HIGHEST))
    if left >= _LEAST_LEFT and _LEAST_SHOWN <= ranked[0] < chosen:
        # A little lower, since scores are kept in single precision.
        return float(ranked[0]) * (1 - 1e-6)
    return chosen


def quality(
    probabilities: NDArray[np.float64], is_accepted: NDArray[np.bool_], weights: NDArray[np.float64], *, at: float
) -> tuple[float, float]:
    """Return precision and recall of a threshold on held-out decisions.

    Parameters
    ----------
    probabilities, is_accepted, weights : ndarray
        ``(N,)``.
    at : float
        The threshold.

    Returns
    -------
    precision, recall : float
        NaN where nothing is suggested, or nothing was accepted.
    """
    chosen = probabilities >= at
    right = float(weights[chosen & is_accepted].sum())
    n_chosen, n_accepted = float(weights[chosen].sum()), float(weights[is_accepted].sum())
    return right / n_chosen if n_chosen else float("nan"), right / n_accepted if n_accepted else float("nan")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 90 % interval.

    Attributes
    ----------
    value, low, high : float
        NaN where nothing can be said.
    """

    value: float
    low: float
    high: float


def average_precision(
    scores: NDArray[np.floating], is_accepted: NDArray[np.bool_], weights: NDArray[np.float64] | None = None
) -> float:
    """Return the mean of the precision at each accepted example, best first; ties count as one step.

    Parameters
    ----------
    scores : ndarray
        ``(N,)``.
    is_accepted : ndarray
        ``(N,)`` bool.
    weights : ndarray or None
        ``(N,)``; None for equal weights.

    Returns
    -------
    float
        0 to 1; NaN where none or all were accepted.
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
    """Estimate the average precision by resampling groups of decisions (bootstrap, Efron 1979).

    Parameters
    ----------
    scores, is_accepted, weights : ndarray
        See `average_precision`.
    groups : ndarray
        ``(N,)``; decisions of one group are drawn together, since they are not independent.
    seed : int
        Seed of the draws.

    Returns
    -------
    Estimate
        NaN throughout where none or all were accepted.
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
