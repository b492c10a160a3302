"""What a score means for undecided videos: the chance that the tag fits, and how many such videos are left.

People do not decide about videos at random: they look at the likely ones, at look-alikes, or only accept, so held-out
decisions alone are too optimistic. Three things are fitted together, each around a prior: what a standard score means,
how the chance to be decided grows with it, and how much sooner a video that fits is decided than one that does not (the
selection model of Heckman 1979, with logistic curves). Undecided videos count in full: that nobody decided about them
is evidence, too. The result is averaged over all plausible parameters (Laplace's approximation), so that few decisions
give moderate chances.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging import logistic
from core.tagging.tag_classifier import Calibration, sigmoid

_SLOPE, _SLOPE_DEVIATION = 1.6, 0.7
_LARGEST_SHARE = 0.5
_LOOKING_DEVIATION = 2.0
"""Prior standard deviation of the slope of the chance to be decided, over standard scores."""
_FAVOUR_DEVIATION = 4.0
"""Prior standard deviation, as a logit, of how much sooner a video that fits is decided, without rejections."""
_EVEN_HANDED_FROM = 10.0
"""At this many rejections it is half of that: people who reject much go through what comes and do not pick what fits.
"""
_MOST_SINGLE, _N_BINS = 100, 200
_STARTS = (0.2, 3.0)
_BOUNDS = ((0.1, 6.0), (-14.0, 4.0), (-16.0, 10.0), (-2.0, 8.0), (0.0, 9.0))
_STEP = 1e-4
_LEAST_CURVATURE = 0.02
_NEAR_DEVIATIONS = 1 / np.sqrt([1e-3, 1e-9])
"""Prior standard deviations of slope and bias, for when the chances hardly determine them."""
_NODES, _SHARES = np.polynomial.hermite_e.hermegauss(9)
_SHARES = _SHARES / _SHARES.sum()


@dataclass(frozen=True, slots=True)
class FittedCalibration:
    """What the scores of one tag mean.

    Attributes
    ----------
    calibration : Calibration
        From standard scores to chances, for undecided videos.
    doubt : float
        Standard deviation of the logarithm of how many of them the tag fits.
    """

    calibration: Calibration
    doubt: float


def prior(n_videos: int) -> Calibration:
    """Return what a score means before anything is known of a library of this many videos.

    A tag may fit one video, or half of them; this is the middle, and `without_decisions` averages over the rest.
    """
    middle, _deviation = _share_prior(n_videos)
    return Calibration(_SLOPE, middle - _SLOPE**2 / 2)


def without_decisions(general: Calibration, n_videos: int) -> FittedCalibration:
    """Return what a score means for a tag without decisions.

    Parameters
    ----------
    general : Calibration
        What holds for all tags.
    n_videos : int
        Number of videos in the library.
    """
    _middle, deviation = _share_prior(n_videos)
    center = np.array([general.slope, _share_logit(general)])
    spread = np.diag(np.square([_SLOPE_DEVIATION, deviation]))
    standard = np.linspace(-3, 4, 141)
    return _averaged(center, spread, standard, np.exp(-np.square(standard) / 2), np.zeros(len(standard)))


def from_rejections(general: Calibration, n_videos: int, n_rejected: float, *, slope: float) -> FittedCalibration:
    """Return what a score means with only rejections, no words and no example: rare, and rarer with each rejection.

    Parameters
    ----------
    general : Calibration
        What holds for all tags.
    n_videos : int
        Number of videos in the library.
    n_rejected : float
        Weight of the rejections.
    slope : float
        Logits of the fit itself per standard deviation of the score.
    """
    middle, deviation = _share_logit(general), _share_prior(n_videos)[1]
    logits = middle + deviation * np.linspace(-3, 3, 121)
    weights = np.exp(-np.square((logits - middle) / deviation) / 2) * (1 - sigmoid(logits)) ** n_rejected
    weights /= weights.sum()
    share = float(weights @ sigmoid(logits))
    doubt = np.sqrt(max(float(weights @ np.square(sigmoid(logits))) / share**2 - 1, 0.0))
    slope = min(slope, general.slope)
    found = Calibration(slope, float(np.log(share / (1 - share))) - slope**2 / 2)
    return FittedCalibration(found, float(doubt))


def calibrate(
    standard: NDArray[np.float64],
    is_accepted: NDArray[np.bool_],
    weights: NDArray[np.float64],
    undecided: NDArray[np.float64],
    *,
    general: Calibration,
) -> FittedCalibration:
    """Learn what a score means; without decisions, return that of `without_decisions`.

    Parameters
    ----------
    standard : ndarray
        ``(N,)``, cross-validated standard scores of decisions.
    is_accepted : ndarray
        ``(N,)`` bool.
    weights : ndarray
        ``(N,)``.
    undecided : ndarray
        ``(U,)``, scores of the undecided videos, by rows not fitted to them either.
    general : Calibration
        What holds for all tags.
    """
    n_videos = len(standard) + len(undecided)
    if not len(standard):
        return without_decisions(general, n_videos)
    # Takes half a second to import, which the start of the worker need not wait for.
    from scipy.optimize import minimize

    model = _Model(standard, is_accepted, weights, *_binned(undecided), general=general)
    start = np.array([general.slope, _share_logit(general), np.log(len(standard) / max(len(undecided), 1)), 0.3, 0.0])
    found = min(
        (minimize(model.loss, [*start[:4], favour], jac=True, method="L-BFGS-B", bounds=_BOUNDS) for favour in _STARTS),
        key=lambda one: float(one.fun),
    )
    theta = np.asarray(found.x)
    spread = model.spread(theta)
    points, shares = model.undecided, model.shares
    if not len(points):
        points, shares = standard, weights
    chosen = theta[2] + theta[3] * points
    passed_over = _log_sigmoid(-(chosen + theta[4])) - _log_sigmoid(-chosen)
    return _averaged(theta[:2], spread, points, shares, passed_over)


class _Model:
    """Negative log-probability of slope, share and selection, with its gradient."""

    def __init__(
        self,
        standard: NDArray[np.float64],
        is_accepted: NDArray[np.bool_],
        weights: NDArray[np.float64],
        undecided: NDArray[np.float64],
        shares: NDArray[np.float64],
        *,
        general: Calibration,
    ) -> None:
        self.standard, self.is_accepted, self.weights = standard, is_accepted.astype(np.float64), weights
        self.undecided, self.shares = undecided, shares
        deviation = _share_prior(len(standard) + int(shares.sum()))[1]
        favour = _FAVOUR_DEVIATION / (1 + float(weights[~is_accepted].sum()) / _EVEN_HANDED_FROM)
        self._center = np.array([general.slope, _share_logit(general), 0.0, 0.0, 0.0])
        deviations = np.array([_SLOPE_DEVIATION, deviation, np.inf, _LOOKING_DEVIATION, favour])
        self._precision = 1 / np.square(deviations)

    def loss(self, theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        slope, share, looking_at, looking, favour = theta
        bias = share - slope**2 / 2
        apart = theta - self._center
        loss = float(self._precision @ np.square(apart)) / 2
        gradient = self._precision * apart

        def add(standard: NDArray, by_logit: NDArray, by_chosen: NDArray, by_favour: NDArray) -> None:
            # The bias follows the slope, so that the share stays the same.
            gradient[:] += [
                by_logit @ (standard - slope),
                by_logit.sum(),
                by_chosen.sum(),
                by_chosen @ standard,
                by_favour.sum(),
            ]

        logit = slope * self.standard + bias
        chosen = looking_at + looking * self.standard + favour * self.is_accepted
        fits = _log_sigmoid(np.where(self.is_accepted > 0, logit, -logit))
        loss -= float(self.weights @ (fits + _log_sigmoid(chosen)))
        left_over = -self.weights * sigmoid(-chosen)
        add(self.standard, self.weights * (sigmoid(logit) - self.is_accepted), left_over, left_over * self.is_accepted)

        logit = slope * self.undecided + bias
        chosen = looking_at + looking * self.undecided
        if_fits = _log_sigmoid(logit) + _log_sigmoid(-(chosen + favour))
        if_not = _log_sigmoid(-logit) + _log_sigmoid(-chosen)
        loss -= float(self.shares @ np.logaddexp(if_fits, if_not))
        chance = sigmoid(if_fits - if_not)
        by_fitting, by_other = chance * sigmoid(chosen + favour), (1 - chance) * sigmoid(chosen)
        add(
            self.undecided,
            self.shares * (sigmoid(logit) - chance),
            self.shares * (by_fitting + by_other),
            self.shares * by_fitting,
        )
        return loss, gradient

    def spread(self, theta: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the covariance of slope and share around the most likely values, ``(2, 2)``."""
        free = [place for place in range(5) if place < 4 or theta[4] > _STEP]
        steps = np.eye(5) * _STEP
        curvature = np.array([
            (self.loss(theta + steps[place])[1] - self.loss(theta - steps[place])[1])[free] / (2 * _STEP)
            for place in free
        ])
        values, vectors = np.linalg.eigh((curvature + curvature.T) / 2)
        return ((vectors / np.maximum(values, _LEAST_CURVATURE)) @ vectors.T)[:2, :2]


def _averaged(
    center: NDArray[np.float64],
    spread: NDArray[np.float64],
    standard: NDArray[np.float64],
    shares: NDArray[np.float64],
    offsets: NDArray[np.float64],
) -> FittedCalibration:
    """Average the chances over plausible slopes and shares, and return the nearest logistic curve."""
    slope, share = center
    by_theta = np.stack([standard - slope, np.ones(len(standard))], axis=1)
    deviations = np.sqrt(np.maximum(np.einsum("ni,ij,nj->n", by_theta, spread, by_theta), 0.0))
    logits = slope * standard + share - slope**2 / 2 + offsets
    chance = sigmoid(logits[:, None] + deviations[:, None] * _NODES) @ _SHARES
    total = float(shares @ chance)
    grows = (by_theta * (shares * chance * (1 - chance))[:, None]).sum(axis=0) / max(total, 1e-12)
    doubt = float(np.sqrt(max(grows @ spread @ grows, 0.0)))
    return FittedCalibration(_nearest(standard, chance, shares, Calibration(slope, share - slope**2 / 2)), doubt)


def _nearest(
    standard: NDArray[np.float64], chance: NDArray[np.float64], shares: NDArray[np.float64], start: Calibration
) -> Calibration:
    """Fit a logistic curve to chances, keeping their sum."""
    design, begin = np.stack([standard, np.ones(len(standard))], axis=1), np.array([start.slope, start.bias])
    apart = logistic.solve(design, chance, shares, offsets=design @ begin, deviations=_NEAR_DEVIATIONS)
    slope, bias = begin + apart
    return Calibration(max(float(slope), 0.05), float(bias))


def _share_prior(n_videos: int) -> tuple[float, float]:
    """Return mean and deviation of the logit of the share that a tag fits: evenly spread over orders of magnitude."""
    least = 1 / max(n_videos, 4)
    middle = np.sqrt(least * _LARGEST_SHARE)
    return float(np.log(middle / (1 - middle))), float(np.log(_LARGEST_SHARE / least) / np.sqrt(12))


def _share_logit(meaning: Calibration) -> float:
    """Return the logit of the share that a calibration implies, if scores are normal with equal spreads."""
    return meaning.bias + meaning.slope**2 / 2


def _binned(standard: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return fewer scores and how many each stands for: the highest one by one, the others in bins."""
    ranked = np.sort(np.asarray(standard, np.float64))[::-1]
    if len(ranked) <= _MOST_SINGLE + _N_BINS:
        return ranked, np.ones(len(ranked))
    parts = [*ranked[:_MOST_SINGLE, None], *np.array_split(ranked[_MOST_SINGLE:], _N_BINS)]
    return np.array([part.mean() for part in parts]), np.array([float(len(part)) for part in parts])


def _log_sigmoid(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return -np.logaddexp(0.0, -logits)
