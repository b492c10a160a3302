"""Average precision agrees with a well-kept library; intervals cover."""

import numpy as np
import pytest
from sklearn.metrics import average_precision_score

from core.tagging import measures


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_scikit_learn_ties_and_weights_included(seed: int) -> None:
    draws = np.random.default_rng(seed)
    scores, is_accepted = draws.integers(0, 12, 60) / 12, draws.random(60) < 0.3
    weights = draws.random(60) + 0.1

    assert measures.average_precision(scores, is_accepted) == pytest.approx(
        average_precision_score(is_accepted, scores)
    )
    assert measures.average_precision(scores, is_accepted, weights) == pytest.approx(
        average_precision_score(is_accepted, scores, sample_weight=weights)
    )


@pytest.mark.parametrize("is_accepted", [np.ones(4, bool), np.zeros(4, bool)])
def test_one_kind_alone_tells_nothing(is_accepted: np.ndarray) -> None:
    assert np.isnan(measures.average_precision(np.arange(4.0), is_accepted))
    estimate = measures.average_precision_interval(np.arange(4.0), is_accepted, np.ones(4), np.arange(4))
    assert np.isnan([estimate.value, estimate.low, estimate.high]).all()


def test_an_interval_narrows_with_more_decisions_and_holds_the_value() -> None:
    def _width(n: int) -> float:
        draws = np.random.default_rng(3)
        is_accepted = draws.random(n) < 0.4
        scores = draws.normal(size=n) + is_accepted
        found = measures.average_precision_interval(scores, is_accepted, np.ones(n), np.arange(n))
        assert found.low <= found.value <= found.high
        return found.high - found.low

    assert _width(400) < _width(40) / 2
