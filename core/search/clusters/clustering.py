"""Finds clusters of vectors: principal components, then spherical k-means that starts from the clusters of last time.

K-means from random centres gives other clusters with every run; from the centres of last time, almost all points stay
where they were when the library grows. A cluster keeps its ID as long as it has members. How many clusters there are is
found once, by the silhouette of a sample; afterwards the number only falls, when a cluster becomes empty, until a new
start is requested. (FAISS also has k-means, but it refills an empty cluster by splitting another, whose ID would then
mean something else.)

Memory: the points as float32, and one block of similarities.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_DIMS = 50
_PROJECTION_POINTS = 20_000
"""Principal components hardly change with more points."""
_SILHOUETTE_POINTS = 1_500
_MOST_FOUND = 60
"""More clusters than this are no overview; a person may ask for more."""
_N_ITERATIONS = 25
_N_STARTS = 8
_SEED = 2026
_BLOCK_POINTS = 65_536
_TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Centres:
    """The state of a clustering that the next one starts from.

    Attributes
    ----------
    mean : ndarray, shape (D,), float32
        Mean of the vectors that the projection was made of.
    components : ndarray, shape (D, P), float32
        The principal components.
    centres : ndarray, shape (K, P), float32
        Unit vectors, one for each cluster.
    ids : ndarray, shape (K,), int64
        IDs of the clusters.
    """

    mean: NDArray[np.float32]
    components: NDArray[np.float32]
    centres: NDArray[np.float32]
    ids: NDArray[np.int64]

    def project(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the vectors (N, D) as unit vectors of the principal components (N, P)."""
        return _unit(((vectors - self.mean) @ self.components).astype(np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """Which cluster each vector belongs to.

    Attributes
    ----------
    places : ndarray, shape (N,), int64
        Index into `Centres.ids`.
    closeness : ndarray, shape (N,), float32
        Cosine similarity to the centre.
    """

    places: NDArray[np.int64]
    closeness: NDArray[np.float32]


def _ignore(_share: float) -> None:
    pass


def find(
    vectors: NDArray[np.float32],
    *,
    n_clusters: int | None = None,
    last: Centres | None = None,
    on_progress: Callable[[float], object] = _ignore,
) -> tuple[Centres, Assignment]:
    """Cluster vectors.

    Parameters
    ----------
    vectors : ndarray, shape (N, D), float32
        N >= 1.
    n_clusters : int or None
        Number of clusters, at least 1; at most N are made. None: find it, or keep that of `last`.
    last : Centres or None
        Result of the previous clustering; None for a new start.
    on_progress : callable
        Called with the share that is done, 0 to 1.

    Returns
    -------
    tuple of Centres and Assignment
        Every cluster has a member. Equal input gives equal results.

    Raises
    ------
    ValueError
        If there are no vectors, or no cluster is wanted.
    """
    if vectors.ndim != 2 or not len(vectors) or (n_clusters is not None and n_clusters < 1):
        raise ValueError(f"cannot make {n_clusters} clusters of {vectors.shape}")
    if last is not None and last.mean.shape == vectors.shape[1:]:
        points = last.project(vectors)
        centres, ids = _k_means(points, last.centres), last.ids
        return _without_empty(Centres(last.mean, last.components, centres, ids), points)
    mean, components = _principal_components(vectors)
    blank = Centres(mean, components, np.empty((0, components.shape[1]), np.float32), np.empty(0, np.int64))
    points = blank.project(vectors)
    n_wanted = min(len(points), n_clusters or _find_number(points, on_progress))
    centres = _from_scratch(points, n_wanted)
    return _without_empty(Centres(mean, components, centres, np.arange(1, len(centres) + 1)), points)


def split(last: Centres, vectors: NDArray[np.float32], *, cluster_id: int) -> Centres | None:
    """Split a cluster into two; the larger half keeps its ID.

    Parameters
    ----------
    last : Centres
        The clustering; it contains `cluster_id`.
    vectors : ndarray, shape (N, D), float32
        All vectors.
    cluster_id : int
        Its ID.

    Returns
    -------
    Centres or None
        With one more cluster at the end, whose ID is 0; None if all members of the cluster look the same.
    """
    points = last.project(vectors)
    place = int(np.flatnonzero(last.ids == cluster_id)[0])
    members = points[assign(points, last.centres).places == place]
    if len(members) < 2:
        return None
    halves = _from_scratch(members, 2)
    sizes = np.bincount(assign(members, halves).places, minlength=2)
    if not sizes.all():
        return None
    if sizes[1] > sizes[0]:
        halves = halves[::-1]
    centres = np.concatenate([last.centres, halves[1:]])
    centres[place] = halves[0]
    return Centres(last.mean, last.components, centres, np.append(last.ids, 0))


def _principal_components(vectors: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    chosen = np.unique(np.linspace(0, len(vectors) - 1, min(len(vectors), _PROJECTION_POINTS)).astype(np.int64))
    sample = vectors[chosen].astype(np.float64)
    mean = sample.mean(axis=0)
    _, _, directions = np.linalg.svd(sample - mean, full_matrices=False)
    kept = directions[: min(MOST_DIMS, len(directions))]
    # The sign of a component is arbitrary: fix it, so that equal libraries have equal maps.
    largest = np.take_along_axis(kept, np.abs(kept).argmax(axis=1)[:, None], axis=1)
    kept = kept * np.where(largest < 0, -1.0, 1.0)
    return mean.astype(np.float32), np.ascontiguousarray(kept.T, dtype=np.float32)


def _find_number(points: NDArray[np.float32], on_progress: Callable[[float], object]) -> int:
    """Return the number of clusters with the best silhouette on a sample."""
    n_most = min(_MOST_FOUND, len(points) // 3)
    if n_most < 2:
        return 1
    chosen = np.unique(np.linspace(0, len(points) - 1, min(len(points), _SILHOUETTE_POINTS)).astype(np.int64))
    sample = points[chosen]
    numbers = sorted({round(number) for number in np.geomspace(2, n_most, 24)})
    scores = {}
    for n_tried, number in enumerate(numbers):
        on_progress(n_tried / len(numbers))
        centres = _from_scratch(sample, number)
        scores[number] = silhouette(sample, assign(sample, centres).places)
    return max(numbers, key=lambda number: (scores[number], -number))


def silhouette(points: NDArray[np.float32], places: NDArray[np.int64]) -> float:
    """Return the mean silhouette by cosine distance (Rousseeuw 1987); 0 for fewer than two clusters.

    Parameters
    ----------
    points : ndarray, shape (N, P), float32
        Unit vectors.
    places : ndarray, shape (N,), int64
        Cluster of each.
    """
    labels, numbers, counts = np.unique(places, return_inverse=True, return_counts=True)
    if len(labels) < 2:
        return 0.0
    one_hot = np.zeros((len(points), len(labels)), np.float32)
    one_hot[np.arange(len(points)), numbers] = 1.0
    # The sum of distances to a cluster follows from the sum of its vectors.
    sums = counts[None, :] - points @ (one_hot.T @ points).T
    own = np.arange(len(points)), numbers
    within = sums[own] / np.maximum(counts[numbers] - 1, 1)
    means = sums / counts[None, :]
    means[own] = np.inf
    nearest = means.min(axis=1)
    widths = (nearest - within) / np.maximum(np.maximum(nearest, within), _TINY)
    # A cluster of one has no distance within: its silhouette is 0 by definition.
    return float(np.where(counts[numbers] > 1, widths, 0.0).mean())


def assign(points: NDArray[np.float32], centres: NDArray[np.float32]) -> Assignment:
    """Return the nearest centre (K, P) of each point (N, P)."""
    places = np.empty(len(points), np.int64)
    closeness = np.empty(len(points), np.float32)
    for start in range(0, len(points), _BLOCK_POINTS):
        block = slice(start, start + _BLOCK_POINTS)
        similarities = points[block] @ centres.T
        places[block] = similarities.argmax(axis=1)
        closeness[block] = similarities.max(axis=1)
    return Assignment(places, closeness)


def _from_scratch(points: NDArray[np.float32], n_clusters: int) -> NDArray[np.float32]:
    starts = [_k_means(points, _spread_out(points, n_clusters, seed=_SEED + start)) for start in range(_N_STARTS)]
    return max(starts, key=lambda centres: float(assign(points, centres).closeness.sum()))


def _spread_out(points: NDArray[np.float32], n_clusters: int, *, seed: int) -> NDArray[np.float32]:
    """Choose points far from each other as the first centres (k-means++, Arthur and Vassilvitskii 2007)."""
    random = np.random.default_rng(seed)
    chosen = [int(random.integers(len(points)))]
    distances = np.maximum(0.0, 1 - points @ points[chosen[0]]).astype(np.float64)
    while len(chosen) < n_clusters:
        total = distances.sum()
        share = distances / total if total > _TINY else np.full(len(points), 1 / len(points))
        chosen.append(int(random.choice(len(points), p=share)))
        distances = np.minimum(distances, np.maximum(0.0, 1 - points @ points[chosen[-1]]))
    return points[chosen].copy()


def _k_means(points: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.float32]:
    """Move centres (K, P) to the directions of their members until no point changes its cluster."""
    before: NDArray[np.int64] | None = None
    for _ in range(_N_ITERATIONS):
        places = assign(points, centres).places
        if before is not None and np.array_equal(places, before):
            break
        centres = _moved(points, places, centres)
        before = places
    return centres


def _moved(points: NDArray[np.float32], places: NDArray[np.int64], centres: NDArray[np.float32]) -> NDArray[np.float32]:
    # One without members stays where it is; `_without_empty` drops it at the end.
    order = np.argsort(places, kind="stable")
    used, starts = np.unique(places[order], return_index=True)
    moved = centres.copy()
    moved[used] = _unit(np.add.reduceat(points[order], starts, axis=0))
    return moved


def _without_empty(found: Centres, points: NDArray[np.float32]) -> tuple[Centres, Assignment]:
    used = np.unique(assign(points, found.centres).places)
    kept = Centres(found.mean, found.components, found.centres[used], found.ids[used])
    return kept, assign(points, kept.centres)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, _TINY)).astype(np.float32)
