"""The jobs that draw the maps, each in a process of its own beside all other work."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ClassVar

from typing_extensions import override

from core.catalog import jobs
from core.domain.changes import Changes
from core.domain.clusters import ClusterScope
from core.domain.jobs import Job, JobKind
from core.domain.maps import ARRANGING
from core.errors import StorageError
from core.jobs.context import JobContext, error_of
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.jobs.maps import map_reader
from core.sentence import EMPTY

_LOOK_SECONDS = 0.5


class _MapLine(JobLine):
    """Draws one of the maps.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    """

    scope: ClassVar[ClusterScope]

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="map")
        self._running: tuple[Job, Future[bool]] | None = None
        self._is_cancelled = threading.Event()
        self._next_look = 0.0

    @override
    def step(self, turn: StepTurn) -> LineState:
        if self._running is not None:
            job, future = self._running
            if not future.done():
                self._look(job)
                return LineState.BESIDE
            self._finish(job, future)
            self._running = None
            return LineState.BUSY
        if not turn.may_claim or not has_queued(self._context.database, self.kind):
            return LineState.IDLE
        with self._context.database.write() as session:
            claimed = jobs.claim(session, self.kind, limit=1)
        for job in claimed:
            self._is_cancelled.clear()
            self._running = (job, self._thread.submit(self._draw))
        return LineState.BESIDE if claimed else LineState.IDLE

    def _look(self, job: Job) -> None:
        """Find out from time to time whether someone has cancelled the job."""
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + _LOOK_SECONDS
        with self._context.database.read() as session:
            if jobs.cancelled_among(session, [job.id]):
                self._is_cancelled.set()

    def _draw(self) -> bool:
        events = self._context.events

        def tell(share: float) -> None:
            events.activity = ARRANGING.with_values(percent=round(100 * share))

        tell(0.0)
        try:
            return map_reader.draw(
                self._context.paths,
                self._context.database,
                self.scope,
                on_progress=tell,
                is_stopped=lambda: self._is_cancelled.is_set() or self._context.stop.is_set(),
            )
        finally:
            events.activity = EMPTY

    def _finish(self, job: Job, future: Future[bool]) -> None:
        error = error_of(future)
        if isinstance(error, StorageError):
            raise error
        with self._context.database.write() as session:
            if error is not None:
                jobs.fail(session, job.id, reason=error.whole)
            elif future.result() or self._is_cancelled.is_set():
                jobs.finish(session, [job.id])
            else:
                jobs.put_back(session, [job.id])
        self._context.events.changed(Changes.JOBS | Changes.MAPS)

    @override
    def drop(self) -> None:
        """Put a job that has ended, with or without an error, back into the queue; a running one continues."""
        if self._running is not None and self._running[1].done():
            with self._context.database.write() as session:
                jobs.put_back(session, [self._running[0].id])
            self._running = None

    @override
    def close(self) -> None:
        """Stop drawing, and put the job back into the queue."""
        self._is_cancelled.set()
        self._thread.shutdown(wait=True)
        self.drop()


class VideoMapLine(_MapLine):
    """Draws the map of videos."""

    kind = JobKind.VIDEO_MAP
    scope = ClusterScope.VIDEOS


class MomentMapLine(_MapLine):
    """Draws the map of moments."""

    kind = JobKind.MOMENT_MAP
    scope = ClusterScope.MOMENTS
