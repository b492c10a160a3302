import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.domain.embeddings import EmbeddingSpan
from core.search import score_scale
from core.search.spans import SpanTable

D = 64


def _units(n: int, *, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(n, D)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _spans(*parts: tuple[int, int]) -> SpanTable:
    return SpanTable(
        EmbeddingSpan(n, first, length, np.arange(length) * 1.0) for n, (first, length) in enumerate(parts, 1)
    )


@given(st.integers(1, 1500), st.integers(0, 200))
def test_the_sample_is_spread_over_rows_that_belong_to_videos(n_first: int, n_dead: int) -> None:
    rows = np.repeat(np.arange(n_first + n_dead + 10, dtype=np.float16)[:, None] / 8, 2, axis=1)
    spans = _spans((0, n_first), (n_first + n_dead, 10))
    found = score_scale.sample(rows, spans)
    assert found.dtype == np.float32
    assert 1 <= len(found) <= score_scale.N_SAMPLED
    dead = (
        set(rows[n_first : n_first + n_dead, 0].tolist())
        - set(rows[:n_first, 0].tolist())
        - set(rows[-10:, 0].tolist())
    )
    assert not dead.intersection(found[:, 0].tolist())


def test_nothing_to_sample_gives_a_plain_scale() -> None:
    empty = score_scale.sample(np.zeros((0, D), np.float16), _spans())
    assert empty.shape == (0, D)
    assert score_scale.spread(empty, _units(3, seed=1)) == 0
    assert score_scale.scale_of(empty @ _units(1, seed=1)[0], spread=0, n_rows=0).typical == 0


def test_the_spread_is_that_of_unrelated_frames_though_half_of_the_library_is_a_match() -> None:
    frames, words = _units(400, seed=2), _units(12, seed=3)
    expected = 1 / np.sqrt(D)  # of the product of random directions
    assert score_scale.spread(frames, words) == pytest.approx(expected, rel=0.1)
    frames[:180] = frames[:180] * 0.5 + words[0] * 0.8
    assert score_scale.spread(frames, words) == pytest.approx(expected, rel=0.5)
    assert score_scale.spread(frames, np.vstack([words, np.zeros((50, D), np.float32)])) == pytest.approx(
        score_scale.spread(frames, words)
    ), "words without a meaning do not count"


@pytest.mark.parametrize("n", [50, 500, 5000])
def test_the_best_of_unrelated_frames_has_about_half_a_bar(n: int) -> None:
    shares = []
    for seed in range(20):
        frames, words, query = _units(n, seed=seed), _units(12, seed=100 + seed), _units(1, seed=200 + seed)[0]
        scale = score_scale.scale_of(frames @ query, spread=score_scale.spread(frames, words), n_rows=n)
        shares.append(scale.share(float((frames @ query).max())))
    assert 0.35 < np.mean(shares) < 0.6


def test_a_true_match_stands_out_and_its_level_makes_no_difference() -> None:
    frames, words, query = _units(1000, seed=4), _units(12, seed=5), _units(1, seed=6)[0]
    spread = score_scale.spread(frames, words)
    for level in (0.0, 0.4):
        scale = score_scale.scale_of(frames @ query + level, spread=spread, n_rows=1000)
        assert scale.share(level + 0.9) > 0.75
        assert scale.share(level) < 0.02


def test_plain_words_are_there() -> None:
    assert len(set(score_scale.load_plain_words())) >= 8
