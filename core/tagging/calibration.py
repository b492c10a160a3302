"""What a score means, and from which on a tag is suggested: both from decisions that were held out in turn.

Both are pulled towards what holds for all tags while decisions are few: ``n`` decisions count against the prior's ten,
as in ``theta = (n * own + 10 * general) / (n + 10)`` (James-Stein's idea; design, section 7).
"""

import enum

import numpy as np
from numpy.typing import NDArray

from core.tagging.tag_row import UNSEEN, Calibration, sigmoid

PRIOR_DECISIONS = 10.0
_PRIOR_DEVIATION = (0.35, 0.7)
"""How far slope and bias of a tag lie from the general ones."""
_LEAST_SLOPE = 0.1


class Aim(enum.StrEnum):
    """What a threshold is chosen for."""

    BALANCED = "balanced"
    PRECISE = "precise"
    FIND_ALL = "find_all"

    @property
    def beta(self) -> float:
        """Of the F-measure that is to be as high as possible: how many times as much finding counts as being right."""
        return {"balanced": 1.0, "precise": 0.5, "find_all": 2.0}[self.value]

    @property
    def general(self) -> float:
        """The threshold where nothing is known of a tag."""
        return {"balanced": 0.5, "precise": 0.7, "find_all": 0.3}[self.value]


def calibrate(
    standard: NDArray[np.float64],
    is_accepted: NDArray[np.bool_],
    weights: NDArray[np.float64],
    *,
    general: Calibration = UNSEEN,
) -> Calibration:
    """Fit slope and bias (Platt 1999) around the general ones.

    Parameters
    ----------
    standard : ndarray
        ``(N,)``, standard scores of decisions that the row had not seen.
    is_accepted : ndarray
        ``(N,)`` bool.
    weights : ndarray
        ``(N,)``.
    general : Calibration
        What holds for all tags.

    Returns
    -------
    Calibration
        The general one where there is nothing to learn from.
    """
    theta = np.array([general.slope, general.bias])
    design = np.stack([np.asarray(standard, np.float64), np.ones(len(standard))], axis=1)
    precision, start = np.diag(1 / np.square(_PRIOR_DEVIATION)), theta
    for _step in range(50):
        chance = sigmoid(design @ theta)
        slope = design.T @ (weights * (chance - is_accepted)) + precision @ (theta - start)
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + precision
        step = np.linalg.solve(curve, slope)
        theta = theta - np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < 1e-9:
            break
    return Calibration(max(float(theta[0]), _LEAST_SLOPE), float(theta[1]))


def threshold(
    probabilities: NDArray[np.float64],
    is_accepted: NDArray[np.bool_],
    weights: NDArray[np.float64],
    *,
    aim: Aim,
) -> float:
    """Choose from which probability on a tag is suggested.

    Parameters
    ----------
    probabilities : ndarray
        ``(N,)``, calibrated, of decisions that the row had not seen.
    is_accepted : ndarray
        ``(N,)`` bool.
    weights : ndarray
        ``(N,)``.
    aim : Aim
        What for.

    Returns
    -------
    float
        In (0, 1).
    """
    n_accepted = float(weights[is_accepted].sum())
    if n_accepted == 0:
        return aim.general
    own = _best(probabilities, is_accepted, weights, beta=aim.beta)
    return (n_accepted * own + PRIOR_DECISIONS * aim.general) / (n_accepted + PRIOR_DECISIONS)


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


def _best(
    probabilities: NDArray[np.float64], is_accepted: NDArray[np.bool_], weights: NDArray[np.float64], *, beta: float
) -> float:
    """Find the cut with the highest F-measure; between two decisions, in the middle."""
    order = np.argsort(-probabilities, kind="stable")
    ranked, right = probabilities[order], np.cumsum((weights * is_accepted)[order])
    chosen, square = np.cumsum(weights[order]), beta**2
    measure = (1 + square) * right / (square * right[-1] + chosen)
    # A cut can only lie where the probability changes.
    measure[:-1][ranked[:-1] == ranked[1:]] = -1.0
    place = int(measure.argmax())
    below = ranked[place + 1] if place + 1 < len(ranked) else 0.0
    return float(np.clip((ranked[place] + below) / 2, 0.02, 0.98))
