"""The queue: looking at it, pausing it, and moving what is looked at to its front."""

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
    """The durable queue of one library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    """

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database
        self._client: WorkerClient | None = None
        self._lock = threading.Lock()

    def summary(self) -> JobsSummary:
        """Return the counts as the catalog has them; rates are only known to the worker (see `Events`).

        Returns
        -------
        JobsSummary
            Without rates.
        """
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
        """List jobs in the order in which they are done, or those asked for last first.

        Returns
        -------
        list of Job
            At most ``limit``.
        """
        with self._database.read() as session:
            return jobs.list_all(session, state=state, kind=kind, limit=limit, is_newest_first=is_newest_first)

    def pause(self) -> Changes:
        """Leave queued jobs alone until `resume`; what is under way is finished."""
        return self._set_paused(is_paused=True)

    def resume(self) -> Changes:
        """Go on with queued jobs."""
        return self._set_paused(is_paused=False)

    def cancel(self, job_ids: Sequence[int] | None = None) -> Changes:
        """Take jobs off the queue, all or these; what is under way breaks off. Videos keep what they have.

        Parameters
        ----------
        job_ids : sequence of int or None
            Catalog ids; None for all.

        Returns
        -------
        Changes
            What changed.
        """
        with self._database.write() as session:
            jobs.cancel(session, job_ids=job_ids)
        self.wake_worker()
        return Changes.JOBS

    def retry_failed(self) -> Changes:
        """Queue every failed job again."""
        with self._database.write() as session:
            jobs.retry_failed(session)
        self.wake_worker()
        return Changes.JOBS | Changes.VIDEOS

    def prioritise(self, video_ids: Sequence[int], priority: Priority) -> None:
        """Move the jobs of some videos forward, such as those on the screen, or back.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.
        priority : Priority
            Visible and selected are these videos alone from now on: others that were so before wait like all, and
            what is selected does not become merely visible.
        """
        change = jobs.focus if priority > Priority.NORMAL else jobs.prioritise
        with self._database.write() as session:
            for kind in VIDEO_KINDS:
                change(session, kind, video_ids, priority=priority)

    def wake_worker(self) -> None:
        """Tell the worker, where there is one, that the queue changed."""
        with self._lock:
            for _ in range(2):  # the connection may be to a worker that has since been restarted
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
