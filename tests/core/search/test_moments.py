"""Moments and ranked videos from given scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.embeddings import EmbeddingSpan
from core.search import moments, video_ranking
from core.search.index import row_scan
from core.search.spans import SpanTable
from core.search.video_ranking import Pooling


def table(**seconds: list[float]) -> SpanTable:
    """Return the spans of videos v1, v2, ... one after the other."""
    spans, row = [], 0
    for name, times in seconds.items():
        spans.append(EmbeddingSpan(int(name[1:]), row, len(times), np.array(times, dtype=float)))
        row += len(times)
    return SpanTable(spans)


def rank(spans: SpanTable, scores: list[float], *, limit: int = 100, **more):
    rows = np.argsort(-np.array(scores), kind="stable")
    return moments.rank(rows, np.array(scores)[rows], spans=spans, limit=limit, **more)


def test_cells_follow_the_grid():
    hits = rank(table(v1=[0, 4.9, 5, 12]), [0.1, 0.9, 0.2, 0.8])
    assert [(hit.start_seconds, hit.end_seconds, hit.best_seconds) for hit in hits] == [
        (0, 5, 4.9),
        (10, 15, 12),
        (5, 10, 5),
    ]
    assert [hit.score for hit in hits] == [0.9, 0.8, 0.2]


def test_neighbours_with_similar_scores_become_one_moment():
    hits = rank(table(v1=[2, 7, 12, 17, 22, 27]), [0.0, 0.85, 0.9, 0.8, 0.3, 1.0])
    assert [(hit.start_seconds, hit.end_seconds) for hit in hits] == [(25, 30), (5, 20), (20, 25), (0, 5)]


def test_hits_are_grouped_by_video_best_group_first():
    spans = table(v1=[0, 100], v2=[0, 100], v3=[0])
    hits = rank(spans, [0.5, 0.1, 0.9, 0.2, 0.7])
    assert [(hit.video_id, hit.score) for hit in hits] == [(2, 0.9), (2, 0.2), (3, 0.7), (1, 0.5), (1, 0.1)]
    assert [hit.video_id for hit in rank(spans, [0.5, 0.1, 0.9, 0.2, 0.7], limit=2)] == [2, 3]


def test_rows_without_a_video_are_skipped():
    spans = SpanTable([EmbeddingSpan(1, 2, 1, np.array([3.0]))])
    hits = moments.rank(np.array([0, 2, 9]), np.array([0.9, 0.5, 0.4]), spans=spans, limit=9)
    assert [hit.video_id for hit in hits] == [1]
    assert moments.rank(np.array([], dtype=int), np.array([]), spans=spans, limit=9) == ()
    assert moments.rank(np.array([0]), np.array([0.5]), spans=SpanTable([]), limit=9) == ()


@pytest.mark.parametrize(("duration", "end"), [(12.5, 12.5), (60.0, 15.0), (9.0, 12.0), (12.0, 12.0)])
def test_moment_never_ends_after_its_video(duration: float, end: float):
    hit = rank(table(v1=[12.0]), [0.5], durations_seconds={1: duration})[0]
    assert (hit.start_seconds, hit.end_seconds) == (10, end)


def test_single_frame_at_the_start_is_a_moment():
    hit = rank(table(v1=[0.0]), [0.5], durations_seconds={1: 0.001})[0]
    assert hit.end_seconds > hit.start_seconds == 0


@given(
    st.lists(st.tuples(st.integers(1, 4), st.floats(0, 200), st.floats(-1, 1)), min_size=1, max_size=40),
    st.integers(1, 9),
)
def test_moments_never_overlap_and_keep_the_best(rows: list[tuple[int, float, float]], limit: int):
    ordered = sorted(rows)
    videos = sorted({video for video, _, _ in ordered})
    spans = table(**{f"v{video}": [at for one, at, _ in ordered if one == video] for video in videos})
    hits = rank(spans, [score for _, _, score in ordered], limit=limit)
    assert 1 <= len(hits) <= limit
    assert hits[0].score == max(score for _, _, score in rows)
    for one in hits:
        assert one.start_seconds <= one.best_seconds < one.end_seconds
        others = [hit for hit in hits if hit.video_id == one.video_id and hit is not one]
        assert all(other.end_seconds <= one.start_seconds or one.end_seconds <= other.start_seconds for other in others)


def store(*similarities: list[float]) -> np.ndarray:
    """Return rows whose first number is their similarity to the first axis."""
    flat = np.array([one for part in similarities for one in part])
    return np.stack([flat, np.sqrt(1 - flat**2)], axis=1).astype(np.float16)


AXIS = np.array([1.0, 0.0], dtype=np.float32)


def test_match_in_one_scene_beats_a_weak_match_everywhere():
    rows = store([0.1] * 9 + [0.9] * 3, [0.35] * 12, [0.1] * 12)
    spans = table(v1=list(range(12)), v2=list(range(12)), v3=list(range(12)))
    hits = video_ranking.rank(AXIS, rows=rows, spans=spans, limit=9)
    assert [hit.video_id for hit in hits] == [1, 2, 3]
    assert (hits[0].start_seconds, hits[0].best_seconds) == (5, 9)
    assert 0.3 < hits[0].score < 0.9


def test_videos_can_be_restricted_and_limited():
    rows, spans = store([0.9], [0.5], [0.7]), table(v1=[0], v2=[0], v3=[0])
    ranked = video_ranking.rank(AXIS, rows=rows, spans=spans, limit=9, video_ids={2, 3, 8})
    assert [hit.video_id for hit in ranked] == [3, 2]
    assert [hit.video_id for hit in video_ranking.rank(AXIS, rows=rows, spans=spans, limit=1)] == [1]
    assert video_ranking.rank(AXIS, rows=rows, spans=spans, limit=9, video_ids={8}) == ()
    assert [hit.video_id for hit in video_ranking.rank(AXIS, rows=rows[:2], spans=spans, limit=9)] == [1, 2]


@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=6), min_size=1, max_size=6))
def test_pooling_is_between_mean_and_maximum(videos: list[list[float]]):
    scores = np.array([score for video in videos for score in video], dtype=np.float32)
    starts = np.cumsum([0] + [len(video) for video in videos])[:-1]
    for pooled, video in zip(video_ranking.pool(scores, starts=starts), videos, strict=True):
        assert np.mean(video) - 1e-3 <= pooled <= max(video) + 1e-3
    for pooling, function in ((Pooling.MEAN, np.mean), (Pooling.MAX, np.max)):
        wanted = [function(video) for video in videos]
        np.testing.assert_allclose(video_ranking.pool(scores, starts=starts, pooling=pooling), wanted, atol=1e-5)


def test_similarities_are_read_in_blocks(monkeypatch):
    monkeypatch.setattr(row_scan, "BLOCK_ROWS", 4)
    rows = store(list(np.linspace(0, 0.9, 30)))
    parts = [slice(0, 3), slice(3, 5), slice(5, 19), slice(22, 23), slice(25, 30)]
    expected = np.concatenate([rows[part, 0] for part in parts])
    np.testing.assert_allclose(row_scan.similarities(AXIS, rows=rows, parts=parts), expected, atol=1e-6)
    assert row_scan.similarities(AXIS, rows=rows, parts=[]).shape == (0,)
