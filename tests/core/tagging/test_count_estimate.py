"""The number of remaining videos has a valid interval, whether counted at once or one by one."""

import numpy as np
import pytest

from core.tagging import count_estimate


def estimated(chance: np.ndarray, *, doubt: float = 0.5) -> tuple[float, float, float]:
    found = count_estimate.estimate_count(chance)
    return found.expected, *found.interval(doubt)


def test_estimate_is_the_sum_of_the_scores() -> None:
    estimate, low, high = estimated(np.array([0.5, 0.25, 0.25], np.float32))
    assert estimate == pytest.approx(1.0)
    assert 0 <= low < estimate < high <= 3


def test_nothing_is_left_of_no_video() -> None:
    assert estimated(np.zeros(0, np.float32)) == (0.0, 0.0, 0.0)


def test_interval_stays_between_none_and_all() -> None:
    _estimate, low, high = estimated(np.full(3, 0.98), doubt=2.0)
    assert (low, high) == (0.0, 3.0)


def test_more_doubt_means_a_wider_interval() -> None:
    chance = np.full(200, 0.1)
    _, low, high = estimated(chance, doubt=0.1)
    _, lower, higher = estimated(chance, doubt=0.8)
    assert lower < low
    assert higher > high


@pytest.mark.parametrize("doubt", [0.0, 0.3, 0.5, 0.8])
@pytest.mark.parametrize(("n_videos", "mean"), [(100, 0.002), (60, 0.02), (300, 0.1), (2_000, 0.01)])
def test_nine_of_ten_intervals_contain_the_truth(n_videos: int, mean: float, doubt: float) -> None:
    """Scores that are all wrong by a common factor, and chance in which videos fit."""
    draws = np.random.default_rng(n_videos)
    chance = draws.beta(0.5, 0.5 / mean - 0.5, n_videos)
    _, low, high = estimated(chance, doubt=doubt)
    found = [
        low <= (draws.random(n_videos) < chance * np.exp(draws.normal(0, doubt))).sum() <= high for _ in range(2_000)
    ]
    assert np.mean(found) >= 0.9


def test_sums_can_be_added_and_subtracted() -> None:
    draws = np.random.default_rng(1)
    first, second, third = draws.random(40), draws.random(30), draws.random(20) * 0.5
    whole = count_estimate.estimate_count(np.concatenate([first, second, third]))

    grown = (
        count_estimate
        .estimate_count(first)
        .plus(count_estimate.estimate_count(second))
        .plus(count_estimate.estimate_count(third))
    )
    assert (grown.n_open, grown.likeliest) == (whole.n_open, whole.likeliest)
    assert grown.interval(0.5) == pytest.approx(whole.interval(0.5))
    shrunk = whole.minus(count_estimate.estimate_count(third))
    assert shrunk is not None
    assert shrunk.interval(0.5) == pytest.approx(
        count_estimate.estimate_count(np.concatenate([first, second])).interval(0.5)
    )


def test_subtracting_the_likeliest_requires_a_recount() -> None:
    assert (
        count_estimate.estimate_count(np.array([0.9, 0.1])).minus(count_estimate.estimate_count(np.array([0.9])))
        is None
    )
    assert count_estimate.CountEstimate().minus(count_estimate.estimate_count(np.array([0.1]))) is None
    assert count_estimate.estimate_count(np.array([0.9])).minus(
        count_estimate.CountEstimate()
    ) == count_estimate.estimate_count(np.array([0.9]))
