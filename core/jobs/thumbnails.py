"""The thumbnails job: probe a video and make its poster and filmstrip, before anything else is done with it.

A file that cannot be probed here is left for the analysis to judge, which has a second reader to try; its job
ends as done, because there is nothing more that this job could do.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from core.catalog import attempts, jobs, videos
from core.domain.changes import Changes
from core.domain.jobs import Job, JobKind
from core.domain.videos import Video
from core.errors import PathError
from core.jobs.context import JobContext
from core.jobs.ledger import mark_gone
from core.jobs.outcomes import error_of
from core.media import reader
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
        self._open: dict[Future[Survey], tuple[Job, Video, int]] = {}

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
        version = reader.version(reader.ReaderKind.PYAV)
        with self._context.database.write() as session:
            begun = [
                attempts.begin(
                    session,
                    video.id,
                    step=JobKind.THUMBNAILS,
                    reader=reader.ReaderKind.PYAV.value,
                    reader_version=version,
                )
                for _, video in entries
            ]
        for (job, video), attempt_id in zip(entries, begun, strict=True):
            target = ThumbnailTarget(self._context.paths.thumbnails, video.content.sampled_hash)
            self._open[self._pool.survey(video.path, target)] = (job, video, attempt_id)

    def step(self, timeout_seconds: float) -> None:
        """Write down what has been finished, waiting at most this long for the first."""
        done, _ = wait(self._open, timeout=timeout_seconds, return_when=FIRST_COMPLETED)
        if not done:
            return
        with self._context.database.write() as session:
            for future in done:
                job, video, attempt_id = self._open.pop(future)
                error = error_of(future)
                attempts.finish(session, attempt_id, error=str(error) if error else None)
                jobs.finish(session, [job.id])
                if error is None:
                    survey = future.result()
                    videos.set_media(session, video.id, media=survey.media, n_strip_frames=survey.n_strip_frames)
                elif isinstance(error, PathError):
                    mark_gone(session, video.path)
        self._context.bulletin.changed(Changes.THUMBNAILS | Changes.VIDEOS | Changes.JOBS)
