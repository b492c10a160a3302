import numpy as np
import pytest
from sklearn import metrics

from core.evaluation import curves
from core.evaluation.predictions import Predictions


def made_up(seed: int, *, decimals: int = 2, n_tags: int = 4) -> Predictions:
    draws = np.random.default_rng(seed)
    truth = draws.random((90, n_tags)) < np.linspace(0.1, 0.6, n_tags)
    return Predictions.of((draws.random((90, n_tags)) + 0.3 * truth).round(decimals), truth)


@pytest.mark.parametrize("decimals", [1, 15])
@pytest.mark.parametrize("seed", range(4))
def test_areas_are_scikit_learn(seed: int, decimals: int) -> None:
    one = made_up(seed, decimals=decimals)
    scores, truth = one.scores[:, 1], one.is_positive[:, 1]
    assert curves.roc(scores, truth).area == pytest.approx(metrics.roc_auc_score(truth, scores), abs=1e-9)
    assert curves.precision_recall(scores, truth).area == pytest.approx(
        metrics.average_precision_score(truth, scores), abs=1e-9
    )
    for average, roc, precision in (
        ("micro", curves.micro_roc(one), curves.micro_precision_recall(one)),
        ("macro", curves.macro_roc(one), curves.macro_precision_recall(one)),
    ):
        assert roc.area == pytest.approx(metrics.roc_auc_score(one.is_positive, one.scores, average=average), abs=1e-9)
        assert precision.area == pytest.approx(
            metrics.average_precision_score(one.is_positive, one.scores, average=average), abs=1e-9
        )


@pytest.mark.parametrize("seed", range(4))
def test_area_below_the_drawn_macro_curve_is_the_mean_average_precision(seed: int) -> None:
    drawn = curves.macro_precision_recall(made_up(seed, decimals=1))
    assert (np.diff(drawn.recall, prepend=0) * drawn.precision).sum() == pytest.approx(drawn.area, abs=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_points_are_those_of_counting(seed: int) -> None:
    one = made_up(seed, decimals=1)
    scores, truth = one.scores[:, 2], one.is_positive[:, 2]
    roc, both = curves.roc(scores, truth), curves.precision_recall(scores, truth)
    points = {
        (
            float((truth & (scores >= at)).sum() / truth.sum()),
            float((truth & (scores >= at)).sum() / (scores >= at).sum()),
        )
        for at in np.unique(scores)
    }
    assert set(zip(both.recall.tolist(), both.precision.tolist(), strict=True)) == points
    assert roc.false_positive_rate[0] == roc.true_positive_rate[0] == 0
    assert roc.false_positive_rate[-1] == roc.true_positive_rate[-1] == 1
    assert (np.diff(both.recall) >= 0).all()


def test_macro_curves_leave_out_tags_without_examples() -> None:
    full = made_up(0)
    truth = full.is_positive.copy()
    truth[:, 0] = False
    lacking = Predictions.of(full.scores, truth)
    rest = Predictions.of(full.scores[:, 1:], truth[:, 1:])
    assert curves.macro_roc(lacking).area == curves.macro_roc(rest).area
    assert curves.macro_precision_recall(lacking).area == curves.macro_precision_recall(rest).area


def test_unknown_pairs_are_in_no_curve() -> None:
    full = made_up(1)
    known = np.random.default_rng(0).random(full.scores.shape) < 0.5
    partly = Predictions.of(full.scores, full.is_positive, is_known=known)
    assert curves.micro_roc(partly).area == curves.roc(full.scores[known], full.is_positive[known]).area


def test_no_curve_without_positives_or_negatives() -> None:
    for truth in ([False, False], [True, True]):
        with pytest.raises(ValueError, match="positives"):
            curves.roc([0.1, 0.2], truth)
        with pytest.raises(ValueError, match="no tag"):
            curves.macro_roc(Predictions.of([[0.1], [0.2]], np.array(truth)[:, None]))
    with pytest.raises(ValueError, match="positives"):
        curves.precision_recall([0.1, 0.2], [False, False])
    with pytest.raises(ValueError, match="no tag"):
        curves.macro_precision_recall(Predictions.of([[0.1]], [[False]]))


@pytest.mark.parametrize("seed", range(4))
def test_sweep_is_scikit_learn_at_each_threshold(seed: int) -> None:
    one = made_up(seed, decimals=1)
    scores, truth = one.scores[:, 0], one.is_positive[:, 0]
    found = curves.sweep(scores, truth, thresholds=[0.05, 0.5, 0.7, 5.0])
    for at, threshold in enumerate(found.thresholds):
        given = scores >= threshold
        assert found.n_given[at] == given.sum()
        assert found.recall[at] == pytest.approx(metrics.recall_score(truth, given), abs=1e-9)
        assert found.f1[at] == pytest.approx(metrics.f1_score(truth, given), abs=1e-9)
        if given.any():
            assert found.precision[at] == pytest.approx(metrics.precision_score(truth, given), abs=1e-9)
    assert np.isnan(found.precision[-1])


def test_best_threshold_is_the_highest_with_the_best_f1() -> None:
    found = curves.sweep([0.9, 0.8, 0.2, 0.1], [True, True, False, False])
    assert (found.best_threshold, found.f1.max()) == (0.8, 1.0)
    assert curves.sweep([0.9, 0.1], [True, False], thresholds=[0.2, 0.5]).best_threshold == 0.5


def test_no_sweep_without_positives() -> None:
    with pytest.raises(ValueError, match="positives"):
        curves.sweep([0.1], [False])
