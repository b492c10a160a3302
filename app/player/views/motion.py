"""How a video moves: the ladder of speeds, and going backwards, which the media library cannot."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.player.views.sound import player_memory, remembered


@dataclass(frozen=True, slots=True)
class PlayedSpan:
    """A part of the video that is played for itself.

    Attributes
    ----------
    start, end : float
        Seconds.
    does_loop : bool
        Whether it begins again at its end; else it stops there.
    """

    start: float
    end: float
    does_loop: bool


class SpanWatch:
    """Tells when the playing comes to the end of its span; who goes elsewhere by hand is left alone there."""

    def __init__(self) -> None:
        self.span: PlayedSpan | None = None
        self._is_inside = False

    def set(self, span: PlayedSpan | None, position: float) -> None:
        """Watch another span.

        Parameters
        ----------
        span : PlayedSpan or None
            None for none.
        position : float
            Where the video is.
        """
        self.span = span
        self.went_to(position)

    def went_to(self, position: float) -> None:
        """Note that somebody went to a place.

        Parameters
        ----------
        position : float
            The place in seconds.
        """
        self._is_inside = self.span is not None and self.span.start <= position < self.span.end

    def is_over(self, position: float, frame_seconds: float) -> bool:
        """Note that the playing has come to a place, and tell whether the span has been played.

        Parameters
        ----------
        position : float
            Where the frame on show begins, in seconds.
        frame_seconds : float
            Its length: the last frame of the span ends it, none of the next is to be seen.

        Returns
        -------
        bool
            Whether it has.
        """
        if self.span is None:
            return False
        if position + frame_seconds * 1.001 < self.span.end:
            self._is_inside = position >= self.span.start - frame_seconds
            return False
        return self._is_inside


SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0)
"""What the menu offers as the usual speed."""
_LADDER = (-8.0, -4.0, -2.0, -1.0, 1.0, 1.5, 2.0, 4.0, 8.0)
_STEP_MS = 33


def next_rate(rate: float, *, is_up: bool) -> float:
    """Return the next speed of J and L.

    Parameters
    ----------
    rate : float
        Present speed, negative for backwards; 0 while it stands.
    is_up : bool
        Towards faster (L), else towards backwards (J).

    Returns
    -------
    float
        The speed, at the ends the same again.
    """
    if is_up:
        return next((one for one in _LADDER if one > rate), _LADDER[-1])
    return next((one for one in reversed(_LADDER) if one < rate), _LADDER[0])


def next_speed(speed: float, *, is_up: bool) -> float:
    """Return the usual speed that comes after another one.

    Parameters
    ----------
    speed : float
        > 0.
    is_up : bool
        Faster, else slower.

    Returns
    -------
    float
        One of `SPEEDS`, at the ends the same again.
    """
    if is_up:
        return next((one for one in SPEEDS if one > speed), SPEEDS[-1])
    return next((one for one in reversed(SPEEDS) if one < speed), SPEEDS[0])


class Pace(QObject):
    """The speed at hand and the usual one, which is remembered.

    Attributes
    ----------
    changed : Signal
        Either is another.

    Parameters
    ----------
    tell : callable
        Given the speed for the media library, > 0.
    parent : QObject
        Owner.
    """

    changed = Signal()

    def __init__(self, tell: Callable[[float], object], parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell
        self._usual = min(SPEEDS, key=lambda one: abs(one - remembered("speed", 1.0)))
        self._rate = self._usual

    @property
    def usual(self) -> float:
        """The speed that Space goes on with."""
        return self._usual

    @property
    def rate(self) -> float:
        """Seconds of video to a second, negative for backwards."""
        return self._rate

    def set_rate(self, rate: float) -> None:
        """Go at a speed for now.

        Parameters
        ----------
        rate : float
            Negative for backwards.
        """
        if rate > 0:
            self._tell(rate)
        if rate != self._rate:
            self._rate = rate
            self.changed.emit()

    def be_usual(self) -> None:
        """Go at the usual speed again."""
        self.set_rate(self._usual)

    def set_usual(self, speed: float) -> None:
        """Choose the usual speed.

        Parameters
        ----------
        speed : float
            > 0.
        """
        self._usual = speed
        player_memory().setValue("speed", speed)
        self.set_rate(speed)
        self.changed.emit()


class Reverse(QObject):
    """Goes backwards by showing earlier and earlier frames, at the right pace however long each takes.

    Parameters
    ----------
    show : callable
        Given the seconds to show.
    is_ready : callable
        Tells whether the last frame asked for is on show.
    ended : callable
        Called at the beginning of the video.
    parent : QObject
        Owner.
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
        """Whether it goes backwards."""
        return self._timer.isActive()

    @property
    def rate(self) -> float:
        """Seconds of video to a second, > 0."""
        return self._rate

    def start(self, seconds: float, rate: float) -> None:
        """Go backwards from a place.

        Parameters
        ----------
        seconds : float
            The place.
        rate : float
            Seconds of video to a second, > 0.
        """
        self._from, self._rate = seconds, rate
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def _step(self) -> None:
        if not self._is_ready():
            return
        target = self._from - self._rate * self._clock.elapsed() / 1000
        self._show(max(0.0, target))
        if target <= 0:
            self.stop()
            self._ended()
