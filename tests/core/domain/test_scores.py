"""How scores are drawn and where results are divided, on made-up curves."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.domain.scores import FEWEST, MOST_BEST, PLAIN_SCALE, ScoreScale, count_best

SCORES = st.lists(st.floats(-1, 1).map(lambda score: round(score, 6)), max_size=120).map(
    lambda scores: sorted(scores, reverse=True)
)
SCALES = st.builds(ScoreScale, st.floats(-0.9, 0.9), st.floats(0.001, 0.5) | st.just(0.0))


def _tail(draw: Callable[[], float], n: int) -> list[float]:
    return sorted((draw() for _ in range(n)), reverse=True)


@given(SCALES, st.floats(-1, 1), st.floats(-1, 1))
def test_a_bar_is_never_full_but_for_a_perfect_score_and_longer_for_a_better_one(
    scale: ScoreScale, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert 0 <= scale.share(low) <= scale.share(high) <= 1
    assert scale.share(scale.typical) == 0
    if scale.by_chance:
        assert scale.share(high) < 1
        assert scale.share(scale.typical + scale.by_chance) == pytest.approx(0.5)
        assert scale.share(scale.typical + scale.by_chance / 2) == pytest.approx(0.2)
    elif high < 1 - 1e-12:
        assert scale.share(high) < 1
    else:
        assert scale.share(1.0) == 1


def test_without_a_scale_a_bar_is_the_cosine() -> None:
    assert [PLAIN_SCALE.share(score) for score in (-0.5, 0.0, 0.25, 1.0)] == [0, 0, 0.25, 1]


@pytest.mark.parametrize(
    ("scores", "n_best"),
    [
        ([1.0, 0.95, 0.9, 0.4, 0.35, 0.3, 0.2], 3),  # one clear drop
        ([1.0, 0.3, 0.28, 0.26, 0.25, 0.24, 0.22, 0.21, 0.2, 0.19, 0.18, 0.17], 1),
        (
            [0.9, 0.88, 0.5, 0.49, 0.48, 0.47, 0.1, 0.09, 0.08, 0.07, 0.06, 0.05],
            6,
        ),  # of two such drops the one after more
        ([1 - step / 50 for step in range(45)], 0),  # an even slope
        ([0.9 - step / 1000 for step in range(30)] + [0.1] * 97, 0),  # thirty are no shortlist
        ([0.5, *[0.499] * 30], 0),  # a drop that nobody can see
        ([0.4] * 20, 0),
        ([1.0, 0.1, 0.1, 0.1, 0.1], 0),  # too few to divide
        ([], 0),
    ],
)
def test_results_are_divided_at_a_clear_drop(scores: list[float], n_best: int) -> None:
    assert count_best(scores) == n_best


@given(SCORES)
def test_the_best_are_few_and_a_drop_follows_them(scores: list[float]) -> None:
    n = count_best(scores)
    assert 0 <= n <= min(MOST_BEST, len(scores) // 2)
    if n:
        assert len(scores) >= FEWEST
        gaps = [above - below for above, below in pairwise(scores)]
        assert gaps[n - 1] > 0
        assert all(place * gap <= n * gaps[n - 1] for place, gap in enumerate(gaps[:n], start=1))


@given(SCORES, st.floats(0.1, 10), st.floats(-5, 5))
def test_level_and_spread_of_the_scores_make_no_difference(scores: list[float], factor: float, level: float) -> None:
    gaps = [above - below for above, below in pairwise(scores)]
    assume(all(gap == 0 or gap > 1e-4 for gap in gaps))  # otherwise rounding decides
    moved = [level + factor * score for score in scores]
    assert count_best(moved, typical=level - factor) == count_best(scores, typical=-1)


@given(st.integers(1, MOST_BEST), st.integers(0, 10**6), st.integers(30, 100))
def test_a_group_far_above_the_rest_is_found_whole(n_good: int, seed: int, n_others: int) -> None:
    rng = random.Random(seed)
    others = _tail(lambda: rng.gauss(0.15, 0.03), n_others)
    good = _tail(lambda: others[0] + 0.3 + rng.random() * 0.02, n_good)
    assert count_best([*good, *others], typical=0.15) == n_good


@given(st.integers(0, 10**6))
def test_more_good_ones_than_are_in_view_are_not_cut_off(seed: int) -> None:
    rng = random.Random(seed)
    good = _tail(lambda: 0.5 + rng.random() * 0.2, 45)
    others = _tail(lambda: rng.gauss(0.15, 0.03), 82)
    assert count_best([*good, *others], typical=0.15) <= MOST_BEST


@pytest.mark.parametrize("n", [12, 18, 45, 127])
@pytest.mark.parametrize(
    "draw",
    [lambda rng: rng.expovariate(30), lambda rng: rng.gauss(0.15, 0.03)],
    ids=["exponential", "normal"],
)
def test_a_mere_tail_is_seldom_divided(n: int, draw: Callable[[random.Random], float]) -> None:
    rng = random.Random(7)
    n_divided = sum(count_best(_tail(lambda: draw(rng), n), typical=0.15) > 0 for _ in range(1000))
    assert n_divided < 170, "one in ten, and some more where few results tell little"
