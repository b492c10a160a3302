"""Logistic regression around a prior, by Newton's method with bounded steps: small, exact and reproducible.

It is solved over examples while there are fewer of them than features, otherwise over features, so that one correction
among a thousand decisions still takes hundredths of a second.
"""

import numpy as np
from numpy.typing import NDArray

from core.tagging.tag_classifier import sigmoid

_MOST_STEPS = 100
_CLOSE_ENOUGH = 1e-7
_LEAST_CURVATURE = 1e-6
_SAME, _LEAST = 1e-12, 1e-6
"""Rounding error of the loss, and the shortest step as a share of a whole one."""
_WIDE, _TINY = 10.0, 1e-6


def solve(
    features: NDArray[np.float64],
    is_accepted: NDArray[np.bool_] | NDArray[np.float64],
    weights: NDArray[np.float64],
    *,
    offsets: NDArray[np.float64],
    deviations: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Minimise the weighted cross-entropy plus ``sum((theta / deviations)**2) / 2``.

    Parameters
    ----------
    features : ndarray
        ``(N, F)``.
    is_accepted : ndarray
        ``(N,)`` bool; or target probabilities, 0 to 1.
    weights : ndarray
        ``(N,)``, of the examples.
    offsets : ndarray
        ``(N,)``, logits before anything is learned.
    deviations : ndarray
        ``(F,)``, prior standard deviation of each weight.

    Returns
    -------
    ndarray
        ``(F,)``, the most likely weights ``theta``; zero without examples.
    """
    scaled = features * deviations
    n_examples, n_features = scaled.shape
    over_examples = n_examples <= n_features
    kernel = scaled @ scaled.T if over_examples else None
    theta, logits = np.zeros(n_features), offsets.astype(np.float64)
    loss = _loss(theta, logits, is_accepted, weights)
    for _step in range(_MOST_STEPS):
        chance = sigmoid(logits)
        curvature = np.maximum(weights * chance * (1 - chance), _LEAST_CURVATURE)
        wanted = logits - offsets + weights * (is_accepted - chance) / curvature
        if kernel is not None:
            target = scaled.T @ np.linalg.solve(kernel + np.diag(1 / curvature), wanted)
        else:
            inner = (scaled * curvature[:, None]).T @ scaled
            inner[np.diag_indices(n_features)] += 1.0
            target = np.linalg.solve(inner, scaled.T @ (curvature * wanted))
        before, moved, reach = theta, logits, 1.0
        theta, logits = target, offsets + scaled @ target
        # Far from the minimum a whole step may overshoot; halving it often enough always helps.
        while (found := _loss(theta, logits, is_accepted, weights)) > loss + _SAME * (1 + abs(loss)) and reach > _LEAST:
            reach /= 2
            theta = before + reach * (target - before)
            logits = offsets + scaled @ theta
        loss = found
        if np.abs(logits - moved).max(initial=0.0) < _CLOSE_ENOUGH:
            break
    return theta * deviations


def _loss(
    theta: NDArray[np.floating],
    logits: NDArray[np.floating],
    is_accepted: NDArray[np.bool_] | NDArray[np.float64],
    weights: NDArray[np.float64],
) -> float:
    return float(weights @ (np.logaddexp(0.0, logits) - is_accepted * logits) + theta @ theta / 2)


def losses(
    standard: NDArray[np.float64], is_accepted: NDArray[np.bool_], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the weighted cross-entropy of each example, ``(N,)``, under the best curve over all scores (Platt 1999).

    Parameters
    ----------
    standard : ndarray
        ``(N,)``, scores.
    is_accepted : ndarray
        ``(N,)`` bool.
    weights : ndarray
        ``(N,)``.
    """
    design = np.stack([standard, np.ones(len(standard))], axis=1)
    nothing, wide = np.zeros(len(standard)), np.full(2, _WIDE)
    theta = solve(design, is_accepted, weights, offsets=nothing, deviations=wide)
    chance = np.clip(sigmoid(design @ theta), _TINY, 1 - _TINY)
    return -weights * np.log(np.where(is_accepted, chance, 1 - chance))
