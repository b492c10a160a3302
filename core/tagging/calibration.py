"""From which chance on a tag is suggested: chosen for the undecided videos, by what their scores say themselves."""

import enum

import numpy as np
from numpy.typing import NDArray

_HIGHEST = 0.7
_LEAST_LEFT = 1.0
_LEAST_SHOWN = 0.1


class Aim(enum.StrEnum):
    """What a threshold is chosen for."""

    BALANCED = "balanced"
    PRECISE = "precise"
    FIND_ALL = "find_all"

    @property
    def beta(self) -> float:
        """Of the F-measure that is to be as high as possible: how many times as much finding counts as being right."""
        return {"balanced": 0.5, "precise": 0.25, "find_all": 1.0}[self.value]

    @property
    def lowest(self) -> float:
        """The lowest threshold: below, so little of what is suggested is right that it would be a flood."""
        return {"balanced": 1 / 3, "precise": 1 / 2, "find_all": 0.15}[self.value]


def threshold(chances: NDArray[np.float64], *, aim: Aim) -> float:
    """Choose from which chance on a tag is suggested.

    The expected F-measure is highest at a threshold of its own value over ``1 + beta**2`` (Lipton et al. 2014).

    Parameters
    ----------
    chances : ndarray
        ``(U,)``, calibrated, of the undecided videos.
    aim : Aim
        What for.

    Returns
    -------
    float
        Between `Aim.lowest` and 0.7; lower only where some are probably left and none reaches it: then at the
        likeliest one, so that a tag is not silent while it hopes to find something.
    """
    ranked = np.sort(np.asarray(chances, np.float64))[::-1]
    if not len(ranked):
        return aim.lowest
    left, square = float(ranked.sum()), aim.beta**2
    found = np.cumsum(ranked)
    best = float(((1 + square) * found / (square * left + np.arange(1, len(ranked) + 1))).max())
    chosen = float(np.clip(best / (1 + square), aim.lowest, _HIGHEST))
    if left >= _LEAST_LEFT and _LEAST_SHOWN <= ranked[0] < chosen:
        # A little below: scores are kept in single precision.
        return float(ranked[0]) * (1 - 1e-6)
    return chosen


def quality(
    probabilities: NDArray[np.float64], is_accepted: NDArray[np.bool_], weights: NDArray[np.float64], *, at: float
) -> tuple[float, float]:
    """Say how good a threshold is on decisions held out.

    Parameters
    ----------
    probabilities, is_accepted, weights : ndarray
        See `threshold`.
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
