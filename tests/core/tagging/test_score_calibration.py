"""Calibrated scores hold for the undecided videos, however the decided ones were chosen."""

from collections.abc import Callable

import numpy as np
import pytest

from core.tagging import score_calibration
from core.tagging.score_calibration import FittedCalibration

N_VIDEOS = 2_000
Chooser = Callable[[np.ndarray, np.ndarray, np.random.Generator], np.ndarray]


def likeliest(standard: np.ndarray, _fits: np.ndarray, _draws: np.random.Generator) -> np.ndarray:
    return np.argsort(-standard)[:40]


def at_random(standard: np.ndarray, _fits: np.ndarray, draws: np.random.Generator) -> np.ndarray:
    return draws.permutation(len(standard))[:200]


def mostly_accepts(_standard: np.ndarray, fits: np.ndarray, draws: np.random.Generator) -> np.ndarray:
    return np.concatenate([draws.permutation(np.flatnonzero(fits))[:30], draws.permutation(np.flatnonzero(~fits))[:2]])


def only_accepts(_standard: np.ndarray, fits: np.ndarray, draws: np.random.Generator) -> np.ndarray:
    return draws.permutation(np.flatnonzero(fits))[:20]


def made(chooser: Chooser, *, share: float = 0.05, seed: int = 0) -> tuple[FittedCalibration, np.ndarray, np.ndarray]:
    """Return the fit, with the scores and the truth of the undecided videos."""
    draws = np.random.default_rng(seed)
    fits = draws.random(N_VIDEOS) < share
    standard = draws.normal(size=N_VIDEOS) + np.where(fits, 2.3, 0.0)
    standard = (standard - standard.mean()) / standard.std()
    chosen = chooser(standard, fits, draws)
    left = np.setdiff1d(np.arange(N_VIDEOS), chosen)
    general = score_calibration.prior(N_VIDEOS)
    found = score_calibration.calibrate(
        standard[chosen], fits[chosen], np.ones(len(chosen)), standard[left], general=general
    )
    return found, standard[left], fits[left]


@pytest.mark.parametrize("chooser", [likeliest, at_random, mostly_accepts, only_accepts])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_number_left_matches_the_scores(chooser: Chooser, seed: int) -> None:
    found, standard, fits = made(chooser, seed=seed)
    expected = found.calibration.probability(standard).sum()

    assert fits.sum() / 3.5 < expected < fits.sum() * 3.5
    assert np.exp(-3 * found.doubt) < fits.sum() / expected < np.exp(3 * found.doubt)


@pytest.mark.parametrize("chooser", [likeliest, at_random, mostly_accepts, only_accepts])
def test_high_scores_are_calibrated(chooser: Chooser) -> None:
    right, claimed = [], []
    for seed in range(5):
        found, standard, fits = made(chooser, seed=seed)
        chances = found.calibration.probability(standard)
        right += fits[chances >= 0.4].tolist()
        claimed += chances[chances >= 0.4].tolist()

    assert np.mean(right) == pytest.approx(np.mean(claimed), abs=0.2)


def test_few_or_one_sided_decisions_give_more_doubt() -> None:
    few, many = made(only_accepts)[0], made(at_random)[0]

    assert few.doubt > many.doubt > 0


def test_rejecting_likely_videos_makes_the_rest_less_likely() -> None:
    draws = np.random.default_rng(0)
    standard = draws.normal(size=500)
    chosen = np.argsort(-standard)[:20]
    left, general = np.delete(standard, chosen), score_calibration.prior(500)
    found = score_calibration.calibrate(standard[chosen], np.zeros(20, bool), np.ones(20), left, general=general)
    before = score_calibration.without_decisions(general, 500)

    assert found.calibration.probability(left).sum() < 0.5 * before.calibration.probability(left).sum()


def test_calibration_never_reverses_an_order() -> None:
    draws = np.random.default_rng(0)
    standard = draws.normal(size=400)
    found = score_calibration.calibrate(
        standard,
        draws.random(400) < 1 / (1 + np.exp(3 * standard)),
        np.ones(400),
        standard,
        general=score_calibration.prior(800),
    )
    assert found.calibration.slope > 0


def test_without_words_rejections_make_a_tag_rarer() -> None:
    general = score_calibration.prior(200)
    few, many = (score_calibration.from_rejections(general, 200, n, slope=0.2).calibration for n in (1.0, 30.0))

    assert many.bias < few.bias < 0


def test_without_decisions_the_usual_values_are_returned() -> None:
    nothing = np.zeros(0)
    general = score_calibration.prior(100)
    found = score_calibration.calibrate(nothing, np.zeros(0, bool), nothing, np.linspace(-2, 3, 100), general=general)

    assert found == score_calibration.without_decisions(general, 100)


@pytest.mark.parametrize("n_videos", [1, 2, 10_000_000])
def test_any_library_size_is_calibrated(n_videos: int) -> None:
    found = score_calibration.without_decisions(score_calibration.prior(n_videos), n_videos)

    assert 0 < found.calibration.probability(np.zeros(1))[0] < 0.5
    assert np.isfinite(found.doubt)
    standard = np.zeros(1)
    score_calibration.calibrate(
        standard, np.ones(1, bool), np.ones(1), np.zeros(0), general=score_calibration.prior(n_videos)
    )


def test_gradient_is_that_of_the_loss() -> None:
    draws = np.random.default_rng(3)
    standard, left = draws.normal(size=12), draws.normal(size=50)
    model = score_calibration._Model(
        standard, standard > 0.3, np.ones(12), *score_calibration._binned(left), general=score_calibration.prior(62)
    )
    theta, step = np.array([1.4, -2.0, -1.5, 0.4, 1.1]), 1e-5
    slopes = [(model.loss(theta + e)[0] - model.loss(theta - e)[0]) / (2 * step) for e in np.eye(5) * step]

    assert model.loss(theta)[1] == pytest.approx(slopes, rel=1e-4)
