"""Neighbouring moments become one span; a video's score is between the mean and the best of its moments."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tagging import predict
from core.tagging.head import Pooling


def spans(scores: list[float], *, threshold: float = 0.5, starts: list[float] | None = None) -> list[tuple]:
    begin = np.array(starts) if starts else np.arange(len(scores)) * 5.0
    found = predict.spans(np.array(scores), begin, begin + 5.0, threshold=threshold)
    return [(span.start_seconds, span.end_seconds, span.score) for span in found]


def test_span_starts_at_the_threshold_and_continues_slightly_below() -> None:
    assert spans([0.1, 0.4, 0.6, 0.4, 0.3, 0.1]) == [(5.0, 20.0, 0.6)]
    assert spans([0.4, 0.45, 0.4]) == [], "never reached"
    assert spans([0.9, 0.1, 0.8]) == [(0.0, 5.0, 0.9), (10.0, 15.0, 0.8)]


def test_gap_in_time_ends_a_span() -> None:
    assert spans([0.9, 0.9], starts=[0.0, 60.0]) == [(0.0, 5.0, 0.9), (60.0, 65.0, 0.9)]


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.05, 0.95))
def test_spans_contain_every_moment_above_the_threshold_once(scores: list[float], threshold: float) -> None:
    found = spans(scores, threshold=threshold)
    covered = [place for start, end, _ in found for place in range(round(start / 5), round(end / 5))]

    assert len(covered) == len(set(covered))
    assert {place for place, score in enumerate(scores) if score >= threshold} <= set(covered)
    assert all(scores[place] >= 0.7 * threshold - 1e-9 for place in covered)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(found))


@given(st.floats(0, 1), st.floats(0.1, 20), st.lists(st.floats(-3, 3), min_size=1, max_size=12))
def test_pooled_score_is_between_mean_and_best(mix: float, sharpness: float, moments: list[float]) -> None:
    parts = np.array(moments)
    found = Pooling(mix, sharpness).score(np.array([parts.mean()]), parts, np.array([0, len(parts)]))[0]

    assert parts.mean() - 1e-9 <= found <= parts.max() + 1e-9


def test_pooling_keeps_videos_and_tags_apart() -> None:
    first, parts = np.array([0, 1, 4]), np.array([[1.0, 5], [0, 0], [9, 0], [0, 3]])
    whole = np.zeros((2, 2))
    found = Pooling(1.0, 50.0).score(whole, parts, first)

    assert found[0].tolist() == pytest.approx([1.0, 5.0])
    assert found[1] == pytest.approx([9.0, 3.0], abs=0.05)


def test_decision_about_a_video_applies_to_its_decisive_moments() -> None:
    whole, moments = np.zeros(2, np.float32), np.eye(2, dtype=np.float32)
    seen = Pooling(1.0, 10.0).attend(whole, moments, np.array([3.0, 0.0]))

    assert seen == pytest.approx([1.0, 0.0], abs=1e-3)
    assert Pooling(0.5, 1.0).attend(whole, moments[:1], np.array([3.0])) == pytest.approx([0.5, 0.0])
