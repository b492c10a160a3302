"""What the timeline shows of the video at hand: its lanes, the playhead, the marks, and what is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.browse.models.cards import VideoCard
from app.tags.models.suggested import still_open
from app.timeline.models import edits
from app.timeline.models import lanes as timeline_lanes
from app.timeline.models.edits import Edge, Edit
from app.timeline.models.lanes import Lane, Span, SpanKey, SpanKind, decided_key
from core.domain.search import MomentHit
from core.domain.tags import Decision, Suggestion, Tag


class TimelineContent:
    """Puts all of it into lanes.

    Attributes
    ----------
    hits : tuple of MomentHit
        What the last search has found in the video.
    shows_rejected, shows_suggested : bool
        Whether such spans are on show.

    Parameters
    ----------
    tag_of : callable
        Gives a tag by its id; None for one that is gone.
    """

    def __init__(self, tag_of: Callable[[int], Tag | None]) -> None:
        self._tag_of = tag_of
        self.hits: tuple[MomentHit, ...] = ()
        self.shows_rejected = self.shows_suggested = True
        self._decisions: list[Decision] = []
        self._suggestions: list[Suggestion] = []
        self._edits: list[Edit] = []
        self._links: dict[SpanKey, set[SpanKey]] = {}
        self._lanes: tuple[Lane, ...] | None = None
        self._spans: dict[SpanKey, Span] = {}

    def clear(self) -> None:
        """Forget everything: another video is at hand."""
        self._decisions, self._suggestions, self._edits, self.hits = [], [], [], ()
        self._links.clear()
        self.refresh()

    def refresh(self) -> None:
        """Put it into lanes anew when they are asked for next; also where one of its parts was changed."""
        self._lanes = None

    def set_decisions(
        self, decisions: Sequence[Decision], *, settled: Sequence[Edit], suggestions: Sequence[Suggestion] | None
    ) -> None:
        """Take what the library says; see `TimelineModel.set_decisions`."""
        self._decisions = list(decisions)
        self._suggestions = self._suggestions if suggestions is None else list(suggestions)
        self._edits = [edit for edit in self._edits if not any(edit is one for one in settled)]

    def foresee(self, edit: Edit, *, of: Span | None) -> None:
        """Show an edit as done; see `TimelineModel.foresee`."""
        self._edits.append(edit)
        before = of.key if of else decided_key(edit.old[0]) if len(edit.old) == 1 else None
        if before is not None and len(edit.new) == 1:
            after = decided_key(edit.new[0])
            self._links.setdefault(before, set()).add(after)
            self._links.setdefault(after, set()).add(before)

    def revert(self, edit: Edit) -> None:
        """Show an edit as not done."""
        self._edits = [one for one in self._edits if one is not edit]

    @property
    def decisions(self) -> list[Decision]:
        """What is decided, edits that are on their way included."""
        return edits.applied(self._decisions, self._edits)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """What lies along the video."""
        if self._lanes is None:
            decisions = self.decisions
            spans = [*timeline_lanes.hits(self.hits), *timeline_lanes.decided(decisions, self._tag_of)]
            if self.shows_suggested:
                spans += timeline_lanes.suggested(still_open(self._suggestions, decisions), self._tag_of)
            whole = [one for one in decisions if one.start_seconds is None]
            self._lanes = timeline_lanes.lanes(spans, whole, self._tag_of, shows_rejected=self.shows_rejected)
            shown = [span for lane in self._lanes for row in lane.rows for span in row.spans]
            shown.sort(key=lambda span: (span.start_seconds, span.end_seconds))
            self._spans = {span.key: span for span in shown}
        return self._lanes

    @property
    def spans(self) -> dict[SpanKey, Span]:
        """All spans on show by their key, in the order of their start."""
        return self._spans if self.lanes else {}

    def successor(self, gone: SpanKey) -> Span | None:
        """Find what became of a span that is on show no more.

        Parameters
        ----------
        gone : tuple
            Its key.

        Returns
        -------
        Span or None
            The same one, moved, decided, or brought back by undo; or the suggestion that took its place.
        """
        shown, seen, waiting = self.spans, {gone}, [gone]
        while waiting:
            for one in self._links.get(waiting.pop(0), ()):
                if one in shown:
                    return shown[one]
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return found_again(list(shown.values()), gone)


def beside(spans: Sequence[Span], chosen: Span | None, step: int, *, at_seconds: float) -> Span | None:
    """Return the suggestion after or before the chosen one.

    Parameters
    ----------
    spans : sequence of Span
        All on show, by their start.
    chosen : Span or None
        Where one is; None for a time.
    step : int
        1 for the one after, -1 for the one before.
    at_seconds : float
        That time.

    Returns
    -------
    Span or None
        None where there is no more.
    """
    found = [span for span in spans if span.kind is SpanKind.SUGGESTED]
    if chosen in found:
        place = found.index(chosen) + step
    else:
        begin = chosen.start_seconds if chosen is not None else at_seconds
        n_before = sum(span.start_seconds < begin for span in found)
        place = n_before if step > 0 else n_before - 1
    return found[place] if 0 <= place < len(found) else None


def found_again(spans: Sequence[Span], key: SpanKey) -> Span | None:
    """Find the suggestion that took the place of one that is gone: the program has learned and draws it otherwise.

    Parameters
    ----------
    spans : sequence of Span
        All on show.
    key : tuple
        Of the one that is gone; of anything else, nothing is found.

    Returns
    -------
    Span or None
        The one of the same tag that shares most with it.
    """
    kind, tag_id, start, end = key
    if kind is not SpanKind.SUGGESTED or not isinstance(start, float | int) or not isinstance(end, float | int):
        return None
    shared = {
        span: min(span.end_seconds, end) - max(span.start_seconds, start)
        for span in spans
        if span.kind is SpanKind.SUGGESTED and span.tag is not None and span.tag.id == tag_id
    }
    best = max(shared, key=lambda span: shared[span], default=None)
    return best if best is not None and shared[best] > 0 else None


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
        """Return the suggestion after (1) or before (-1) the chosen span, or the playhead; None where there is none."""
        return beside(self.spans, self.chosen, step, at_seconds=self._playhead)

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
