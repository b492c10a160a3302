"""The duplicates job: compares videos with all others, when nothing else is to be done."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from typing_extensions import override

from core.catalog import jobs
from core.domain.changes import Changes
from core.domain.duplicates import LeftOut, VideoPair, WhyLeftOut
from core.domain.events import Level, NextStep
from core.domain.jobs import Job, JobKind
from core.errors import StorageError
from core.jobs.context import JobContext, error_of
from core.jobs.duplicates import pair_finder
from core.jobs.duplicates.comparison import COMPARING
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.media.decoding.decode_pool import DecodePool
from core.sentence import Sentence

_MOST_AT_ONCE = 1_000_000
"""All of them: finding candidates costs the least if it is done once."""
_WAIT_SECONDS = 0.2
_SECONDS_PER_CHECK = 0.5
"""How often to ask whether jobs were cancelled."""


class DuplicateLine(JobLine):
    """Compares all queued videos in one go, in a thread of its own, which rests while other lines have work.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    pool : DecodePool
        Decoding processes, shared with the other lines.
    """

    kind = JobKind.DUPLICATES

    def __init__(self, context: JobContext, pool: DecodePool) -> None:
        self._context, self._pool = context, pool
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="duplicates")
        self._search: tuple[_Search, Future[dict[int, LeftOut]]] | None = None

    @override
    def step(self, turn: StepTurn) -> LineState:
        if self._search is not None:
            search, future = self._search
            search.rest(is_resting=not turn.is_quiet)
            if not turn.may_claim:
                search.stop()
            if not future.done():
                return LineState.BESIDE
            self._finish(search, future)
            self._search = None
            return LineState.BUSY
        if not (turn.may_claim and turn.is_quiet and has_queued(self._context.database, self.kind)):
            return LineState.IDLE
        with self._context.database.write() as session:
            claimed = jobs.claim(session, self.kind, limit=_MOST_AT_ONCE)
        if claimed:
            search = _Search(self._context, self._pool, claimed)
            self._search = search, self._thread.submit(search.run)
        return LineState.BESIDE if claimed else LineState.IDLE

    @override
    def drop(self) -> None:
        """Stop the search and put what is left of it back into the queue."""
        if self._search is not None:
            search, future = self._search
            search.stop()
            error_of(future)  # waits, and logs a bug
            self._search = None
            with self._context.database.write() as session:
                jobs.put_back(session, list(search.left.values()))

    @override
    def close(self) -> None:
        self.drop()
        self._thread.shutdown(wait=True)

    def _finish(self, search: "_Search", future: Future[dict[int, LeftOut]]) -> None:
        error = error_of(future)
        if isinstance(error, StorageError):
            raise error
        with self._context.database.write() as session:
            if error is not None:
                for job_id in search.left.values():
                    jobs.fail(session, job_id, reason=error.whole)
            elif search.is_stopped:
                jobs.put_back(session, list(search.left.values()))
            else:
                for video_id, one in future.result().items():
                    if one.why is WhyLeftOut.UNREADABLE and video_id in search.left:
                        jobs.fail(session, search.left[video_id], reason=one.reason)
                jobs.finish(session, list(search.left.values()))
        if error is not None:
            self._context.events.notice(error.whole, Level.ERROR, NextStep.HELP)
        self._context.events.changed(Changes.JOBS | Changes.DUPLICATES)


class _StoppedError(Exception):
    """Ends a search that is no longer wanted."""


class _Search:
    """Compares the videos of some jobs.

    Attributes
    ----------
    left : dict of int to int
        The jobs that have not ended, by the video they are about.
    is_stopped : bool
        Whether it ended, or will end, before all is done.
    """

    def __init__(self, context: JobContext, pool: DecodePool, claimed: Sequence[Job]) -> None:
        self._context, self._pool = context, pool
        self.left = {job.subject_id: job.id for job in claimed}
        self.is_stopped = False
        self._may_go = threading.Event()
        self._may_go.set()
        self._checked = time.monotonic()

    def rest(self, *, is_resting: bool) -> None:
        """Wait for other work, or go on."""
        if is_resting:
            self._may_go.clear()
        else:
            self._may_go.set()

    def stop(self) -> None:
        """End soon."""
        self.is_stopped = True

    def run(self) -> dict[int, LeftOut]:
        """Compare; return the videos that turned out to be unreadable."""
        try:
            return pair_finder.compare(
                self._context.paths,
                self._context.database,
                self._pool,
                on_progress=self._on_progress,
                write=self._write,
                is_wanted=self.left.__contains__,
            )
        except _StoppedError:
            return {}

    def _on_progress(self, words: str, done: int, total: int) -> None:
        self._check()
        while not self._may_go.wait(_WAIT_SECONDS):
            self._check()
        doing = Sentence("Comparing the vectors of all videos ({percent} %)", percent=done)
        if words != COMPARING:
            doing = Sentence("Looking closely at similar videos: {done} of {total}", done=done, total=total)
        self._context.events.activity = doing

    def _check(self) -> None:
        if time.monotonic() - self._checked > _SECONDS_PER_CHECK:
            with self._context.database.read() as session:
                self._forget(jobs.cancelled_among(session, list(self.left.values())))
        if self.is_stopped or self._context.stop.is_set() or not self.left:
            self.is_stopped = True
            raise _StoppedError

    def _write(self, found: Sequence[VideoPair], complete: Sequence[int]) -> None:
        with self._context.database.write() as session:
            pair_finder.record(session, found, complete)
            finished = {self.left[video_id] for video_id in complete if video_id in self.left}
            jobs.finish(session, finished)
            cancelled = jobs.cancelled_among(session, list(self.left.values()))
        self._forget(finished | cancelled)
        self._context.events.changed(Changes.JOBS | Changes.DUPLICATES)

    def _forget(self, job_ids: set[int]) -> None:
        self._checked = time.monotonic()
        for video_id in [video_id for video_id, job_id in self.left.items() if job_id in job_ids]:
            del self.left[video_id]
