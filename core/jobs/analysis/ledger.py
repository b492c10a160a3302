"""Records the results of analysis, in a crash-safe order.

Vectors are flushed to disk first; then one catalog transaction assigns them to videos and completes the jobs. A kill
between the two leaves unclaimed rows, which the next start truncates. So work is either complete, or it never happened.
"""

import logging
from collections.abc import Sequence

import numpy as np

from core.catalog import attempts, folders, jobs, videos
from core.catalog import embeddings as embedding_rows
from core.domain.changes import Changes
from core.domain.jobs import VIDEO_KINDS, JobKind, Priority
from core.embedding.store import EmbeddingStore
from core.errors import BugError
from core.jobs import missing_files
from core.jobs.analysis.batches import VideoWork
from core.jobs.context import JobContext
from core.media.decoding import readers
from core.sentence import Sentence

log = logging.getLogger(__name__)


class Ledger:
    """Records the outcome of analysis for one encoder; used by one thread.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    """

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._encoder_id = 0
        self._store: EmbeddingStore | None = None

    def open(self, encoder_id: int, store: EmbeddingStore) -> None:
        """Set the encoder and the store of its vectors; must be called before the first `commit`."""
        self._encoder_id, self._store = encoder_id, store

    def begin(self, works: Sequence[VideoWork]) -> None:
        """Record that decoding of these videos is about to start."""
        with self._context.database.write() as session:
            for work in works:
                kind = work.reader or readers.ReaderKind.PYAV
                work.attempt_id = attempts.begin(
                    session,
                    work.video_id,
                    step=JobKind.ANALYSE,
                    reader=kind.value,
                    reader_version=readers.version(kind),
                )

    def commit(self, works: Sequence[VideoWork]) -> None:
        """Store the vectors of finished videos and complete their jobs.

        A file that was replaced while it was read is left out and its folder scanned again.

        Parameters
        ----------
        works : sequence of VideoWork
            Each complete, with at least one frame.

        Raises
        ------
        BugError
            If `open` has not been called.
        """
        if self._store is None:
            raise BugError("vectors before the store was opened")
        unchanged = self.keep_unchanged(works)
        if unchanged:
            self._commit(unchanged, self._store)

    def _commit(self, works: Sequence[VideoWork], store: EmbeddingStore) -> None:
        blocks = [work.all_vectors() for work in works]
        row = store.append(np.concatenate(blocks))
        store.sync()
        with self._context.database.write() as session:
            for work, block in zip(works, blocks, strict=True):
                embedding_rows.put_spans(session, self._encoder_id, [work.span(row)])
                row += len(block)
                attempts.finish(session, work.attempt_id, error=None)
                if work.media is not None:
                    videos.set_media(
                        session, work.video_id, media=work.media, n_strip_frames=work.n_strip_frames or None
                    )
                if work.recording is not None:
                    videos.set_recording(session, work.video_id, work.recording)
            jobs.finish(session, [work.job_id for work in works])
            pictured = [work.video_id for work in works if work.n_strip_frames]
            jobs.cancel(session, JobKind.THUMBNAILS, subject_ids=pictured)  # made during analysis
        self._context.events.count(videos=len(works))
        self._context.events.changed(Changes.EMBEDDINGS | Changes.VIDEOS | Changes.THUMBNAILS | Changes.JOBS)

    def note_failure(self, work: VideoWork, error: str, *, is_crash: bool) -> None:
        """Close the current attempt at a video with its error."""
        with self._context.database.write() as session:
            attempts.finish(session, work.attempt_id, error=error, is_crash=is_crash)

    def set_aside(self, work: VideoWork, reason: Sentence) -> None:
        """Give up on a video until the person requests it or a reader has a new version."""
        log.warning("set aside %s: %s", work.path, reason)
        with self._context.database.write() as session:
            attempts.set_aside(session, work.video_id, reason=reason, reader_version=versions())
            jobs.fail(session, work.job_id, reason=reason)
            jobs.cancel(session, JobKind.THUMBNAILS, subject_ids=[work.video_id])
        self._context.events.changed(Changes.VIDEOS | Changes.JOBS)

    def requeue(self, works: Sequence[VideoWork]) -> None:
        """Queue videos again whose analysis was interrupted for other reasons than their file."""
        if not works:
            return
        with self._context.database.write() as session:
            for work in works:
                attempts.withdraw(session, work.attempt_id)
            jobs.put_back(session, [work.job_id for work in works])

    def keep_unchanged(self, works: Sequence[VideoWork]) -> list[VideoWork]:
        """Return the videos whose files are as they were scanned; rescan the others.

        Each file is checked once, so that one that changes at this moment is treated as either the same or changed.
        """
        kept = [work for work in works if missing_files.is_as_scanned(work.path, work.stamp)]
        self.rescan([work for work in works if work not in kept])
        return kept

    def rescan(self, works: Sequence[VideoWork]) -> None:
        """Queue a scan of the folders of videos whose files have changed since the last scan."""
        if not works:
            return
        video_ids = [work.video_id for work in works]
        with self._context.database.write() as session:
            for work in works:
                attempts.withdraw(session, work.attempt_id)
            for kind in VIDEO_KINDS:
                jobs.cancel(session, kind, subject_ids=video_ids)
            known = folders.places(session)
            changed = {f.id for f in known if any(work.path.is_relative_to(f.path) for work in works)}
            jobs.enqueue(session, JobKind.SCAN, changed, priority=Priority.NORMAL)
        self._context.events.changed(Changes.JOBS)

    def mark_missing(self, work: VideoWork) -> None:
        """Record that the file, or its folder, has disappeared since the scan; it is missing, not broken."""
        with self._context.database.write() as session:
            attempts.withdraw(session, work.attempt_id)  # no fault of the file
            lost = missing_files.mark_missing(session, work.path)
            for kind in VIDEO_KINDS:
                jobs.cancel(session, kind, subject_ids=[work.video_id])
        missing_files.report_offline(self._context, lost)
        self._context.events.changed(Changes.VIDEOS | Changes.JOBS)


def versions() -> str:
    """Return the readers and their versions: what failed with others may be tried again.

    Returns
    -------
    str
        Such as ``pyav 18.1.0, decord 3.4.0``.
    """
    return ", ".join(f"{kind.value} {readers.version(kind)}" for kind in readers.readers())
