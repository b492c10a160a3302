"""The manual, at the page for the panel in use."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge.session import Session
from app.shell.main_window import MainWindow
from app.shell.manual_window import ManualWindow
from app.ui import manual_pages


class HelpController(QObject):
    """Opens the manual.

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
        self._manual: ManualWindow | None = None
        window.actions_by_name.on("help", self.open)

    @property
    def manual(self) -> ManualWindow | None:
        """The manual's window; None before it was first asked for."""
        return self._manual

    def page_of(self, widget: QWidget | None) -> str:
        """Tell which page a part of the window is explained on.

        Parameters
        ----------
        widget : QWidget or None
            What has the focus.

        Returns
        -------
        str
            Name of a page.
        """
        while widget is not None:
            if (name := self._pages().get(widget)) is not None:
                return name
            widget = widget.parentWidget()
        return manual_pages.CONTENTS

    def _pages(self) -> dict[QWidget, str]:
        window = self._window
        return {
            window.welcome: "getting-started",
            window.grid: "browsing",
            window.results: "searching",
            window.search_bar: "filters",
            window.folders_panel: "getting-started",
            window.tags_panel: "tags",
            window.saved_panel: "searching",
            window.history_panel: "giving-tags",
            window.inspector: "inspector",
            window.player: "playing",
            window.timeline: "timeline",
            window.jobs_panel: "jobs",
            window.job_bar: "jobs",
            window.failed_panel: "files-that-cannot-be-read",
        }

    def open(self) -> None:
        """Open the manual where it explains what has the focus."""
        if self._manual is None:
            self._manual = ManualWindow(self._window)
        page = self.page_of(QApplication.focusWidget())
        self._manual.open_at(page)
