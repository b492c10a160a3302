"""Playback speeds, and playing backwards, which Qt's media player cannot do."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.player.views.sound import player_memory, remembered


@dataclass(frozen=True, slots=True)
class PlayedSpan:
    """A span of the video that is played on its own.

    Attributes
    ----------
    start, end : float
        Seconds.
    does_loop : bool
        Whether it starts again at its end rather than stopping.
    """

    start: float
    end: float
    does_loop: bool


class SpanWatch:
    """Detects when playback reaches the end of its span; after a manual seek elsewhere it does not interfere."""

    def __init__(self) -> None:
        self.span: PlayedSpan | None = None
        self._is_inside = False

    def set(self, span: PlayedSpan | None, position: float) -> None:
        """Watch another span, or None, from the current position."""
        self.span = span
        self.note_seek(position)

    def note_seek(self, position: float) -> None:
        """Note a manual seek to a position in seconds."""
        self._is_inside = self.span is not None and self.span.start <= position < self.span.end

    def is_over(self, position: float, frame_seconds: float) -> bool:
        """Note the playback position and return whether the span has been played.

        Parameters
        ----------
        position : float
            Start of the current frame, in seconds.
        frame_seconds : float
            Its duration: the last frame of the span ends it, so that nothing of the next is seen.
        """
        if self.span is None:
            return False
        if position + frame_seconds * 1.001 < self.span.end:
            self._is_inside = position >= self.span.start - frame_seconds
            return False
        return self._is_inside


SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0)
"""Standard speeds in the menu."""
_LADDER = (-8.0, -4.0, -2.0, -1.0, 1.0, 1.5, 2.0, 4.0, 8.0)
_STEP_MS = 33


def next_rate(rate: float, *, is_up: bool) -> float:
    """Return the next shuttle speed for L (up) or J (down), negative for backwards; `rate` is 0 while paused.

    At either end the speed stays the same.
    """
    if is_up:
        return next((one for one in _LADDER if one > rate), _LADDER[-1])
    return next((one for one in reversed(_LADDER) if one < rate), _LADDER[0])


def next_speed(speed: float, *, is_up: bool) -> float:
    """Return the next faster or slower of `SPEEDS`; at either end the speed stays the same."""
    if is_up:
        return next((one for one in SPEEDS if one > speed), SPEEDS[-1])
    return next((one for one in reversed(SPEEDS) if one < speed), SPEEDS[0])


class PlaybackSpeed(QObject):
    """The current and the standard speed; the latter is remembered.

    Attributes
    ----------
    changed : Signal
        Either of them changed.

    Parameters
    ----------
    tell : callable
        Called with the speed for the media library, > 0.
    parent : QObject
        Qt parent.
    """

    changed = Signal()

    def __init__(self, tell: Callable[[float], object], parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell
        self._usual = min(SPEEDS, key=lambda one: abs(one - remembered("speed", 1.0)))
        self._rate = self._usual

    @property
    def usual(self) -> float:
        """The standard speed, which Space resumes with."""
        return self._usual

    @property
    def rate(self) -> float:
        """Seconds of video per second, negative for backwards."""
        return self._rate

    def set_rate(self, rate: float) -> None:
        """Set the current speed only, negative for backwards."""
        if rate > 0:
            self._tell(rate)
        if rate != self._rate:
            self._rate = rate
            self.changed.emit()

    def reset_speed(self) -> None:
        """Return to the standard speed."""
        self.set_rate(self._usual)

    def set_usual(self, speed: float) -> None:
        """Set the standard speed, > 0."""
        self._usual = speed
        player_memory().setValue("speed", speed)
        self.set_rate(speed)
        self.changed.emit()


class Reverse(QObject):
    """Plays backwards by showing earlier and earlier frames, at the right pace however long each takes.

    Parameters
    ----------
    show : callable
        Called with the seconds to show.
    is_ready : callable
        Returns whether the last requested frame is shown.
    ended : callable
        Called at the beginning of the video.
    parent : QObject
        Qt parent.
    """

    def __init__(
        self,
        show: Callable[[float], object],
        *,
        is_ready: Callable[[], bool],
        ended: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._show, self._is_ready, self._ended = show, is_ready, ended
        self._from = 0.0
        self._rate = 1.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        """Whether it is playing backwards."""
        return self._timer.isActive()

    @property
    def rate(self) -> float:
        """Seconds of video per second, > 0."""
        return self._rate

    def start(self, seconds: float, rate: float) -> None:
        """Play backwards from a time in seconds, at a rate > 0."""
        self._from, self._rate = seconds, rate
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Stop."""
        self._timer.stop()

    def _step(self) -> None:
        if not self._is_ready():
            return
        target = self._from - self._rate * self._clock.elapsed() / 1000
        self._show(max(0.0, target))
        if target <= 0:
            self.stop()
            self._ended()
