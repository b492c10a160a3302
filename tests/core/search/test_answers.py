"""Whole searches on arrays: restricted, per video, with dead rows, and by words."""

import numpy as np
import pytest

from core.domain.embeddings import EmbeddingSpan
from core.errors import QueryError
from core.search import answers, query
from core.search.answers import SearchData
from core.search.index.vector_index import VectorIndex
from core.search.spans import SpanTable
from tests.support.encoders import FakeEncoder

N_DIMS = 16


def make_ground(*, n_videos: int = 12, n_rows: int = 20, dead: tuple[int, ...] = ()) -> SearchData:
    """Make search data: frame t of video v is at t seconds, one video after the other."""
    random = np.random.default_rng(5)
    rows = random.standard_normal((n_videos * n_rows, N_DIMS))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    spans = [
        EmbeddingSpan(video, (video - 1) * n_rows, n_rows, np.arange(n_rows, dtype=float))
        for video in range(1, n_videos + 1)
        if video not in dead
    ]
    index = VectorIndex(N_DIMS)
    index.build(rows)
    return SearchData(index, rows, SpanTable(spans), {video: float(n_rows) for video in range(1, n_videos + 1)})


def row(data: SearchData, video_id: int, seconds: int) -> np.ndarray:
    return data.rows[(video_id - 1) * 20 + seconds].astype(np.float32)


@pytest.mark.parametrize("per_video", [False, True])
def test_frame_finds_itself(per_video: bool):
    data = make_ground()
    hit = answers.find(row(data, 4, 13), data, limit=5, per_video=per_video)[0]
    assert (hit.video_id, hit.best_seconds) == (4, 13)
    assert hit.start_seconds <= 13 < hit.end_seconds


@pytest.mark.parametrize("per_video", [False, True])
def test_restrictions_apply(per_video: bool):
    data = make_ground(dead=(9,))
    find = lambda **more: {  # noqa: E731
        hit.video_id for hit in answers.find(row(data, 4, 13), data, limit=100, per_video=per_video, **more)
    }
    assert find() == set(range(1, 13)) - {9}
    assert find(video_ids={2, 3, 9, 77}) == {2, 3}
    assert find(without_video_id=4) == set(range(1, 13)) - {4, 9}
    assert find(video_ids={4}, without_video_id=4) == set()
    assert find(video_ids=set()) == set()


@pytest.mark.parametrize("per_video", [False, True])
def test_best_of_several_vectors_counts(per_video: bool):
    data = make_ground()
    both = np.stack([row(data, 4, 13), row(data, 7, 2)])
    hits = answers.find(both, data, limit=200, per_video=per_video)
    assert {hit.video_id for hit in hits[:2]} == {4, 7} or not per_video
    assert {(hit.video_id, hit.best_seconds) for hit in hits} >= {(4, 13), (7, 2)}
    if not per_video:
        scores = np.max(data.rows.astype(np.float32) @ both.T, axis=1)
        assert hits[0].score == pytest.approx(float(scores.max()), abs=1e-3)


def test_per_video_returns_each_video_once():
    hits = answers.find(row(make_ground(), 4, 13), make_ground(), limit=7, per_video=True)
    assert len({hit.video_id for hit in hits}) == len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_video_with_many_hits_does_not_hide_the_others(monkeypatch):
    monkeypatch.setattr(answers, "FEWEST_ROWS", 4)
    monkeypatch.setattr(answers, "ROWS_PER_HIT", 1)
    rows = np.zeros((60, N_DIMS), dtype=np.float16)
    rows[:40, 0], rows[40:, 1] = 1, 1
    index = VectorIndex(N_DIMS)
    index.build(rows)
    spans = SpanTable([
        EmbeddingSpan(1, 0, 40, np.full(40, 2.0)),
        EmbeddingSpan(2, 40, 20, np.arange(20, dtype=float) * 10),
    ])
    hits = answers.find(rows[0].astype(np.float32), SearchData(index, rows, spans), limit=6)
    assert [hit.video_id for hit in hits] == [1, 2, 2, 2, 2, 2]


def test_large_libraries_rank_only_the_hits_of_the_index(monkeypatch):
    data = make_ground(dead=(9,))
    whole = answers.find(row(data, 4, 13), data, limit=2, per_video=True)
    monkeypatch.setattr(answers, "RANKED_WHOLE_ROWS", 10)
    assert answers.find(row(data, 4, 13), data, limit=2, per_video=True)[0].video_id == whole[0].video_id == 4
    only = answers.find(row(data, 4, 13), data, limit=2, per_video=True, video_ids={2, 9})
    assert [hit.video_id for hit in only] == [2]


def test_empty_library_gives_no_hits():
    data = SearchData(VectorIndex(N_DIMS), np.empty((0, N_DIMS), dtype=np.float16), SpanTable([]))
    vector = np.ones(N_DIMS, dtype=np.float32)
    assert answers.find(vector, data, limit=5) == answers.find(vector, data, limit=5, per_video=True) == ()


def test_words_become_a_unit_vector():
    encoder, templates = FakeEncoder(), query.load_templates()
    asked: list[str] = []

    def encode(texts):
        asked.extend(texts)
        return encoder.encode_texts(texts)

    vector = query.of_text("  a\n dog ", encode=encode, templates=templates)
    assert vector is not None
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    assert asked[0] == "a dog"
    assert len(asked) == len(templates) > 1
    bare = query.of_text("a dog", encode=encoder.encode_texts)
    np.testing.assert_allclose(bare, encoder.encode_texts(["a dog"])[0], atol=1e-6)


def test_words_with_a_meaning_only_by_the_template_have_none():
    frame = np.zeros((16, 16, 3), dtype=np.uint8)
    encoder = FakeEncoder()
    encoder.meanings["photo"] = frame

    def encode(texts):
        rows = encoder.encode_texts(texts)
        rows[[place for place, text in enumerate(texts) if "photo" not in text]] = 0
        return rows

    assert query.of_text("running quickly", encode=encode, templates=query.load_templates()) is None


@pytest.mark.parametrize("text", ["", "  \n", "\0\u200b"])
def test_empty_query_is_reported(text: str):
    with pytest.raises(QueryError, match="empty"):
        query.of_text(text, encode=FakeEncoder().encode_texts)


@pytest.mark.parametrize("text", ["{} {0} {x}", "собака", "犬", "dog " * 10_000, "\ud800 dog", "%s <b>"])
def test_any_words_are_accepted(text: str):
    assert query.of_text(text, encode=FakeEncoder().encode_texts, templates=query.load_templates()) is not None


def test_pictures_and_videos_become_their_mean_direction():
    rows = np.eye(4, dtype=np.float16)[:2]
    np.testing.assert_allclose(query.of_frames(rows), [0.5**0.5, 0.5**0.5, 0, 0], atol=1e-4)
    assert query.of_frames(np.zeros((3, 4))) is None
    with pytest.raises(QueryError, match="not been analysed"):
        query.of_frames(np.zeros((0, 4)))
