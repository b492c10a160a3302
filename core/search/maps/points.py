"""What becomes the points of a map: one vector for each video or moment, reduced to its principal components.

Memory: 32 bytes per row, `N_COMPONENTS` numbers per point, and one block of rows; never all vectors at once.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.clusters import ClusterScope
from core.domain.moments import MOMENT_SECONDS
from core.search import projection
from core.search.answers import SearchData
from core.search.projection import Projection

N_COMPONENTS = 50
_BLOCK_ROWS = 4_096
_TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """The rows that make up each point, in their order.

    Attributes
    ----------
    video_ids : ndarray, shape (N,), int64
        Video of each point.
    start_seconds, end_seconds : ndarray, shape (N,), float64
        Its time in the video.
    rows : ndarray, shape (R,), int64
        Row numbers, increasing.
    firsts : ndarray, shape (N + 1,), int64
        Where the rows of each point begin in `rows`; the last is R.
    """

    video_ids: NDArray[np.int64]
    start_seconds: NDArray[np.float64]
    end_seconds: NDArray[np.float64]
    rows: NDArray[np.int64]
    firsts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.video_ids)


def segments(scope: ClusterScope, data: SearchData, listed: Collection[int]) -> Segments:
    """Return the points of the videos listed, those without vectors left out.

    Parameters
    ----------
    scope : ClusterScope
        Whether each video or each moment is a point.
    data : SearchData
        Vectors and spans.
    listed : collection of int
        Videos that the library shows.
    """
    rows = np.flatnonzero(data.spans.mask(len(data.rows), video_ids=listed))
    if not len(rows):
        nothing = np.empty(0, np.int64)
        return Segments(nothing, np.empty(0), np.empty(0), nothing, np.zeros(1, np.int64))
    found = data.spans.locate(rows)
    is_first = np.ones(len(rows), bool)
    is_first[1:] = found.video_ids[1:] != found.video_ids[:-1]
    if scope is ClusterScope.MOMENTS:
        moments = found.seconds // MOMENT_SECONDS
        is_first[1:] |= moments[1:] != moments[:-1]
    firsts = np.flatnonzero(is_first)
    lasts = np.append(firsts[1:], len(rows)) - 1
    video_ids = found.video_ids[firsts]
    ends = _video_ends(data, found.video_ids, found.seconds, video_ids)
    if scope is ClusterScope.MOMENTS:
        starts = found.seconds[firsts] // MOMENT_SECONDS * MOMENT_SECONDS
        ends = np.minimum(starts + MOMENT_SECONDS, np.maximum(ends, found.seconds[lasts]))
    else:
        starts = np.zeros(len(firsts))
    return Segments(video_ids, starts, ends, rows, np.append(firsts, len(rows)))


def _video_ends(
    data: SearchData, row_videos: NDArray[np.int64], row_seconds: NDArray[np.float64], video_ids: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the end of the video of each point: its length, if that is known, else its last frame."""
    last_rows = np.flatnonzero(np.append(row_videos[1:] != row_videos[:-1], [True]))
    videos = row_videos[last_rows]
    known = np.array([data.durations_seconds.get(video_id, 0.0) for video_id in videos.tolist()])
    order = np.argsort(videos, kind="stable")
    ends = np.maximum(known, row_seconds[last_rows])[order]
    return ends[np.searchsorted(videos[order], video_ids)]


def fit(rows: NDArray[np.float16], chosen: Segments) -> Projection:
    """Find the principal components of the points.

    Parameters
    ----------
    rows : ndarray, shape (N, D), float16
        Rows of the embedding store.
    chosen : Segments
        At least one point.
    """
    some = np.unique(np.linspace(0, len(chosen) - 1, min(len(chosen), projection.MOST_POINTS)).astype(np.int64))
    vectors = np.concatenate([sums / lengths for sums, lengths in _sums(rows, chosen, some)])
    return projection.fit(vectors, N_COMPONENTS)


def project(
    rows: NDArray[np.float16], chosen: Segments, by: Projection, places: NDArray[np.int64] | None = None
) -> NDArray[np.float32]:
    """Return the components (N, P) of points, of those at `places` or of all."""
    wanted = np.arange(len(chosen)) if places is None else places
    # The sums are divided after they are projected: that is a tenth of the numbers.
    centre = by.mean @ by.components
    blocks = [(sums @ by.components) / lengths - centre for sums, lengths in _sums(rows, chosen, wanted)]
    nothing = np.empty((0, by.components.shape[1]), np.float32)
    return np.concatenate([nothing, *blocks]).astype(np.float32, copy=False)


def _sums(
    rows: NDArray[np.float16], chosen: Segments, places: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Yield the sums of the rows of points (n, D) and their lengths (n, 1), block by block."""
    counts = np.diff(chosen.firsts)[places]
    edges = np.append(0, np.cumsum(counts))
    first = 0
    while first < len(places):
        last = max(first + 1, int(np.searchsorted(edges, edges[first] + _BLOCK_ROWS, side="right")) - 1)
        block = places[first:last]
        # The rows of each point are next to each other in `rows`, but the points of a sample are not.
        offsets = edges[first:last] - edges[first]
        within = np.arange(int(edges[last] - edges[first])) - np.repeat(offsets, counts[first:last])
        numbers = chosen.rows[np.repeat(chosen.firsts[block], counts[first:last]) + within]
        read = _read(rows, numbers)
        sums = read if len(read) == len(offsets) else np.add.reduceat(read, offsets, axis=0)
        yield sums, np.maximum(np.sqrt(np.einsum("ij,ij->i", sums, sums))[:, None], _TINY)
        first = last


def _read(rows: NDArray[np.float16], numbers: NDArray[np.int64]) -> NDArray[np.float32]:
    first, last = int(numbers[0]), int(numbers[-1])
    is_run = last - first == len(numbers) - 1  # they are increasing: reading a run is faster
    return np.asarray(rows[first : last + 1] if is_run else rows[numbers], dtype=np.float32)
