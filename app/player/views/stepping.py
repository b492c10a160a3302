"""One frame forward or back, exactly: it goes on until another frame than before is on show."""

from collections.abc import Callable

_MOST_WAITING = 30
_MOST_TRIES = 6
_BEFORE_END_SECONDS = 0.002


class Stepper:
    """Turns presses of a key into frames.

    Frames are told apart by when they begin, as the media library says it; so it holds for videos whose rate varies.

    Parameters
    ----------
    go : callable
        Given the seconds to show; the frame that holds them comes on show.
    """

    def __init__(self, go: Callable[[float], object]) -> None:
        self._go = go
        self._waiting = 0
        self._direction = 0
        self._from, self._target, self._duration = 0.0, 0.0, 0.0
        self._tries = 0

    @property
    def is_busy(self) -> bool:
        """Whether a step has not come to its end."""
        return self._direction != 0

    def reset(self) -> None:
        """Forget what waits."""
        self._waiting = self._direction = 0

    def step(self, direction: int, shown: tuple[float, float], frame_seconds: float, duration: float) -> None:
        """Go one frame.

        Parameters
        ----------
        direction : int
            1 or -1.
        shown : tuple of float
            From when to when the frame on show stands.
        frame_seconds : float
            Usual length of a frame.
        duration : float
            Of the video; at its ends there is no step.
        """
        if self._direction:
            self._waiting = max(-_MOST_WAITING, min(_MOST_WAITING, self._waiting + direction))
            return
        start, end = shown
        if not start < end <= start + 2 * frame_seconds:
            end = start + frame_seconds
        self._duration = duration
        if self._is_beyond(end if direction > 0 else start - 0.001):
            self._waiting = 0
            return
        self._direction, self._from, self._tries = direction, start, 0
        self._target = end if direction > 0 else start - min(0.003, frame_seconds / 2)
        self._go(max(0.0, self._target))

    def landed(self, shown: tuple[float, float], frame_seconds: float) -> None:
        """Go on after a frame has come: once more towards another frame, or with the next press.

        Parameters
        ----------
        shown : tuple of float
            From when to when the frame on show stands.
        frame_seconds : float
            Usual length of a frame.
        """
        if not self._direction:
            return
        is_same = abs(shown[0] - self._from) < 0.0005
        further = self._target + self._direction * frame_seconds / 4
        if is_same and self._tries < _MOST_TRIES and not self._is_beyond(further):
            self._tries += 1
            self._target = further
            self._go(further)
            return
        self._direction = 0
        if self._waiting:
            direction = 1 if self._waiting > 0 else -1
            self._waiting -= direction
            self.step(direction, shown, frame_seconds, self._duration)

    def _is_beyond(self, seconds: float) -> bool:
        return seconds < 0 or (self._duration > 0 and seconds >= self._duration - _BEFORE_END_SECONDS)
