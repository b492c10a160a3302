"""The dates job: reads when videos were recorded that were probed without finding that out.

They come from a library of an earlier version, or were probed by a reader that cannot tell. Nothing is decoded or
embedded again. Whatever happens to a file, it is read once: one that cannot be read now just has no date.
"""

from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass

from sqlalchemy.orm import Session
from typing_extensions import override

from core.catalog import files, jobs, videos
from core.catalog.folders import FolderPlace
from core.domain.changes import Changes
from core.domain.jobs import Job, JobKind
from core.domain.media import FileStamp, RecordingDate
from core.domain.videos import Video
from core.errors import PathError
from core.jobs import missing_files
from core.jobs.context import JobContext, error_of
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.jobs.missing_files import is_as_scanned
from core.media.decoding.decode_pool import DecodePool
from core.sentence import Sentence

_WAIT_SECONDS = 0.02
_MOST_OPEN = 64
"""Reading a date takes milliseconds, and each batch is one transaction."""


class DateLine(JobLine):
    """Has dates read by the decoding processes.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    pool : DecodePool
        Decoding processes, shared with the other lines.
    """

    kind = JobKind.DATES

    def __init__(self, context: JobContext, pool: DecodePool) -> None:
        self._context, self._pool = context, pool
        self._open: dict[Future[RecordingDate | None], _DateTask] = {}

    @staticmethod
    @override
    def missing(session: Session) -> list[int]:
        return videos.without_date(session)

    @override
    def step(self, turn: StepTurn) -> LineState:
        n_free = _MOST_OPEN - len(self._open)
        if turn.may_claim and n_free and has_queued(self._context.database, self.kind):
            self._claim(n_free)
        if not self._open:
            return LineState.IDLE
        self._context.events.activity = Sentence("Reading recording dates")
        self._collect()
        return LineState.BUSY

    @override
    def drop(self) -> None:
        tasks = list(self._open.values())
        self._open.clear()
        if tasks:
            with self._context.database.write() as session:
                jobs.put_back(session, [task.job.id for task in tasks])

    @override
    def close(self) -> None:
        self.drop()

    def _claim(self, n_most: int) -> None:
        with self._context.database.write() as session:
            claimed = jobs.claim(session, self.kind, limit=n_most)
            found = {video.id: video for video in videos.get_many(session, [job.subject_id for job in claimed])}
            ready = [job for job in claimed if _is_due(found.get(job.subject_id))]
            jobs.finish(session, [job.id for job in claimed if job not in ready])
            stamps = files.stamps_at(session, [found[job.subject_id].path for job in ready])
        for job in ready:
            video = found[job.subject_id]
            self._open[self._pool.read_date(video.path)] = _DateTask(job, video, stamps.get(video.path))

    def _collect(self) -> None:
        """Record what has been read, waiting a moment for the first."""
        done, _ = wait(self._open, timeout=_WAIT_SECONDS, return_when=FIRST_COMPLETED)
        if not done:
            return
        with self._context.database.write() as session:
            lost = [one for future in done for one in self._write(session, self._open[future], future)]
        for future in done:  # only after writing, so that a failed write is repeated
            del self._open[future]
        missing_files.report_offline(self._context, lost)
        self._context.events.changed(Changes.VIDEOS | Changes.JOBS)

    @staticmethod
    def _write(session: Session, task: "_DateTask", future: Future[RecordingDate | None]) -> list[FolderPlace]:
        error = error_of(future)
        jobs.finish(session, [task.job.id])
        if isinstance(error, PathError):
            return missing_files.mark_missing(session, task.video.path)
        if is_as_scanned(task.video.path, task.stamp):
            date = future.result() if error is None else None
            videos.set_recording(session, task.video.id, date or RecordingDate())
        return []


def _is_due(video: Video | None) -> bool:
    return video is not None and not video.is_offline and not video.is_date_read


@dataclass(frozen=True, slots=True)
class _DateTask:
    job: Job
    video: Video
    stamp: FileStamp | None
