"""Recognises clusters: which new cluster is which old one, by the members they share. Pure arithmetic."""

import numpy as np
from numpy.typing import NDArray


def match(
    new_keys: NDArray[np.int64], new_places: NDArray[np.int64], old_keys: NDArray[np.int64], old_ids: NDArray[np.int64]
) -> dict[int, int]:
    """Return which new clusters are old ones; each old one at most once.

    A new cluster can be an old one if at least half of its members were in it, so that a name still fits. Of all such
    pairs, those that share the largest part of both come first.

    Parameters
    ----------
    new_keys, old_keys : ndarray, shape (N,) and (M,), int64
        What stands for each member. Equal keys are one member; a key may be in several old clusters.
    new_places, old_ids : ndarray, shape (N,) and (M,), int64
        The cluster that each member belongs to.

    Returns
    -------
    dict of int to int
        IDs of old clusters by the place of the new one.
    """
    if not len(new_keys) or not len(old_keys):
        return {}
    order = np.argsort(new_keys, kind="stable")
    at = np.minimum(np.searchsorted(new_keys[order], old_keys), len(new_keys) - 1)
    is_shared = new_keys[order][at] == old_keys
    pairs, n_shared = np.unique(
        np.stack([old_ids[is_shared], new_places[order][at][is_shared]], axis=1), axis=0, return_counts=True
    )
    new_sizes = dict(zip(*(part.tolist() for part in np.unique(new_places, return_counts=True)), strict=True))
    old_sizes = dict(zip(*(part.tolist() for part in np.unique(old_ids, return_counts=True)), strict=True))
    found = []
    for (old_id, place), n in zip(pairs.tolist(), n_shared.tolist(), strict=True):
        if 2 * n >= new_sizes[place]:
            found.append((-n / (old_sizes[old_id] + new_sizes[place] - n), old_id, place))
    matched: dict[int, int] = {}
    for _, old_id, place in sorted(found):
        if place not in matched and old_id not in matched.values():
            matched[place] = old_id
    return matched
