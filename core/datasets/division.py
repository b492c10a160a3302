"""Divides examples into training and test at random, with the same share of each class and no group on both sides."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """Which examples are used for training and which for the test.

    Attributes
    ----------
    train, test : ndarray
        Indices, int64, sorted; together all examples, each once.
    """

    train: NDArray[np.int64]
    test: NDArray[np.int64]


def divide(labels: ArrayLike, *, seed: int, test_share: float = 0.1, groups: ArrayLike | None = None) -> Division:
    """Divide examples of one class each.

    Groups are taken for the test in random order as long as they bring the classes nearer to their shares. A class with
    one group is only trained; every other one is on both sides, unless its groups contain other classes, too.

    Parameters
    ----------
    labels : array_like
        ``(N,)`` int from 0, class of each example.
    seed : int
        Seed of the order; the same seed gives the same division.
    test_share : float
        In (0, 1).
    groups : array_like or None
        ``(N,)`` int: examples with the same number stay together, such as clips of one film. None: each for itself.

    Raises
    ------
    ValueError
        If the arrays do not fit, or the share is not in (0, 1).
    """
    classes = np.asarray(labels, np.int64)
    each = np.arange(len(classes)) if groups is None else np.asarray(groups)
    if classes.ndim != 1 or each.shape != classes.shape or not 0 < test_share < 1:
        raise ValueError(f"labels {classes.shape}, groups {each.shape} or share {test_share} do not fit")
    _ids, which = np.unique(each, return_inverse=True)
    counts = np.zeros((which.max(initial=-1) + 1, classes.max(initial=-1) + 1), np.int64)
    np.add.at(counts, (which, classes), 1)
    chosen = _choose(counts, test_share, np.random.default_rng(seed).permutation(len(counts)))
    return Division(np.flatnonzero(~chosen[which]), np.flatnonzero(chosen[which]))


def few_of_each(labels: ArrayLike, *, n_each: int, seed: int) -> NDArray[np.int64]:
    """Return the indices of a few random examples of each class, sorted; of a smaller class all of them.

    Parameters
    ----------
    labels : array_like
        ``(N,)`` int, class of each example.
    n_each : int
        How many.
    seed : int
        With the same seed, fewer examples are always among more.
    """
    classes = np.asarray(labels, np.int64)
    order = np.random.default_rng(seed).permutation(len(classes))
    taken = [order[classes[order] == label][:n_each] for label in np.unique(classes)]
    return np.sort(np.concatenate(taken)) if taken else np.zeros(0, np.int64)


def _choose(counts: NDArray[np.int64], test_share: float, order: NDArray[np.int64]) -> NDArray[np.bool_]:
    # (G, C) examples of each group and class: which groups are for the test.
    n_groups_left, total = (counts > 0).sum(axis=0), counts.sum(axis=0)
    wanted = np.where(n_groups_left > 1, np.maximum(np.round(test_share * total), 1.0), 0.0)
    taken, chosen = np.zeros(len(total)), np.zeros(len(counts), np.bool_)
    for group in order:
        mine = counts[group]
        has = mine > 0
        if (n_groups_left[has] < 2).any():
            continue  # the last group of a class stays in training
        before, after = np.abs(wanted - taken)[has].sum(), np.abs(wanted - taken - mine)[has].sum()
        is_first = ((taken == 0) & (wanted > 0) & has).any()
        if is_first or after < before:
            chosen[group] = True
            taken += mine
            n_groups_left -= has
    return chosen
