"""Time actions in a window up to the end of the painting that shows their result."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

FRAME_MS = 16
_BEAT_MS = 5
_CALM_MS = 250
_PATIENCE_MS = 120_000
_LATE_TICKS = 6
"""After this many ticks without painting, an action has changed nothing on the screen."""


@dataclass(frozen=True, slots=True)
class Took:
    """Duration of an action.

    Attributes
    ----------
    seconds : float
        Until the end of the painting that shows it.
    longest_ms : float
        The longest time without an answer of the window, excluding time taken by other programs.
    """

    seconds: float
    longest_ms: float


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame.

    Attributes
    ----------
    wall_ms : float
        From the event to the end of the painting that shows its result.
    own_ms : float
        The same, without the time in which the thread was ready but other programs had the processors.
    cpu_ms : float
        Processor time of the window's thread since the previous frame, including other events in between.
    """

    wall_ms: float
    own_ms: float
    cpu_ms: float


class Clock:
    """Wall time, and how long the calling thread waited for a processor; 0 where the system does not say."""

    def __init__(self) -> None:
        try:
            self._file = Path("/proc/thread-self/schedstat").open("rb", buffering=0)  # noqa: SIM115 (kept open)
        except OSError:
            self._file = None

    def now(self) -> tuple[float, float]:
        """Return the time and the total wait up to now, both in ms."""
        if self._file is None:
            return 1000 * time.perf_counter(), 0.0
        self._file.seek(0)
        waited_ms = int(self._file.read().split()[1]) / 1e6
        return 1000 * time.perf_counter(), waited_ms


def own_ms(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the ms between two readings of a clock, without the time taken by other programs."""
    return max(0.0, end[0] - start[0] - (end[1] - start[1]))


class Stage(QObject):
    """Watches the painting of a window.

    Attributes
    ----------
    painted : Signal
        A painting has ended: its start and its end (`time.perf_counter`).

    Parameters
    ----------
    window : QWidget
        Visible, or about to be.
    """

    painted = Signal(float, float)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_painting = False
        self._clock = Clock()
        self._checks: list[Callable[[], bool]] = []
        self._was_met: list[bool] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window or self._is_painting:
            return False
        if event.type() is QEvent.Type.UpdateRequest:
            began = self._begin()
            self._window.event(event)  # paints; its end is what is wanted
            self._end(began)
            return True
        if event.type() is QEvent.Type.Paint:  # the whole window at once, as after a resize
            began = self._begin()
            QTimer.singleShot(0, self, lambda: self._end(began))
        return False

    def _begin(self) -> float:
        self._is_painting = True
        self._was_met = [check() for check in self._checks]
        return time.perf_counter()

    def _end(self, began: float) -> None:
        self._is_painting = False
        self.painted.emit(began, time.perf_counter())

    def until(self, is_there: Callable[[], bool], *, since: float | None = None) -> Took:
        """Wait for the end of a painting that started when a condition was true.

        Parameters
        ----------
        is_there : callable
            The condition.
        since : float or None
            Start of the measurement (`time.perf_counter`); None for now.

        Returns
        -------
        Took
            Without anything left to paint, until the condition was seen to be true.
        """
        started = time.perf_counter() if since is None else since
        loop, ended, beats = QEventLoop(), [0.0], [self._clock.now()]
        seen: list[float] = []

        def on_painted(_began: float, now: float) -> None:
            if self._was_met and self._was_met[0] and not ended[0]:
                ended[0] = now
                loop.quit()

        def on_beat() -> None:
            beats.append(self._clock.now())
            now = time.perf_counter()
            if not seen and is_there():
                seen.append(now)
            if seen and 1000 * (now - seen[0]) > _CALM_MS:  # nothing changed on the screen
                ended[0] = seen[0]
                loop.quit()
            if 1000 * (now - started) > _PATIENCE_MS:
                loop.exit(1)

        self._checks.append(is_there)
        connection = self.painted.connect(on_painted)
        timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(on_beat)
        timer.start(_BEAT_MS)
        if loop.exec():
            raise TimeoutError("what was waited for did not come")
        timer.stop()
        self.disconnect(connection)
        self._checks.remove(is_there)
        beats.append(self._clock.now())
        return Took(ended[0] - started, max(itertools.starmap(own_ms, itertools.pairwise(beats))))

    def act(self, action: Callable[[], object], is_there: Callable[[], bool] = lambda: True) -> Took:
        """Run an action and wait until its result is on the screen; see `until`."""
        started, before = time.perf_counter(), self._clock.now()
        action()
        blocked_ms = own_ms(before, self._clock.now())
        took = self.until(is_there, since=started)
        return Took(took.seconds, max(blocked_ms, took.longest_ms))

    def rest(self, is_busy: Callable[[], bool] = lambda: False) -> None:
        """Wait until nothing has been painted for a while."""
        loop, timer = QEventLoop(), QTimer(singleShot=True, interval=_CALM_MS)
        timer.timeout.connect(lambda: timer.start() if is_busy() else loop.quit())
        connection = self.painted.connect(lambda *_: timer.start())
        timer.start()
        loop.exec()
        self.disconnect(connection)

    def frames(self, action: Callable[[int], object], count: int) -> list[Frame]:
        """Repeat an action at the rate of the screen and measure each frame.

        Parameters
        ----------
        action : callable
            Takes the number of the frame.
        count : int
            Number of repetitions.

        Returns
        -------
        list of Frame
            Without the actions that changed nothing on the screen.
        """
        found: list[Frame] = []
        loop, numbers = QEventLoop(), iter(range(count))
        began, n_late, cpu, before = 0.0, 0, time.thread_time(), self._clock.now()

        def on_tick() -> None:
            nonlocal began, n_late, before
            if began and n_late < _LATE_TICKS:
                n_late += 1
                return
            number = next(numbers, None)
            if number is None:
                loop.quit()
                return
            began, n_late, before = time.perf_counter(), 0, self._clock.now()
            action(number)

        def on_painted(start: float, now: float) -> None:
            nonlocal began, cpu
            if began and now > began:
                cpu_now = time.thread_time()
                own = own_ms(before, self._clock.now())
                found.append(Frame(1000 * (now - began), own, 1000 * (cpu_now - cpu)))
                began, cpu = 0.0, cpu_now

        connection = self.painted.connect(on_painted)
        timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(on_tick)
        timer.start(FRAME_MS)
        loop.exec()
        timer.stop()
        self.disconnect(connection)
        return found


def turn_wheel(view: QAbstractScrollArea, *, notches: int = 1) -> None:
    """Turn the wheel over a view; down if positive."""
    at = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(view.viewport(), event)


class BarDrag:
    """A drag of a scroll bar from its beginning to its end."""

    def __init__(self, bar: QScrollBar, n_steps: int) -> None:
        self._bar = bar
        self._n_steps = n_steps
        bar.setValue(bar.minimum())
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl
        handle = bar.style().subControlRect(control, option, part.SC_ScrollBarSlider, bar)
        groove = bar.style().subControlRect(control, option, part.SC_ScrollBarGroove, bar)
        self._from, self._way_px = handle.center(), groove.bottom() - handle.bottom()
        QTest.mousePress(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._from)

    def step(self, number: int) -> None:
        """Drag it one step further."""
        at = QPointF(self._from + QPoint(0, round(self._way_px * (number + 1) / self._n_steps)))
        button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place = QPointF(self._bar.mapToGlobal(at))
        event = QMouseEvent(QEvent.Type.MouseMove, at, place, Qt.MouseButton.NoButton, button, no_key)
        QCoreApplication.sendEvent(self._bar, event)

    def drop(self) -> None:
        """Release it."""
        QTest.mouseRelease(self._bar, Qt.MouseButton.LeftButton)
