"""Average precision, in three definitions that differ on ties and in their shape, and its bootstrap interval.

- `Ties.TOGETHER`: the mean over all positives of the precision at their score; equal scores are one step of the
  ranking, so the order of the examples does not matter. This is scikit-learn's definition, and the one of this program.
- `Ties.SHUFFLED`: the mean over all positives of the precision at their rank; equal scores come in a random order that
  is always the same. This is what the starter code of YouTube-8M does.
- `interpolated`: the area under the largest precision at this recall or a higher one, the definition of PASCAL VOC 2011
  and ActivityNet. It is never lower than the others.
"""

import enum
import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.predictions import check_pair

_N_DRAWS = 1000
_N_AT_ONCE = 2**22
"""Numbers in the largest array of a bootstrap, 32 MB: what bounds its memory."""
COVERED = 0.95
"""Share of the draws that an interval covers."""


class Ties(enum.Enum):
    """In which order examples of equal score are ranked."""

    TOGETHER = "together"
    SHUFFLED = "shuffled"


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values a figure would lie if other examples had been drawn; NaN where nothing can be said.

    Attributes
    ----------
    low, high : float
        Quantiles of the bootstrap that leave out `1 - COVERED`.
    """

    low: float
    high: float


NO_INTERVAL = Interval(float("nan"), float("nan"))


def average_precision(
    scores: ArrayLike, is_positive: ArrayLike, *, n_positive: int | None = None, ties: Ties = Ties.TOGETHER
) -> float:
    """Return the average precision of a ranking, not interpolated.

    Parameters
    ----------
    scores : array_like
        ``(N,)``, finite.
    is_positive : array_like
        ``(N,)`` bool.
    n_positive : int or None
        Number of positives, including those that were not ranked at all; None if all of them were.
    ties : Ties
        See the module.

    Returns
    -------
    float
        0 to 1; NaN without positives.

    Raises
    ------
    ValueError
        If the arrays do not fit, or there are more positives than ``n_positive``.
    """
    values, truth = check_pair(scores, is_positive) if np.size(scores) else (np.zeros(0), np.zeros(0, np.bool_))
    n_wanted = int(truth.sum()) if n_positive is None else n_positive
    if n_wanted < truth.sum():
        raise ValueError(f"{truth.sum()} positives were ranked, but there are only {n_wanted}")
    if not n_wanted:
        return float("nan")
    if not len(values):
        return 0.0
    if ties is Ties.SHUFFLED:
        # The starter code seeds the module's generator with 0; the order is that of CPython's `random.sample`.
        order = random.Random(0).sample(range(len(values)), len(values))
        values, truth = values[order], truth[order]
    ranked = np.argsort(-values, kind="stable")
    found = np.cumsum(truth[ranked])
    if ties is Ties.SHUFFLED:
        precision = found / np.arange(1, len(ranked) + 1)
        return float(precision[truth[ranked]].sum() / n_wanted)
    ends = _ends_of_ties(values[ranked])
    return float((np.diff(found[ends], prepend=0) * found[ends] / (ends + 1)).sum() / n_wanted)


def interpolated(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> float:
    """Return the interpolated average precision (PASCAL VOC 2011, ActivityNet).

    Parameters
    ----------
    precision, recall : ndarray
        ``(N,)``, in the order of the ranking, so that recall does not fall.

    Returns
    -------
    float
        0 to 1; 0 where nothing was ranked.
    """
    highest = np.maximum.accumulate(precision[::-1])[::-1]
    return float((np.diff(recall, prepend=0.0) * highest).sum())


def bootstrap_interval(
    scores: ArrayLike, is_positive: ArrayLike, *, groups: ArrayLike | None = None, seed: int = 0
) -> Interval:
    """Return the interval of `average_precision` with ties together, by resampling groups of examples (Efron 1979).

    Parameters
    ----------
    scores, is_positive : array_like
        ``(N,)``.
    groups : array_like or None
        ``(N,)`` int; examples of one group are drawn together. None: each for itself.
    seed : int
        Seed of the draws; the same seed gives the same interval.

    Returns
    -------
    Interval
        NaN throughout without positives or without negatives, and where all positives are in one group.

    Raises
    ------
    ValueError
        If the arrays do not fit.
    """
    values, truth = check_pair(scores, is_positive)
    each = np.arange(len(values)) if groups is None else np.asarray(groups)
    _ids, which = np.unique(each, return_inverse=True)
    if truth.all() or len(np.unique(which[truth])) < 2:
        return NO_INTERVAL
    order = np.argsort(-values, kind="stable")
    truth, which, ends = truth[order], which[order], _ends_of_ties(values[order])
    draws, n_groups = np.random.default_rng(seed), int(which.max()) + 1
    found: list[NDArray[np.float64]] = []
    n_each = max(1, _N_AT_ONCE // len(truth))
    for first in range(0, _N_DRAWS, n_each):
        times = draws.multinomial(n_groups, np.full(n_groups, 1 / n_groups), size=min(n_each, _N_DRAWS - first))
        found.append(_weighted(times[:, which].astype(np.float64), truth, ends))
    kept = np.concatenate(found)
    kept = kept[~np.isnan(kept)]  # draws without any positive
    low, high = np.quantile(kept, [(1 - COVERED) / 2, (1 + COVERED) / 2])
    return Interval(float(low), float(high))


def _weighted(weights: NDArray[np.float64], truth: NDArray[np.bool_], ends: NDArray[np.int64]) -> NDArray[np.float64]:
    # The average precision of each draw: (B, N) weights of the ranked examples, with ties together.
    right, chosen = np.cumsum(weights * truth, axis=1), np.cumsum(weights, axis=1)
    gained = np.diff(right[:, ends], axis=1, prepend=0.0)
    share = np.divide(right[:, ends], chosen[:, ends], out=np.zeros_like(gained), where=chosen[:, ends] > 0)
    n_positive = right[:, -1]
    total = (gained * share).sum(axis=1)
    return np.divide(total, n_positive, out=np.full_like(total, np.nan), where=n_positive > 0)


def _ends_of_ties(ranked: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
