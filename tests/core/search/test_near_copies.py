"""Pairs of videos that may be copies are found among many; frames that many have in common say nothing."""

import numpy as np
import pytest

from core.domain.embeddings import EmbeddingSpan
from core.search import near_copies
from core.search.near_copies import MOST_PARTNERS, Candidates
from core.search.spans import SpanTable

N_DIMS = 128


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def video(seed: int, n_rows: int = 8) -> np.ndarray:
    """Return rows of a video: different frames of one subject."""
    rng = np.random.default_rng(seed)
    return unit(rng.normal(size=N_DIMS) + 0.7 * rng.normal(size=(n_rows, N_DIMS)))


def copy_of(rows: np.ndarray, noise: float = 0.25) -> np.ndarray:
    return unit(rows + noise * np.random.default_rng(99).normal(size=rows.shape) / np.sqrt(N_DIMS))


def find(*rows: np.ndarray, video_ids: list[int] | None = None) -> Candidates:
    spans, first = [], 0
    for video_id, own in enumerate(rows):
        spans.append(EmbeddingSpan(video_id, first, len(own), np.arange(len(own), dtype=np.float64)))
        first += len(own)
    everything = np.concatenate(rows).astype(np.float16)
    return near_copies.find(
        everything, SpanTable(spans), video_ids=range(len(rows)) if video_ids is None else video_ids
    )


def ids(found: Candidates) -> list[tuple[int, int]]:
    return [(one.a_video_id, one.b_video_id) for one in found.pairs]


@pytest.mark.parametrize("block_rows", [1, 30, 10_000])
def test_copies_and_pieces_are_candidates(block_rows: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(near_copies, "_BLOCK_ROWS", block_rows)
    monkeypatch.setattr(near_copies, "_QUERY_ROWS", 7)
    others = [video(seed) for seed in range(20)]
    found = find(*others, copy_of(others[3]), np.concatenate([video(77, 30), copy_of(others[5][2:6])]))
    assert set(ids(found)) == {(3, 20), (5, 21)}
    assert found.pairs[0].share == pytest.approx(1.0)
    assert 0.0 < found.floor < 1.0


def test_only_these_videos_are_compared():
    rows = video(1)
    assert ids(find(rows, copy_of(rows), copy_of(rows, 0.2), video_ids=[0, 2])) == [(0, 2)]
    assert ids(find(rows, copy_of(rows), video_ids=[0])) == []
    assert ids(find(rows, copy_of(rows), video_ids=[])) == []


def test_frame_that_very_many_videos_have_says_nothing():
    black = unit(np.random.default_rng(5000).normal(size=(1, N_DIMS)))
    films = [np.concatenate([black, video(seed)]) for seed in range(MOST_PARTNERS + 10)]
    found = find(*films, np.concatenate([black, copy_of(films[4][1:])]))
    assert ids(found) == [(4, len(films))]


def test_videos_of_only_common_frames_still_have_their_nearest():
    same = [copy_of(video(1), noise=0.3 + 0.001 * number) for number in range(MOST_PARTNERS + 10)]
    found = find(*same)
    partners = np.bincount(np.array(ids(found)).ravel())
    assert len(found.pairs) >= len(same)
    assert partners.min() >= MOST_PARTNERS


def test_share_of_people_alike_is_stricter():
    rows = video(1)
    near, far = find(rows, copy_of(rows, 0.2), video(8)), find(rows, copy_of(rows, 0.75), video(8))
    assert near.pairs[0].share_alike == pytest.approx(1.0)
    assert far.pairs[0].share == pytest.approx(1.0)
    assert far.pairs[0].share_alike < 0.5


def test_rows_without_direction_and_repeated_rows_are_left_out():
    rows = video(1)
    padded = np.concatenate([np.zeros((2, N_DIMS)), np.repeat(rows, 5, axis=0)])
    assert ids(find(padded, copy_of(rows), video(3))) == [(0, 1)]
    assert ids(find(np.zeros((3, N_DIMS)), np.zeros((3, N_DIMS)))) == []


def test_progress_reaches_the_end():
    shares: list[float] = []
    rows = np.concatenate([video(1), video(2)]).astype(np.float16)
    spans = SpanTable([EmbeddingSpan(1, 0, 8, np.arange(8.0)), EmbeddingSpan(2, 8, 8, np.arange(8.0))])
    near_copies.find(rows, spans, video_ids=[1, 2], on_progress=shares.append)
    assert shares[-1] == 1.0


def find_new(*rows: np.ndarray, new_ids: list[int]) -> Candidates:
    spans, first = [], 0
    for video_id, own in enumerate(rows):
        spans.append(EmbeddingSpan(video_id, first, len(own), np.arange(len(own), dtype=np.float64)))
        first += len(own)
    everything = np.concatenate(rows).astype(np.float16)
    return near_copies.find(everything, SpanTable(spans), video_ids=range(len(rows)), new_ids=new_ids)


def library_with_pairs() -> list[np.ndarray]:
    others = [video(seed) for seed in range(20)]
    return [*others, copy_of(others[3]), np.concatenate([video(77, 30), copy_of(others[5][2:6])]), copy_of(others[7])]


@pytest.mark.parametrize("most_products", [0, 10**12], ids=["by cells", "by rows"])
def test_only_pairs_with_a_new_video_are_found(most_products: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(near_copies, "_MOST_PRODUCTS", most_products)
    rows = library_with_pairs()
    assert set(ids(find(*rows))) == {(3, 20), (5, 21), (7, 22)}
    for new, pairs in (
        ([20], {(3, 20)}),
        ([3], {(3, 20)}),
        ([5], {(5, 21)}),
        ([21, 7], {(5, 21), (7, 22)}),
        ([9], set()),
    ):
        assert set(ids(find_new(*rows, new_ids=new))) == pairs
    assert ids(find_new(*rows, new_ids=[])) == []


def test_short_known_video_is_found_in_a_long_new_film_with_many_nearer():
    piece = video(1, 4)
    film = np.concatenate([video(seed, 30) for seed in range(100, 110)])
    nearer = [copy_of(film[start : start + 20], 0.05) for start in range(0, 280, 7)]
    long = np.concatenate([film, copy_of(piece)])
    found = find_new(piece, *nearer, long, new_ids=[len(nearer) + 1])
    assert (0, len(nearer) + 1) in ids(found)


def test_black_frame_of_a_new_video_does_not_pair_it_with_all_that_have_one():
    black = unit(np.random.default_rng(5000).normal(size=(1, N_DIMS)))
    films = [np.concatenate([black, video(seed)]) for seed in range(MOST_PARTNERS + 10)]
    new = np.concatenate([black, copy_of(films[4][1:])])
    assert ids(find_new(*films, new, new_ids=[len(films)])) == [(4, len(films))]


def test_cells_miss_no_copy_among_many_videos(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(3)
    scenes = unit(rng.normal(size=(40, N_DIMS)))
    films = [unit(scenes[seed % 40] + 0.4 * unit(video(seed, 12))) for seed in range(400)]
    made = {(number, 400 + place) for place, number in enumerate(range(0, 400, 20))}
    rows = [*films, *(copy_of(films[number], 0.2) for number, _ in sorted(made))]
    exact = set(ids(find(*rows)))
    monkeypatch.setattr(near_copies, "_MOST_PRODUCTS", 0)
    assert made <= exact
    assert made <= set(ids(find(*rows)))
