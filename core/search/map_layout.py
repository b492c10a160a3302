"""Places points on a map: at once by two principal components, well by t-SNE, and new ones near their likes.

openTSNE is only loaded by `arrange`, which takes minutes for 100,000 points and runs in a process of its own
(`core.search.map_process`).
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

FEWEST_ARRANGED = 8
"""With fewer points, two principal components show everything."""
_PERPLEXITY = 30
_EARLY_STEPS, _LATE_STEPS = 250, 500
_STEPS_PER_CALL = 25
_NEIGHBOURS_SHARE = 0.1
"""About how much of the time finding the neighbours takes."""
_START_SPREAD, _NOISE = 1e-4, 0.01
_SEED = 2026
_N_NEIGHBOURS = 10
_BLOCK_POINTS = 1024
_INNER_SHARE = 0.98
_TINY = 1e-9


def rough(components: NDArray[np.float32]) -> NDArray[np.float32]:
    """Place points (N, P) by their first two principal components, and return (N, 2)."""
    places = np.zeros((len(components), 2), np.float32)
    n_kept = min(2, components.shape[1])
    places[:, :n_kept] = components[:, :n_kept]
    return fitted(places)


def fitted(positions: NDArray[np.floating]) -> NDArray[np.float32]:
    """Move and scale positions so that their middle is at 0 and nearly all are between -1 and 1."""
    if not len(positions):
        return np.empty((0, 2), np.float32)
    centred = positions - (positions.min(axis=0) + positions.max(axis=0)) / 2
    reach = float(np.quantile(np.abs(centred).max(axis=1), _INNER_SHARE))
    return (centred / max(reach, _TINY)).astype(np.float32)


def arrange(
    components: NDArray[np.float32],
    *,
    n_threads: int = 1,
    on_progress: Callable[[float], object] = lambda _share: None,
) -> NDArray[np.float32]:
    """Place points so that neighbours look alike; blocks for up to minutes.

    Parameters
    ----------
    components : ndarray, shape (N, P), float32
        The points.
    n_threads : int
        How many threads to use.
    on_progress : callable
        Called with the share that is done, 0 to 1.

    Returns
    -------
    ndarray, shape (N, 2), float32
        The positions. Equal input gives equal results.
    """
    if len(components) < FEWEST_ARRANGED:
        return rough(components)
    from openTSNE import TSNEEmbedding, affinity

    perplexity = min(_PERPLEXITY, (len(components) - 1) // 3)
    likes = affinity.PerplexityBasedNN(
        components, perplexity=perplexity, metric="euclidean", n_jobs=n_threads, random_state=_SEED
    )
    on_progress(_NEIGHBOURS_SHARE)
    n_done = 0

    def note(_step: int, _error: float, _positions: object) -> None:
        nonlocal n_done
        n_done += _STEPS_PER_CALL
        share = n_done / (_EARLY_STEPS + _LATE_STEPS)
        on_progress(_NEIGHBOURS_SHARE + (1 - _NEIGHBOURS_SHARE) * min(1.0, share))

    positions = TSNEEmbedding(
        _start(components),
        likes,
        n_jobs=n_threads,
        random_state=_SEED,
        callbacks=note,
        callbacks_every_iters=_STEPS_PER_CALL,
    )
    positions = positions.optimize(n_iter=_EARLY_STEPS, exaggeration=12, momentum=0.5)
    positions = positions.optimize(n_iter=_LATE_STEPS, momentum=0.8)
    return fitted(np.asarray(positions))


def _start(components: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return where t-SNE begins: a small rough map, with equal points a little apart, as they could not separate."""
    noise = np.random.default_rng(_SEED).standard_normal((len(components), 2))
    places = rough(components) + _NOISE * noise
    return places / places.std() * _START_SPREAD


def turned_like(positions: NDArray[np.float32], old: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the turn or reflection (2, 2) that brings positions closest to the old ones (N, 2) of the same points."""
    left, _, right = np.linalg.svd((positions - positions.mean(axis=0)).T @ (old - old.mean(axis=0)))
    return (left @ right).astype(np.float32)


def place(
    new: NDArray[np.float32], components: NDArray[np.float32], positions: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Place new points on a map without moving the others: in the middle of their nearest neighbours.

    Parameters
    ----------
    new : ndarray, shape (M, P), float32
        The new points.
    components : ndarray, shape (N, P), float32
        The points on the map; N >= 1.
    positions : ndarray, shape (N, 2), float32
        Their positions.

    Returns
    -------
    ndarray, shape (M, 2), float32
        The same whatever other points are new.
    """
    n_near = min(_N_NEIGHBOURS, len(components))
    lengths = (components**2).sum(axis=1)
    placed = np.empty((len(new), 2), np.float32)
    for first in range(0, len(new), _BLOCK_POINTS):
        block = new[first : first + _BLOCK_POINTS]
        distances = lengths - 2 * block @ components.T
        near = np.argpartition(distances, n_near - 1, axis=1)[:, :n_near]
        # The median, not the mean: with neighbours in two places, it is in one of them and not in between.
        placed[first : first + len(block)] = np.median(positions[near], axis=1)
    return placed
