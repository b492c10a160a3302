import numpy as np
import pytest
from sklearn import metrics

from core.evaluation import youtube8m
from core.evaluation.average_precision import Ties
from tests.core.evaluation import starter_code


def made_up(seed: int, *, n: int = 60, n_labels: int = 50, decimals: int = 15) -> tuple[np.ndarray, np.ndarray]:
    """Return scores and labels; a tenth of the videos has no label, some labels no video."""
    draws = np.random.default_rng(seed)
    labels = draws.random((n, n_labels)) < 0.06
    labels[: n // 10] = False
    labels[:, :3] = False
    scores = np.clip(draws.random((n, n_labels)) + 0.2 * labels - 0.3, 0, 1)
    scores += 1e-6 * draws.random(scores.shape)
    return scores.round(decimals), labels


@pytest.mark.parametrize("seed", range(6))
def test_figures_are_the_starter_code(seed: int) -> None:
    scores, labels = made_up(seed)
    found = youtube8m.measure(scores, labels)
    gap, starter_map = starter_code.gap_and_map(scores, labels)
    assert found.global_average_precision == pytest.approx(gap, abs=1e-9)
    assert found.starter_code_mean_average_precision == pytest.approx(starter_map, abs=1e-9)
    assert found.hit_at_one == pytest.approx(starter_code.hit_at_one(scores, labels), abs=1e-9)
    assert found.perr == pytest.approx(starter_code.perr(scores, labels), abs=1e-9)
    assert found.n_labels_with_examples == labels.any(axis=0).sum() < labels.shape[1]


@pytest.mark.parametrize("seed", range(3))
def test_mean_average_precision_over_all_pairs_is_scikit_learn(seed: int) -> None:
    scores, labels = made_up(seed)
    used = labels.any(axis=0)
    wanted = metrics.average_precision_score(labels[:, used], scores[:, used])
    assert youtube8m.mean_average_precision(scores, labels) == pytest.approx(wanted, abs=1e-9)


def test_gap_of_all_labels_is_the_micro_average_of_scikit_learn() -> None:
    scores, labels = made_up(1, decimals=1)
    wanted = metrics.average_precision_score(labels, scores, average="micro")
    assert youtube8m.gap(scores, labels, top=labels.shape[1]) == pytest.approx(wanted, abs=1e-9)


def test_gap_differs_with_the_rule_for_ties_but_not_without_ties() -> None:
    for decimals, differs in ((15, False), (1, True)):
        scores, labels = made_up(2, decimals=decimals)
        one, other = (youtube8m.gap(scores, labels, ties=ties) for ties in Ties)
        assert (abs(one - other) > 1e-6) == differs


def test_perr_counts_no_scores_of_zero_and_videos_without_labels_as_zero() -> None:
    scores, labels = np.array([[0.0, 0.0], [0.4, 0.1], [0.3, 0.2]]), np.array([[1, 1], [1, 0], [0, 0]], bool)
    assert youtube8m.perr(scores, labels) == pytest.approx(1 / 3) == starter_code.perr(scores, labels)


def test_no_labels_at_all_are_nan_where_the_starter_code_says_zero() -> None:
    scores, labels = np.random.default_rng(0).random((4, 3)), np.zeros((4, 3), bool)
    assert np.isnan(youtube8m.gap(scores, labels))
    assert np.isnan(youtube8m.mean_average_precision(scores, labels))


def made_up_segments(seed: int) -> tuple[dict[int, list[str]], dict[tuple[str, int], bool]]:
    """Return rankings and ratings of 8 classes, each with a positive; half of what is ranked has no rating."""
    draws = np.random.default_rng(seed)
    names = [f"video{number // 5}:{5 * (number % 5)}" for number in range(80)]
    rankings = {label: [names[at] for at in draws.permutation(80)[:60]] for label in range(8)}
    ratings = {
        (name, label): bool(draws.random() < 0.3) for label in range(8) for name in names if draws.random() < 0.5
    }
    return rankings, ratings | {("video0:0", label): True for label in range(8)}


@pytest.mark.parametrize("top", [5, 30, 100_000])
@pytest.mark.parametrize("seed", range(3))
def test_segments_are_the_starter_code(seed: int, top: int) -> None:
    rankings, ratings = made_up_segments(seed)
    found = youtube8m.measure_segments(rankings, ratings, classes=set(range(8)), top=top)
    wanted = starter_code.segment_map(rankings, ratings, top=top)
    assert (found.starter_code, found.all_classes) == pytest.approx((wanted, wanted), abs=1e-9)


def test_best_segments_are_taken_before_unrated_ones_are_dropped() -> None:
    rankings, ratings = {1: ["a:0", "b:0", "c:0"]}, {("c:0", 1): True}
    assert youtube8m.measure_segments(rankings, ratings, classes={1}, top=2).starter_code == 0
    assert youtube8m.measure_segments(rankings, ratings, classes={1}, top=3).starter_code == 1


def test_class_that_was_not_ranked_counts_in_the_figure_of_all_classes_only() -> None:
    rankings, ratings = made_up_segments(0)
    one = {3: rankings[3]}
    found = youtube8m.measure_segments(one, ratings, classes=set(range(8)))
    assert found.starter_code == pytest.approx(starter_code.segment_map(one, ratings, top=100_000), abs=1e-9)
    assert found.all_classes == pytest.approx(found.starter_code / 8, abs=1e-9)
    assert (found.n_ranked, found.n_with_positives) == (1, 8)


def test_ranked_class_without_a_positive_ends_the_script_and_is_named_here() -> None:
    rankings, ratings = made_up_segments(0)
    more = {**rankings, 99: ["video0:0"]}
    with pytest.raises(KeyError):
        starter_code.segment_map(more, ratings, top=100)
    found = youtube8m.measure_segments(more, ratings, classes={*range(8), 99})
    assert found.labels_without_positives == (99,)
    assert np.isnan(found.starter_code)
    assert found.all_classes > 0
