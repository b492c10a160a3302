"""Layouts of maps: neighbours stay neighbours, equal input gives equal maps, new points move no others."""

import numpy as np
import pytest

from core.search.maps import layout as map_layout

N_GROUPS = 6


def points(n_points: int = 240, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return points in well separated groups, and the group of each."""
    random = np.random.default_rng(seed)
    centres = np.random.default_rng(99).normal(size=(N_GROUPS, 20))
    groups = random.integers(N_GROUPS, size=n_points)
    return (centres[groups] + 0.1 * random.normal(size=(n_points, 20))).astype(np.float32), groups


def share_of_like_neighbours(positions: np.ndarray, groups: np.ndarray) -> float:
    distances = ((positions[:, None] - positions[None]) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    return float((groups[distances.argmin(axis=1)] == groups).mean())


def test_neighbours_on_an_arranged_map_are_alike() -> None:
    vectors, groups = points()

    positions = map_layout.arrange(vectors)

    assert positions.shape == (240, 2)
    assert share_of_like_neighbours(positions, groups) > 0.99
    assert np.quantile(np.abs(positions), 0.9) <= 1.0


def test_equal_points_are_arranged_equally_and_progress_is_told() -> None:
    vectors, _ = points()
    told: list[float] = []

    first = map_layout.arrange(vectors, on_progress=told.append)

    assert np.array_equal(first, map_layout.arrange(vectors))
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("n_points", [1, 2, 7, 8, 9, 40])
def test_few_points_and_copies_have_a_finite_place(n_points: int) -> None:
    same = np.ones((n_points, 5), np.float32)

    assert np.isfinite(map_layout.arrange(same)).all()
    assert map_layout.rough(same[:, :1]).shape == (n_points, 2)


def test_no_points_have_no_places() -> None:
    assert map_layout.rough(np.empty((0, 50), np.float32)).shape == (0, 2)


def test_new_points_are_placed_in_their_group_whatever_else_is_new() -> None:
    vectors, groups = points()
    positions = map_layout.arrange(vectors)
    new, new_groups = points(50, seed=7)

    placed = map_layout.place(new, vectors, positions)

    centres = np.stack([np.median(positions[groups == group], axis=0) for group in range(N_GROUPS)])
    nearest = ((placed[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
    assert (nearest == new_groups).all()
    assert np.allclose(map_layout.place(new[3:4], vectors, positions), placed[3:4])


def test_map_is_turned_like_an_old_one() -> None:
    old = np.random.default_rng(1).normal(size=(50, 2)).astype(np.float32)
    mirrored = (old @ np.array([[0, 1], [1, 0]])).astype(np.float32)

    assert np.allclose(mirrored @ map_layout.turned_like(mirrored, old), old, atol=1e-4)
