"""Seeking: one request at a time, each pending until its frame is shown.

The media library takes milliseconds and shows the frame at that time. Exactly between two frames it shows the earlier
one, so every request aims one millisecond after the edge.
"""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject

from app.ui.throttle import Throttle

_BEHIND_EDGE_MS = 1
_PATIENCE_MS = 4000
_SLACK_SECONDS = 0.002
_MOST_MISSED = 5


class Seeker(QObject):
    """Tracks the requested position and the frame shown.

    Parameters
    ----------
    go : callable
        Called with milliseconds to seek the media library.
    moved : callable
        Called when the requested or the shown position changes.
    landed : callable
        Called when a request is complete.
    parent : QObject
        Qt parent.
    """

    def __init__(
        self,
        go: Callable[[int], object],
        *,
        moved: Callable[[], object],
        landed: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._go, self._moved, self._landed = go, moved, landed
        self._start = self._end = 0.0
        self._wish: float | None = None
        self._next: float | None = None
        self._missed: tuple[float, float] | None = None
        self._n_missed = 0
        # A frame at the requested time may never arrive: timestamps in some files are inaccurate.
        self._give_in = Throttle(_PATIENCE_MS, self._take_anyway, parent=self)

    @property
    def seconds(self) -> float:
        """The position: of the newest request, else the start of the current frame."""
        if self._next is not None:
            return self._next
        return self._start if self._wish is None else self._wish

    @property
    def shown(self) -> tuple[float, float]:
        """Start and end of the current frame, in seconds."""
        return self._start, self._end

    @property
    def is_on_the_way(self) -> bool:
        """Whether a request is pending."""
        return self._wish is not None

    def reset(self, seconds: float = 0.0) -> None:
        """Start over at a position, with no frame shown."""
        self._give_in.stop()
        self._start = self._end = seconds
        self._wish = self._next = self._missed = None
        self._moved()

    def request(self, seconds: float) -> None:
        """Request a position, >= 0; while a request is pending, only the newest one waits."""
        if self._wish is None:
            self._carry_out(seconds)
        else:
            self._next = seconds
        self._moved()

    def _carry_out(self, seconds: float) -> None:
        self._wish, self._missed, self._n_missed = seconds, None, 0
        self._give_in.stop()
        self._give_in.request()
        self._go(math.floor(seconds * 1000 + 1e-6) + _BEHIND_EDGE_MS)

    def take_frame(self, start: float, end: float) -> bool:
        """Note the start and end of a frame just shown; return False if it is from before the request."""
        if self._wish is not None and not start - _SLACK_SECONDS <= self._wish <= end + _SLACK_SECONDS:
            self._missed = (start, end)
            self._n_missed += 1
            if self._n_missed < _MOST_MISSED:
                return False
        self._arrive(start, end)
        return True

    def _take_anyway(self) -> None:
        if self._wish is not None:
            self._arrive(*(self._missed or (self._wish, self._wish)))

    def _arrive(self, start: float, end: float) -> None:
        has_landed = self._wish is not None
        self._give_in.stop()
        self._start, self._end, self._wish = start, end, None
        if self._next is not None:
            following, self._next = self._next, None
            self._carry_out(following)
            self._moved()
            return
        self._moved()
        if has_landed:
            self._landed()

    def drift(self, seconds: float) -> None:
        """Note the media library's position, which advances although no new frame was shown."""
        if self._wish is None:
            self._start = self._end = seconds
            self._moved()
