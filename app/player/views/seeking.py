"""Going to a place in a video: one wish at a time, and a wish counts until its frame is on show.

The media library takes milliseconds and shows the frame that holds them. At the very edge between two frames it shows
the earlier one, so every wish aims a millisecond behind the edge.
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
    """Keeps the place that is wished for and the place that is on show.

    Parameters
    ----------
    go : callable
        Given milliseconds: tells the media library.
    moved : callable
        Called when another place is wished for or on show.
    landed : callable
        Called when a wish has come true.
    parent : QObject
        Owner.
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
        # A frame that holds the wished-for time may never come: times in some files are loose.
        self._give_in = Throttle(_PATIENCE_MS, self._take_anyway, parent=self)

    @property
    def seconds(self) -> float:
        """The place: of the newest wish, else where the frame on show begins."""
        if self._next is not None:
            return self._next
        return self._start if self._wish is None else self._wish

    @property
    def shown(self) -> tuple[float, float]:
        """From when to when the frame on show stands."""
        return self._start, self._end

    @property
    def is_on_the_way(self) -> bool:
        """Whether a wish has not come true yet."""
        return self._wish is not None

    def reset(self, seconds: float = 0.0) -> None:
        """Begin anew, with no frame on show.

        Parameters
        ----------
        seconds : float
            The place from now on.
        """
        self._give_in.stop()
        self._start = self._end = seconds
        self._wish = self._next = self._missed = None
        self._moved()

    def wish(self, seconds: float) -> None:
        """Go to a place; while the last wish is being carried out, only the newest one waits.

        Parameters
        ----------
        seconds : float
            >= 0.
        """
        if self._wish is None:
            self._carry_out(seconds)
        else:
            self._next = seconds
        self._moved()

    def _carry_out(self, seconds: float) -> None:
        self._wish, self._missed, self._n_missed = seconds, None, 0
        self._give_in.stop()
        self._give_in.wish()
        self._go(math.floor(seconds * 1000 + 1e-6) + _BEHIND_EDGE_MS)

    def take_frame(self, start: float, end: float) -> bool:
        """Note the frame that has come on show.

        Parameters
        ----------
        start, end : float
            From when to when it stands, in seconds.

        Returns
        -------
        bool
            Whether it counts; one from before the wish does not.
        """
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
        """Note that time goes on although no new frame has come.

        Parameters
        ----------
        seconds : float
            Where the media library is.
        """
        if self._wish is None:
            self._start = self._end = seconds
            self._moved()
