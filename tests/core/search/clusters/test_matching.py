"""Recognising clusters by the members they share."""

import numpy as np

from core.search.clusters.matching import match


def matched(new: list[list[int]], old: dict[int, list[int]]) -> dict[int, int]:
    def flat(groups: list[list[int]], names: list[int]) -> tuple[np.ndarray, np.ndarray]:
        keys = np.array([key for group in groups for key in group], np.int64)
        return keys, np.repeat(np.array(names, np.int64), [len(group) for group in groups])

    return match(*flat(new, list(range(len(new)))), *flat(list(old.values()), list(old)))


def test_same_clusters_in_another_order_keep_their_ids():
    assert matched([[3, 4], [0, 1, 2]], {7: [0, 1, 2], 9: [3, 4]}) == {0: 9, 1: 7}


def test_larger_piece_of_a_cluster_inherits_it():
    assert matched([[0], [1, 2]], {7: [0, 1, 2]}) == {1: 7}


def test_cluster_with_mostly_other_members_is_new():
    assert matched([[0, 5, 6, 8]], {7: [0, 1, 2]}) == {}


def test_cluster_that_was_there_longer_ago_is_recognised_beside_the_one_it_fell_into():
    assert matched([[0, 1], [2, 3, 4]], {7: [0, 1], 9: [0, 1, 2, 3, 4]}) == {0: 7, 1: 9}


def test_nothing_old_and_nothing_new():
    assert matched([], {7: [1]}) == {}
    assert matched([[1]], {}) == {}
