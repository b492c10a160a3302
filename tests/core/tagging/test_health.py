"""How well a tag is known is said with its doubt, and whether more decisions would help."""

import numpy as np
import pytest

from core.tagging import fit, health
from core.tagging.health import Health
from core.tagging.lessons import Lesson
from core.tagging.tag_row import of_words
from tests.core.tagging.made_up import N_DIMS, library, seen


def examined(n_each: int, *, is_noise: bool = False) -> tuple[Health, tuple]:
    clips, which = library(30)
    things = seen(clips)
    ground, draws = things.head.background, np.random.default_rng(0)
    chosen = [*range(1, n_each + 1), *range(91, 91 + n_each)]
    taught = [
        Lesson(number, 1, bool(draws.random() < 0.5) if is_noise else bool(which[number - 1] == 0)) for number in chosen
    ]
    decided, look = things.training_set(taught)
    bare = of_words(1, np.zeros(N_DIMS, np.float32), "", ground, threshold=0.5)
    row = fit.fit(bare, decided, look, ground, sample=things.nothing)
    decided = decided.seen_as(look(row))
    return (
        health.examine(row, bare, decided, ground, sample=things.nothing),
        health.tune(row, bare, decided, ground, sample=things.nothing),
    )


def test_after_a_few_decisions_more_would_help() -> None:
    found, _steps = examined(3)

    assert found.would_more_help
    assert (found.n_accepted, found.n_rejected) == (3, 3)


def test_a_tag_that_is_learned_has_a_flat_curve() -> None:
    found, _steps = examined(28)

    assert found.precision_average.low > 0.7
    assert not found.would_more_help
    assert [n for n, _value in found.curve] == sorted({n for n, _value in found.curve})


def test_noise_is_ranked_with_doubt() -> None:
    found, _steps = examined(28, is_noise=True)

    assert found.precision_average.low < found.precision_average.value < found.precision_average.high


def test_a_higher_threshold_finds_no_more() -> None:
    _found, steps = examined(20)
    recalls = [recall for _at, _precision, recall in steps]

    assert [at for at, *_rest in steps] == pytest.approx(np.arange(0.05, 0.96, 0.05).tolist())
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] == 1.0
