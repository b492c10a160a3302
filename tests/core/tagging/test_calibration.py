"""A threshold follows from the scores of undecided videos and neither floods nor silences a tag.

Average precision agrees with scikit-learn; intervals cover.
"""

import numpy as np
import pytest
from sklearn.metrics import average_precision_score

from core.tagging import calibration
from core.tagging.calibration import Aim


def test_threshold_maximises_the_expected_measure() -> None:
    chances = np.array([0.95, 0.9, 0.9, 0.85, 0.2, 0.1, 0.05, *[0.01] * 100])
    found = calibration.threshold(chances, aim=Aim.BALANCED)

    assert 0.2 < found < 0.85


def test_many_unlikely_videos_do_not_flood_the_suggestions() -> None:
    found = calibration.threshold(np.full(1_000, 0.2), aim=Aim.FIND_ALL)
    chances = np.concatenate([np.full(1_000, 0.12), [0.3]])

    assert (np.full(1_000, 0.2) >= found).all(), "to find all, one in five is worth a look"
    assert (chances >= calibration.threshold(chances, aim=Aim.FIND_ALL)).sum() == 1
    assert (chances >= calibration.threshold(chances, aim=Aim.BALANCED)).sum() == 1


def test_likeliest_video_is_suggested_if_any_are_left() -> None:
    hopeful, hopeless = np.linspace(0.05, 0.2, 30), np.linspace(0.001, 0.02, 30)

    assert (hopeful >= calibration.threshold(hopeful, aim=Aim.BALANCED)).sum() == 1
    assert not (hopeless >= calibration.threshold(hopeless, aim=Aim.BALANCED)).any()


@pytest.mark.parametrize("n", [0, 1])
def test_library_of_none_or_one_has_a_threshold(n: int) -> None:
    assert 0 < calibration.threshold(np.full(n, 0.9), aim=Aim.PRECISE) < 1


def test_aims_differ() -> None:
    chances = np.random.default_rng(0).beta(0.4, 3.0, 500)
    precise, balanced, find_all = (
        calibration.threshold(chances, aim=aim) for aim in (Aim.PRECISE, Aim.BALANCED, Aim.FIND_ALL)
    )
    assert precise > balanced > find_all


def test_quality_is_unknown_without_decisions() -> None:
    precision, recall = calibration.quality(np.array([0.1]), np.array([False]), np.ones(1), at=0.5)

    assert np.isnan(precision)
    assert np.isnan(recall)


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_scikit_learn_including_ties_and_weights(seed: int) -> None:
    draws = np.random.default_rng(seed)
    scores, is_accepted = draws.integers(0, 12, 60) / 12, draws.random(60) < 0.3
    weights = draws.random(60) + 0.1

    assert calibration.average_precision(scores, is_accepted) == pytest.approx(
        average_precision_score(is_accepted, scores)
    )
    assert calibration.average_precision(scores, is_accepted, weights) == pytest.approx(
        average_precision_score(is_accepted, scores, sample_weight=weights)
    )


@pytest.mark.parametrize("is_accepted", [np.ones(4, bool), np.zeros(4, bool)])
def test_one_verdict_alone_has_no_average_precision(is_accepted: np.ndarray) -> None:
    assert np.isnan(calibration.average_precision(np.arange(4.0), is_accepted))
    estimate = calibration.average_precision_interval(np.arange(4.0), is_accepted, np.ones(4), np.arange(4))
    assert np.isnan([estimate.value, estimate.low, estimate.high]).all()


def test_interval_narrows_with_decisions_and_contains_the_value() -> None:
    def _width(n: int) -> float:
        draws = np.random.default_rng(3)
        is_accepted = draws.random(n) < 0.4
        scores = draws.normal(size=n) + is_accepted
        found = calibration.average_precision_interval(scores, is_accepted, np.ones(n), np.arange(n))
        assert found.low <= found.value <= found.high
        return found.high - found.low

    assert _width(400) < _width(40) / 2
