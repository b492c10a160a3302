"""Drags on the timeline; nothing changes before the mouse button is released."""

from dataclasses import dataclass, field

from app.timeline.models.edits import Edge, dragged
from app.timeline.models.lanes import TimelineSpan
from app.timeline.models.scale import Snapping
from app.timeline.models.timeline import TimelineModel

Ends = tuple[float, float]


@dataclass(slots=True)
class SpanDrag:
    """A drag of a whole span or one of its edges, or of the in and out points, which have no span.

    Attributes
    ----------
    began : tuple of float
        The ends at the start of the drag.
    edge : Edge
        What is moved.
    grabbed_seconds : float
        Where it was grabbed.
    duration_seconds, least_seconds : float
        Duration of the video, and minimum duration of the span.
    span : TimelineSpan or None
        None for in and out points.
    ends : tuple of float
        The current ends.
    """

    began: Ends
    edge: Edge
    grabbed_seconds: float
    duration_seconds: float
    least_seconds: float
    span: TimelineSpan | None = None
    ends: Ends = field(init=False)

    def __post_init__(self) -> None:
        self.ends = self.began

    def to(self, seconds: float, snapping: Snapping | None) -> None:
        """Follow the pointer to a time; None turns snapping off."""
        # An edge is rarely grabbed exactly: it moves by as much as the pointer does.
        start, end = (one + seconds - self.grabbed_seconds for one in self.began)
        wanted = end if self.edge is Edge.END else start
        if snapping is not None:
            wanted = self._snapped(start, end, snapping) if self.edge is Edge.BOTH else snapping.snapped(wanted)
        self.ends = dragged(
            self.began,
            self.edge,
            round(wanted, 6),
            duration_seconds=self.duration_seconds,
            least_seconds=self.least_seconds,
        )

    def _snapped(self, start: float, end: float, snapping: Snapping) -> float:
        """Return the start of a whole span when either of its ends may snap."""
        shifts = [target - one for one in (start, end) if (target := snapping.target(one)) is not None]
        return start + min(shifts, key=abs) if shifts else snapping.snapped(start)

    @property
    def seconds(self) -> float:
        """The time of what is moved."""
        return self.ends[1] if self.edge is Edge.END else self.ends[0]

    @property
    def has_moved(self) -> bool:
        """Whether it differs from the start of the drag."""
        return self.ends != self.began


def snapping(
    model: TimelineModel, *, reach_seconds: float, but: TimelineSpan | None = None, with_marks: bool = True
) -> Snapping:
    """Return the snap targets: shot cuts, other edges, the playhead, in and out points, the ends of the video.

    Parameters
    ----------
    model : TimelineModel
        The timeline.
    reach_seconds : float
        Snap distance at the current zoom.
    but : TimelineSpan or None
        The span that is dragged.
    with_marks : bool
        Whether to include the in and out points; not while they are dragged themselves.
    """
    targets = {0.0, model.duration_seconds, model.playhead_seconds, *model.cuts}
    targets.update(one for span in model.spans if span != but for one in (span.start_seconds, span.end_seconds))
    if with_marks:
        targets.update(one for one in model.marks if one is not None)
    return Snapping(tuple(sorted(targets)), model.frame_seconds, reach_seconds)
