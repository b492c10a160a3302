"""Controller of the list of files that could not be read."""

from pathlib import Path

from PySide6.QtCore import QObject

from app.bridge.notices import Action
from app.bridge.session import Session
from app.browse import operations as videos
from app.folders.views.failed_panel import FailedPanel
from app.jobs.controllers.long_jobs import LongJobs
from app.jobs.models import analysis_counts, end_words
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.ui import file_manager, files
from app.ui.file_manager import Found
from app.ui.localization.text import tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.jobs import JobsSummary
from core.domain.videos import Video

_REFRESH_MS = 600
SUMMARY_SECONDS = 20.0
"""What takes less time is seen in the window anyway."""


class FailedController(QObject):
    """Keeps the list up to date and runs its commands."""

    def __init__(
        self, session: Session, stage: Stage, *, failed_panel: FailedPanel, dock: Dock, long_jobs: LongJobs
    ) -> None:
        super().__init__(stage.frame)
        self._failed_panel, self._dock = failed_panel, dock
        self._session = session
        # Failures of earlier sessions are in the list, but need no notice.
        self._n_reported: int | None = None
        self._notice = ""
        self._refresh_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        failed_panel.retryWanted.connect(self.retry)
        failed_panel.revealWanted.connect(self.reveal)
        dock.visibilityChanged.connect(self._on_shown)
        session.changed.connect(self._on_changed)
        long_jobs.ended.connect(self._sum_up)

    def refresh(self) -> None:
        """Reload the list."""
        self._session.run(videos.failed().then(self._take))

    def show(self) -> None:
        """Open the panel with the list."""
        self._dock.bring_to_front()
        self._failed_panel.setFocus()

    def retry(self, video_ids: list[int]) -> None:
        """Analyse videos again."""
        if video_ids:
            self._session.run(videos.retry(video_ids))

    def reveal(self, path: Path) -> None:
        """Show a file in the system's file manager."""
        words = tr("Failed", "The folder cannot be opened. Check whether its drive is connected.")

        def _show(found: Found) -> None:
            file_manager.reveal(found, failed=lambda: self._session.board.warn(words, again=lambda: self.reveal(path)))

        self._session.run_beside(files.look([path]).then(_show))

    def _take(self, failed: list[Video]) -> None:
        self._failed_panel.model.set_rows(failed)
        n = len(failed)
        is_news = self._n_reported is not None and n > self._n_reported
        if is_news and self._dock.isHidden():
            self._withdraw()
            self._notice = tr("Failed", "%n files could not be read.", n=n)
            self._session.board.warn(self._notice, self._way)
        self._n_reported = n

    def _sum_up(self, summary: JobsSummary, seconds: float) -> None:
        """Say what came of long work; with the files that could not be read, this replaces the notice about them."""
        words, counts = end_words(summary), analysis_counts(summary)
        if counts is None or not words or seconds < SUMMARY_SECONDS:
            return
        if counts.failed:
            self._withdraw()
            self._notice = words
        self._session.board.inform(words, self._way if counts.failed else None)

    @property
    def _way(self) -> Action:
        return Action(tr("Failed", "Show failed files"), self.show)

    def _withdraw(self) -> None:
        self._session.board.withdraw(self._notice)

    def _on_shown(self, is_visible: bool) -> None:  # noqa: FBT001 (Qt calls it)
        if is_visible:
            self._withdraw()

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.VIDEOS | Changes.EMBEDDINGS | Changes.ENCODERS):
            self._refresh_soon.request()
