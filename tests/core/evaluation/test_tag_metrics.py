import numpy as np
import pytest
from sklearn import metrics

from core.evaluation import tag_metrics
from core.evaluation.predictions import Predictions


def made_up(seed: int, *, n: int = 120, n_tags: int = 6) -> Predictions:
    """Return predictions of tags of which one in three pairs is unknown."""
    draws = np.random.default_rng(seed)
    truth = draws.random((n, n_tags)) < np.linspace(0.1, 0.6, n_tags)
    scores = (draws.random((n, n_tags)) + 0.4 * truth).round(2)
    return Predictions.of(scores, truth, is_known=draws.random((n, n_tags)) < 2 / 3, groups=np.arange(n) // 2)


THRESHOLDS = np.linspace(0.3, 0.9, 6)


@pytest.mark.parametrize("seed", range(5))
def test_figures_of_each_tag_are_scikit_learn_on_the_known_pairs(seed: int) -> None:
    predictions = made_up(seed)
    found = tag_metrics.measure(predictions, THRESHOLDS)
    for tag, one in enumerate(found.tags):
        known = predictions.is_known[:, tag]
        truth, scores = predictions.is_positive[known, tag], predictions.scores[known, tag]
        precision, recall, f1, _support = metrics.precision_recall_fscore_support(
            truth, scores >= THRESHOLDS[tag], average="binary"
        )
        assert one.support == truth.sum()
        assert one.n_positive + one.n_negative == known.sum()
        assert (one.precision, one.recall, one.f1) == pytest.approx((precision, recall, f1), abs=1e-9)
        assert one.average_precision == pytest.approx(metrics.average_precision_score(truth, scores), abs=1e-9)
        assert one.interval.low < one.average_precision < one.interval.high


@pytest.mark.parametrize("seed", range(5))
def test_means_are_scikit_learn_where_all_is_known(seed: int) -> None:
    draws = np.random.default_rng(seed)
    truth, scores = draws.random((80, 5)) < 0.3, draws.random((80, 5))
    found = tag_metrics.measure(Predictions.of(scores, truth), 0.5)
    for average, figures in (
        ("macro", (found.macro_precision, found.macro_recall, found.macro_f1)),
        ("micro", (found.micro_precision, found.micro_recall, found.micro_f1)),
    ):
        wanted = metrics.precision_recall_fscore_support(truth, scores >= 0.5, average=average)
        assert figures == pytest.approx(wanted[:3], abs=1e-9)
    assert found.mean_average_precision == pytest.approx(metrics.average_precision_score(truth, scores), abs=1e-9)


def test_tag_without_positives_has_no_examples_and_is_in_no_mean() -> None:
    truth = np.zeros((30, 2), bool)
    truth[::2, 0] = True
    scores = np.random.default_rng(0).random((30, 2))
    found = tag_metrics.measure(Predictions.of(scores, truth), 0.5)
    empty = found.tags[1]
    assert (empty.support, str(empty.remark)) == (0, "No examples")
    assert np.isnan([empty.precision, empty.recall, empty.f1, empty.average_precision, empty.interval.low]).all()
    assert found.n_without_examples == 1
    assert found.macro_f1 == found.tags[0].f1
    assert found.mean_average_precision == found.tags[0].average_precision
    # scikit-learn counts it as 0 in the mean over all classes.
    with pytest.warns(UserWarning, match="No positive class"):
        assert metrics.average_precision_score(truth, scores) == pytest.approx(found.mean_average_precision / 2)
    # Its wrong ones count where decisions are pooled.
    assert found.micro_precision == pytest.approx(metrics.precision_score(truth, scores >= 0.5, average="micro"))


def test_tag_that_nothing_is_given_counts_as_zero_in_the_mean() -> None:
    truth = np.eye(20, dtype=bool)[:, :2]
    scores = np.stack([truth[:, 0], np.zeros(20)], axis=1)
    found = tag_metrics.measure(Predictions.of(scores, truth), 0.5)
    assert np.isnan(found.tags[1].precision)
    assert (found.tags[1].recall, found.tags[1].f1) == (0, 0)
    assert (found.macro_precision, found.macro_f1) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("n_positive", "n_negative", "said"),
    [
        (0, 20, "No examples"),
        (20, 0, "No counterexamples"),
        (9, 20, "Only 9 examples: too few to rely on"),
        (20, 3, "Only 3 counterexamples: too few to rely on"),
        (10, 10, ""),
    ],
)
def test_remark_warns_of_too_few_examples(n_positive: int, n_negative: int, said: str) -> None:
    truth = np.arange(n_positive + n_negative)[:, None] < n_positive
    found = tag_metrics.measure(Predictions.of(np.linspace(0, 1, len(truth))[:, None], truth), 0.5)
    assert str(found.tags[0].remark) == said


def test_nothing_at_all_is_nan() -> None:
    found = tag_metrics.measure(Predictions.of([[0.1], [0.2]], [[False], [False]]), 0.5)
    assert np.isnan([found.mean_average_precision, found.macro_f1, found.micro_f1, found.micro_recall]).all()


@pytest.mark.parametrize(
    ("scores", "truth"),
    [
        ([[0.1, 0.2]], [[True]]),
        ([0.1], [True]),
        ([[np.nan]], [[True]]),
        ([[0.1]], [[2]]),
        (np.zeros((0, 2)), np.zeros((0, 2))),
    ],
)
def test_arrays_that_do_not_fit_are_rejected(scores: object, truth: object) -> None:
    with pytest.raises(ValueError, match=r"fit|finite|0 and 1"):
        Predictions.of(scores, truth)


def test_groups_and_known_pairs_that_do_not_fit_are_rejected() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Predictions.of([[0.1]], [[True]], groups=[1, 2])
    with pytest.raises(ValueError, match="do not fit"):
        Predictions.of([[0.1]], [[True]], is_known=[True])
