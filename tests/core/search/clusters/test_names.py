"""Clusters are named by what sets them apart, and never two alike."""

import numpy as np

from core.search.clusters import names as cluster_names
from core.search.clusters.names import ClusterName

AXES = np.eye(4, dtype=np.float32)
TERMS = ("dog", "cat", "sky", "boat")


def test_word_that_is_close_to_everything_names_nothing():
    sky = 0.8 * AXES[2]
    points = np.array([AXES[0] * 0.6 + sky, AXES[0] * 0.6 + sky, AXES[1] * 0.6 + sky, AXES[1] * 0.6 + sky], np.float32)

    fit = cluster_names.contrasts(points, np.array([0, 0, 1, 1]), np.ones(4, np.float32), AXES, n_clusters=2)
    names = cluster_names.choose(TERMS, fit, {})

    assert [name.name for name in names] == ["dog", "cat"]
    assert all("sky" not in name.others for name in names)


def test_word_without_a_vector_is_never_chosen():
    terms = AXES.copy()
    terms[0] = 0
    points = np.array([AXES[0], AXES[0], AXES[1], AXES[1]], np.float32)

    fit = cluster_names.contrasts(points, np.array([0, 0, 1, 1]), np.ones(4, np.float32), terms, n_clusters=2)

    assert [name.name for name in cluster_names.choose(TERMS, fit, {})] == ["", "cat"]


def test_word_that_fits_all_members_beats_one_that_fits_some_of_them_better():
    some, rest = 0.9 * AXES[0] + 0.4 * AXES[1], 0.6 * AXES[1]
    members = [some, *[rest] * 3]
    others = [0.3 * AXES[2], 0.3 * AXES[2], 0.3 * AXES[3], 0.3 * AXES[3]]
    points = np.array([*members, *others], np.float32)

    fit = cluster_names.contrasts(points, np.repeat([0, 1], 4), np.ones(8, np.float32), AXES, n_clusters=2)

    assert cluster_names.choose(TERMS, fit, {})[0].name == "cat"


def test_only_the_closer_half_of_a_cluster_names_it():
    points = np.array([AXES[0], AXES[0], AXES[1], AXES[1], *[AXES[2]] * 4], np.float32)
    closeness = np.array([0.9, 0.9, 0.2, 0.2, *[0.9] * 4], np.float32)

    fit = cluster_names.contrasts(points, np.repeat([0, 1], 4), closeness, AXES, n_clusters=2)

    assert cluster_names.choose(TERMS, fit, {})[0].name == "dog"


def test_two_clusters_that_want_one_word_get_different_names():
    fit = np.array([[2.0, 0.0, 1.0, 0.6], [1.5, 0.0, 0.9, 0.7]], np.float32)

    first, second = cluster_names.choose(TERMS, fit, {})

    assert first == ClusterName("dog", ("sky", "boat"))
    assert second == ClusterName("dog, sky", ("boat",))


def test_names_differ_also_if_only_one_word_fits():
    fit = np.full((3, 4), 0.0, np.float32)
    fit[:, 0] = 2.0

    assert [name.name for name in cluster_names.choose(TERMS, fit, {})] == ["dog", "", ""]


def test_tag_of_most_members_and_few_others_comes_first():
    fit = np.array([[2.0, 0.0, 1.0, 0.6], [0.0, 2.0, 0.0, 0.0]], np.float32)
    tags = cluster_names.tag_fits({"rex": [5, 0], "ours": [8, 9], "rare": [1, 0]}, [10, 10])

    assert tags == {0: ["rex"]}
    assert cluster_names.choose(TERMS, fit, tags)[0] == ClusterName("rex", ("dog", "sky", "boat"))


def test_tag_names_a_library_that_is_one_cluster():
    assert cluster_names.tag_fits({"dog": [9]}, [10]) == {0: ["dog"]}
