"""Estimates the time until the queue is empty, from the work that is left and the speed measured so far.

Nothing is said before there is enough evidence, while it is still being counted how much there is to do, and while
nothing goes on. After that the time runs down like a clock and follows the measured speed slowly.
"""

import math
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.catalog import jobs, overview
from core.domain.jobs import JobKind, KindCount
from core.jobs.context import JobContext
from core.media.decoding import sampling

_LOOK_SECONDS = 2.0
_SHARE_OF_TIME = 0.05
"""Counting the work of a very large queue takes longer; it must not take more than this share of the time."""
_WINDOW_SECONDS = 180.0
_LEAST_SECONDS = 10.0
_LEAST_JOBS = 3
_LEAST_SECONDS_OF_LONG, _LEAST_UNITS_OF_LONG = 30.0, 200.0
"""Long films take minutes each; their parts are evidence, too."""
_LONGEST_GAP_SECONDS = 10.0
"""Between two looks; longer gaps mean that nobody asked, not that it was slow."""
_SETTLE_SECONDS = 5.0
_LARGE_CHANGE = 0.05
_FOLLOW_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Workload:
    """Work of one kind in the current campaign, in units that take about the same time each.

    Attributes
    ----------
    done, left : float
        Units, >= 0.
    n_done : int
        Jobs that ended.
    is_running : bool
        Whether any job is running.
    """

    done: float
    left: float
    n_done: int
    is_running: bool


class RateMeter:
    """Units per second over the last three minutes in which work went on."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float, int]] = deque()
        self._before: tuple[float, Workload] | None = None
        self._busy_seconds = 0.0

    def note(self, now: float, load: Workload) -> None:
        """Take note of how much is done by now, in seconds of any clock."""
        before, self._before = self._before, (now, load)
        if before is None or load.done < before[1].done:  # another campaign
            self._samples.clear()
            return
        if not (before[1].is_running and now - before[0] <= _LONGEST_GAP_SECONDS):
            self._samples.clear()  # what was done meanwhile was not measured
            return
        self._busy_seconds += now - before[0]
        if self._samples or load.done > before[1].done:
            # It counts from the first progress on: loading the model and opening files comes before.
            self._samples.append((self._busy_seconds, load.done, load.n_done))
        while len(self._samples) > 2 and self._samples[1][0] < self._busy_seconds - _WINDOW_SECONDS:
            self._samples.popleft()

    @property
    def per_second(self) -> float | None:
        """The speed, > 0; None without enough evidence."""
        if not self._samples:
            return None
        first, last = self._samples[0], self._samples[-1]
        seconds, units, n_jobs = (late - early for early, late in zip(first, last, strict=True))
        is_known = seconds >= _LEAST_SECONDS and n_jobs >= _LEAST_JOBS
        is_known = is_known or (seconds >= _LEAST_SECONDS_OF_LONG and units >= _LEAST_UNITS_OF_LONG)
        return units / seconds if is_known and units > 0 else None


class SteadyEstimate:
    """Combines the speeds of several kinds of work into one time that does not jump.

    Parameters
    ----------
    n_kinds : int
        Kinds of work; each is done after the one before.
    """

    def __init__(self, n_kinds: int) -> None:
        self._speeds = [RateMeter() for _ in range(n_kinds)]
        self._totals: deque[tuple[float, float]] = deque()
        self._shown: tuple[float, float] | None = None

    def look(self, now: float, loads: Sequence[Workload]) -> float | None:
        """Return the seconds that are left at a time in seconds; None if that cannot be told."""
        for speed, load in zip(self._speeds, loads, strict=True):
            speed.note(now, load)
        raw = self._raw(loads)
        if self._is_counting(now, loads) or raw is None:
            self._shown = None
            return None
        if self._shown is None:
            shown = raw
        else:
            before, seconds = self._shown
            expected = seconds - (now - before)
            shown = expected + (raw - expected) * -math.expm1((before - now) / _FOLLOW_SECONDS)
        self._shown = now, max(0.0, shown)
        return self._shown[1]

    def _raw(self, loads: Sequence[Workload]) -> float | None:
        if not any(load.is_running for load in loads) or not any(load.left for load in loads):
            return None
        seconds = 0.0
        for number, (speed, load) in enumerate(zip(self._speeds, loads, strict=True)):
            # Work that is queued while later work runs is done along with that.
            is_done_along = not load.is_running and any(later.is_running for later in loads[number + 1 :])
            if not load.left or is_done_along:
                continue
            if speed.per_second is None:
                return None
            seconds += load.left / speed.per_second
        return seconds

    def _is_counting(self, now: float, loads: Iterable[Workload]) -> bool:
        """Return whether the amount of work has just changed a lot, as while a new folder is scanned."""
        left = sum(load.left for load in loads)
        self._totals.append((now, left + sum(load.done for load in loads)))
        while len(self._totals) > 1 and self._totals[0][0] < now - _SETTLE_SECONDS:
            self._totals.popleft()
        totals = [total for _at, total in self._totals]
        return max(totals) - min(totals) > _LARGE_CHANGE * left


class TimeLeft:
    """The time left of a library's queue.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    clock : callable
        Returns seconds; monotonic.
    """

    def __init__(self, context: JobContext, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._context = context
        self._clock = clock
        self._estimate = SteadyEstimate(2)
        self._next_look = -math.inf
        self._seconds: float | None = None

    def seconds(self, counts: Iterable[KindCount]) -> float | None:
        """Return the time until nothing is left to do, at most a few seconds old; None if it cannot be told.

        Parameters
        ----------
        counts : iterable of KindCount
            Of the current campaign.
        """
        began = self._clock()
        if began >= self._next_look:
            self._seconds = self._estimate.look(began, self._loads({count.kind: count for count in counts}))
            took = self._clock() - began
            self._next_look = began + max(_LOOK_SECONDS, took / _SHARE_OF_TIME)
        return self._seconds

    def _loads(self, counts: dict[JobKind, KindCount]) -> tuple[Workload, Workload]:
        pictures, analysis = (counts.get(kind) for kind in (JobKind.THUMBNAILS, JobKind.ANALYSE))
        return _of_pictures(pictures), self._of_analysis(analysis)

    def _of_analysis(self, count: KindCount | None) -> Workload:
        if count is None or not (count.queued or count.running):
            return Workload(0.0, 0.0, 0, is_running=False)
        shares = dict(self._context.events.progress)
        with self._context.database.read() as session:
            done, left = jobs.durations(session, JobKind.ANALYSE, bounds=_BOUNDS)
            running = overview.durations_seconds(session, list(shares))
        known = [group for group in (*done, *left) if group.bound is not None]
        n_known = sum(group.n for group in known)
        mean = sum(map(_cost, known)) / n_known if n_known else float(sampling.MIN_FRAMES)
        begun = sum(share * (_cost_of(running[one]) if one in running else mean) for one, share in shares.items())
        costs = [sum(group.n * mean if group.bound is None else _cost(group) for group in it) for it in (done, left)]
        return Workload(costs[0] + begun, max(0.0, costs[1] - begun), count.done + count.failed, bool(count.running))


def _of_pictures(count: KindCount | None) -> Workload:
    if count is None:
        return Workload(0.0, 0.0, 0, is_running=False)
    n_done = count.done + count.failed
    return Workload(n_done, count.queued + count.running, n_done, is_running=bool(count.running))


_BOUNDS = (float(sampling.MIN_FRAMES), *(seconds for seconds, _rate in sampling.RATES))


def _cost(group: jobs.Durations) -> float:
    """Return about how many frames are looked at in videos of similar length, which is what their analysis costs."""
    if group.bound is None or group.bound <= sampling.MIN_FRAMES:
        return float(group.n * sampling.MIN_FRAMES)
    return group.total_seconds * next(rate for seconds, rate in sampling.RATES if group.bound <= seconds)


def _cost_of(seconds: float) -> float:
    bound = next(bound for bound in _BOUNDS if seconds <= bound)
    return _cost(jobs.Durations(bound, 1, seconds))
