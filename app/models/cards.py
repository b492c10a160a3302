"""What the lists of the window show, as values."""

from dataclasses import dataclass
from pathlib import Path

from core.domain.moments import MOMENT_SECONDS
from core.domain.search import MomentHit
from core.domain.videos import Video, VideoSort, VideoStage

N_STAGES = 4
STRIP_CELLS = 10
"""Frames in a filmstrip, side by side, evenly spread over the video."""


@dataclass(frozen=True, slots=True)
class GridFilter:
    """Which videos the grid shows, in which order.

    Attributes
    ----------
    folder_id : int or None
        Only videos of this folder.
    text : str
        Only videos whose name holds it.
    sort : VideoSort
        Order.
    is_descending : bool
        Whether the order is turned around.
    """

    folder_id: int | None = None
    text: str = ""
    sort: VideoSort = VideoSort.NAME
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class VideoCard:
    """One card of the grid.

    Attributes
    ----------
    video : Video
        See there.
    poster, strip : Path or None
        Its pictures, where they have been made.
    """

    video: Video
    poster: Path | None
    strip: Path | None

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
    def cell(self) -> int | None:
        """Which cell of the filmstrip is nearest to the moment's best frame; None where there is no strip."""
        media = self.card.video.media
        if media is None or self.card.strip is None:
            return None
        return min(STRIP_CELLS - 1, max(0, int(self.hit.best_seconds / media.duration_seconds * STRIP_CELLS)))

    @property
    def cell_seconds(self) -> float | None:
        """Time of that cell, for telling when the picture is not of the moment itself."""
        media, cell = self.card.video.media, self.cell
        if media is None or cell is None:
            return None
        return (cell + 0.5) / STRIP_CELLS * media.duration_seconds

    @property
    def is_picture_near(self) -> bool:
        """Whether the picture is of the moment, or only from its neighbourhood."""
        seconds = self.cell_seconds
        if seconds is None:
            return False
        return self.hit.start_seconds - MOMENT_SECONDS <= seconds <= self.hit.end_seconds + MOMENT_SECONDS
