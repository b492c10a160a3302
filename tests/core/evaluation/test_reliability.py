import numpy as np
import pytest
from sklearn import calibration, metrics

from core.evaluation import reliability


def made_up(seed: int, n: int = 500) -> tuple[np.ndarray, np.ndarray]:
    draws = np.random.default_rng(seed)
    scores = draws.beta(0.7, 1.5, n)
    return scores, draws.random(n) < scores**1.3


@pytest.mark.parametrize("n_bins", [1, 10, 15])
@pytest.mark.parametrize("seed", range(5))
def test_figures_are_scikit_learn(seed: int, n_bins: int) -> None:
    scores, truth = made_up(seed)
    found = reliability.measure(scores, truth, n_bins=n_bins)
    share, mean = calibration.calibration_curve(truth, scores, n_bins=n_bins)
    filled = found.counts > 0
    assert found.share_positive[filled] == pytest.approx(share, abs=1e-9)
    assert found.mean_score[filled] == pytest.approx(mean, abs=1e-9)
    assert found.brier_score == pytest.approx(metrics.brier_score_loss(truth, scores), abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_calibration_error_is_the_mean_gap_of_the_examples(seed: int) -> None:
    scores, truth = made_up(seed)
    found = reliability.measure(scores, truth)
    gaps = []
    for low in np.arange(10) / 10:
        mine = (scores > low) & (scores <= low + 0.1)
        gaps.append((mine.sum(), abs(scores[mine].mean() - truth[mine].mean()) if mine.any() else 0))
    wanted = sum(count * gap for count, gap in gaps) / len(scores)
    assert found.expected_calibration_error == pytest.approx(wanted, abs=1e-9)
    assert found.maximum_calibration_error == pytest.approx(max(gap for _count, gap in gaps), abs=1e-9)


def test_limits_belong_to_the_lower_bin_and_empty_bins_are_nan() -> None:
    found = reliability.measure([0.0, 0.5, 1.0], [False, True, True], n_bins=2)
    assert found.counts.tolist() == [2, 1]
    assert found.share_positive.tolist() == [0.5, 1.0]
    lone = reliability.measure([0.9], [True], n_bins=2)
    assert np.isnan(lone.mean_score[0])
    assert lone.expected_calibration_error == pytest.approx(0.1)


def test_scores_that_mean_what_they_say_have_no_error() -> None:
    scores = np.repeat([0.25, 0.75], 100)
    truth = np.concatenate([np.arange(100) < 25, np.arange(100) < 75])
    assert reliability.measure(scores, truth).expected_calibration_error == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("scores", [[-0.1], [1.1], [np.nan]])
def test_scores_that_are_no_probabilities_are_rejected(scores: list[float]) -> None:
    with pytest.raises(ValueError, match=r"\[0, 1\]|finite"):
        reliability.measure(scores, [True])
