"""The job line: progress in, pause, resume and cancel out."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.jobs import operations as jobs
from app.shell.main_window import MainWindow
from app.ui.text import tr
from core.domain.jobs import JobsSummary


class JobsController(QObject):
    """Ties the job line to the queue.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    """

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._action = window.actions_by_name["pause"]
        bar = window.job_bar
        session.summaryChanged.connect(bar.set_summary)
        session.summaryChanged.connect(self._on_summary)
        session.workerChanged.connect(bar.set_worker)
        bar.pauseWanted.connect(self.pause)
        bar.resumeWanted.connect(self.resume)
        bar.cancelWanted.connect(self.cancel)
        bar.restartWanted.connect(session.start_worker)
        self._action.triggered.connect(lambda is_paused: self.pause() if is_paused else self.resume())
        window.actions_by_name.on("cancel_jobs", self.cancel)

    def pause(self) -> None:
        """Leave queued work alone."""
        self._session.run(jobs.pause())

    def resume(self) -> None:
        """Go on."""
        self._session.run(jobs.resume())

    def cancel(self) -> None:
        """Drop queued work."""
        words = tr("Jobs", "Queued work was cancelled. Rescan%1 to take it up again.")
        words = words.replace("%1", self._window.actions_by_name.key_hint("rescan"))
        self._session.run(jobs.cancel().then(lambda _changes: self._session.board.inform(words)))

    def _on_summary(self, summary: JobsSummary) -> None:
        self._action.setChecked(summary.is_paused)
