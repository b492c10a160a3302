"""Do something soon, but not more often than every so many milliseconds."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Folds many wishes into one call.

    Parameters
    ----------
    interval_ms : int
        Shortest time from a wish to its call.
    call : callable
        What is wished for.
    parent : QObject
        Owner.
    """

    def __init__(self, interval_ms: int, call: Callable[[], object], *, parent: QObject) -> None:
        super().__init__(parent)
        self._has_ended = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(call)

    @property
    def is_waiting(self) -> bool:
        """Whether a call is on its way."""
        return self._timer.isActive()

    def wish(self) -> None:
        """Ask for a call; wishes until then are the same wish."""
        if not self._timer.isActive() and not self._has_ended:
            self._timer.start()

    def stop(self) -> None:
        """Forget the wish."""
        self._timer.stop()

    def end(self) -> None:
        """Forget this wish and all that come: what it calls for is about to go."""
        self._has_ended = True
        self._timer.stop()
