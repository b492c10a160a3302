"""The thumbnails job: probe a video and make its poster and filmstrip, before anything else is done with it.

A file that cannot be probed here is left for the analysis to judge, which has a second reader to try; its job
ends as done, because there is nothing more that this job could do.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.catalog import attempts, files, jobs, videos
from core.domain.changes import Changes
from core.domain.jobs import Job, JobKind
from core.domain.media import FileStamp
from core.domain.videos import Folder, Video
from core.errors import PathError
from core.jobs import away
from core.jobs.context import JobContext
from core.jobs.ledger import is_as_scanned
from core.jobs.outcomes import error_of
from core.media import readers
from core.media.decode_pool import DecodePool, Survey, ThumbnailTarget

log = logging.getLogger(__name__)


class PictureMaker:
    """Keeps the decoding processes busy with surveys; used by one thread.

    Parameters
    ----------
    context : JobContext
        The bench.
    pool : DecodePool
        Decoding processes, shared with the analysis.
    """

    def __init__(self, context: JobContext, pool: DecodePool) -> None:
        self._context = context
        self._pool = pool
        self._open: dict[Future[Survey], _Task] = {}

    @property
    def n_free(self) -> int:
        """How many more videos can be taken in now."""
        return max(0, 2 * self._pool.n_processes + 2 - len(self._open))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is under way."""
        return not self._open

    def put(self, entries: Sequence[tuple[Job, Video]]) -> None:
        """Take in claimed jobs with their videos."""
        version = readers.version(readers.ReaderKind.PYAV)
        kind, step = readers.ReaderKind.PYAV.value, JobKind.THUMBNAILS
        with self._context.database.write() as session:
            stamps = files.stamps_at(session, [video.path for _, video in entries])
            begun = [
                attempts.begin(session, video.id, step=step, reader=kind, reader_version=version)
                for _, video in entries
            ]
        for (job, video), attempt_id in zip(entries, begun, strict=True):
            target = ThumbnailTarget(self._context.paths.thumbnails, video.content.sampled_hash)
            future = self._pool.survey(video.path, target)
            self._open[future] = _Task(job, video, attempt_id, stamps.get(video.path))

    def step(self, timeout_seconds: float) -> None:
        """Write down what has been finished, waiting at most this long for the first."""
        done, _ = wait(self._open, timeout=timeout_seconds, return_when=FIRST_COMPLETED)
        if not done:
            return
        with self._context.database.write() as session:
            lost = [one for future in done for one in self._write(session, self._open[future], future)]
        for future in done:  # only now: what could not be written is written at the next try
            del self._open[future]
        away.say_offline(self._context, lost)
        self._context.bulletin.changed(Changes.THUMBNAILS | Changes.VIDEOS | Changes.JOBS)

    def drop(self) -> None:
        """Let go of everything under way and give it back to the queue."""
        tasks = list(self._open.values())
        self._open.clear()
        if not tasks:
            return
        with self._context.database.write() as session:
            for task in tasks:
                attempts.withdraw(session, task.attempt_id)
            jobs.put_back(session, [task.job.id for task in tasks])

    @staticmethod
    def _write(session: Session, task: "_Task", future: Future[Survey]) -> list[Folder]:
        error = error_of(future)
        attempts.finish(session, task.attempt_id, error=str(error) if error else None)
        jobs.finish(session, [task.job.id])
        if isinstance(error, PathError):
            return away.mark(session, task.video.path)
        if error is None and is_as_scanned(task.video.path, task.stamp):
            survey = future.result()
            videos.set_media(session, task.video.id, media=survey.media, n_strip_frames=survey.n_strip_frames)
        return []


@dataclass(frozen=True, slots=True)
class _Task:
    job: Job
    video: Video
    attempt_id: int
    stamp: FileStamp | None
