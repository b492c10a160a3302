"""The values that the lists of videos and moments show."""

from dataclasses import dataclass
from pathlib import Path

from core.domain.groups import Grouping
from core.domain.moments import MOMENT_SECONDS
from core.domain.query.filters import Clause, Condition, Field
from core.domain.search import MomentHit
from core.domain.videos import Video, VideoSort, VideoStage

N_STAGES = 4
NEAR_SECONDS = 2 * MOMENT_SECONDS
"""A picture taken at most this far from a moment passes as its own; any other is marked with its time."""


@dataclass(frozen=True, slots=True)
class GridFilter:
    """Which videos the grid shows, and in which order.

    Attributes
    ----------
    folder_id : int or None
        Only videos of this folder.
    text : str
        Only videos with every word of it in their path.
    conditions : tuple of Clause
        Only videos that meet all of these.
    hides_offline : bool
        Whether to leave out videos that are offline.
    sort : VideoSort
        The order.
    is_descending : bool
        Whether the order is reversed.
    like_id : int
        Sort by similarity to this video, most similar first, instead of by `sort` and `grouping`; 0 for none.
    grouping : Grouping
        How the videos are grouped under headings.
    """

    folder_id: int | None = None
    text: str = ""
    conditions: tuple[Clause, ...] = ()
    hides_offline: bool = False
    sort: VideoSort = VideoSort.NAME
    is_descending: bool = False
    like_id: int = 0
    grouping: Grouping = Grouping.NOTHING

    @property
    def all_conditions(self) -> tuple[Clause, ...]:
        """The conditions, including the one that hides offline videos."""
        return (*self.conditions, _REACHABLE) if self.hides_offline else self.conditions

    @property
    def shown_grouping(self) -> Grouping:
        """The grouping that applies in the current order."""
        return Grouping.NOTHING if self.like_id else self.grouping


_REACHABLE = Condition(Field.OFFLINE, is_negated=True)


@dataclass(frozen=True, slots=True)
class VideoCard:
    """One card of the grid.

    Attributes
    ----------
    video : Video
        The video.
    poster, strip : Path or None
        Its pictures, where they have been made.
    n_cells : int
        Frames in the strip, side by side, spread over the video; 0 where there is none.
    tag_ids : tuple of int
        Tags accepted for it.
    """

    video: Video
    poster: Path | None
    strip: Path | None
    n_cells: int = 0
    tag_ids: tuple[int, ...] = ()

    def cell_at(self, fraction: float) -> int | None:
        """Return the filmstrip cell at a fraction of the video, 0 to 1; None where there is no strip."""
        return min(self.n_cells - 1, max(0, int(fraction * self.n_cells))) if self.n_cells else None

    @property
    def n_stages(self) -> int:
        """How many of the four stages are complete: found, described, pictured, analysed."""
        if self.video.stage is VideoStage.ANALYSED:
            return N_STAGES
        if self.video.stage is VideoStage.PICTURED:
            return 3
        return 1 if self.video.media is None else 2


@dataclass(frozen=True, slots=True)
class MomentCard:
    """One card of the search results.

    Attributes
    ----------
    card : VideoCard
        The video of the moment.
    hit : MomentHit
        The moment.
    match : float
        How good its score is, from 0 (an ordinary frame) to 1 (a perfect match); not a probability.
    place, n_places : int
        Its rank among the video's moments, from 1, and how many there are.
    is_expanded : bool
        Whether the video's other moments are shown too.
    """

    card: VideoCard
    hit: MomentHit
    match: float
    place: int
    n_places: int
    is_expanded: bool

    @property
    def frame_key(self) -> tuple[int, float]:
        """The video, and the time of the frame that matches best."""
        return self.hit.video_id, self.hit.best_seconds

    @property
    def cell(self) -> int | None:
        """Filmstrip cell nearest to the moment's best frame; None where there is no strip."""
        media, n = self.card.video.media, self.card.n_cells
        if media is None or n < 1:
            return None
        return min(n - 1, max(0, int(self.hit.best_seconds / media.duration_seconds * n)))

    @property
    def cell_seconds(self) -> float | None:
        """About when that cell was taken: the middle of its share of the video."""
        media, cell = self.card.video.media, self.cell
        if media is None or cell is None:
            return None
        return (cell + 0.5) / self.card.n_cells * media.duration_seconds

    @property
    def is_picture_near(self) -> bool:
        """Whether the cell shows the moment or a frame close to it, wherever in its share it was taken."""
        media, middle = self.card.video.media, self.cell_seconds
        if media is None or middle is None:
            return False
        half = media.duration_seconds / self.card.n_cells / 2
        earliest, latest = self.hit.start_seconds - NEAR_SECONDS, self.hit.end_seconds + NEAR_SECONDS
        return earliest <= middle - half and middle + half <= latest
