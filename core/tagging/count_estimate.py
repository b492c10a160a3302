"""How many undecided videos a tag probably fits: the sum of their scores, with an interval.

The sums are kept apart from the interval, so that videos can be added and removed one by one.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NORMAL = 1.645
"""Standard deviations that contain 90 % of a normal distribution."""
_STEP = 0.5
"""Continuity correction: a count is a whole number."""


@dataclass(frozen=True, slots=True)
class CountEstimate:
    """Sums over some undecided videos under one tag.

    Attributes
    ----------
    n_open : int
        Number of videos.
    expected : float
        Sum of their calibrated scores.
    variance : float
        Variance of the number that fit, if scores are right: the sum of ``p * (1 - p)``.
    likeliest : float
        Highest score; 0 without videos.
    """

    n_open: int = 0
    expected: float = 0.0
    variance: float = 0.0
    likeliest: float = 0.0

    def plus(self, other: "CountEstimate") -> "CountEstimate":
        """Return the sums of both; they must not share a video."""
        return CountEstimate(
            self.n_open + other.n_open,
            self.expected + other.expected,
            self.variance + other.variance,
            max(self.likeliest, other.likeliest),
        )

    def minus(self, other: "CountEstimate") -> "CountEstimate | None":
        """Return the sums without some of the videos; None if the most likely one goes, as the next is not known."""
        if other.n_open > self.n_open or (other.n_open and other.likeliest >= self.likeliest):
            return None
        return CountEstimate(
            self.n_open - other.n_open,
            max(0.0, self.expected - other.expected),
            max(0.0, self.variance - other.variance),
            self.likeliest,
        )

    def interval(self, doubt: float) -> tuple[float, float]:
        """Return the 90 % interval of how many videos fit.

        Parameters
        ----------
        doubt : float
            Standard deviation of the log of the estimate: how far all scores of the tag may be off together.

        Returns
        -------
        low, high : float
            Between 0 and the number of videos.
        """
        # Two independent errors: which videos fit given right scores (Poisson-binomial), and scores that are off
        # together. So their widths add in quadrature, separately upwards and downwards.
        by_chance = _NORMAL * math.sqrt(self.variance) + _STEP
        up = self.expected * math.expm1(_NORMAL * doubt)
        down = -self.expected * math.expm1(-_NORMAL * doubt)
        low, high = self.expected - math.hypot(by_chance, down), self.expected + math.hypot(by_chance, up)
        return max(0.0, low), min(float(self.n_open), high)


def estimate_count(probabilities: NDArray[np.floating]) -> CountEstimate:
    """Add up calibrated scores of undecided videos, ``(V,)``."""
    if not len(probabilities):
        return CountEstimate()
    chance = np.asarray(probabilities, np.float64)
    return CountEstimate(len(chance), float(chance.sum()), float((chance * (1 - chance)).sum()), float(chance.max()))
