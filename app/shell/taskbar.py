"""Progress in the desktop's task bar: on Linux desktops that listen for it; Qt offers nothing elsewhere."""

from typing import Protocol

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.jobs.views.job_bar import fraction
from app.shell import session_bus
from app.shell.session_bus import SessionBus
from app.ui.throttle import Throttle
from core.domain.jobs import JobsSummary

_REFRESH_MS = 500
_INTERFACE = "com.canonical.Unity.LauncherEntry"
_PATH = "/com/canonical/unity/launcherentry/1"
_PROGRAM = "application://clipshelf.desktop"


class TaskBar(Protocol):
    """Shows progress outside of the window."""

    def show_progress(self, share: float | None) -> None:
        """Show how far work is, 0 to 1; None takes it away."""
        ...

    def close(self) -> None:
        """Take it away for good."""
        ...


class LauncherBar:
    """Tells Plasma, Unity, the docks of GNOME and others over the session bus; silent where there is none."""

    def __init__(self) -> None:
        self._bus: SessionBus | None = None

    def show_progress(self, share: float | None) -> None:
        """Show how far work is.

        Parameters
        ----------
        share : float or None
            0 to 1; None takes it away.
        """
        if self._bus is None:
            if share is None or not session_bus.is_there():
                return
            self._bus = SessionBus()
        properties = {"progress": float(share or 0.0), "progress-visible": share is not None}
        self._bus.tell(_PATH, _INTERFACE, "Update", [_PROGRAM, properties])

    def close(self) -> None:
        """Take it away and leave the bus."""
        if self._bus is not None:
            self.show_progress(None)
            self._bus.close()
            self._bus = None


class TaskbarController(QObject):
    """Hands the queue's progress on, at most twice a second.

    Parameters
    ----------
    session : Session
        The library.
    bar : TaskBar
        What the system offers.
    parent : QObject
        Owner.
    """

    def __init__(self, session: Session, bar: TaskBar, *, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._summary = JobsSummary()
        self._shown: float | None = None
        self._show_soon = Throttle(_REFRESH_MS, self._show, parent=self)
        session.summaryChanged.connect(self._on_summary)

    def _on_summary(self, summary: JobsSummary) -> None:
        self._summary = summary
        self._show_soon.wish()

    def _show(self) -> None:
        share = None if self._summary.is_idle else round(fraction(self._summary), 2)
        if share != self._shown:
            self._shown = share
            self._bar.show_progress(share)

    def close(self) -> None:
        """Take it away."""
        self._show_soon.end()
        self._bar.close()
