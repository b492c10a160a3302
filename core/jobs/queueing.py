"""What goes into the queue by itself: what a dead worker left, and what the library still lacks."""

from core.catalog import attempts, job_order, jobs, videos
from core.domain.changes import Changes
from core.domain.jobs import Job, JobKind, Priority
from core.jobs.context import JobContext
from core.jobs.encoder_choice import target_id
from core.jobs.ledger import versions
from core.media import readers
from core.sentence import Sentence

_INTERRUPTIONS_TO_WAIT = 3
_INTERRUPTIONS_TO_SET_ASIDE = 8


def recover(context: JobContext) -> None:
    """After a start: give running jobs back to the queue, and let files that were open too often wait or stop.

    A killed worker leaves attempts without an end. They say little about the file, since decoders die on their
    own, so such a file goes to the end of the queue after a few, and is set aside only after many.

    Parameters
    ----------
    context : JobContext
        The bench.
    """
    version = readers.version(readers.ReaderKind.PYAV)
    with context.database.write() as session:
        running = [job.subject_id for job in jobs.release_running(session) if job.kind is JobKind.ANALYSE]
        for video_id in running:
            n = attempts.count_unfinished(session, video_id, step=JobKind.ANALYSE, reader_version=version)
            if n >= _INTERRUPTIONS_TO_WAIT:
                job_order.prioritise(session, JobKind.ANALYSE, [video_id], priority=Priority.IDLE)
            if n >= _INTERRUPTIONS_TO_SET_ASIDE:
                reason = Sentence("Clipshelf was stopped {count} times while it was reading this file", count=n)
                attempts.set_aside(session, video_id, reason=reason, reader_version=versions())
                jobs.cancel(session, JobKind.ANALYSE, subject_ids=[video_id])


def enqueue_missing(context: JobContext, job: Job) -> None:
    """Queue every video of the library that lacks vectors of the target encoder, or pictures, and is not set aside.

    Parameters
    ----------
    context : JobContext
        The bench.
    job : Job
        The scan on whose account it is done; where it was cancelled meanwhile, nothing is queued.
    """
    with context.database.write() as session:
        if jobs.cancelled_among(session, [job.id]):
            return
        attempts.clear(session, attempts.outdated(session, reader_version=versions()))
        encoder_id = target_id(session) or 0
        for kind, video_ids in (
            (JobKind.ANALYSE, videos.without_span(session, encoder_id)),
            (JobKind.THUMBNAILS, videos.without_pictures(session)),
        ):
            jobs.enqueue(session, kind, video_ids, priority=Priority.NORMAL)
    context.bulletin.changed(Changes.JOBS)
    context.wake.set()
