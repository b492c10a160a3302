"""The state of the timeline: the current video with its lanes, playhead, in and out points, and selected span."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.browse.models.cards import VideoCard
from app.tags.models.suggested import still_open
from app.timeline.models import edits
from app.timeline.models import lanes as timeline_lanes
from app.timeline.models.edits import Edge, Edit
from app.timeline.models.lanes import Lane, SpanKey, SpanKind, TimelineSpan, decided_key
from core.domain.search import MomentHit
from core.domain.tags import Decision, Suggestion, Tag


class TimelineContent:
    """Arranges decisions, suggestions and hits into lanes.

    Attributes
    ----------
    hits : tuple of MomentHit
        The video's hits of the last search.
    shows_rejected, shows_suggested : bool
        Whether such spans are shown.

    Parameters
    ----------
    tag_of : callable
        Returns a tag by its id; None if it is deleted.
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
        self._spans: dict[SpanKey, TimelineSpan] = {}

    def clear(self) -> None:
        """Forget everything, for another video."""
        self._decisions, self._suggestions, self._edits, self.hits = [], [], [], ()
        self._links.clear()
        self.refresh()

    def refresh(self) -> None:
        """Rebuild the lanes when they are next needed; call after any part changed."""
        self._lanes = None

    def set_decisions(
        self, decisions: Sequence[Decision], *, settled: Sequence[Edit], suggestions: Sequence[Suggestion] | None
    ) -> None:
        """Set decisions and suggestions; see `TimelineModel.set_decisions`."""
        self._decisions = list(decisions)
        self._suggestions = self._suggestions if suggestions is None else list(suggestions)
        self._edits = [edit for edit in self._edits if not any(edit is one for one in settled)]

    def foresee(self, edit: Edit, *, of: TimelineSpan | None) -> None:
        """Show an edit as done; see `TimelineModel.foresee`."""
        self._edits.append(edit)
        before = of.key if of else decided_key(edit.old[0]) if len(edit.old) == 1 else None
        if before is not None and len(edit.new) == 1:
            after = decided_key(edit.new[0])
            self._links.setdefault(before, set()).add(after)
            self._links.setdefault(after, set()).add(before)

    def revert(self, edit: Edit) -> None:
        """Stop showing an edit as done."""
        self._edits = [one for one in self._edits if one is not edit]

    @property
    def decisions(self) -> list[Decision]:
        """The decisions, including edits that are not saved yet."""
        return edits.applied(self._decisions, self._edits)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes."""
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
    def spans(self) -> dict[SpanKey, TimelineSpan]:
        """All visible spans by key, in order of their start."""
        return self._spans if self.lanes else {}

    def successor(self, gone: SpanKey) -> TimelineSpan | None:
        """Return what replaced a span that is gone: the same one moved, decided or restored by undo, or a new
        suggestion.
        """
        shown, seen, waiting = self.spans, {gone}, [gone]
        while waiting:
            for one in self._links.get(waiting.pop(0), ()):
                if one in shown:
                    return shown[one]
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return replacement_of(list(shown.values()), gone)


def adjacent_suggestion(
    spans: Sequence[TimelineSpan], chosen: TimelineSpan | None, step: int, *, at_seconds: float
) -> TimelineSpan | None:
    """Return the next (1) or previous (-1) suggestion from the selected span, or from a time if None is selected.

    None if there are no more; `spans` must be sorted by start.
    """
    found = [span for span in spans if span.kind is SpanKind.SUGGESTED]
    if chosen in found:
        place = found.index(chosen) + step
    else:
        begin = chosen.start_seconds if chosen is not None else at_seconds
        n_before = sum(span.start_seconds < begin for span in found)
        place = n_before if step > 0 else n_before - 1
    return found[place] if 0 <= place < len(found) else None


def replacement_of(spans: Sequence[TimelineSpan], key: SpanKey) -> TimelineSpan | None:
    """Return the suggestion that replaced one that is gone because the model learned: the one of the same tag with the
    largest overlap.

    None if the key is not of a suggestion.
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
    """The state that drawing, list and commands of the timeline share.

    Attributes
    ----------
    videoChanged : Signal
        Another video is current, or none, or its details changed.
    changed : Signal
        The spans or their appearance changed.
    playheadMoved : Signal
        Old and new position in seconds.
    marksChanged : Signal
        The in and out points changed.
    chosenChanged : Signal
        The selected span or its active edge changed.
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
        """The current video."""
        return self._card

    @property
    def video_id(self) -> int:
        """Catalog id; 0 for none."""
        return self._card.video.id if self._card else 0

    @property
    def duration_seconds(self) -> float:
        """Duration of the video; 0 if there is none or it is not known."""
        media = self._card.video.media if self._card else None
        return media.duration_seconds if media else 0.0

    @property
    def frame_seconds(self) -> float:
        """Duration of a frame of the video."""
        media = self._card.video.media if self._card else None
        return 1 / media.frames_per_second if media and media.frames_per_second > 0 else DEFAULT_FRAME_SECONDS

    def set_card(self, card: VideoCard | None) -> None:
        """Show a video, or None; the content of the previous one is cleared."""
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
        """Set decisions and suggestions for the video, together so that none is lost in between.

        Parameters
        ----------
        decisions : sequence of Decision
            From the library.
        settled : sequence of Edit
            Edits passed to `foresee` that were saved before the library was read.
        suggestions : sequence of Suggestion or None
            Those that decisions settle are not shown; None leaves the current ones.
        """
        self._content.set_decisions(decisions, settled=settled, suggestions=suggestions)
        self.refresh()

    def set_hits(self, found: Sequence[MomentHit]) -> None:
        """Set the video's hits of the last search."""
        if tuple(found) != self._content.hits:
            self._content.hits = tuple(found)
            self.refresh()

    def set_cuts(self, cuts: Sequence[float]) -> None:
        """Set the times of shot cuts, in order."""
        if tuple(cuts) != self._cuts:
            self._cuts = tuple(cuts)
            self.changed.emit()

    @property
    def cuts(self) -> tuple[float, ...]:
        """The known times of shot cuts, in order."""
        return self._cuts

    def foresee(self, edit: Edit, *, of: TimelineSpan | None = None) -> None:
        """Show an edit as done until it is saved; `of` is the suggestion that it decides."""
        self._content.foresee(edit, of=of)
        self.refresh()

    def revert(self, edit: Edit) -> None:
        """Stop showing an edit as done because it failed."""
        self._content.revert(edit)
        self.refresh()

    @property
    def decisions(self) -> list[Decision]:
        """The decisions, including edits that are not saved yet."""
        return self._content.decisions

    @property
    def moments(self) -> list[Decision]:
        """The decisions about moments."""
        return [one for one in self.decisions if one.start_seconds is not None]

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes."""
        return self._content.lanes

    @property
    def spans(self) -> list[TimelineSpan]:
        """All visible spans by start."""
        return list(self._content.spans.values())

    def refresh(self) -> None:
        """Update from tags and decisions."""
        self._content.refresh()
        if self._chosen is not None and self.chosen is None:
            self.choose(self._content.successor(self._chosen))
        self.changed.emit()

    @property
    def shows_rejected(self) -> bool:
        """Whether rejected spans are shown."""
        return self._content.shows_rejected

    def set_shows_rejected(self, shows: bool) -> None:  # noqa: FBT001 (its one meaning stands in its name)
        """Show or hide rejected spans."""
        if shows != self._content.shows_rejected:
            self._content.shows_rejected = shows
            self.refresh()

    def set_shows_suggested(self, shows: bool) -> None:  # noqa: FBT001 (its one meaning stands in its name)
        """Show or hide suggested spans."""
        if shows != self._content.shows_suggested:
            self._content.shows_suggested = shows
            self.refresh()

    def suggestion_beside(self, step: int) -> TimelineSpan | None:
        """Return the suggestion after (1) or before (-1) the selected span or the playhead; None if there is none."""
        return adjacent_suggestion(self.spans, self.chosen, step, at_seconds=self._playhead)

    @property
    def playhead_seconds(self) -> float:
        """The position in the video."""
        return self._playhead

    def set_playhead(self, seconds: float) -> None:
        """Move the playhead, within the video."""
        old, new = self._playhead, max(0.0, min(seconds, self.duration_seconds))
        if old != new:
            self._playhead = new
            self.playheadMoved.emit(old, new)

    @property
    def marks(self) -> tuple[float | None, float | None]:
        """In and out points; None if not set."""
        return self._marks

    def set_marks(self, start_seconds: float | None, end_seconds: float | None) -> None:
        """Set in and out points; None clears one."""
        if (start_seconds, end_seconds) != self._marks:
            self._marks = (start_seconds, end_seconds)
            self.marksChanged.emit()

    @property
    def chosen(self) -> TimelineSpan | None:
        """The selected span, which commands apply to."""
        return self._content.spans.get(self._chosen) if self._chosen else None

    @property
    def edge(self) -> Edge:
        """Which edge of the selected span the keys move."""
        return self._edge

    def choose(self, span: TimelineSpan | None, *, edge: Edge | None = None) -> None:
        """Select a span, or none; an edge of None leaves the active edge."""
        chosen = span.key if span else None
        if (chosen, edge or self._edge) != (self._chosen, self._edge):
            self._chosen, self._edge = chosen, edge or self._edge
            self.chosenChanged.emit()
