"""Scans, one after the other, beside everything else: they wait for the disk, not for the processor."""

from concurrent.futures import Future, ThreadPoolExecutor

from core.catalog import jobs
from core.domain.changes import Changes
from core.domain.events import Level
from core.domain.jobs import Job, JobKind, JobState
from core.errors import StorageError
from core.jobs import scan
from core.jobs.context import JobContext
from core.jobs.outcomes import error_of


class ScanLine:
    """Runs scan jobs in a thread of its own; driven by one thread.

    Parameters
    ----------
    context : JobContext
        The bench.
    """

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scan")
        self._under_way: tuple[Job, Future[bool]] | None = None

    def step(self) -> bool:
        """Write down what has ended and begin the next.

        Returns
        -------
        bool
            Whether a scan is under way.
        """
        if self._under_way is not None:
            if not self._under_way[1].done():
                return True
            self._finish(*self._under_way)
            self._under_way = None
        with self._context.database.read() as session:
            if not jobs.list_all(session, state=JobState.QUEUED, kind=JobKind.SCAN, limit=1):
                return False
        with self._context.database.write() as session:
            claimed = jobs.claim(session, JobKind.SCAN, limit=1)
        for job in claimed:
            self._under_way = (job, self._thread.submit(scan.run, self._context, job))
        return bool(claimed)

    def drop(self) -> None:
        """Let a scan that has ended, however it ended, go back to the queue."""
        if self._under_way is not None and self._under_way[1].done():
            with self._context.database.write() as session:
                jobs.put_back(session, [self._under_way[0].id])
            self._under_way = None

    def close(self) -> None:
        """Wait for the scan under way, which looks at `JobContext.stop`, and write down how it ended."""
        self._thread.shutdown(wait=True)
        self.drop()

    def _finish(self, job: Job, future: Future[bool]) -> None:
        error = error_of(future)
        if isinstance(error, StorageError):
            raise error
        with self._context.database.write() as session:
            if error is not None:
                jobs.fail(session, job.id, reason=error.whole)
            elif future.result():
                jobs.finish(session, [job.id])
            else:
                jobs.put_back(session, [job.id])
        if error is not None:
            self._context.bulletin.notice(error.whole, Level.ERROR)
        self._context.bulletin.changed(Changes.JOBS)
