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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(call)

    def wish(self) -> None:
        """Ask for a call; wishes until then are the same wish."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Forget the wish."""
        self._timer.stop()
