"""Choice of questions: typical first, uncertain later, diverse, one moment per video, a few at random."""

import numpy as np
import pytest

from core.tagging import review
from core.tagging.moment_table import N_CHANGE
from core.tagging.review import Mode
from tests.core.tagging.made_up import unit


def features(n: int, *, seed: int = 0) -> np.ndarray:
    looks = unit(np.random.default_rng(seed).normal(size=(n, 16)))
    return np.concatenate([looks, np.zeros((n, N_CHANGE))], axis=1).astype(np.float32)


def choose(chance: np.ndarray, *, n: int = 12, n_accepted: int = 0, mode: Mode = Mode.MIXED, **others) -> list[int]:
    given = {"groups": np.arange(len(chance)), "features": features(len(chance)), **others}
    return review.choose(
        chance, given["features"], given["groups"], n_wanted=n, n_accepted=n_accepted, threshold=0.5, mode=mode
    )


CHANCE = np.linspace(0, 1, 200)


def test_new_tag_asks_likely_ones() -> None:
    assert CHANCE[choose(CHANCE)].mean() > 0.75


def test_tag_with_many_examples_asks_uncertain_ones() -> None:
    chosen = CHANCE[choose(CHANCE, n_accepted=50)]

    assert np.median(np.abs(chosen - 0.5)) < 0.15


@pytest.mark.parametrize(("mode", "wanted"), [(Mode.UNSURE, 0.5), (Mode.CONFIDENT, 0.97)])
def test_modes_choose_their_range_of_scores(mode: Mode, wanted: float) -> None:
    assert np.median(CHANCE[choose(CHANCE, mode=mode)]) == pytest.approx(wanted, abs=0.12)


def test_one_video_is_asked_once_per_page() -> None:
    groups = np.arange(200) // 10
    page = choose(CHANCE, groups=groups, n=15)

    assert len(page) == 15
    assert len(set(groups[page].tolist())) == 15


def test_copies_do_not_fill_a_page() -> None:
    same = features(1).repeat(100, axis=0)
    others = features(20, seed=1)
    chance = np.concatenate([np.full(100, 0.95), np.full(20, 0.8)])
    page = choose(chance, features=np.concatenate([same, others]), mode=Mode.CONFIDENT, n=10)

    assert sum(place >= 100 for place in page) >= 7


def test_page_has_random_questions_that_depend_on_the_seed() -> None:
    pages = [
        review.choose(
            CHANCE, features(200), np.arange(200), n_wanted=20, n_accepted=0, threshold=0.5, mode=Mode.MIXED, seed=seed
        )
        for seed in (1, 2)
    ]

    assert pages[0][:-1] == pages[1][:-1]
    assert pages[0][-1] != pages[1][-1]
    everywhere = choose(CHANCE, mode=Mode.RANDOM, n=100)
    assert CHANCE[everywhere].mean() == pytest.approx(0.5, abs=0.1)


def test_small_library_gives_a_small_page() -> None:
    assert sorted(choose(np.array([0.1, 0.9]), n=12)) == [0, 1]
    assert choose(np.zeros(0), n=12) == []


def test_decisions_that_contradict_all_others_are_doubted() -> None:
    held = np.array([0.9, 0.85, 0.8, 0.9, 0.95, 0.05, 0.1, 0.15, 0.1, 0.05, 0.97])
    is_accepted = np.array([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], bool)

    assert review.probably_wrong(held, is_accepted) == [10, 5]
    assert review.probably_wrong(held[:7], is_accepted[:7]) == [], "too few to contradict anybody"
