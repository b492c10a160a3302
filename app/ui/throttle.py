"""Run something soon, but not more often than a given interval."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Merges many requests into one call, at least `interval_ms` after the request."""

    def __init__(self, interval_ms: int, call: Callable[[], object], *, parent: QObject) -> None:
        super().__init__(parent)
        self._has_ended = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(call)

    @property
    def is_waiting(self) -> bool:
        """Whether a call is pending."""
        return self._timer.isActive()

    def request(self) -> None:
        """Request a call; further requests until then are merged."""
        if not self._timer.isActive() and not self._has_ended:
            self._timer.start()

    def stop(self) -> None:
        """Cancel the pending call."""
        self._timer.stop()

    def end(self) -> None:
        """Cancel the pending call and ignore later requests, because the target is about to be deleted."""
        self._has_ended = True
        self._timer.stop()
