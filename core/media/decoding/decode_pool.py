"""Decodes videos in child processes, so that a crash, hang or memory leak costs only its own task.

Children are spawned (never forked from a process with threads), limited in memory, and killed when a task takes too
long. Frames come back through the pool's pipe. Memory in this process: the batches that have not been taken yet.
"""

import contextlib
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, InvalidStateError
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from pebble import ProcessExpired, ProcessPool

from core.domain.media import FrameBatch, FrameGeometry, RecordingDate
from core.errors import KnownError
from core.media.decoding import decode_tasks
from core.media.decoding.decode_tasks import DecodeStart, Survey
from core.media.decoding.readers import ReaderKind
from core.media.decoding.sampling import Density, SamplingPlan
from core.media.pictures.thumbnails import ThumbnailTarget

__all__ = ["DecodePool", "DecodeStart", "DecoderDiedError", "DecoderTimeoutError", "Survey", "ThumbnailTarget"]

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_BASE_SECONDS = 30.0
_SECONDS_PER_FRAME = 4.0
"""About what a frame of an 8K film 250 frames after its keyframe takes on a slow machine."""
_SECONDS_PER_GIGABYTE = 60.0
"""Files without an index are read from start to end; this is the rate of a slow network drive."""
_MAX_TASKS = 500
"""A child is replaced after this many tasks, which bounds what its libraries leak."""


class DecoderDiedError(KnownError):
    """A decoder crashed or ran out of memory on a file."""


class DecoderTimeoutError(KnownError):
    """A decoder took too long on a file."""


class DecodePool:
    """Runs decoders in child processes; all methods return at once and may be called from any thread.

    Parameters
    ----------
    n_processes : int
        Number of children, >= 1.
    memory_bytes : int
        Memory limit of each child (Linux only); 0 for none. An 8K film takes about 300 MB.
    time_factor : float
        Multiplies all time limits (for tests and slow machines).
    is_urgent : bool
        Whether somebody is waiting for the results; otherwise the children run at low priority.
    """

    def __init__(
        self, *, n_processes: int, memory_bytes: int = 0, time_factor: float = 1.0, is_urgent: bool = False
    ) -> None:
        if n_processes < 1:
            raise ValueError(f"n_processes must be >= 1, not {n_processes}")
        self.n_processes = n_processes
        self._time_factor = time_factor
        self._open: set[Future] = set()
        # Children read this when they import numpy: each of its threads would reserve memory within the child's limit.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._pool = ProcessPool(
            max_workers=n_processes,
            max_tasks=_MAX_TASKS,
            initializer=decode_tasks.set_up,
            initargs=(memory_bytes, is_urgent),
            context=cast("Any", multiprocessing.get_context("spawn")),  # pebble names its type too narrowly
        )

    def __enter__(self) -> "DecodePool":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def survey(self, path: Path, target: ThumbnailTarget) -> Future[Survey]:
        """Probe a video and make its thumbnails.

        Returns
        -------
        Future of Survey
            Raises MediaError, PathError, StorageError, DecoderDiedError or DecoderTimeoutError.
        """
        limit = _BASE_SECONDS + 10 * _SECONDS_PER_FRAME + _reading_seconds(path)
        return self.schedule(limit, decode_tasks.survey, path, target)

    def read_date(self, path: Path) -> Future[RecordingDate | None]:
        """Read when a video was recorded, without decoding any of it.

        Returns
        -------
        Future of RecordingDate
            Raises the same errors as `survey`.
        """
        return self.schedule(_BASE_SECONDS, decode_tasks.read_date, path)

    def start(
        self,
        path: Path,
        *,
        geometry: FrameGeometry,
        density: Density = Density.STANDARD,
        reader: ReaderKind | None = None,
        thumbnails: ThumbnailTarget | None = None,
    ) -> Future[DecodeStart]:
        """Open a video, plan its frames and decode the first part.

        Parameters
        ----------
        path : Path
            The file.
        geometry : FrameGeometry
            Frames the encoder expects.
        density : Density
            How densely to sample.
        reader : ReaderKind, optional
            None means PyAV, whatever the plan (see docs/adr/0012).
        thumbnails : ThumbnailTarget, optional
            Where to write thumbnails; None to make none.

        Returns
        -------
        Future of DecodeStart
            Raises the same errors as `survey`.
        """
        limit = _BASE_SECONDS + 64 * _SECONDS_PER_FRAME + _reading_seconds(path)
        kind = reader or ReaderKind.PYAV
        return self.schedule(limit, decode_tasks.start, path, geometry, density, kind, thumbnails)

    def chunk(
        self, path: Path, plan: SamplingPlan, *, geometry: FrameGeometry, reader: ReaderKind
    ) -> Future[FrameBatch]:
        """Decode another part of a video that `start` has opened.

        Parameters
        ----------
        path : Path
            The file.
        plan : SamplingPlan
            One of `DecodeStart.remaining`.
        geometry : FrameGeometry
            Frames the encoder expects.
        reader : ReaderKind
            The one that `start` used.

        Returns
        -------
        Future of FrameBatch
            Raises the same errors as `survey`.
        """
        limit = _BASE_SECONDS + len(plan) * _SECONDS_PER_FRAME + _reading_seconds(path)
        return self.schedule(limit, decode_tasks.chunk, path, plan, geometry, reader)

    def warm_up(self) -> list[Future[int]]:
        """Start the children, import the usual reader in each, and return their process IDs."""
        return [self.schedule(_BASE_SECONDS, decode_tasks.warm_up) for _ in range(self.n_processes)]

    def close(self) -> None:
        """Kill the children at once, whatever they are doing; open futures are cancelled."""
        self._pool.stop()
        self._pool.join()
        # pebble leaves the futures of running tasks unresolved when the pool stops.
        for future in list(self._open):
            _settle(future, error=DecoderDiedError("The decoder was stopped"))

    def schedule(
        self, limit_seconds: float, function: Callable[P, T], *arguments: P.args, **named: P.kwargs
    ) -> Future[T]:
        """Run a function in a child; the time limit does not count waiting for a free child."""
        with _without_interrupts():
            inner = self._pool.schedule(
                function, args=arguments, kwargs=named, timeout=limit_seconds * self._time_factor
            )
        outer: Future[T] = Future()
        outer.set_running_or_notify_cancel()
        self._open.add(outer)
        outer.add_done_callback(self._open.discard)
        inner.add_done_callback(lambda done: _hand_over(done, outer, limit_seconds * self._time_factor))
        return outer


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    # Ctrl-C in a terminal also reaches the children, where it would abort decoding with a traceback. A blocked signal
    # stays blocked in the pool's threads (started by its first task) and in the children they start.
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.getfd()  # otherwise it would unblock the signal when the first child starts it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _hand_over(inner: Future, outer: Future, limit_seconds: float) -> None:
    if inner.cancelled():
        _settle(outer, error=DecoderDiedError("The decoder was stopped"))
        return
    error = inner.exception()
    _settle(outer, inner.result() if error is None else None, error=error and _translate(error, limit_seconds))


def _settle(future: Future, result: object = None, *, error: BaseException | None = None) -> None:
    with contextlib.suppress(InvalidStateError):  # close() may race with the last result
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


def _translate(error: BaseException, limit_seconds: float) -> BaseException:
    if isinstance(error, KnownError):
        return error
    if isinstance(error, FutureTimeoutError | TimeoutError):
        return DecoderTimeoutError("Decoding took longer than {seconds} seconds", seconds=f"{limit_seconds:.0f}")
    if isinstance(error, BrokenExecutor):  # the task was being sent to a child when the pool stopped
        return DecoderDiedError("The decoder was stopped")
    if isinstance(error, ProcessExpired):
        return DecoderDiedError("The decoder crashed on this file")
    if isinstance(error, MemoryError):
        return DecoderDiedError("Decoding this file needs more memory than allowed")
    return error


def _reading_seconds(path: Path) -> float:
    try:
        return path.stat().st_size / 1e9 * _SECONDS_PER_GIGABYTE
    except OSError:
        return 0.0
