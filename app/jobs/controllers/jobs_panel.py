"""Controller of the jobs panel, which only loads data while it is visible."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.encoders import operations as encoders
from app.encoders.operations import Choices
from app.jobs import operations as jobs
from app.jobs.controllers.jobs import JobsController
from app.jobs.views.jobs_panel import JobsPanel
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.jobs import Job, JobsSummary

_REFRESH_MS = 500


class JobsPanelController(QObject):
    """Connects the panel to the queue."""

    def __init__(
        self, session: Session, stage: Stage, *, queue: JobsController, jobs_panel: JobsPanel, dock: Dock
    ) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._panel = panel = jobs_panel
        self._summary = JobsSummary()
        self._encoder = ""
        self._refresh_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        panel.empty.actionChosen.connect(stage.actions.run)
        panel.pauseWanted.connect(queue.pause)
        panel.resumeWanted.connect(queue.resume)
        panel.cancelAllWanted.connect(queue.cancel)
        panel.cancelWanted.connect(self._cancel)
        panel.retryWanted.connect(self._retry)
        panel.retryAllWanted.connect(lambda: self._session.run(jobs.retry_failed()))
        dock.visibilityChanged.connect(self._on_visible)
        session.summaryChanged.connect(self._on_summary)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Reload the jobs if the panel is visible."""
        if self._panel.isVisible():
            self._session.run(jobs.look().then(self._panel.set_entries))

    def _on_visible(self, is_visible: bool) -> None:  # noqa: FBT001 (Qt calls it)
        if is_visible and self._panel.isVisible():
            self._session.run(encoders.choices().then(self._on_encoder))
            self._show()
            self.refresh()

    def _show(self) -> None:
        self._panel.set_summary(self._summary, encoder=self._encoder)

    def _on_encoder(self, found: Choices) -> None:
        self._encoder = next((one.title for one in found.offers if one.reference == found.target), found.target)
        self._show()

    def _on_summary(self, summary: JobsSummary) -> None:
        self._summary = summary
        if self._panel.isVisible():
            self._show()
            self._refresh_soon.request()

    def _on_changed(self, changes: Changes) -> None:
        if not self._panel.isVisible():
            return
        if changes & Changes.ENCODERS:
            self._session.run(encoders.choices().then(self._on_encoder))
        if changes & (Changes.JOBS | Changes.VIDEOS | Changes.FOLDERS | Changes.EMBEDDINGS):
            self._refresh_soon.request()

    def _cancel(self, chosen: list[Job]) -> None:
        self._session.run(jobs.cancel([job.id for job in chosen]))

    def _retry(self, chosen: list[Job]) -> None:
        self._session.run(jobs.retry([job.id for job in chosen]))
