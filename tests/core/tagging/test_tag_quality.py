"""Tag quality is stated with its uncertainty, and says whether more decisions would help."""

import numpy as np
import pytest

from core.tagging import fit, tag_quality
from core.tagging.tag_quality import MeasuredQuality
from core.tagging.training_set import Example
from tests.core.tagging.made_up import N_DIMS, bare_row, feature_table, library, others


def examined(n_each: int, *, is_noise: bool = False) -> tuple[MeasuredQuality, tuple]:
    clips, which = library(30)
    things = feature_table(clips)
    draws = np.random.default_rng(0)
    chosen = [*range(1, n_each + 1), *range(91, 91 + n_each)]
    taught = [
        Example(number, 1, bool(draws.random() < 0.5) if is_noise else bool(which[number - 1] == 0))
        for number in chosen
    ]
    decided, look = things.training_set(taught)
    bare, left = bare_row(things, np.zeros(N_DIMS, np.float32)), others(things, taught)
    row = fit.fit(bare, decided, look, left)
    decided = decided.seen_as(look(row))
    return (
        tag_quality.examine(row, bare, decided, left),
        tag_quality.tune(row, bare, decided, left),
    )


def test_more_decisions_help_after_a_few() -> None:
    found, _steps = examined(3)

    assert found.would_more_help
    assert (found.n_accepted, found.n_rejected) == (3, 3)


def test_learned_tag_has_a_flat_curve() -> None:
    found, _steps = examined(28)

    assert found.precision_average.low > 0.7
    assert not found.would_more_help
    assert [n for n, _value in found.curve] == sorted({n for n, _value in found.curve})


def test_noise_is_ranked_with_uncertainty() -> None:
    found, _steps = examined(28, is_noise=True)

    assert found.precision_average.low < found.precision_average.value < found.precision_average.high


def test_higher_threshold_finds_no_more() -> None:
    _found, steps = examined(20)
    recalls = [recall for _at, _precision, recall in steps]

    assert [at for at, *_rest in steps] == pytest.approx(np.arange(0.05, 0.96, 0.05).tolist())
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] == 1.0
