"""Desktop integration: notifications, progress in the task bar, staying awake."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.bridge.session import Session
from app.jobs.controllers.long_jobs import LongJobs
from app.jobs.models import end_words
from app.jobs.views.job_bar import fraction
from app.shell.system import awake, session_bus
from app.shell.system.awake import Awake
from app.shell.system.notifier import DesktopNotifier, Notifier
from app.shell.system.session_bus import SessionBus
from app.stage.stage import Stage
from app.ui.localization.text import tr
from app.ui.paint import icons
from app.ui.preferences import Preferences
from app.ui.throttle import Throttle
from core.domain.events import WorkerState
from core.domain.jobs import JobsSummary

LONG_SECONDS = 60.0


def _is_looked_at() -> bool:
    return QApplication.activeWindow() is not None


class NotifyingController(QObject):
    """Notifies once when long work is done, if no window is in front and the user wants it.

    Parameters
    ----------
    long_jobs : LongJobs
        Tells when work ends.
    preferences : Preferences
        The user's preferences.
    notifier : Notifier
        The system's notifications.
    parent : QObject
        Owner.
    is_looked_at : callable
        Returns whether one of the program's windows is in front.
    """

    def __init__(
        self,
        long_jobs: LongJobs,
        preferences: Preferences,
        notifier: Notifier,
        *,
        parent: QObject,
        is_looked_at: Callable[[], bool] = _is_looked_at,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._notifier = notifier
        self._is_looked_at = is_looked_at
        long_jobs.ended.connect(self._notify)

    def _notify(self, summary: JobsSummary, seconds: float) -> None:
        if seconds >= LONG_SECONDS and self._preferences.values.notify_when_done and not self._is_looked_at():
            words = end_words(summary) or tr("Jobs", "All jobs are finished.")
            self._notifier.notify(tr("Jobs", "Clipshelf has finished"), words)

    def close(self) -> None:
        """Release the notifier."""
        self._notifier.close()


class PowerController(QObject):
    """Keeps the computer awake during analysis, but not while paused, idle, without a worker, or after exit."""

    def __init__(self, session: Session, preferences: Preferences, awake: Awake, *, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._awake = awake
        self._summary = JobsSummary()
        self._worker = WorkerState.STOPPED
        self._is_held = False
        session.summaryChanged.connect(self._on_summary)
        session.workerChanged.connect(self._on_worker)
        preferences.changed.connect(lambda _name: self._decide())

    def _on_summary(self, summary: JobsSummary) -> None:
        self._summary = summary
        self._decide()

    def _on_worker(self, state: WorkerState) -> None:
        self._worker = state
        self._decide()

    def _decide(self) -> None:
        summary = self._summary
        is_working = not (summary.is_idle or summary.is_paused or summary.obstacle)
        self._set(is_held=self._preferences.values.keep_awake and is_working and self._worker is WorkerState.RUNNING)

    def _set(self, *, is_held: bool) -> None:
        if is_held is self._is_held:
            return
        self._is_held = is_held
        if is_held:
            self._awake.hold()
        else:
            self._awake.release()

    def close(self) -> None:
        """Let the computer sleep again."""
        self._set(is_held=False)


_REFRESH_MS = 500
_INTERFACE = "com.canonical.Unity.LauncherEntry"
_PATH = "/com/canonical/unity/launcherentry/1"
_PROGRAM = "application://clipshelf.desktop"


class TaskBar(Protocol):
    """Shows progress outside of the window."""

    def show_progress(self, share: float | None) -> None:
        """Show progress from 0 to 1; None hides it."""
        ...

    def close(self) -> None:
        """Hide the progress for good."""
        ...


class LauncherBar:
    """Shows progress in Plasma, Unity, GNOME docks and others over the session bus; does nothing without a bus."""

    def __init__(self) -> None:
        self._bus: SessionBus | None = None

    def show_progress(self, share: float | None) -> None:
        """Show progress from 0 to 1; None hides it."""
        if self._bus is None:
            if share is None or not session_bus.is_there():
                return
            self._bus = SessionBus()
        properties = {"progress": float(share or 0.0), "progress-visible": share is not None}
        self._bus.send_signal(_PATH, _INTERFACE, "Update", [_PROGRAM, properties])

    def close(self) -> None:
        """Hide the progress and close the bus connection."""
        if self._bus is not None:
            self.show_progress(None)
            self._bus.close()
            self._bus = None


class TaskbarController(QObject):
    """Shows the queue's progress in the task bar, updated at most twice a second."""

    def __init__(self, session: Session, bar: TaskBar, *, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._summary = JobsSummary()
        self._shown: float | None = None
        self._show_soon = Throttle(_REFRESH_MS, self._show, parent=self)
        session.summaryChanged.connect(self._on_summary)

    def _on_summary(self, summary: JobsSummary) -> None:
        self._summary = summary
        self._show_soon.request()

    def _show(self) -> None:
        share = None if self._summary.is_idle else round(fraction(self._summary), 2)
        if share != self._shown:
            self._shown = share
            self._bar.show_progress(share)

    def close(self) -> None:
        """Hide the progress."""
        self._show_soon.end()
        self._bar.close()


class DesktopIntegration(QObject):
    """Connects the session to what the desktop offers.

    Attributes
    ----------
    abilities : dict of str to bool
        Whether it offers notifications (``can_notify``) and staying awake (``can_keep_awake``).
    """

    def __init__(self, session: Session, stage: Stage, preferences: Preferences, *, long_jobs: LongJobs) -> None:
        super().__init__(stage.frame)
        notifier, kept_awake = DesktopNotifier(icons.application_icon(), self), awake.of_this_system()
        can_keep_awake = not isinstance(kept_awake, awake.NoAwake)
        self.abilities = {"can_notify": notifier.can_notify, "can_keep_awake": can_keep_awake}
        self._power = PowerController(session, preferences, kept_awake, parent=self)
        self._notifying = NotifyingController(long_jobs, preferences, notifier, parent=self)
        self._taskbar = TaskbarController(session, LauncherBar(), parent=self)

    def close(self) -> None:
        """Remove everything from the desktop."""
        for one in (self._power, self._notifying, self._taskbar):
            one.close()
