"""Keeping the computer awake: only while videos are analysed, and only where the person wants it."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.shell.awake import Awake
from app.ui.preferences import Preferences
from core.domain.events import WorkerState
from core.domain.jobs import JobsSummary


class PowerController(QObject):
    """Holds the computer awake and lets it go: on pause, when the queue is empty, when the worker stands, at the end.

    Parameters
    ----------
    session : Session
        The library.
    preferences : Preferences
        The person's own.
    awake : Awake
        What the system offers.
    parent : QObject
        Owner.
    """

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
