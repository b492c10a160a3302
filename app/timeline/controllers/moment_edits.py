"""Edits of moments on the timeline: each is one undo step, and is drawn before it is saved."""

import itertools
from collections.abc import Callable

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.player.views.panel import PlayerPanel
from app.stage.stage import Stage
from app.timeline import operations as moments
from app.timeline.models import edits
from app.timeline.models.edits import Edge, Edit
from app.timeline.models.lanes import TimelineSpan
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.panel import TimelinePanel
from app.ui.localization.text import display_name, inline_name, tr
from core.domain.events import Level, Notice
from core.domain.tags import Decision, Verdict
from core.errors import KnownError

_FIRST_NUMBER = 0x5000_0000
_SECOND = 1.0


class MomentEditsController(QObject):
    """Moves, splits, joins and removes tagged moments.

    Attributes
    ----------
    settled : list of Edit
        Edits that were saved after the timeline was last read.
    """

    def __init__(self, session: Session, stage: Stage, model: TimelineModel, *, timeline: TimelinePanel) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._model = model
        self._numbers = itertools.count(_FIRST_NUMBER)
        self._nudged: tuple[object, ...] = ()
        self._number = -1
        self.settled: list[Edit] = []
        actions = stage.actions
        actions.on("split_span", self.split)
        actions.on("join_spans", self.join)
        actions.on("withdraw_span", self.withdraw)
        actions.on("other_edge", self._on_other_edge)
        actions.on("nudge_back", lambda: self.nudge(-self._model.frame_seconds))
        actions.on("nudge_on", lambda: self.nudge(self._model.frame_seconds))
        actions.on("nudge_back_more", lambda: self.nudge(-_SECOND))
        actions.on("nudge_on_more", lambda: self.nudge(_SECOND))
        timeline.timesWanted.connect(self.move)

    def move(self, span: TimelineSpan, start_seconds: float, end_seconds: float) -> None:
        """Move the ends of a decided moment, or of a suggestion, which this accepts; other spans stay."""
        end_seconds = min(end_seconds, max(self._model.duration_seconds, span.end_seconds))
        if not span.is_editable:
            return
        if not 0 <= start_seconds < end_seconds:
            self._inform(tr("Timeline", "A moment must end after it starts and lie within its video."))
            return
        edit = _retimed(span, (start_seconds, end_seconds))
        if edit is not None:
            is_whole = span.start_seconds != start_seconds and span.end_seconds != end_seconds
            self.carry_out(edit, _move_words(span, is_whole=is_whole), of=span)

    def nudge(self, by_seconds: float) -> None:
        """Move the active edge of the selected moment (negative: earlier); consecutive nudges are one undo step."""
        span, edge = self._model.chosen, self._model.edge
        if span is None or not span.is_editable:
            return
        begun = (span.start_seconds, span.end_seconds)
        at_seconds = begun[1] if edge is Edge.END else begun[0]
        duration, least = self._model.duration_seconds, self._model.frame_seconds
        wanted = round(at_seconds + by_seconds, 6)
        ends = edits.dragged(begun, edge, wanted, duration_seconds=duration, least_seconds=least)
        edit = _retimed(span, ends)
        if edit is None:
            return
        if span.decision is None or self._nudged != (edits.key(span.decision), edge):
            self._number = next(self._numbers)
        self._nudged = (edits.key(edit.new[0]), edge)
        self.carry_out(edit, _move_words(span, is_whole=edge is Edge.BOTH), of=span, number=self._number)

    def split(self) -> None:
        """Split the selected moment, or all under the playhead, at the playhead."""
        at_seconds, chosen = self._model.playhead_seconds, self._model.chosen
        only = [chosen.decision] if chosen is not None and chosen.decision is not None else None
        least = self._model.frame_seconds / 2
        edit = edits.split(self._shown() if only is None else only, at_seconds, least_seconds=least)
        if edit is None:
            self._inform(tr("Timeline", "Nothing to split: move the playhead inside a moment."))
        else:
            self.carry_out(edit, tr("Timeline", "Split %1 in %2"))

    def join(self) -> None:
        """Join the selected moment with those of the same tag that touch it."""
        chosen = self._model.chosen
        decision = chosen.decision if chosen else None
        edit = edits.joined(decision, self._shown()) if decision else None
        if edit is None:
            self._inform(tr("Timeline", "Nothing to join: select a moment that touches another one with the same tag."))
        else:
            self.carry_out(edit, tr("Timeline", "Join %1 in %2"))

    def withdraw(self) -> None:
        """Remove the decision about the selected moment."""
        chosen = self._model.chosen
        if chosen is not None and chosen.decision is not None:
            edit = edits.withdrawn(chosen.decision)
            self.carry_out(edit, tr("Timeline", "Remove %1 from a moment of %2"))

    def _shown(self) -> list[Decision]:
        return [span.decision for span in self._model.spans if span.decision is not None]

    def _on_other_edge(self) -> None:
        chosen = self._model.chosen
        if chosen is not None and chosen.is_editable:
            order = (Edge.START, Edge.END, Edge.BOTH)
            self._model.choose(chosen, edge=order[(order.index(self._model.edge) + 1) % 3])

    def carry_out(self, edit: Edit, words: str, *, of: TimelineSpan | None = None, number: int = -1) -> None:
        """Carry out an edit as one undo step; it is drawn at once.

        Parameters
        ----------
        edit : Edit
            The edit.
        words : str
            Text for the history, with ``%1`` for the tag and ``%2`` for the video.
        of : TimelineSpan or None
            The span that it changes; a suggestion becomes the decision.
        number : int
            See `Operation.edit`.
        """
        if number == -1:
            self._nudged = ()
        self._model.foresee(edit, of=of if of is not None and of.suggestion is not None else None)
        work = moments.replace(edit.old, edit.new, words=self._words(edit, words), edit=number)
        self._session.run(
            work.then(lambda _change: self.settled.append(edit)).otherwise(
                lambda error: self._give_up(
                    edit, error, again=lambda: self.carry_out(edit, words, of=of, number=number)
                )
            )
        )

    def _words(self, edit: Edit, words: str) -> str:
        concerned = edit.old or edit.new
        tags = {one.tag_id for one in concerned}
        tag = self._stage.tags.tag(next(iter(tags)))
        name = inline_name(tag.name) if tag else ""
        subject = name if len(tags) == 1 else tr("Timeline", "%n moments", n=len(concerned))
        card = self._model.card
        return words.replace("%2", inline_name(display_name(card.video.path)) if card else "").replace("%1", subject)

    def _give_up(self, edit: Edit, error: KnownError, *, again: Callable[[], object]) -> None:
        self._model.revert(edit)
        self._session.board.complain(error, again=again)

    def _inform(self, sentence: str) -> None:
        self._session.board.post(Notice(Level.INFO, sentence))


def _retimed(span: TimelineSpan, ends: tuple[float, float]) -> Edit | None:
    if span.decision is not None:
        return edits.moved(span.decision, *ends)
    if span.suggestion is None or ends == (span.start_seconds, span.end_seconds):
        return None
    return edits.decided(span.suggestion, Verdict.ACCEPTED, ends=ends)


def _move_words(span: TimelineSpan, *, is_whole: bool) -> str:
    if span.suggestion is not None:
        return tr("Timeline", "Accept %1 with new times in %2")
    return tr("Timeline", "Move %1 in %2") if is_whole else tr("Timeline", "Move the edge of %1 in %2")


class SpanVerdictsController(QObject):
    """Accepts and rejects suggestions, and reverses decisions about moments.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        Shared by the window's features.
    player, timeline : PlayerPanel, TimelinePanel
        The panels.
    model : TimelineModel
        The current video and selection.
    edits : MomentEditsController
        Carries out the edits.
    on_open : callable
        Called with the `TimelineSpan` to go to.
    on_clear : callable
        Clears the in and out points.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        model: TimelineModel,
        *,
        edits: MomentEditsController,
        on_open: Callable[[TimelineSpan], object],
        on_clear: Callable[[], object],
        player: PlayerPanel,
        timeline: TimelinePanel,
    ) -> None:
        super().__init__(stage.frame)
        self._player, self._timeline = player, timeline
        self._session = session
        self._stage = stage
        self._model = model
        self._edits = edits
        self._on_open = on_open
        self._on_clear = on_clear
        actions = stage.actions
        actions.on("accept_span", lambda: self.decide(Verdict.ACCEPTED))
        actions.on("reject_span", lambda: self.decide(Verdict.REJECTED))
        actions.on("clear_marks", self._reject_or_clear)
        timeline.canvas.suggestionWanted.connect(on_open)

    def _reject_or_clear(self) -> None:
        chosen = self._at_hand
        if chosen is not None and chosen.suggestion is not None:
            self.decide(Verdict.REJECTED)
        else:
            self._on_clear()

    @property
    def _at_hand(self) -> TimelineSpan | None:
        """The selected span, if the keyboard focus applies to it: nothing is decided unseen."""
        model = self._model
        is_other = self._stage.has_focus(self._player) and self._player.video_id != model.video_id
        return None if is_other or not self._timeline.isVisible() else model.chosen

    def decide(self, verdict: Verdict) -> None:
        """Decide about the selected span, and go on to the next suggestion of the video."""
        chosen, edit = self._at_hand, None
        if chosen is not None and chosen.suggestion is not None:
            edit = edits.decided(chosen.suggestion, verdict)
        elif chosen is not None and chosen.decision is not None:
            edit = edits.with_verdict(chosen.decision, verdict)
        else:
            words = tr("Timeline", "Select a suggestion first: Up and Down step through the moments.")
            self._session.board.post(Notice(Level.INFO, words))
        if edit is None:
            return
        following = self._model.suggestion_beside(1) if chosen is not None and chosen.suggestion is not None else None
        is_accepted = verdict is Verdict.ACCEPTED
        words = tr("Timeline", "Accept %1 in %2") if is_accepted else tr("Timeline", "Reject %1 in %2")
        self._edits.carry_out(edit, words, of=chosen)
        if following is not None:
            self._on_open(following)
