"""A notification when long work ends behind the person's back."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.bridge.session import Session
from app.shell.notifier import Notifier
from app.ui.preferences import Preferences
from app.ui.text import number, tr
from app.ui.throttle import Throttle
from core.domain.jobs import JobKind, JobsSummary

LONG_SECONDS = 60.0
_SETTLE_MS = 1500
"""What ends in order to begin anew at once, such as a scan that found videos, has not ended."""


def _is_looked_at() -> bool:
    return QApplication.activeWindow() is not None


class NotifyingController(QObject):
    """Says once that work is done, if it took long, the window is not in front and the person wants to be told.

    Parameters
    ----------
    session : Session
        The library.
    preferences : Preferences
        The person's own.
    notifier : Notifier
        What the system offers.
    parent : QObject
        Owner.
    is_looked_at : callable
        Tells whether one of the program's windows is in front.
    clock : callable
        Gives seconds.
    """

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        notifier: Notifier,
        *,
        parent: QObject,
        is_looked_at: Callable[[], bool] = _is_looked_at,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._notifier = notifier
        self._is_looked_at = is_looked_at
        self._clock = clock
        self._summary = JobsSummary()
        self._began_at: float | None = None
        self._ended_at = 0.0
        self._tell_soon = Throttle(_SETTLE_MS, self._tell, parent=self)
        session.summaryChanged.connect(self._on_summary)

    def _on_summary(self, summary: JobsSummary) -> None:
        was_idle, self._summary = self._summary.is_idle, summary
        if not summary.is_idle:
            self._tell_soon.stop()
            if self._began_at is None:
                self._began_at = self._clock()
        elif not was_idle:
            self._ended_at = self._clock()
            self._tell_soon.wish()

    def _tell(self) -> None:
        began_at, self._began_at = self._began_at, None
        is_long = began_at is not None and self._ended_at - began_at >= LONG_SECONDS
        if is_long and self._preferences.values.notify_when_done and not self._is_looked_at():
            self._notifier.notify(tr("Jobs", "Clipshelf has finished"), words(self._summary))

    def close(self) -> None:
        """Let go of what notifications needed."""
        self._tell_soon.end()
        self._notifier.close()


def words(summary: JobsSummary) -> str:
    """Say what was done.

    Parameters
    ----------
    summary : JobsSummary
        Idle.

    Returns
    -------
    str
        A sentence, or two.
    """
    counts = {count.kind: count for count in summary.counts}
    analysed = counts.get(JobKind.ANALYSE)
    n_failed = sum(count.failed for count in summary.counts)
    sentences = [tr("Jobs", "All work is done.")]
    if analysed is not None and analysed.done:
        sentences = [tr("Jobs", "Videos analysed: %1.").replace("%1", number(analysed.done))]
    if n_failed:
        sentences.append(tr("Jobs", "Not done: %1.").replace("%1", number(n_failed)))
    return " ".join(sentences)
