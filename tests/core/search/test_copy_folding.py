"""Near-copies among results."""

import numpy as np

from core.domain.embeddings import EmbeddingSpan
from core.domain.search import MomentHit
from core.search import copy_folding
from core.search.answers import SearchData
from core.search.index.row_scan import RowScan
from core.search.spans import SpanTable


def films() -> SearchData:
    """Seven videos: 1 and 2 are nearly the same, 3 is half of 1 and half other, 4 to 7 are others."""
    random = np.random.default_rng(4)
    scenes = [random.standard_normal((6, 64)) for _ in range(6)]
    shown = [np.repeat(scene, 5, axis=0) for scene in scenes]
    parts = [shown[0], shown[0], np.concatenate([shown[0][:15], shown[1][:15]]), *shown[2:]]
    noisy = [part + 0.05 * random.standard_normal(part.shape) for part in parts]
    rows = np.concatenate([part / np.linalg.norm(part, axis=1, keepdims=True) for part in noisy]).astype(np.float16)
    spans = [EmbeddingSpan(number + 1, 30 * number, 30, np.arange(30.0)) for number in range(len(parts))]
    return SearchData(RowScan(rows), rows, SpanTable(spans))


def hits(*ids: int) -> list[MomentHit]:
    return [MomentHit(number, 0.0, 5.0, 2.0, 0.9) for number in ids]


def test_only_the_first_of_near_copies_stays_and_counts_the_others() -> None:
    found = copy_folding.fold(hits(4, 2, 2, 1, 3, 5), films())
    assert [(hit.video_id, hit.n_copies) for hit in found] == [(4, 0), (2, 1), (2, 1), (3, 0), (5, 0)]


def test_videos_without_vectors_are_left_alone() -> None:
    assert [hit.video_id for hit in copy_folding.fold(hits(99, 1, 98, 2), films())] == [99, 1, 98]
    assert copy_folding.fold([], films()) == ()
