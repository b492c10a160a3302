"""Deciding about what is chosen on the timeline with one key, and going on to the next suggestion."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.shell.main_window import MainWindow
from app.timeline.controllers.moment_edits import MomentEditsController
from app.timeline.models import edits as timeline_edits
from app.timeline.models.lanes import Span
from app.timeline.models.timeline import TimelineModel
from app.ui.text import tr
from core.domain.events import Level, Notice
from core.domain.tags import Verdict


class SpanVerdictsController(QObject):
    """Accepts and rejects suggestions; a decided moment is turned around.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its commands.
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
        window: MainWindow,
        model: TimelineModel,
        *,
        edits: MomentEditsController,
        on_open: Callable[[Span], object],
        on_clear: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._model = model
        self._edits = edits
        self._on_open = on_open
        self._on_clear = on_clear
        actions = window.actions_by_name
        actions.on("accept_span", lambda: self.decide(Verdict.ACCEPTED))
        actions.on("reject_span", lambda: self.decide(Verdict.REJECTED))
        actions.on("clear_marks", self._reject_or_clear)
        window.timeline.canvas.suggestionWanted.connect(on_open)

    def _reject_or_clear(self) -> None:
        chosen = self._at_hand
        if chosen is not None and chosen.suggestion is not None:
            self.decide(Verdict.REJECTED)
        else:
            self._on_clear()

    @property
    def _at_hand(self) -> Span | None:
        """What is chosen, where the keys are meant for it: what cannot be seen is not decided."""
        window, model = self._window, self._model
        focus = window.focusWidget()
        is_in_player = focus is not None and (focus is window.player or window.player.isAncestorOf(focus))
        is_other = is_in_player and window.player.video_id != model.video_id
        return None if is_other or not window.timeline.isVisible() else model.chosen

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
