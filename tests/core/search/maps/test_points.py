"""Points of maps: means of the right rows, whatever the order and the gaps, in blocks or at once."""

import numpy as np
import pytest

from core.domain.clusters import ClusterScope
from core.domain.embeddings import EmbeddingSpan
from core.search.answers import SearchData
from core.search.index.row_scan import RowScan
from core.search.maps import points as map_points
from core.search.spans import SpanTable


@pytest.fixture
def data() -> SearchData:
    """Return three videos of 4, 30 and 1 frames, two seconds apart, with unclaimed rows between them."""
    rows = np.random.default_rng(5).normal(size=(50, 8)).astype(np.float16)
    spans = [
        EmbeddingSpan(7, 2, 4, np.arange(4) * 2.0),
        EmbeddingSpan(3, 10, 30, np.arange(30) * 2.0),
        EmbeddingSpan(9, 44, 1, np.zeros(1)),
    ]
    return SearchData(RowScan(rows), rows, SpanTable(spans), {7: 9.5, 3: 60.0})


def expected(rows: np.ndarray) -> np.ndarray:
    mean = rows.astype(np.float32).sum(axis=0)
    return mean / np.linalg.norm(mean)


def test_each_video_is_the_mean_of_its_rows(data: SearchData) -> None:
    found = map_points.segments(ClusterScope.VIDEOS, data, {7, 3, 9})

    assert found.video_ids.tolist() == [7, 3, 9]
    assert found.start_seconds.tolist() == [0, 0, 0]
    assert found.end_seconds.tolist() == [9.5, 60.0, 0.0], "of the third, only its first frame is known"
    projection = map_points.fit(data.rows, found)
    vectors = np.stack([expected(data.rows[2:6]), expected(data.rows[10:40]), expected(data.rows[44:45])])
    assert np.allclose(
        map_points.project(data.rows, found, projection), (vectors - projection.mean) @ projection.components, atol=1e-3
    )


def test_moments_begin_every_five_seconds_and_end_with_the_video(data: SearchData) -> None:
    found = map_points.segments(ClusterScope.MOMENTS, data, {7})

    assert found.start_seconds.tolist() == [0.0, 5.0]
    assert found.end_seconds.tolist() == [5.0, 9.5]
    assert found.rows[found.firsts[0] : found.firsts[1]].tolist() == [2, 3, 4]
    assert found.rows[found.firsts[1] : found.firsts[2]].tolist() == [5]


def test_other_videos_have_no_points(data: SearchData) -> None:
    assert map_points.segments(ClusterScope.VIDEOS, data, {3}).video_ids.tolist() == [3]
    assert len(map_points.segments(ClusterScope.VIDEOS, data, {1, 2})) == 0


@pytest.mark.parametrize("block_rows", [1, 5, 16_384])
def test_blocks_make_no_difference(data: SearchData, block_rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = map_points.segments(ClusterScope.MOMENTS, data, {7, 3, 9})
    projection = map_points.fit(data.rows, found)
    whole = map_points.project(data.rows, found, projection)

    monkeypatch.setattr(map_points, "_BLOCK_ROWS", block_rows)

    assert np.allclose(map_points.project(data.rows, found, projection), whole, atol=1e-5)
    some = np.array([1, 4, 7])
    assert np.allclose(map_points.project(data.rows, found, projection, some), whole[some], atol=1e-5)
