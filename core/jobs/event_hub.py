"""What the worker reports to its clients: changes, notices, and how fast it works.

Nothing here grows with the number of items: changes are OR-ed until a client takes them, and rates are kept over a
sliding window, so a client that polls ten times a second costs the same whether one video or a thousand were finished
since.
"""

import math
import threading
import time
from collections import deque
from dataclasses import dataclass

from core.domain.changes import Changes
from core.domain.events import Level, NextStep, Notice
from core.sentence import EMPTY, Sentence

RATE_WINDOW_SECONDS = 30.0
_LONGEST_GAP_SECONDS = 5.0
_LEAST_BUSY_SECONDS = 1.0
_NOTICES_KEPT = 100


@dataclass(frozen=True, slots=True)
class PendingEvents:
    """What has been reported since a client last took it.

    Attributes
    ----------
    changes : Changes
        All kinds of change, OR-ed.
    notices : tuple of Notice
        Oldest first.
    """

    changes: Changes
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Throughput:
    """How fast analysis has gone over the last `RATE_WINDOW_SECONDS`.

    Attributes
    ----------
    frames_per_second, speed_ratio, videos_per_second : float
        Frames encoded, seconds of video analysed, and videos finished, each per second; 0 if there were none.
    """

    frames_per_second: float = 0.0
    speed_ratio: float = 0.0
    videos_per_second: float = 0.0


class Subscription:
    """The pending events of one client; created by `EventHub.subscribe`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._changes = Changes.NOTHING
        self._notices: deque[Notice] = deque(maxlen=_NOTICES_KEPT)

    def put(self, changes: Changes, notice: Notice | None) -> None:
        """Add an event; safe to call from any thread."""
        with self._lock:
            self._changes |= changes
            if notice is not None:
                self._notices.append(notice)

    def take(self) -> PendingEvents:
        """Return everything since the last call; safe to call from any thread."""
        with self._lock:
            pending = PendingEvents(self._changes, tuple(self._notices))
            self._changes = Changes.NOTHING
            self._notices.clear()
        return pending


class EventHub:
    """Collects what jobs report; all methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscriptions: list[Subscription] = []
        self._finished: deque[tuple[float, int, float, int]] = deque()
        self._first_at: float | None = None
        self._busy = (-math.inf, 0, 0.0)
        self.activity = EMPTY
        self.device = ""
        self.progress: tuple[tuple[int, float], ...] = ()
        self.training: float | None = None
        self.clustering: float | None = None

    def subscribe(self) -> Subscription:
        """Return a subscription to everything reported from now on; end it with `unsubscribe`."""
        subscription = Subscription()
        with self._lock:
            self._subscriptions.append(subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """End a subscription."""
        with self._lock:
            self._subscriptions.remove(subscription)

    def changed(self, changes: Changes) -> None:
        """Report that something of these kinds changed."""
        self._put(changes, None)

    def notice(self, text: Sentence, level: Level = Level.INFO, next_step: NextStep = NextStep.HELP) -> None:
        """Report a sentence for the person, and what can be done about it."""
        self._put(Changes.NOTHING, Notice(level, text, next_step))

    def count(self, *, frames: int = 0, video_seconds: float = 0.0, videos: int = 0) -> None:
        """Add finished work to the rates."""
        now = time.monotonic()
        with self._lock:
            self._finished.append((now, frames, video_seconds, videos))
            if frames:
                self._busy = _add_busy_time(self._busy, now, frames)
            self._forget(now)
            self._first_at = now if self._first_at is None else self._first_at

    def throughput(self) -> Throughput:
        """Return the current rates; zero if nothing was finished within the window."""
        now = time.monotonic()
        with self._lock:
            self._forget(now)
            if not self._finished:
                self._first_at = None
                return Throughput()
            since = max(self._first_at or now, now - RATE_WINDOW_SECONDS)
            span = max(now - since, 1.0)
            frames, seconds, videos = (sum(entry[k] for entry in self._finished) for k in (1, 2, 3))
        return Throughput(frames / span, seconds / span, videos / span)

    def steady_frames_per_second(self) -> float:
        """Return the frames per second of the whole analysis, decoding included, since the worker started.

        Returns
        -------
        float
            Without pauses; 0 if too little was analysed to tell.
        """
        with self._lock:
            _last, n_frames, seconds = self._busy
        return n_frames / seconds if seconds >= _LEAST_BUSY_SECONDS else 0.0

    def _forget(self, now: float) -> None:
        while self._finished and self._finished[0][0] < now - RATE_WINDOW_SECONDS:
            self._finished.popleft()

    def _put(self, changes: Changes, notice: Notice | None) -> None:
        with self._lock:
            listeners = tuple(self._subscriptions)
        for subscription in listeners:
            subscription.put(changes, notice)


def _add_busy_time(busy: tuple[float, int, float], now: float, n_frames: int) -> tuple[float, int, float]:
    """Add a batch to the frames and seconds of busy time; the duration of the first after a pause is unknown."""
    last, n_all, seconds = busy
    gap = now - last
    return (now, n_all + n_frames, seconds + gap) if gap <= _LONGEST_GAP_SECONDS else (now, n_all, seconds)
