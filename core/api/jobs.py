"""The job queue: its state, pausing it, and priorities."""

import threading
from collections.abc import Sequence

from core.catalog import jobs
from core.catalog.store.database import Database
from core.domain.changes import Changes
from core.domain.jobs import VIDEO_KINDS, Job, JobKind, JobsSummary, JobState, Priority
from core.domain.library import LibraryPaths
from core.errors import WorkerError
from core.worker.client import WorkerClient, connect


class Jobs:
    """The durable job queue of one library."""

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database
        self._client: WorkerClient | None = None
        self._lock = threading.Lock()

    def summary(self) -> JobsSummary:
        """Return the job counts from the catalog, without rates: only the worker knows them (see `Events`)."""
        with self._database.read() as session:
            return JobsSummary(jobs.counts(session), jobs.is_paused(session))

    def list_all(
        self,
        *,
        state: JobState | None = None,
        kind: JobKind | None = None,
        limit: int = 1000,
        is_newest_first: bool = False,
    ) -> list[Job]:
        """List at most `limit` jobs in the order they run, or the most recently requested first."""
        with self._database.read() as session:
            return jobs.list_all(session, state=state, kind=kind, limit=limit, is_newest_first=is_newest_first)

    def pause(self) -> Changes:
        """Stop starting queued jobs until `resume`; running jobs are finished."""
        return self._set_paused(is_paused=True)

    def resume(self) -> Changes:
        """Start queued jobs again."""
        return self._set_paused(is_paused=False)

    def cancel(self, job_ids: Sequence[int] | None = None) -> Changes:
        """Cancel queued and running jobs, all or those with these ids. Videos keep what they have."""
        with self._database.write() as session:
            jobs.cancel(session, job_ids=job_ids)
        self.wake_worker()
        return Changes.JOBS

    def retry(self, job_ids: Sequence[int]) -> Changes:
        """Queue some failed jobs again, before others; jobs that have not failed are left alone."""
        with self._database.write() as session:
            jobs.retry_failed(session, job_ids=job_ids, priority=Priority.SELECTED)
        self.wake_worker()
        return Changes.JOBS | Changes.VIDEOS

    def retry_failed(self) -> Changes:
        """Queue every failed job again."""
        with self._database.write() as session:
            jobs.retry_failed(session)
        self.wake_worker()
        return Changes.JOBS | Changes.VIDEOS

    def prioritise(self, video_ids: Sequence[int], priority: Priority) -> None:
        """Raise or lower the priority of the jobs of some videos, such as those on the screen.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.
        priority : Priority
            Visible or selected now means exactly these videos: others fall back to normal, and selected videos are not
            lowered to visible.
        """
        change = jobs.focus if priority > Priority.NORMAL else jobs.prioritise
        with self._database.write() as session:
            for kind in VIDEO_KINDS:
                change(session, kind, video_ids, priority=priority)

    def wake_worker(self) -> None:
        """Tell the worker, if there is one, that the queue changed."""
        with self._lock:
            for _ in range(2):  # the worker may have been restarted since the connection was made
                self._client = self._client or connect(self._paths)
                if self._client is None:
                    return
                try:
                    self._client.wake()
                except WorkerError:
                    self._client.close()
                    self._client = None
                else:
                    return

    def close(self) -> None:
        """Close the connection to the worker."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _set_paused(self, *, is_paused: bool) -> Changes:
        with self._database.write() as session:
            jobs.set_paused(session, is_paused=is_paused)
        self.wake_worker()
        return Changes.JOBS
