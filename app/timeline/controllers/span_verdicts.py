"""Deciding about what is chosen on the timeline with one key, and going on to the next suggestion."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.player.views.panel import PlayerPanel
from app.stage.stage import Stage
from app.timeline.controllers.moment_edits import MomentEditsController
from app.timeline.models import edits as timeline_edits
from app.timeline.models.lanes import Span
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.panel import TimelinePanel
from app.ui.text import tr
from core.domain.events import Level, Notice
from core.domain.tags import Verdict


class SpanVerdictsController(QObject):
    """Accepts and rejects suggestions; a decided moment is turned around.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    player, timeline : PlayerPanel, TimelinePanel
        The views it fills and listens to.
    model : TimelineModel
        The video at hand, and what is chosen.
    edits : MomentEditsController
        Carries it out.
    on_open : callable
        Given the `Span` to go to.
    on_clear : callable
        Takes in and out point away.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        model: TimelineModel,
        *,
        edits: MomentEditsController,
        on_open: Callable[[Span], object],
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
    def _at_hand(self) -> Span | None:
        """What is chosen, where the keys are meant for it: what cannot be seen is not decided."""
        model = self._model
        focus = self._stage.frame.focusWidget()
        is_in_player = focus is not None and (focus is self._player or self._player.isAncestorOf(focus))
        is_other = is_in_player and self._player.video_id != model.video_id
        return None if is_other or not self._timeline.isVisible() else model.chosen

    def decide(self, verdict: Verdict) -> None:
        """Decide about what is chosen, and go on to the next suggestion of the video.

        Parameters
        ----------
        verdict : Verdict
            How.
        """
        chosen, edit = self._at_hand, None
        if chosen is not None and chosen.suggestion is not None:
            edit = timeline_edits.decided(chosen.suggestion, verdict)
        elif chosen is not None and chosen.decision is not None:
            edit = timeline_edits.judged(chosen.decision, verdict)
        else:
            words = tr("Timeline", "Choose a suggestion first: Up and Down go from moment to moment.")
            self._session.board.post(Notice(Level.INFO, words))
        if edit is None:
            return
        following = self._model.suggestion_beside(1) if chosen is not None and chosen.suggestion is not None else None
        is_accepted = verdict is Verdict.ACCEPTED
        words = tr("Timeline", "Accept %1 in %2") if is_accepted else tr("Timeline", "Reject %1 in %2")
        self._edits.carry_out(edit, words, of=chosen)
        if following is not None:
            self._on_open(following)
