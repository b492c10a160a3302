"""Scores become chances, and chances suggestions, both pulled to what holds for all tags while decisions are few."""

import numpy as np
import pytest

from core.tagging import calibration
from core.tagging.calibration import Aim
from core.tagging.tag_row import UNSEEN


def told(n: int, *, seed: int = 0, slope: float = 2.0, bias: float = -1.0) -> tuple[np.ndarray, np.ndarray]:
    draws = np.random.default_rng(seed)
    standard = draws.normal(size=n)
    return standard, draws.random(n) < 1 / (1 + np.exp(-(slope * standard + bias)))


def test_nothing_decided_leaves_the_general_meaning() -> None:
    assert calibration.calibrate(np.zeros(0), np.zeros(0, bool), np.zeros(0)) == UNSEEN


def test_many_decisions_find_the_true_meaning() -> None:
    standard, is_accepted = told(20_000)
    found = calibration.calibrate(standard, is_accepted, np.ones(20_000))

    assert found.slope == pytest.approx(2.0, abs=0.1)
    assert found.bias == pytest.approx(-1.0, abs=0.1)


def test_few_decisions_stay_near_the_general_meaning() -> None:
    standard, is_accepted = told(6)
    found = calibration.calibrate(standard, is_accepted, np.ones(6))

    assert abs(found.slope - UNSEEN.slope) < 0.3
    assert abs(found.bias - UNSEEN.bias) < 1.0


def test_a_meaning_never_turns_an_order_around() -> None:
    standard, is_accepted = told(4_000, slope=-3.0)

    assert calibration.calibrate(standard, is_accepted, np.ones(4_000)).slope > 0


def test_calibrated_chances_come_true() -> None:
    standard, is_accepted = told(4_000)
    chance = calibration.calibrate(standard, is_accepted, np.ones(4_000)).probability(standard)
    for low in (0.1, 0.3, 0.5, 0.7):
        inside = (chance >= low) & (chance < low + 0.2)
        assert is_accepted[inside].mean() == pytest.approx(chance[inside].mean(), abs=0.06)


def test_a_threshold_lies_where_its_measure_is_best() -> None:
    chance = np.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1])
    is_accepted = np.array([1, 1, 1, 0, 0, 0, 0, 0], bool)
    many = [np.tile(array, 100) for array in (chance, is_accepted, np.ones(8))]
    found = calibration.threshold(*many, aim=Aim.BALANCED)

    assert 0.6 < found < 0.7
    assert calibration.quality(*many, at=found) == (1.0, 1.0)


def test_aims_differ_and_nothing_accepted_keeps_the_general_one() -> None:
    standard, is_accepted = told(2_000)
    chance = UNSEEN.probability(standard)
    found = [calibration.threshold(chance, is_accepted, np.ones(2_000), aim=aim) for aim in (Aim.PRECISE, Aim.FIND_ALL)]

    assert found[0] > found[1]
    assert calibration.threshold(chance, np.zeros(2_000, bool), np.ones(2_000), aim=Aim.PRECISE) == Aim.PRECISE.general


def test_quality_says_when_it_knows_nothing() -> None:
    precision, recall = calibration.quality(np.array([0.1]), np.array([False]), np.ones(1), at=0.5)

    assert np.isnan(precision)
    assert np.isnan(recall)
