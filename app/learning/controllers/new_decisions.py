"""How many decisions were made since the last training, and whether a new version waits to be chosen."""

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.learning.operations import versions
from app.learning.operations.versions import PendingTraining
from app.learning.views.new_decisions import NewDecisionsLine
from app.stage.stage import Stage
from app.tags.views.panel import TagsPanel
from app.ui.localization.text import filled, tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes

_SOON_MS = 400
_STALE_BY = Changes.DECISIONS | Changes.HEADS | Changes.TAGS | Changes.VIDEOS


class NewDecisions(QObject):
    """Counts new decisions and shows the number in the menu and below the tags.

    Attributes
    ----------
    line : NewDecisionsLine
        The line below the tags.
    counted : Signal
        The new count.
    lookWanted : Signal
        The user wants to see this proposed version.
    """

    counted = Signal(int)
    lookWanted = Signal(int)

    def __init__(self, session: Session, stage: Stage, *, tags_panel: TagsPanel) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._action = stage.actions["train"]
        self.line = NewDecisionsLine(tags_panel)
        tags_panel.add_line(self.line)
        self._words = self._action.text()
        self._n_new = self._proposal = 0
        self._is_counting = False
        self._count_soon = Throttle(_SOON_MS, self.refresh, parent=self)
        self.line.trainWanted.connect(self._action.trigger)
        self.line.lookWanted.connect(lambda: self.lookWanted.emit(self._proposal))
        session.changed.connect(lambda changes: self._count_soon.request() if changes & _STALE_BY else None)

    @property
    def n_new(self) -> int:
        """Decisions since the last training."""
        return self._n_new

    def refresh(self) -> None:
        """Count again; failures are not reported."""
        if self._is_counting:
            self._count_soon.request()
            return
        self._is_counting = True
        self._session.run(versions.pending().then(self._take).otherwise(lambda _error: self._end()))

    def _end(self) -> None:
        self._is_counting = False

    def _take(self, pending: PendingTraining) -> None:
        self._end()
        n_new = pending.n_new
        if pending.proposal != self._proposal:
            self._proposal = pending.proposal
            self.line.set_waiting(is_waiting=bool(pending.proposal))
        if n_new == self._n_new:
            return
        self._n_new = n_new
        counted = tr("Training", "%n new decisions", n=n_new)
        words = filled(tr("Training", "%1 (%2)"), self._words, counted)
        self._action.setText(words if n_new else self._words)
        self.line.set_count(n_new)
        self.counted.emit(n_new)
