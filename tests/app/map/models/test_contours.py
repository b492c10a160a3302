"""Contours: closed lines around dense places."""

import numpy as np

from app.map.models import contours


def test_two_heaps_are_surrounded_and_the_space_between_is_not_crossed() -> None:
    random = np.random.default_rng(0)
    heaps = np.concatenate([random.normal(side, 0.1, size=(500, 2)) for side in (-1, 1)]).astype(np.float32)

    found = contours.find(heaps)

    assert [one.strength for one in found] == sorted(one.strength for one in found)
    ends = np.concatenate([one.segments.reshape(-1, 2) for one in found])
    assert np.isfinite(ends).all()
    assert (np.minimum(np.linalg.norm(ends - 1, axis=1), np.linalg.norm(ends + 1, axis=1)) < 0.8).all()


def test_lines_are_closed() -> None:
    heap = np.random.default_rng(0).normal(size=(500, 2)).astype(np.float32)

    for one in contours.find(heap):
        _, counts = np.unique(one.segments.reshape(-1, 2).round(9), axis=0, return_counts=True)
        assert (counts % 2 == 0).all(), "every end is the start of the next line"


def test_few_points_have_none() -> None:
    assert contours.find(np.zeros((5, 2), np.float32)) == ()


def test_points_in_one_place_do_no_harm() -> None:
    for one in contours.find(np.zeros((100, 2), np.float32)):
        assert np.isfinite(one.segments).all()
