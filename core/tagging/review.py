"""What to ask next about a tag, and which answers to look at again.

Typical examples come first, uncertain ones later. A page never has many of a kind or two moments of one video, and
includes a few random ones, since interesting examples alone tell nothing about the library as a whole.
"""

import enum

import numpy as np
from numpy.typing import NDArray

from core.tagging.moment_table import N_CHANGE

RANDOM_SHARE = 0.05
_TYPICAL_UNTIL = 20
"""From this many accepted examples, only uncertainty counts (the switch of TypiClust, Hacohen et al. 2022)."""
_N_CONSIDERED = 400
_N_NEIGHBOURS = 10
_DIVERSITY = 0.4
"""Weight of being unlike what is already on the page (maximal marginal relevance, Carbonell 1998)."""


class Mode(enum.StrEnum):
    """The kind of page."""

    MIXED = "mixed"
    UNSURE = "unsure"
    CONFIDENT = "confident"
    RANDOM = "random"


def choose(
    probabilities: NDArray[np.floating],
    features: NDArray[np.float32],
    groups: NDArray[np.int64],
    *,
    n_wanted: int,
    n_accepted: int,
    threshold: float,
    mode: Mode = Mode.MIXED,
    seed: int = 0,
) -> list[int]:
    """Choose a page of questions.

    Parameters
    ----------
    probabilities : ndarray
        ``(N,)``, calibrated, of undecided moments or videos.
    features : ndarray
        ``(N, D + N_CHANGE)``, of the same.
    groups : ndarray
        ``(N,)``, the video of each; at most one per video is chosen.
    n_wanted : int
        The most questions.
    n_accepted : int
        Number of accepted examples of the tag.
    threshold : float
        Of the tag.
    mode : Mode
        The kind of page.
    seed : int
        Seed of the random ones.

    Returns
    -------
    list of int
        Places, in the order to ask in; fewer where there are no more videos.
    """
    draws = np.random.default_rng(seed)
    shuffled = draws.permutation(len(probabilities))
    if mode is Mode.RANDOM:
        return _one_each(shuffled, groups, n_wanted)
    n_random = round(RANDOM_SHARE * n_wanted) if mode is Mode.MIXED else 0
    worth = _worth(probabilities, features, n_accepted=n_accepted, threshold=threshold, mode=mode)
    page = _diverse(worth, features, groups, n_wanted - n_random)
    taken = set(groups[page].tolist())
    rest = [place for place in shuffled.tolist() if groups[place] not in taken]
    return page + _one_each(np.array(rest, np.int64), groups, n_wanted - len(page))


def probably_wrong(held: NDArray[np.floating], is_accepted: NDArray[np.bool_], *, least_per_kind: int = 5) -> list[int]:
    """Return decisions that rows not fitted to them contradict (confident learning, Northcutt et al. 2021).

    Parameters
    ----------
    held : ndarray
        ``(N,)``, calibrated probabilities from `hold_out`; NaN where there is none.
    is_accepted : ndarray
        ``(N,)`` bool.
    least_per_kind : int
        Accepted and rejected decisions that it takes; with fewer, none is returned.

    Returns
    -------
    list of int
        Places, the most doubtful first.
    """
    known = ~np.isnan(held)
    accepted, rejected = known & is_accepted, known & ~is_accepted
    if min(accepted.sum(), rejected.sum()) < least_per_kind:
        return []
    # A decision is doubtful if it scores beyond the mean of the other kind.
    high, low = float(held[accepted].mean()), float(held[rejected].mean())
    doubt = np.where(is_accepted, low - held, held - high)
    doubtful = np.flatnonzero(known & (doubt > 0))
    return doubtful[np.argsort(-doubt[doubtful], kind="stable")].tolist()


def _worth(
    probabilities: NDArray[np.floating],
    features: NDArray[np.float32],
    *,
    n_accepted: int,
    threshold: float,
    mode: Mode,
) -> NDArray[np.float64]:
    chance = np.asarray(probabilities, np.float64)
    if mode is Mode.CONFIDENT:
        return chance
    # 1 at the threshold, 0 at certainty of either kind.
    unsure = 1 - np.where(chance < threshold, (threshold - chance) / threshold, (chance - threshold) / (1 - threshold))
    if mode is Mode.UNSURE:
        return unsure
    typical_share = max(0.0, 1 - n_accepted / _TYPICAL_UNTIL)
    return typical_share * _typicality(chance, features) + (1 - typical_share) * unsure


def _typicality(chance: NDArray[np.float64], features: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return how close likely examples are to other likely ones, ``(N,)``; 0 for all but the most likely."""
    out = np.zeros(len(chance))
    if not len(chance):
        return out
    best = np.argsort(-chance, kind="stable")[:_N_CONSIDERED]
    unit = _unit(features[best])
    likeness = np.sort(unit @ unit.T, axis=1)[:, ::-1]
    dense = likeness[:, 1 : 1 + _N_NEIGHBOURS].mean(axis=1) if len(best) > 1 else np.ones(len(best))
    out[best] = chance[best] / max(float(chance[best].max()), 1e-9) * (0.5 + 0.5 * np.clip(dense, 0, 1))
    return out


def _diverse(
    worth: NDArray[np.float64], features: NDArray[np.float32], groups: NDArray[np.int64], n_wanted: int
) -> list[int]:
    order = _one_each(np.argsort(-worth, kind="stable"), groups, _N_CONSIDERED)
    unit = _unit(features[order])
    nearest = np.zeros(len(order))
    value, page = worth[order].copy(), []
    for _place in range(min(n_wanted, len(order))):
        chosen = int(np.argmax(value - _DIVERSITY * np.clip(nearest, 0, 1)))
        page.append(order[chosen])
        nearest = np.maximum(nearest, unit @ unit[chosen])
        value[chosen] = -np.inf
    return page


def _one_each(order: NDArray[np.int64], groups: NDArray[np.int64], n_wanted: int) -> list[int]:
    _ids, first = np.unique(groups[order], return_index=True)
    return order[np.sort(first)][: max(n_wanted, 0)].tolist()


def _unit(features: NDArray[np.float32]) -> NDArray[np.float32]:
    looks = features[:, :-N_CHANGE]
    return looks / np.maximum(np.linalg.norm(looks, axis=1, keepdims=True), 1e-6)
