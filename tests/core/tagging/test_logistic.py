"""Newton's method agrees with scikit-learn, over examples or over features."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from core.tagging import logistic


def problem(n: int, n_features: int, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    draws = np.random.default_rng(seed)
    features = draws.normal(size=(n, n_features))
    return features, features[:, 0] + 0.5 * draws.normal(size=n) > 0


@pytest.mark.parametrize(("n", "n_features"), [(20, 50), (200, 6), (50, 50)])
def test_agrees_with_scikit_learn(n: int, n_features: int) -> None:
    features, is_accepted = problem(n, n_features)
    ours = logistic.solve(features, is_accepted, np.ones(n), offsets=np.zeros(n), deviations=np.full(n_features, 1.5))
    theirs = LogisticRegression(C=1.5**2, fit_intercept=False, tol=1e-10, max_iter=5000).fit(features, is_accepted)

    assert ours == pytest.approx(theirs.coef_[0], abs=1e-4)


def test_weight_with_zero_deviation_stays_zero() -> None:
    features, is_accepted = problem(40, 5)
    weights = logistic.solve(
        features, is_accepted, np.ones(40), offsets=np.zeros(40), deviations=np.array([0.0, 1, 1, 1, 1])
    )

    assert weights[0] == 0


def test_offsets_that_explain_everything_leave_nothing_to_learn() -> None:
    features, is_accepted = problem(40, 5)
    weights = logistic.solve(
        features, is_accepted, np.ones(40), offsets=np.where(is_accepted, 30.0, -30.0), deviations=np.ones(5)
    )

    assert np.abs(weights).max() < 1e-4


def test_without_examples_there_are_no_weights() -> None:
    weights = logistic.solve(
        np.zeros((0, 3)), np.zeros(0, bool), np.zeros(0), offsets=np.zeros(0), deviations=np.ones(3)
    )

    assert weights.tolist() == [0, 0, 0]


def test_weight_of_two_is_two_examples() -> None:
    features, is_accepted = problem(30, 4)
    twice = np.where(np.arange(30) < 5, 2.0, 1.0)
    weighted = logistic.solve(features, is_accepted, twice, offsets=np.zeros(30), deviations=np.ones(4))
    repeated = logistic.solve(
        np.concatenate([features, features[:5]]), np.concatenate([is_accepted, is_accepted[:5]]), np.ones(35),
        offsets=np.zeros(35), deviations=np.ones(4),
    )  # fmt: skip

    assert weighted == pytest.approx(repeated, abs=1e-6)


@pytest.mark.parametrize("seed", range(60))
def test_converges_from_any_start(seed: int) -> None:
    draws = np.random.default_rng(seed)
    n, n_features = int(draws.integers(2, 80)), int(draws.integers(1, 40))
    features = draws.normal(size=(n, n_features)) * draws.choice([0.3, 1.0, 3.0])
    is_accepted = draws.random(n) < draws.choice([0.1, 0.3, 0.5])
    weights = draws.choice([0.02, 0.5, 1.0], size=n)
    offsets, deviations = (
        draws.normal(size=n) * draws.choice([0, 1, 4]) - 1.0,
        draws.choice([0.25, 1.8, 10], n_features),
    )
    found = logistic.solve(features, is_accepted, weights, offsets=offsets, deviations=deviations)

    chance = 1 / (1 + np.exp(-np.clip(offsets + features @ found, -500, 500)))
    slopes = (features * deviations).T @ (weights * (chance - is_accepted)) + found / deviations
    assert np.abs(slopes).max() < 1e-6


def test_fits_probabilities_as_well_as_verdicts() -> None:
    scores = np.linspace(-3, 3, 50)
    design = np.stack([scores, np.ones(50)], axis=1)
    wanted = 1 / (1 + np.exp(-(1.7 * scores - 2.0)))
    found = logistic.solve(design, wanted, np.ones(50), offsets=np.zeros(50), deviations=np.full(2, 1e4))

    assert found == pytest.approx([1.7, -2.0], abs=1e-4)
