import numpy as np
import pytest
from sklearn import metrics

from core.evaluation.average_precision import (
    NO_INTERVAL,
    Ties,
    _ends_of_ties,
    _weighted,
    average_precision,
    bootstrap_interval,
    interpolated,
)
from tests.core.evaluation import starter_code

SEEDS = range(10)


def made_up(seed: int, *, n: int = 200, decimals: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return scores and truth; with few decimals, many scores are equal."""
    draws = np.random.default_rng(seed)
    truth = draws.random(n) < 0.2
    scores = draws.random(n) + 0.3 * truth
    return (scores if decimals is None else scores.round(decimals)), truth


@pytest.mark.parametrize("decimals", [None, 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_ties_together_are_scikit_learn(seed: int, decimals: int | None) -> None:
    scores, truth = made_up(seed, decimals=decimals)
    assert average_precision(scores, truth) == pytest.approx(metrics.average_precision_score(truth, scores), abs=1e-9)


@pytest.mark.parametrize("decimals", [None, 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_ties_shuffled_are_the_starter_code(seed: int, decimals: int | None) -> None:
    scores, truth = made_up(seed, decimals=decimals)
    wanted = starter_code.shuffled_average_precision(list(scores), list(truth), truth.sum())
    assert average_precision(scores, truth, ties=Ties.SHUFFLED) == pytest.approx(wanted, abs=1e-9)


def test_definitions_differ_on_ties_only() -> None:
    plain, tied = made_up(3), made_up(3, decimals=1)
    assert average_precision(*plain) == pytest.approx(average_precision(*plain, ties=Ties.SHUFFLED), abs=1e-9)
    assert abs(average_precision(*tied) - average_precision(*tied, ties=Ties.SHUFFLED)) > 1e-4


def test_ties_together_do_not_depend_on_the_order() -> None:
    scores, truth = made_up(5, decimals=1)
    order = np.random.default_rng(0).permutation(len(scores))
    assert average_precision(scores[order], truth[order]) == pytest.approx(average_precision(scores, truth), abs=1e-12)


@pytest.mark.parametrize("ties", Ties)
def test_positives_that_were_not_ranked_count(ties: Ties) -> None:
    assert average_precision([0.9, 0.8, 0.7], [True, False, True], n_positive=4, ties=ties) == pytest.approx(
        (1 + 2 / 3) / 4
    )


@pytest.mark.parametrize("ties", Ties)
def test_no_positive_is_nan_and_an_empty_ranking_zero(ties: Ties) -> None:
    assert np.isnan(average_precision([0.1, 0.2], [False, False], ties=ties))
    assert average_precision([], [], n_positive=2, ties=ties) == 0


def test_more_positives_than_there_are_is_an_error() -> None:
    with pytest.raises(ValueError, match="only 1"):
        average_precision([0.1, 0.2], [True, True], n_positive=1)


@pytest.mark.parametrize("seed", SEEDS)
def test_interpolated_is_never_lower(seed: int) -> None:
    scores, truth = made_up(seed, n=60)
    ranked = truth[np.argsort(-scores)]
    right = np.cumsum(ranked)
    smooth = interpolated(right / np.arange(1, len(ranked) + 1), right / right[-1])
    assert smooth >= average_precision(scores, truth) - 1e-12


@pytest.mark.parametrize("decimals", [None, 1])
def test_each_draw_of_the_bootstrap_is_the_average_precision_of_repeated_examples(decimals: int | None) -> None:
    scores, truth = made_up(7, n=80, decimals=decimals)
    order = np.argsort(-scores, kind="stable")
    weights = np.random.default_rng(1).integers(0, 4, (20, len(scores))).astype(float)
    fast = _weighted(weights, truth[order], _ends_of_ties(scores[order]))
    for found, times in zip(fast, weights.astype(int), strict=True):
        repeated = np.repeat(order, times)
        assert found == pytest.approx(metrics.average_precision_score(truth[repeated], scores[repeated]), abs=1e-9)


def test_interval_holds_the_figure_and_narrows_with_more_examples() -> None:
    few, many = made_up(2, n=60), made_up(2, n=2000)
    narrow, wide = bootstrap_interval(*many), bootstrap_interval(*few)
    assert narrow.low < average_precision(*many) < narrow.high
    assert narrow.high - narrow.low < 0.5 * (wide.high - wide.low)


def test_interval_of_repeated_examples_is_that_of_their_groups() -> None:
    scores, truth = made_up(4, n=150)
    alone = bootstrap_interval(scores, truth)
    copies = bootstrap_interval(np.repeat(scores, 5), np.repeat(truth, 5), groups=np.repeat(np.arange(150), 5))
    careless = bootstrap_interval(np.repeat(scores, 5), np.repeat(truth, 5))
    assert (copies.low, copies.high) == pytest.approx((alone.low, alone.high), abs=1e-9)
    assert careless.high - careless.low < 0.7 * (alone.high - alone.low)


def test_interval_is_the_same_when_it_is_computed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    scores, truth = made_up(6, n=50)
    at_once = bootstrap_interval(scores, truth)
    monkeypatch.setattr("core.evaluation.average_precision._N_AT_ONCE", 50 * 7)
    assert bootstrap_interval(scores, truth) == at_once


@pytest.mark.parametrize("truth", [[False] * 4, [True] * 4, [True, False, False, False]])
def test_no_interval_without_two_positives_and_a_negative(truth: list[bool]) -> None:
    assert bootstrap_interval([0.1, 0.2, 0.3, 0.4], truth) is NO_INTERVAL
