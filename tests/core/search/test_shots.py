"""Moments end at cuts."""

import numpy as np
import pytest

from core.domain.embeddings import EmbeddingSpan
from core.domain.search import MomentHit
from core.search import shots
from core.search.spans import SpanTable

SCENES = np.eye(8, dtype=np.float32)


def film(*scenes: int, noise: float = 0.05, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    rows = SCENES[list(scenes)] + noise * random.standard_normal((len(scenes), 8)).astype(np.float32)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)


def test_a_cut_lies_between_the_frames_that_differ() -> None:
    seconds = np.arange(12.0)
    assert shots.cuts_between(film(*[0] * 4, *[1] * 5, *[2] * 3), seconds).tolist() == [[3, 4], [8, 9]]
    assert shots.cuts_between(film(*[0] * 12), seconds).tolist() == []
    assert shots.cuts_between(film(*[0] * 12, noise=0.15), seconds).tolist() == [], "noise is no cut"
    assert shots.cuts_between(film(0), seconds[:1]).tolist() == []


def test_a_slow_pan_has_no_cuts() -> None:
    angles = np.linspace(0, np.pi / 2, 20)
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float16)
    assert shots.cuts_between(rows, np.arange(20.0)).tolist() == []


@pytest.mark.parametrize(
    ("best", "span"), [(1.0, (0.0, 3.5)), (5.0, (3.5, 8.5)), (9.0, (8.5, 12.0))], ids=["first", "middle", "last"]
)
def test_a_moment_stays_in_the_shot_of_its_best_frame(best: float, span: tuple[float, float]) -> None:
    rows = np.concatenate([film(7, 7, 7), film(*[0] * 4, *[1] * 5, *[2] * 3)])
    table = SpanTable([EmbeddingSpan(9, 0, 3, np.arange(3.0)), EmbeddingSpan(5, 3, 12, np.arange(12.0))])
    hit = MomentHit(5, 0.0, 12.0, best, 0.5)
    (bounded,) = shots.bounded((hit,), rows, table)
    assert (bounded.start_seconds, bounded.end_seconds) == span


@pytest.mark.parametrize(("span", "wanted"), [((3.2, 8.9), (3.2, 8.9)), ((2.9, 9.1), (3.5, 8.5))])
def test_a_moment_that_ends_between_the_frames_of_a_cut_keeps_its_end(
    span: tuple[float, float], wanted: tuple[float, float]
) -> None:
    rows = film(*[0] * 4, *[1] * 5, *[2] * 3)
    table = SpanTable([EmbeddingSpan(5, 0, 12, np.arange(12.0))])
    (bounded,) = shots.bounded((MomentHit(5, *span, 5.0, 0.5),), rows, table)
    assert (bounded.start_seconds, bounded.end_seconds) == wanted


def test_a_moment_without_cuts_or_vectors_stays_as_it_is() -> None:
    table = SpanTable([EmbeddingSpan(5, 0, 12, np.arange(12.0))])
    hits = (MomentHit(5, 0.0, 5.0, 1.0, 0.5), MomentHit(6, 0.0, 5.0, 0.0, 0.0))
    assert shots.bounded(hits, film(*[0] * 12), table) == hits
