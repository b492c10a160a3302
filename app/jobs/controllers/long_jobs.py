"""Notices when long work has ended."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.ui.throttle import Throttle
from core.domain.jobs import JobsSummary

_SETTLE_MS = 1500
"""Work that starts again within this time, such as after a scan that found videos, has not ended."""


class LongJobs(QObject):
    """Measures how long the queue was busy.

    Attributes
    ----------
    ended : Signal
        The queue is empty: its `JobsSummary`, and for how many seconds it was busy.

    Parameters
    ----------
    session : Session
        The library.
    parent : QObject
        Owner.
    clock : callable
        Returns seconds; monotonic.
    """

    ended = Signal(object, float)

    def __init__(self, session: Session, *, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._summary = JobsSummary()
        self._began_at: float | None = None
        self._ended_at = 0.0
        self._report_soon = Throttle(_SETTLE_MS, self._report, parent=self)
        session.summaryChanged.connect(self._on_summary)

    def _on_summary(self, summary: JobsSummary) -> None:
        was_idle, self._summary = self._summary.is_idle, summary
        if not summary.is_idle:
            self._report_soon.stop()
            if self._began_at is None:
                self._began_at = self._clock()
        elif not was_idle:
            self._ended_at = self._clock()
            self._report_soon.request()

    def _report(self) -> None:
        began_at, self._began_at = self._began_at, None
        if began_at is not None:
            self.ended.emit(self._summary, self._ended_at - began_at)

    def close(self) -> None:
        """Stop listening."""
        self._report_soon.end()
