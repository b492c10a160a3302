"""One thing after the other within a video."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.embeddings import EmbeddingSpan
from core.search import sequences
from core.search.answers import SearchData
from core.search.index.row_scan import RowScan
from core.search.sequences import StepQuery, best_passage
from core.search.spans import SpanTable

A, B = np.eye(2, 4, dtype=np.float32)


def make(*videos: str, step_seconds: float = 10) -> SearchData:
    """Make videos whose frames show A, B or nothing of both, such as ``-A--B``."""
    shown = {"A": A, "B": B, "-": np.array([0, 0, 1, 0], dtype=np.float32)}
    rows = np.stack([shown[letter] for video in videos for letter in video]).astype(np.float16)
    firsts = np.cumsum([0, *map(len, videos)])
    spans = [
        EmbeddingSpan(number, int(firsts[number - 1]), len(video), np.arange(len(video)) * step_seconds)
        for number, video in enumerate(videos, start=1)
    ]
    durations = {number: len(video) * step_seconds for number, video in enumerate(videos, start=1)}
    return SearchData(RowScan(rows), rows, SpanTable(spans), durations)


def steps(gap: float = math.inf) -> list[StepQuery]:
    return [StepQuery(A[None]), StepQuery(B[None], within_seconds=gap)]


def test_only_the_right_order_fits() -> None:
    hits = sequences.find(steps(), make("--B--A--", "--A--B--", "-A------"), limit=9)
    assert hits[0].video_id == 2
    assert (hits[0].start_seconds, hits[0].best_seconds, hits[0].end_seconds) == (20, 20, 55)
    assert hits[0].score > 2 * hits[1].score
    assert all(0 <= hit.score < 1 for hit in hits)


def test_what_comes_too_late_does_not_follow() -> None:
    data = make("A-----B-", "-A-B----")
    assert sequences.find(steps(30), data, limit=1)[0].video_id == 2
    far = sequences.find(steps(60), make("A-----B-", "--------"), limit=1)[0]
    assert (far.start_seconds, far.end_seconds) == (0, 65)


def test_a_moment_restricts_its_step_to_spans() -> None:
    data = make("AB-A-B", "AB-A-B")
    tagged = [StepQuery(np.empty((0, 4), dtype=np.float32), [(2, 30, 35)]), StepQuery(B[None])]
    (hit,) = sequences.find(tagged, data, limit=9)
    assert (hit.video_id, hit.start_seconds, hit.end_seconds) == (2, 30, 55)


def test_restrictions_apply_and_short_videos_do_not_follow() -> None:
    data = make("AB", "AB", "A")
    assert {hit.video_id for hit in sequences.find(steps(), data, limit=9, video_ids={2, 3})} == {2}
    assert sequences.find(steps(), data, limit=9, video_ids=set()) == ()


def test_three_steps_follow_each_other() -> None:
    third = StepQuery(A[None], within_seconds=20)
    (hit, *_) = sequences.find([*steps(20), third], make("A-B-A---", "AAB---A-"), limit=2)
    assert (hit.video_id, hit.start_seconds, hit.end_seconds) == (1, 0, 45)


def random_library(n_videos: int, *, seed: int = 0) -> SearchData:
    random = np.random.default_rng(seed)
    letters = ["".join(random.choice(list("AB-"), 30, p=[0.05, 0.05, 0.9])) for _ in range(n_videos)]
    data = make(*letters)
    rows = data.rows.astype(np.float32) + 0.2 * random.standard_normal(data.rows.shape)
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    return SearchData(RowScan(rows), rows, data.spans, data.durations_seconds)


@pytest.mark.parametrize("batch_rows", [1, 100, 10**6])
def test_batches_and_skipped_videos_change_nothing(batch_rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = random_library(60)
    monkeypatch.setattr(sequences, "BATCH_ROWS", 10**6)
    everything = sequences.find(steps(40), data, limit=1000)
    assert len(everything) == 60
    assert [hit.score for hit in everything] == sorted((hit.score for hit in everything), reverse=True)
    monkeypatch.setattr(sequences, "BATCH_ROWS", batch_rows)
    for limit in (1, 7, 60):
        assert sequences.find(steps(40), data, limit=limit) == everything[:limit]


def test_a_filter_changes_no_order_of_scores_and_compares_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    data = random_library(60)
    everything = {hit.video_id: hit for hit in sequences.find(steps(), data, limit=60)}
    compared: list[int] = []
    similarities = sequences.best_similarities

    def counting(vectors: np.ndarray, *, rows: np.ndarray, parts: list[slice]) -> np.ndarray:
        compared.extend(part.stop - part.start for part in parts if rows is data.rows)
        return similarities(vectors, rows=rows, parts=parts)

    monkeypatch.setattr(sequences, "best_similarities", counting)
    some = sequences.find(steps(), data, limit=60, video_ids=set(range(1, 60, 7)))
    assert [hit.video_id for hit in some] == [video for video in everything if video % 7 == 1]
    for hit in some:
        whole = everything[hit.video_id]
        assert (hit.start_seconds, hit.end_seconds) == (whole.start_seconds, whole.end_seconds)
    assert sum(compared) == 2 * 30 * len(some)
    compared.clear()
    tagged = [StepQuery(A[None], [(3, 50, 100), (5, 0, 20), (5, 40, 60)]), StepQuery(B[None])]
    assert {hit.video_id for hit in sequences.find(tagged, data, limit=60)} == {3, 5}
    assert sum(compared) == (6 + 3 + 3) + 2 * 30, "only frames inside the moments, then those of their videos"


def test_step_that_all_frames_meet_alike_decides_nothing() -> None:
    data = make("AB-A", "-A-B")
    same = StepQuery(np.array([[0, 0, 0, 1]], dtype=np.float32))
    assert sequences.find([same, StepQuery(B[None])], data, limit=9)[0].score > 0


@given(st.integers(0, 12), st.integers(1, 3), st.sampled_from([0.5, 2.0, 5.0, math.inf]), st.integers(0, 10_000))
def test_best_passage_is_that_of_trying_all(n_frames: int, n_steps: int, gap: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    seconds = np.sort(random.integers(0, 15, n_frames)).astype(float)
    scores = [
        np.where(random.random(n_frames) < 0.2, -np.inf, random.standard_normal(n_frames)) for _ in range(n_steps)
    ]
    found = best_passage(scores, seconds, [gap] * (n_steps - 1))
    sums = [
        sum(float(score[place]) for score, place in zip(scores, places, strict=True))
        for places in itertools.product(range(n_frames), repeat=n_steps)
        if all(0 < seconds[b] - seconds[a] <= gap for a, b in itertools.pairwise(places))
    ]
    best = max(sums, default=-math.inf)
    if math.isinf(best):
        assert found is None
    else:
        assert found is not None
        assert found[0] == pytest.approx(best)
