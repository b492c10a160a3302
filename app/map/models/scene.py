"""The points of a map as they are drawn: their colours, which are selected, and which the filters leave."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.map.models.colouring import Colouring
from core.domain.clusters import Clustering, ClusterScope
from core.domain.maps import VideoMap
from core.domain.moments import Moment

_FEWEST_LABELLED = 2
_SEED = 7


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a group and where it stands.

    Attributes
    ----------
    words : str
        The name, plain text.
    x, y : float
        The middle of the group on the map.
    n_points : int
        Its size.
    """

    words: str
    x: float
    y: float
    n_points: int


@dataclass(slots=True, eq=False)
class Scene:
    """A map and the state of its points.

    Attributes
    ----------
    map : VideoMap
        The points.
    colouring : Colouring
        Their colours.
    is_selected, is_allowed : ndarray, shape (N,), bool
        Selected points, and those that the filters of the window leave.
    labels : tuple of Label
        Names of groups, the largest first.
    """

    map: VideoMap
    colouring: Colouring
    is_selected: NDArray[np.bool_]
    is_allowed: NDArray[np.bool_]
    labels: tuple[Label, ...] = ()

    @property
    def does_fade(self) -> bool:
        """Whether points that are not selected are grey: a single selected video is only circled."""
        return bool(len(np.unique(self.map.video_ids[self.is_selected])) > 1)

    def of_videos(self, video_ids: Collection[int]) -> NDArray[np.bool_]:
        """Return which points belong to videos."""
        return np.isin(self.map.video_ids, np.fromiter(video_ids, np.int64, len(video_ids)))

    def chosen_ids(self) -> list[int]:
        """Return the videos of the selected points, each once, in the order of the points."""
        return list(dict.fromkeys(self.map.video_ids[self.is_selected].tolist()))

    def moment(self, number: int) -> Moment | None:
        """Return the moment that a point stands for; None for whole videos."""
        start, end = float(self.map.start_seconds[number]), float(self.map.end_seconds[number])
        if self.map.scope is ClusterScope.VIDEOS or end <= start:
            return None
        return Moment(int(self.map.video_ids[number]), start, end)

    def drawn(self, grey: int, palette: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Return the points in the order of drawing, and the colour of each.

        Parameters
        ----------
        grey : int
            ARGB of points without a colour, and of those that are not selected or allowed.
        palette : sequence of int
            ARGB of the colours of `colouring`.
        """
        numbers = self.colouring.numbers
        has_colour = self.is_allowed & (numbers >= 0)
        if self.does_fade:
            has_colour &= self.is_selected
        inks = np.full(len(numbers), grey, np.uint32)
        inks[has_colour] = np.array([*palette, grey], np.uint32)[numbers[has_colour]]
        # In a fixed order that has nothing to do with the colours, so that none hides another.
        order = np.random.default_rng(_SEED).permutation(len(numbers))
        order = np.concatenate((order[~has_colour[order]], order[has_colour[order]]))
        return order, inks[order]


def labels(found: VideoMap, groups: Clustering, numbers: Sequence[int | None]) -> tuple[Label, ...]:
    """Return the names of groups at the middle of their points, the largest first."""
    of_point = np.array([-1 if number is None else number for number in numbers], np.int64)
    made = []
    for cluster in groups.clusters:
        places = found.positions[of_point == cluster.id]
        if cluster.name and len(places) >= _FEWEST_LABELLED:
            x, y = np.median(places, axis=0).tolist()
            made.append(Label(cluster.name, x, y, len(places)))
    return tuple(sorted(made, key=lambda label: -label.n_points))
