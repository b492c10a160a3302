"""What the lists of the window show, as values."""

from dataclasses import dataclass
from pathlib import Path

from core.domain.filters import Condition, Field
from core.domain.groups import Grouping
from core.domain.moments import MOMENT_SECONDS
from core.domain.search import MomentHit
from core.domain.videos import Video, VideoSort, VideoStage

N_STAGES = 4
NEAR_SECONDS = 2 * MOMENT_SECONDS
"""A picture taken at most this far from a moment passes as one of it; another is marked with its time."""


@dataclass(frozen=True, slots=True)
class GridFilter:
    """Which videos the grid shows, in which order.

    Attributes
    ----------
    folder_id : int or None
        Only videos of this folder.
    text : str
        Only videos with every word of it in their path.
    conditions : tuple of Condition
        Only videos that meet all of these.
    hides_offline : bool
        Whether videos that cannot be reached now are left out.
    sort : VideoSort
        Order.
    is_descending : bool
        Whether the order is turned around.
    like_id : int
        The video that others are to be like, those most like it first; takes the place of `sort` and `grouping`. 0 for
        none.
    grouping : Grouping
        What stands under one heading.
    """

    folder_id: int | None = None
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    hides_offline: bool = False
    sort: VideoSort = VideoSort.NAME
    is_descending: bool = False
    like_id: int = 0
    grouping: Grouping = Grouping.NOTHING

    @property
    def all_conditions(self) -> tuple[Condition, ...]:
        """The conditions, with what is left out."""
        return (*self.conditions, _REACHABLE) if self.hides_offline else self.conditions

    @property
    def shown_grouping(self) -> Grouping:
        """What stands under one heading in this order."""
        return Grouping.NOTHING if self.like_id else self.grouping


_REACHABLE = Condition(Field.OFFLINE, is_negated=True)


@dataclass(frozen=True, slots=True)
class VideoCard:
    """One card of the grid.

    Attributes
    ----------
    video : Video
        See there.
    poster, strip : Path or None
        Its pictures, where they have been made.
    n_cells : int
        Frames in the strip, side by side, spread over the video; 0 where there is none.
    tag_ids : tuple of int
        The tags that somebody decided it has.
    """

    video: Video
    poster: Path | None
    strip: Path | None
    n_cells: int = 0
    tag_ids: tuple[int, ...] = ()

    def cell_at(self, fraction: float) -> int | None:
        """Return the cell of the filmstrip at a part of the video, 0 to 1; None where there is no strip."""
        return min(self.n_cells - 1, max(0, int(fraction * self.n_cells))) if self.n_cells else None

    @property
    def n_stages(self) -> int:
        """How many of the four stages are behind it: found, described, pictured, analysed."""
        if self.video.stage is VideoStage.ANALYSED:
            return N_STAGES
        if self.video.stage is VideoStage.PICTURED:
            return 3
        return 1 if self.video.media is None else 2


@dataclass(frozen=True, slots=True)
class MomentCard:
    """One card of the results.

    Attributes
    ----------
    card : VideoCard
        The video that the moment is of.
    hit : MomentHit
        The moment.
    match : float
        Its score relative to the answer, 1 for the best moment of this query; no probability.
    place, n_places : int
        Which of the video's moments it is, from 1, and how many there are.
    is_expanded : bool
        Whether the video's other moments are on show too.
    """

    card: VideoCard
    hit: MomentHit
    match: float
    place: int
    n_places: int
    is_expanded: bool

    @property
    def frame_key(self) -> tuple[int, float]:
        """The video, and the time of its frame that fits best."""
        return self.hit.video_id, self.hit.best_seconds

    @property
    def cell(self) -> int | None:
        """Which cell of the filmstrip is nearest to the moment's best frame; None where there is no strip."""
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
        """Whether the picture is of the moment or close to it, wherever in its share it was taken."""
        media, middle = self.card.video.media, self.cell_seconds
        if media is None or middle is None:
            return False
        half = media.duration_seconds / self.card.n_cells / 2
        earliest, latest = self.hit.start_seconds - NEAR_SECONDS, self.hit.end_seconds + NEAR_SECONDS
        return earliest <= middle - half and middle + half <= latest
