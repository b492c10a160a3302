"""Names clusters with the words that set them apart from all others. Pure arithmetic; encoding is up to the caller.

A word describes a cluster if its vector is closer to the typical members than to everything else; measured in standard
deviations over all points, so that words that are close to everything do not win, and less the standard error, so that
a word has to fit all of them. A tag that people have accepted for
most of a cluster, and for few others, needs no vector. No two clusters get the same name: where two want one word, the
one that it fits better keeps it, and the other takes a second word with it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

N_OTHERS = 3
_LEAST_SHARE = 0.4
"""A tag names a cluster if at least this share of the members have it..."""
_LEAST_LIFT = 2.0
"""...and this many times the share among all others."""
_LEAST_CONTRAST = 0.5
"""Standard deviations; words that fit less say nothing about a cluster."""
_MOST_RANKED = 40
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class ClusterName:
    """The name of a cluster, and others that were considered.

    Attributes
    ----------
    name : str
        Empty if no word fits.
    others : tuple of str
        At most `N_OTHERS`, best first, without the words of the name.
    """

    name: str
    others: tuple[str, ...] = ()


def contrasts(
    points: NDArray[np.float32],
    places: NDArray[np.int64],
    closeness: NDArray[np.float32],
    terms: NDArray[np.float32],
    *,
    n_clusters: int,
) -> NDArray[np.float32]:
    """Return how well each term sets the typical members of each cluster apart, in standard deviations.

    It is the mean less its standard error: a term that fits all members beats one that fits some of them even better,
    and of few members less is known. The deviation within a cluster is estimated with one more observation of 1, which
    is that of all points.

    Parameters
    ----------
    points : ndarray, shape (N, D), float32
        Unit vectors of the encoder.
    places : ndarray, shape (N,), int64
        Cluster of each, in [0, n_clusters).
    closeness : ndarray, shape (N,), float32
        Cosine similarity to its centre; the closer half of each cluster is typical.
    terms : ndarray, shape (T, D), float32
        Unit vectors of the terms; rows of zeros never fit.
    n_clusters : int
        K.

    Returns
    -------
    ndarray, shape (K, T), float32
    """
    scores = points @ terms.T
    scores = (scores - scores.mean(axis=0)) / (scores.std(axis=0) + _TINY)
    found = np.full((n_clusters, len(terms)), -np.inf, np.float32)
    for place in np.unique(places).tolist():
        members = np.flatnonzero(places == place)
        typical = scores[members[closeness[members] >= np.median(closeness[members])]]
        n = len(typical)
        deviation = np.sqrt((n * typical.var(axis=0) + 1.0) / (n + 1))
        found[place] = typical.mean(axis=0) - deviation / np.sqrt(n)
    found[:, ~terms.any(axis=1)] = -np.inf
    return found


def tag_fits(
    n_with: Mapping[str, Sequence[int]], sizes: Sequence[int], *, least_share: float = _LEAST_SHARE
) -> dict[int, list[str]]:
    """Return the tags that name clusters by themselves, by index of the cluster, most members first.

    Parameters
    ----------
    n_with : mapping of str to sequence of int, length K
        By tag, how many members of each cluster have it.
    sizes : sequence of int, length K
        Members of each cluster.
    least_share : float
        Share of the members that must have the tag.
    """
    fits: dict[int, list[tuple[float, str]]] = {}
    for tag, counts in n_with.items():
        for place, n in enumerate(counts):
            share = n / max(1, sizes[place])
            elsewhere = (sum(counts) - n) / max(1, sum(sizes) - sizes[place])
            if share >= least_share and share >= _LEAST_LIFT * elsewhere:
                fits.setdefault(place, []).append((-share, tag))
    return {place: [tag for _, tag in sorted(found)] for place, found in fits.items()}


def choose(
    terms: Sequence[str], fit: NDArray[np.float32], tags: Mapping[int, Sequence[str]], *, taken: Collection[str] = ()
) -> list[ClusterName]:
    """Choose a different name for each cluster.

    Parameters
    ----------
    terms : sequence of str, length T
        The words, in the order of `fit`.
    fit : ndarray, shape (K, T), float32
        From `contrasts`.
    tags : mapping of int to sequence of str
        From `tag_fits`.
    taken : collection of str
        Names that none may get, such as those that people have given.
    """
    ranked = [_ranked(terms, fit[place], tags.get(place, ())) for place in range(len(fit))]
    # The one that a word fits best takes it: clusters named by accepted tags first, then by contrast.
    order = sorted(
        range(len(fit)), key=lambda place: (place not in tags, -float(fit[place].max(initial=-np.inf)), place)
    )
    used = {name.casefold() for name in taken}
    names: dict[int, ClusterName] = {}
    for place in order:
        names[place] = _name(ranked[place], used)
        used.add(names[place].name.casefold())
    return [names[place] for place in range(len(fit))]


def _ranked(terms: Sequence[str], fit: NDArray[np.float32], tags: Sequence[str]) -> list[str]:
    best: list[int] = np.argsort(-fit, kind="stable")[:_MOST_RANKED].tolist()
    by_contrast = [terms[number] for number in best if fit[number] >= _LEAST_CONTRAST]
    return [*tags, *(term for term in by_contrast if term not in tags)]


def _name(ranked: Sequence[str], taken: set[str]) -> ClusterName:
    if not ranked:
        return ClusterName("")
    first, *rest = ranked
    if first.casefold() not in taken:
        return ClusterName(first, tuple(rest[:N_OTHERS]))
    for second in rest:
        both = f"{first}, {second}"
        if both.casefold() not in taken:
            return ClusterName(both, tuple(term for term in rest if term != second)[:N_OTHERS])
    return ClusterName("")
