"""Controller of the job bar: progress, pause, resume and cancel."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.jobs import operations as jobs
from app.jobs.views.job_bar import JobBar
from app.stage.stage import Stage
from app.ui.localization.text import tr
from core.domain.jobs import JobsSummary


class JobsController(QObject):
    """Connects the job bar to the queue."""

    def __init__(self, session: Session, stage: Stage, *, job_bar: JobBar) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._action = stage.actions["pause"]
        bar = job_bar
        session.summaryChanged.connect(bar.set_summary)
        session.summaryChanged.connect(self._on_summary)
        session.workerChanged.connect(bar.set_worker)
        bar.pauseWanted.connect(self.pause)
        bar.resumeWanted.connect(self.resume)
        bar.cancelWanted.connect(self.cancel)
        bar.restartWanted.connect(session.start_worker)
        self._action.triggered.connect(lambda is_paused: self.pause() if is_paused else self.resume())
        stage.actions.on("cancel_jobs", self.cancel)

    def pause(self) -> None:
        """Pause the queue."""
        self._session.run(jobs.pause())

    def resume(self) -> None:
        """Resume the queue."""
        self._session.run(jobs.resume())

    def cancel(self) -> None:
        """Cancel queued work."""
        words = tr("Jobs", "Queued jobs were cancelled. Rescan%1 to queue them again.")
        words = words.replace("%1", self._stage.actions.key_hint("rescan"))
        self._session.run(jobs.cancel().then(lambda _changes: self._session.board.inform(words)))

    def _on_summary(self, summary: JobsSummary) -> None:
        self._action.setChecked(summary.is_paused)
