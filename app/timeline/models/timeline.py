"""What the timeline shows of the video at hand: its lanes, the playhead, the marks, and what is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.browse.models.cards import VideoCard
from app.timeline.models import suggested as timeline_suggested
from app.timeline.models.content import TimelineContent
from app.timeline.models.edits import Edge, Edit
from app.timeline.models.lanes import Lane, Span, SpanKey
from core.domain.search import MomentHit
from core.domain.tags import Decision, Suggestion, Tag

Ends = tuple[float, float]
DEFAULT_FRAME_SECONDS = 0.04


class TimelineModel(QObject):
    """The one state that picture, list and commands of the timeline share.

    Attributes
    ----------
    videoChanged : Signal
        Another video is at hand, or none, or other things are known of it.
    changed : Signal
        Spans are other ones, or drawn otherwise.
    playheadMoved : Signal
        Where it was and where it is, in seconds.
    marksChanged : Signal
        In and out point.
    chosenChanged : Signal
        Another span is chosen, or another edge of it.
    """

    videoChanged = Signal()
    changed = Signal()
    playheadMoved = Signal(float, float)
    marksChanged = Signal()
    chosenChanged = Signal()

    def __init__(self, tag_of: Callable[[int], Tag | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = TimelineContent(tag_of)
        self._card: VideoCard | None = None
        self._cuts: tuple[float, ...] = ()
        self._playhead = 0.0
        self._marks: tuple[float | None, float | None] = (None, None)
        self._chosen: SpanKey | None = None
        self._edge = Edge.START

    @property
    def card(self) -> VideoCard | None:
        """The video at hand."""
        return self._card

    @property
    def video_id(self) -> int:
        """Catalog id; 0 for none."""
        return self._card.video.id if self._card else 0

    @property
    def duration_seconds(self) -> float:
        """Length of the video; 0 where there is none or it is not known."""
        media = self._card.video.media if self._card else None
        return media.duration_seconds if media else 0.0

    @property
    def frame_seconds(self) -> float:
        """How long a frame of the video lasts."""
        media = self._card.video.media if self._card else None
        return 1 / media.frames_per_second if media and media.frames_per_second > 0 else DEFAULT_FRAME_SECONDS

    def set_card(self, card: VideoCard | None) -> None:
        """Show a video; what was said of another one goes.

        Parameters
        ----------
        card : VideoCard or None
            None for no video.
        """
        is_same = card is not None and card.video.id == self.video_id
        if card == self._card:
            return
        self._card = card
        if not is_same:
            self._content.clear()
            self._cuts, self._playhead, self._marks, self._chosen = (), 0.0, (None, None), None
        self._content.refresh()
        self.videoChanged.emit()
        self.refresh()

    def set_decisions(
        self,
        decisions: Sequence[Decision],
        *,
        settled: Sequence[Edit] = (),
        suggestions: Sequence[Suggestion] | None = None,
    ) -> None:
        """Take what was decided about the video and its moments, and what is suggested: both at once, or one is lost.

        Parameters
        ----------
        decisions : sequence of Decision
            From the library.
        settled : sequence of Edit
            Those of `foresee` that the library had carried out before it was asked.
        suggestions : sequence of Suggestion or None
            What decisions settle of it is not shown; None leaves what is there.
        """
        self._content.set_decisions(decisions, settled=settled, suggestions=suggestions)
        self.refresh()

    def set_hits(self, found: Sequence[MomentHit]) -> None:
        """Take what the last search has found in the video."""
        if tuple(found) != self._content.hits:
            self._content.hits = tuple(found)
            self.refresh()

    def set_cuts(self, cuts: Sequence[float]) -> None:
        """Take the times of shot cuts, in order."""
        if tuple(cuts) != self._cuts:
            self._cuts = tuple(cuts)
            self.changed.emit()

    @property
    def cuts(self) -> tuple[float, ...]:
        """Times of shot cuts, as far as they are known, in order."""
        return self._cuts

    def foresee(self, edit: Edit, *, of: Span | None = None) -> None:
        """Show an edit as done until the library has carried it out.

        Parameters
        ----------
        edit : Edit
            What is done.
        of : Span or None
            The suggestion that is decided by it.
        """
        self._content.foresee(edit, of=of)
        self.refresh()

    def revert(self, edit: Edit) -> None:
        """Show an edit as not done: it failed."""
        self._content.revert(edit)
        self.refresh()

    @property
    def decisions(self) -> list[Decision]:
        """What is decided, edits that are on their way included."""
        return self._content.decisions

    @property
    def moments(self) -> list[Decision]:
        """What is decided about moments."""
        return [one for one in self.decisions if one.start_seconds is not None]

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """What lies along the video."""
        return self._content.lanes

    @property
    def spans(self) -> list[Span]:
        """All spans on show by their start."""
        return list(self._content.spans.values())

    def refresh(self) -> None:
        """Look again at tags and decisions."""
        self._content.refresh()
        if self._chosen is not None and self.chosen is None:
            self.choose(self._content.successor(self._chosen))
        self.changed.emit()

    @property
    def shows_rejected(self) -> bool:
        """Whether rejected spans are on show."""
        return self._content.shows_rejected

    def set_shows_rejected(self, shows: bool) -> None:  # noqa: FBT001 (its one meaning stands in its name)
        """Show or hide what was rejected."""
        if shows != self._content.shows_rejected:
            self._content.shows_rejected = shows
            self.refresh()

    def set_shows_suggested(self, shows: bool) -> None:  # noqa: FBT001 (its one meaning stands in its name)
        """Show or hide what is suggested."""
        if shows != self._content.shows_suggested:
            self._content.shows_suggested = shows
            self.refresh()

    def suggestion_beside(self, step: int) -> Span | None:
        """Give the suggestion after (1) or before (-1) the chosen span, or the playhead; None where there is none."""
        return timeline_suggested.beside(self.spans, self.chosen, step, at_seconds=self._playhead)

    @property
    def playhead_seconds(self) -> float:
        """Where in the video one is."""
        return self._playhead

    def set_playhead(self, seconds: float) -> None:
        """Move the playhead, within the video.

        Parameters
        ----------
        seconds : float
            Where to.
        """
        old, new = self._playhead, max(0.0, min(seconds, self.duration_seconds))
        if old != new:
            self._playhead = new
            self.playheadMoved.emit(old, new)

    @property
    def marks(self) -> tuple[float | None, float | None]:
        """In and out point; each may not be set."""
        return self._marks

    def set_marks(self, start_seconds: float | None, end_seconds: float | None) -> None:
        """Set in and out point.

        Parameters
        ----------
        start_seconds, end_seconds : float or None
            None takes one away.
        """
        if (start_seconds, end_seconds) != self._marks:
            self._marks = (start_seconds, end_seconds)
            self.marksChanged.emit()

    @property
    def chosen(self) -> Span | None:
        """The span that commands are about."""
        return self._content.spans.get(self._chosen) if self._chosen else None

    @property
    def edge(self) -> Edge:
        """Which edge of the chosen span is moved by keys."""
        return self._edge

    def choose(self, span: Span | None, *, edge: Edge | None = None) -> None:
        """Choose a span.

        Parameters
        ----------
        span : Span or None
            None for none.
        edge : Edge or None
            The edge that keys move; None leaves it.
        """
        chosen = span.key if span else None
        if (chosen, edge or self._edge) != (self._chosen, self._edge):
            self._chosen, self._edge = chosen, edge or self._edge
            self.chosenChanged.emit()
