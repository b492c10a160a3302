"""Places points on a map: at once by two principal components, well by t-SNE, and new ones near their likes.

openTSNE is only loaded by `arrange`, which takes minutes for 100,000 points and runs in a process of its own
(`core.search.maps.process`).
"""

from collections.abc import Callable, Iterator

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
_N_NEIGHBOURS, _N_CELLS = 10, 8
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
    placed = np.empty((len(new), 2), np.float32)
    near = _Neighbours(components)
    for first in range(0, len(new), _BLOCK_POINTS):
        block = new[first : first + _BLOCK_POINTS]
        # The median, not the mean: with neighbours in two places, it is in one of them and not in between.
        for number, found in enumerate(near.of(block), start=first):
            placed[number] = np.median(positions[found], axis=0)
    return placed


class _Neighbours:
    """Finds the nearest of many points; only those whose pivots are among the nearest ones are compared."""

    def __init__(self, components: NDArray[np.float32]) -> None:
        self._components = components
        self._lengths = (components**2).sum(axis=1)
        n_pivots = max(1, round(len(components) ** 0.5))
        self._pivots = components[np.linspace(0, len(components) - 1, n_pivots).astype(np.int64)]
        cells = [
            _distances(components[first : first + _BLOCK_POINTS], self._pivots).argmin(axis=1)
            for first in range(0, len(components), _BLOCK_POINTS)
        ]
        numbers = np.concatenate(cells)
        self._order = np.argsort(numbers, kind="stable")
        self._bounds = np.searchsorted(numbers[self._order], np.arange(n_pivots + 1))

    def of(self, points: NDArray[np.float32]) -> Iterator[NDArray[np.int64]]:
        """Yield the numbers of the nearest points of each point."""
        ranks = np.argsort(_distances(points, self._pivots), axis=1, kind="stable")
        for point, cells in zip(points, ranks, strict=True):
            among = self._members(cells)
            distances = self._lengths[among] - 2 * self._components[among] @ point
            n_near = min(_N_NEIGHBOURS, len(among))
            yield among[np.argpartition(distances, n_near - 1)[:n_near]]

    def _members(self, cells: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the points of the nearest cells, of more of them if they have few points."""
        found, n_found = [], 0
        for number, cell in enumerate(cells.tolist()):
            if number >= _N_CELLS and n_found >= _N_NEIGHBOURS:
                break
            found.append(self._order[self._bounds[cell] : self._bounds[cell + 1]])
            n_found += len(found[-1])
        return np.concatenate(found)


def _distances(points: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return squared distances (N, M), but for a term of each point that does not matter in comparisons."""
    return (others**2).sum(axis=1) - 2 * points @ others.T
