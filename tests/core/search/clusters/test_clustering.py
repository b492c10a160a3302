"""Clusters are found, keep their IDs as the library grows, and never are empty."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.search.clusters import clustering

N_DIMS = 32


def blobs(sizes: list[int], *, spread: float = 0.15, seed: int = 7) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Unit vectors around random directions, with the blob of each."""
    random = np.random.default_rng(seed)
    middles = np.random.default_rng(1).normal(size=(len(sizes), N_DIMS))
    labels = np.repeat(np.arange(len(sizes)), sizes)
    vectors = middles[labels] / np.sqrt(N_DIMS) + random.normal(size=(len(labels), N_DIMS)) * spread
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), labels


def same_partition(one: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
    return len(set(zip(one.tolist(), other.tolist(), strict=True))) == len(set(one)) == len(set(other))


def test_number_and_members_of_separate_clusters_are_found():
    vectors, labels = blobs([40, 25, 10, 30, 15])

    centres, assignment = clustering.find(vectors)

    assert len(centres.ids) == 5
    assert same_partition(assignment.places, labels)
    assert assignment.closeness.min() > 0.5


def test_equal_input_gives_equal_clusters():
    vectors, _ = blobs([30, 30, 30], spread=0.6)

    one, other = clustering.find(vectors), clustering.find(vectors.copy())

    assert np.array_equal(one[1].places, other[1].places)
    assert np.array_equal(one[0].centres, other[0].centres)


@pytest.mark.parametrize("n_clusters", [1, 2, 7])
def test_as_many_clusters_as_wanted_are_made(n_clusters: int):
    vectors, _ = blobs([30, 30, 30], spread=0.4)

    centres, assignment = clustering.find(vectors, n_clusters=n_clusters)

    assert centres.ids.tolist() == list(range(1, n_clusters + 1))
    assert set(assignment.places.tolist()) == set(range(n_clusters)), "none is empty"


def test_no_more_clusters_than_vectors_are_made():
    vectors, _ = blobs([2, 1])

    centres, assignment = clustering.find(vectors, n_clusters=50)

    assert len(centres.ids) <= 3
    assert len(assignment.places) == 3


def test_one_vector_is_one_cluster():
    centres, assignment = clustering.find(blobs([1])[0])

    assert centres.ids.tolist() == [1]
    assert assignment.places.tolist() == [0]


def test_equal_vectors_are_clustered_too():
    vectors = np.repeat(blobs([1])[0], 20, axis=0)

    centres, assignment = clustering.find(vectors, n_clusters=4)

    assert len(centres.ids) >= 1
    assert np.isfinite(assignment.closeness).all()


def test_clusters_keep_their_ids_and_members_as_the_library_grows():
    vectors, _ = blobs([40, 25, 10, 30, 15], spread=0.5)
    new, _ = blobs([4, 3, 1, 3, 1], spread=0.5, seed=8)
    first, before = clustering.find(vectors, n_clusters=8)

    second, after = clustering.find(np.concatenate([vectors, new]), n_clusters=8, last=first)

    same = first.ids[before.places] == second.ids[after.places[: len(vectors)]]
    assert same.mean() > 0.9
    assert set(second.ids.tolist()) <= set(first.ids.tolist())


def test_cluster_whose_members_are_gone_disappears_and_its_id_is_not_given_to_another():
    vectors, labels = blobs([20, 20, 20])
    first, before = clustering.find(vectors, n_clusters=3)
    gone = first.ids[before.places[labels == 1][0]]

    second, after = clustering.find(vectors[labels != 1], last=first)

    assert set(second.ids.tolist()) == set(first.ids.tolist()) - {gone}
    assert np.array_equal(second.ids[after.places], first.ids[before.places[labels != 1]])


def test_state_of_another_encoder_is_not_used():
    first, _ = clustering.find(blobs([20, 20])[0])
    vectors = np.ascontiguousarray(blobs([20, 20])[0][:, :16])

    second, _ = clustering.find(vectors, last=first)

    assert second.mean.shape == (16,)


def test_silhouette_is_that_of_the_definition():
    random = np.random.default_rng(3)
    points = random.normal(size=(40, 5)).astype(np.float32)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    places = np.append(random.integers(0, 4, size=39), 9)  # the last is alone in its cluster
    distances = 1 - points @ points.T
    widths = []
    for number, place in enumerate(places):
        own = (places == place) & (np.arange(40) != number)
        if not own.any():
            widths.append(0.0)
            continue
        nearest = min(distances[number][places == other].mean() for other in set(places.tolist()) - {int(place)})
        within = distances[number][own].mean()
        widths.append((nearest - within) / max(nearest, within))

    assert clustering.silhouette(points, places) == pytest.approx(np.mean(widths), abs=1e-5)


@pytest.mark.parametrize(("shape", "n_clusters"), [((0, 4), None), ((3, 4), 0), ((4,), None)])
def test_nonsense_is_refused(shape: tuple[int, ...], n_clusters: int | None):
    with pytest.raises(ValueError, match="cannot make"):
        clustering.find(np.ones(shape, np.float32), n_clusters=n_clusters)
