"""The list of files that could not be read."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.bridge.session import Session
from app.operations import videos
from app.support.text import number, tr
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from core.domain.changes import Changes
from core.domain.events import Level, Notice
from core.domain.videos import Video

_REFRESH_MS = 600


class FailedController(QObject):
    """Keeps the list true and carries out what is asked of it.

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
        self._n_told = 0
        self._refresh_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        window.failed_panel.retryWanted.connect(self.retry)
        window.failed_panel.revealWanted.connect(self.reveal)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """List again what failed."""
        self._session.run(videos.failed().then(self._take))

    def retry(self, video_ids: list[int]) -> None:
        """Try again.

        Parameters
        ----------
        video_ids : list of int
            Catalog ids.
        """
        if video_ids:
            self._session.run(videos.retry(video_ids))

    def reveal(self, path: Path) -> None:
        """Show a file in the system's file manager.

        Parameters
        ----------
        path : Path
            The file; its folder is opened.
        """
        if not path.parent.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            words = tr("Failed", "The folder cannot be opened. Check whether its drive is connected.")
            self._session.board.post(Notice(Level.WARNING, words))

    def _take(self, failed: list[Video]) -> None:
        self._window.models.failed.set_videos(failed)
        n = len(failed)
        if n > self._n_told and self._window.failed_dock.isHidden():
            words = tr(
                "Failed",
                "1 file could not be read. View \N{RIGHTWARDS ARROW} Files that could not be read (F8) says why.",
            )
            many = tr(
                "Failed",
                "%1 files could not be read. View \N{RIGHTWARDS ARROW} Files that could not be read (F8) says why.",
            )
            self._session.board.post(Notice(Level.WARNING, words if n == 1 else many.replace("%1", number(n))))
        self._n_told = n

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.VIDEOS | Changes.EMBEDDINGS | Changes.ENCODERS):
            self._refresh_soon.wish()
