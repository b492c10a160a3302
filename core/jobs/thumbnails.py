"""The thumbnails job: probes a video and makes its poster and filmstrip.

A file that cannot be probed here is left to the analysis, which can try a second reader; its job ends as done, because
nothing else can be done here.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass

from sqlalchemy.orm import Session
from typing_extensions import override

from core.catalog import attempts, files, jobs, videos
from core.catalog.folders import FolderPlace
from core.domain.changes import Changes
from core.domain.jobs import Job, JobKind
from core.domain.media import FileStamp
from core.domain.videos import Video
from core.errors import PathError
from core.jobs import missing_files
from core.jobs.analysis.line import AnalysisLine
from core.jobs.context import JobContext, error_of
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.jobs.missing_files import is_as_scanned
from core.media.decoding import readers
from core.media.decoding.decode_pool import DecodePool, Survey, ThumbnailTarget
from core.sentence import Sentence

log = logging.getLogger(__name__)


class ThumbnailLine(JobLine):
    """Keeps the decoding processes busy with posters and filmstrips.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    pool : DecodePool
        Decoding processes, shared with the analysis.
    analysis : AnalysisLine
        Makes the thumbnails of the videos that it analyses.
    comes_first : bool
        Make all thumbnails before any video is analysed (someone is looking); otherwise only those that analysis
        will not make.
    """

    kind = JobKind.THUMBNAILS

    def __init__(self, context: JobContext, pool: DecodePool, analysis: AnalysisLine, *, comes_first: bool) -> None:
        self._context, self._pool, self._analysis = context, pool, analysis
        self._comes_first = comes_first
        self._open: dict[Future[Survey], _ThumbnailTask] = {}

    @staticmethod
    @override
    def missing(session: Session) -> list[int]:
        return videos.without_pictures(session)

    @override
    def step(self, turn: StepTurn) -> LineState:
        n_free = max(0, 2 * self._pool.n_processes + 2 - len(self._open))
        if turn.may_claim and n_free and self._is_due() and has_queued(self._context.database, self.kind):
            self._claim(n_free)
        if not self._open:
            return LineState.IDLE
        self._context.events.activity = Sentence("Making pictures")
        self._collect(0.05 if self._analysis.is_empty else 0)
        return LineState.URGENT if self._comes_first else LineState.BUSY

    @override
    def drop(self) -> None:
        tasks = list(self._open.values())
        self._open.clear()
        if not tasks:
            return
        with self._context.database.write() as session:
            for task in tasks:
                attempts.withdraw(session, task.attempt_id)
            jobs.put_back(session, [task.job.id for task in tasks])

    @override
    def close(self) -> None:
        self.drop()

    def _is_due(self) -> bool:
        """Return whether thumbnails should be made now; they do not wait for an analysis without an encoder."""
        if self._comes_first:
            return True
        is_held = self._analysis.refusal is not None or not has_queued(self._context.database, self._analysis.kind)
        return self._analysis.is_empty and is_held

    def _claim(self, n_most: int) -> None:
        with self._context.database.write() as session:
            claimed = jobs.claim(session, self.kind, limit=n_most)
            found = {video.id: video for video in videos.get_many(session, [job.subject_id for job in claimed])}
            ready = [job for job in claimed if job.subject_id in found and not found[job.subject_id].is_offline]
            jobs.finish(session, [job.id for job in claimed if job not in ready])
        self._begin([(job, found[job.subject_id]) for job in ready])

    def _begin(self, entries: Sequence[tuple[Job, Video]]) -> None:
        version = readers.version(readers.ReaderKind.PYAV)
        reader_name = readers.ReaderKind.PYAV.value
        with self._context.database.write() as session:
            stamps = files.stamps_at(session, [video.path for _, video in entries])
            begun = [
                attempts.begin(session, video.id, step=self.kind, reader=reader_name, reader_version=version)
                for _, video in entries
            ]
        for (job, video), attempt_id in zip(entries, begun, strict=True):
            target = ThumbnailTarget(self._context.paths.thumbnails, video.content.sampled_hash)
            future = self._pool.survey(video.path, target)
            self._open[future] = _ThumbnailTask(job, video, attempt_id, stamps.get(video.path))

    def _collect(self, timeout_seconds: float) -> None:
        """Record what has finished, waiting at most this long for the first."""
        done, _ = wait(self._open, timeout=timeout_seconds, return_when=FIRST_COMPLETED)
        if not done:
            return
        with self._context.database.write() as session:
            lost = [one for future in done for one in self._write(session, self._open[future], future)]
        for future in done:  # only after writing, so that a failed write is repeated
            del self._open[future]
        missing_files.report_offline(self._context, lost)
        self._context.events.changed(Changes.THUMBNAILS | Changes.VIDEOS | Changes.JOBS)

    @staticmethod
    def _write(session: Session, task: "_ThumbnailTask", future: Future[Survey]) -> list[FolderPlace]:
        error = error_of(future)
        attempts.finish(session, task.attempt_id, error=str(error) if error else None)
        jobs.finish(session, [task.job.id])
        if isinstance(error, PathError):
            return missing_files.mark_missing(session, task.video.path)
        if error is None and is_as_scanned(task.video.path, task.stamp):
            survey = future.result()
            videos.set_media(session, task.video.id, media=survey.media, n_strip_frames=survey.n_strip_frames)
            if survey.recording is not None:
                videos.set_recording(session, task.video.id, survey.recording)
        return []


@dataclass(frozen=True, slots=True)
class _ThumbnailTask:
    job: Job
    video: Video
    attempt_id: int
    stamp: FileStamp | None
