import numpy as np
import pytest

from core.evaluation import moments
from core.evaluation.average_precision import Ties, average_precision
from core.evaluation.moments import FoundMoment, TimeSpan
from tests.core.evaluation import starter_code


def made_up(seed: int, *, n_true: int = 15, n_found: int = 40) -> tuple[list[FoundMoment], list[TimeSpan]]:
    """Return found moments, half of which are near true ones, in five videos, one of them without true moments."""
    draws = np.random.default_rng(seed)
    true = [
        TimeSpan(int(draws.integers(0, 4)), start, start + 2 + 6 * draws.random())
        for start in draws.random(n_true) * 50
    ]
    found = []
    for number in range(n_found):
        if number % 2:
            near = true[int(draws.integers(0, n_true))]
            shift = draws.normal(0, 1.5, 2)
            start, end = near.start_seconds + shift[0], near.end_seconds + shift[1]
            span = TimeSpan(near.video, min(start, end), max(start, end) + 0.1)
        else:
            start = draws.random() * 50
            span = TimeSpan(int(draws.integers(0, 5)), start, start + 5)
        found.append(FoundMoment(span, float(draws.random())))
    return found, true


@pytest.mark.parametrize("overlap", moments.OVERLAPS)
@pytest.mark.parametrize("seed", range(6))
def test_figures_are_activitynet(seed: int, overlap: float) -> None:
    found, true = made_up(seed)
    is_right, wanted = starter_code.detection(found, true, overlap)
    one = moments.of_tag(found, true, overlap=overlap)
    assert one.n_right == sum(is_right) > 0
    assert one.interpolated_average_precision == pytest.approx(wanted, abs=1e-9)
    ranks = [-float(place) for place in range(len(is_right))]
    exact = average_precision(ranks, is_right, n_positive=len(true), ties=Ties.SHUFFLED)
    assert one.average_precision == pytest.approx(exact, abs=1e-9)
    assert one.average_precision < one.interpolated_average_precision


def test_each_true_moment_is_found_once_and_the_surer_one_comes_first() -> None:
    true = [TimeSpan("a", 0, 10)]
    found = [FoundMoment(TimeSpan("a", 0, 10), 0.5), FoundMoment(TimeSpan("a", 1, 10), 0.9)]
    one = moments.of_tag(found, true, overlap=0.5)
    assert (one.n_right, one.average_precision) == (1, 1.0)
    assert (one.start_error_seconds, one.end_error_seconds) == (1.0, 0.0)


def test_moment_takes_the_next_best_true_one_if_the_best_is_taken() -> None:
    true = [TimeSpan("a", 0, 10), TimeSpan("a", 4, 14)]
    found = [FoundMoment(TimeSpan("a", 0, 10), 0.9), FoundMoment(TimeSpan("a", 1, 11), 0.8)]
    assert moments.of_tag(found, true, overlap=0.5).n_right == 2


def test_overlap_exactly_at_the_limit_is_right() -> None:
    found, true = [FoundMoment(TimeSpan(1, 0, 10), 1.0)], [TimeSpan(1, 0, 5)]
    assert moments.of_tag(found, true, overlap=0.5).n_right == 1
    assert moments.of_tag(found, true, overlap=0.51).n_right == 0


def test_means_leave_out_tags_without_true_moments_and_count_tags_that_were_not_found() -> None:
    span = TimeSpan("a", 0, 4)
    hit = [FoundMoment(TimeSpan("a", 0, 4), 0.9)]
    low, high = moments.measure({1: hit, 3: hit}, {1: [span], 2: [span]}, overlaps=(0.3, 0.7))
    assert (low.overlap, high.overlap) == (0.3, 0.7)
    assert [tag.n_true for tag in low.tags] == [1, 1, 0]
    assert low.mean_average_precision == low.interpolated_mean_average_precision == 0.5
    assert low.boundary_error_seconds == 0
    assert np.isnan(low.tags[2].average_precision)


def test_nothing_right_has_no_boundary_error() -> None:
    (one,) = moments.measure({1: []}, {1: [TimeSpan("a", 0, 4)]}, overlaps=(0.5,))
    assert (one.mean_average_precision, one.interpolated_mean_average_precision) == (0, 0)
    assert np.isnan(one.boundary_error_seconds)
    assert np.isnan(one.tags[0].start_error_seconds)


@pytest.mark.parametrize(("start", "end"), [(2, 1), (1, 1), (0, float("inf")), (float("nan"), 1)])
def test_moment_that_ends_before_it_starts_is_rejected(start: float, end: float) -> None:
    with pytest.raises(ValueError, match="cannot go"):
        TimeSpan("a", start, end)


def test_score_and_overlap_out_of_range_are_rejected() -> None:
    with pytest.raises(ValueError, match="finite"):
        FoundMoment(TimeSpan("a", 0, 1), float("nan"))
    with pytest.raises(ValueError, match=r"\(0, 1\]"):
        moments.of_tag([], [], overlap=0)
