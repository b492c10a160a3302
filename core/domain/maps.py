"""Maps: videos or moments as points, those that look alike close together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.domain.clusters import ClusterScope
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
