"""A threshold is chosen by what the scores of undecided videos say, and neither floods nor silences a tag."""

import numpy as np
import pytest

from core.tagging import calibration
from core.tagging.calibration import Aim


def test_a_threshold_lies_where_the_expected_measure_is_best() -> None:
    chances = np.array([0.95, 0.9, 0.9, 0.85, 0.2, 0.1, 0.05, *[0.01] * 100])
    found = calibration.threshold(chances, aim=Aim.BALANCED)

    assert 0.2 < found < 0.85


def test_a_crowd_of_unlikely_ones_is_no_flood() -> None:
    found = calibration.threshold(np.full(1_000, 0.2), aim=Aim.FIND_ALL)
    chances = np.concatenate([np.full(1_000, 0.12), [0.3]])

    assert (np.full(1_000, 0.2) >= found).all(), "to find all, one in five is worth a look"
    assert (chances >= calibration.threshold(chances, aim=Aim.FIND_ALL)).sum() == 1
    assert (chances >= calibration.threshold(chances, aim=Aim.BALANCED)).sum() == 1


def test_the_likeliest_is_shown_while_some_are_left_and_nothing_where_none_is() -> None:
    hopeful, hopeless = np.linspace(0.05, 0.2, 30), np.linspace(0.001, 0.02, 30)

    assert (hopeful >= calibration.threshold(hopeful, aim=Aim.BALANCED)).sum() == 1
    assert not (hopeless >= calibration.threshold(hopeless, aim=Aim.BALANCED)).any()


@pytest.mark.parametrize("n", [0, 1])
def test_a_library_of_nothing_or_one_has_a_threshold(n: int) -> None:
    assert 0 < calibration.threshold(np.full(n, 0.9), aim=Aim.PRECISE) < 1


def test_aims_differ() -> None:
    chances = np.random.default_rng(0).beta(0.4, 3.0, 500)
    precise, balanced, find_all = (
        calibration.threshold(chances, aim=aim) for aim in (Aim.PRECISE, Aim.BALANCED, Aim.FIND_ALL)
    )
    assert precise > balanced > find_all


def test_quality_says_when_it_knows_nothing() -> None:
    precision, recall = calibration.quality(np.array([0.1]), np.array([False]), np.ones(1), at=0.5)

    assert np.isnan(precision)
    assert np.isnan(recall)
