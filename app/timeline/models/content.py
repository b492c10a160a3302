"""What lies along one video: decided, found, suggested, and edits that are shown before the library has made them."""

from collections.abc import Callable, Sequence

from app.tags.models.suggested import still_open
from app.timeline.models import edits as timeline_edits
from app.timeline.models import lanes as timeline_lanes
from app.timeline.models import suggested as timeline_suggested
from app.timeline.models.edits import Edit
from app.timeline.models.lanes import Lane, Span, SpanKey, decided_key
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
        return timeline_edits.applied(self._decisions, self._edits)

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
        return timeline_suggested.found_again(list(shown.values()), gone)
