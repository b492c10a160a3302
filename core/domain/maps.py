"""Maps: videos or moments as points, those that look alike close together."""

import bisect
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.domain.clusters import Clustering, ClusterScope
from core.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ARRANGING = Sentence("Arranging the map: {percent} %")
"""What is being done while a map is arranged, as in `JobsSummary.activity`."""


@dataclass(frozen=True, slots=True, eq=False)
class VideoMap:
    """A map of a library; the points are in the order of their rows in the embedding store.

    Attributes
    ----------
    scope : ClusterScope
        Whether the points are videos or moments.
    video_ids : ndarray, shape (N,), int64
        Catalog IDs; a video has a point for each of its moments.
    start_seconds, end_seconds : ndarray, shape (N,), float64
        The moments; the whole videos if those are the points.
    positions : ndarray, shape (N, 2), float32
        Places on the map, y upwards; the middle is at 0, and nearly all points are between -1 and 1.
    is_arranged : bool
        Whether neighbours on the map look alike. If not, the places are a first guess by two principal components.
    n_added : int
        Points that were placed near their likes since the map was arranged.
    n_videos, n_analysed : int
        Videos in the library, and those that have points because they are analysed.
    """

    scope: ClusterScope
    video_ids: "NDArray[np.int64]"
    start_seconds: "NDArray[np.float64]"
    end_seconds: "NDArray[np.float64]"
    positions: "NDArray[np.float32]"
    is_arranged: bool
    n_added: int
    n_videos: int
    n_analysed: int

    def __len__(self) -> int:
        return len(self.video_ids)

    def clusters_of_points(self, clustering: Clustering) -> list[int | None]:
        """Return the ID of the cluster of each point; None for points without one, or in a hidden one.

        A member that is a moment may be several points long.
        """
        members: defaultdict[int, list[tuple[float, float, int]]] = defaultdict(list)
        for cluster in clustering.clusters:
            if not cluster.is_hidden:
                for one in cluster.members:
                    members[one.video_id].append((one.start_seconds, one.end_seconds, cluster.id))
        for spans in members.values():
            spans.sort()
        points = zip(self.video_ids.tolist(), self.start_seconds.tolist(), self.end_seconds.tolist(), strict=True)
        return [_covering(members.get(video_id, []), (start + end) / 2) for video_id, start, end in points]


def _covering(spans: list[tuple[float, float, int]], seconds: float) -> int | None:
    """Return the cluster of the span that a time lies in; spans are sorted and do not overlap."""
    place = bisect.bisect_right(spans, seconds, key=lambda span: span[0]) - 1
    return spans[place][2] if place >= 0 and seconds <= spans[place][1] else None
