"""The analyse jobs: claim videos for the target encoder and put them on its conveyor."""

import logging
from concurrent.futures import wait

from core.catalog import attempts, jobs, videos
from core.catalog import embeddings as embedding_rows
from core.domain.changes import Changes
from core.domain.events import Level
from core.domain.jobs import Job, JobKind, JobState, Priority
from core.domain.videos import Video, VideoStage
from core.embedding.store import EmbeddingStore
from core.errors import EncoderError
from core.jobs.context import JobContext
from core.jobs.conveyor import Conveyor
from core.jobs.encoder_host import EncoderHost, target_id
from core.jobs.ledger import Ledger, versions
from core.jobs.vectors import compact_if_worthwhile, open_store
from core.jobs.work import VideoWork
from core.media import reader
from core.media.decode_pool import DecodePool

log = logging.getLogger(__name__)

_LOADING_SECONDS = 0.05
_INTERRUPTIONS_TO_WAIT = 3
_INTERRUPTIONS_TO_SET_ASIDE = 8


class Analysis:
    """Runs the analyse jobs of one library, whichever encoder is the target; used by one thread.

    Parameters
    ----------
    context : JobContext
        The bench.
    host : EncoderHost
        Loads encoders.
    pool : DecodePool
        Decoding processes.
    """

    def __init__(self, context: JobContext, host: EncoderHost, pool: DecodePool) -> None:
        self._context = context
        self._host = host
        self._pool = pool
        self._reference = ""
        self._encoder_id = 0
        self._conveyor: Conveyor | None = None
        self._ledger = Ledger(context)
        self._store: EmbeddingStore | None = None
        self.refusal: EncoderError | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no video is on its way."""
        return self._conveyor is None or self._conveyor.is_empty

    def step(self, *, may_claim: bool) -> bool:
        """Move everything on a little.

        Parameters
        ----------
        may_claim : bool
            Whether new videos may be taken in.

        Returns
        -------
        bool
            Whether there was anything to do (waiting for the encoder to load counts).
        """
        if may_claim and self.is_empty:
            self._follow_target()
        if self._conveyor is None and self.refusal is None and may_claim and self._has_work():
            self._open_conveyor()
        if self._conveyor is None:
            return False
        has_claimed = may_claim and self._conveyor.n_free > 0 and self._claim(self._conveyor)
        return self._move(self._conveyor) or has_claimed

    def finish_writing(self) -> None:
        """Write down what is complete before the worker ends."""
        if self._conveyor is not None:
            self._conveyor.finish_writing()

    def settle(self) -> None:
        """With the queue empty: let the target answer searches from now on, tidy its rows and queue its index."""
        with self._context.database.write() as session:
            # It was not loaded where every video had its vectors from an earlier time.
            encoder_id = self._encoder_id or target_id(session)
            if encoder_id is None:
                return
            current = embedding_rows.current(session)
            if current is None or current[0] != encoder_id:
                embedding_rows.use(session, encoder_id)
                self._context.bulletin.changed(Changes.ENCODERS | Changes.VIDEOS)
            jobs.enqueue(session, JobKind.INDEX, [0], priority=Priority.IDLE)
        if self._store is not None:
            compact_if_worthwhile(self._context.database, encoder_id, self._store)
        self._context.bulletin.changed(Changes.JOBS)

    def close(self) -> None:
        """Close the store."""
        self._conveyor = None
        if self._store is not None:
            self._store.close()
            self._store = None

    def _follow_target(self) -> None:
        target = self._host.target_reference()
        if target != self._reference:
            self.close()
            self._reference, self._encoder_id, self.refusal = target, 0, None

    def _move(self, conveyor: Conveyor) -> bool:
        if conveyor.is_empty:
            return False
        if not conveyor.has_encoder:
            self._attach_encoder(conveyor)
        if self._conveyor is not None:
            conveyor.step()
        return True

    def _open_conveyor(self) -> None:
        try:
            geometry = self._host.geometry_of(self._reference)
        except EncoderError as error:
            self._refuse(error)
            return
        self._host.load_target()  # in the background: decoding begins meanwhile
        self._ledger = Ledger(self._context)
        self._conveyor = Conveyor(self._context, self._pool, self._ledger, geometry)

    def _attach_encoder(self, conveyor: Conveyor) -> None:
        future = self._host.load_target()
        if not future.done():
            self._context.bulletin.activity = "Loading the encoder"
            if not conveyor.is_decoding:
                wait([future], timeout=_LOADING_SECONDS)  # turning round and round here would slow the loading itself
            return
        try:
            self._encoder_id, encoder = future.result()
        except EncoderError as error:
            self._refuse(error)
            return
        self._store = open_store(self._context.paths, self._context.database, (self._encoder_id, encoder.info))
        self._ledger.open(self._encoder_id, self._store)
        conveyor.attach(encoder)

    def _refuse(self, error: EncoderError) -> None:
        """Give claimed videos back to the queue and wait for another target."""
        self.refusal = error
        self._host.forget(self._reference)
        self._conveyor = None
        with self._context.database.write() as session:
            running = jobs.list_all(session, state=JobState.RUNNING, kind=JobKind.ANALYSE)
            jobs.put_back(session, [job.id for job in running])
        self._context.bulletin.notice(str(error), Level.ERROR)

    def _has_work(self) -> bool:
        with self._context.database.read() as session:
            return bool(jobs.list_all(session, state=JobState.QUEUED, kind=JobKind.ANALYSE, limit=1))

    def _claim(self, conveyor: Conveyor) -> bool:
        if not self._has_work():
            return False
        with self._context.database.write() as session:
            claimed = jobs.claim(session, JobKind.ANALYSE, limit=conveyor.n_free)
            found = {video.id: video for video in videos.get_many(session, [job.subject_id for job in claimed])}
            unready = {job.subject_id for job in claimed if not _is_readable(found.get(job.subject_id))}
            jobs.cancel(session, JobKind.ANALYSE, subject_ids=unready)
            ready = [job for job in claimed if job.subject_id not in unready]
            encoder_id = self._encoder_id or target_id(session) or 0
            done = [job for job in ready if embedding_rows.span_of(session, encoder_id, video_id=job.subject_id)]
            jobs.finish(session, [job.id for job in done])
        works = [_work_of(job, found[job.subject_id]) for job in ready if job not in done]
        if works:
            self._context.bulletin.activity = f"Analysing {works[0].path.name}"
            conveyor.put(works)
        return bool(claimed)


def recover(context: JobContext) -> None:
    """After a start: give running jobs back to the queue, and let files that were open too often wait or stop.

    A killed worker leaves attempts without an end. They say little about the file, since decoders die on their
    own, so such a file goes to the end of the queue after a few, and is set aside only after many.

    Parameters
    ----------
    context : JobContext
        The bench.
    """
    version = reader.version(reader.ReaderKind.PYAV)
    with context.database.write() as session:
        running = [job.subject_id for job in jobs.release_running(session) if job.kind is JobKind.ANALYSE]
        for video_id in running:
            n = attempts.count_unfinished(session, video_id, step=JobKind.ANALYSE, reader_version=version)
            if n >= _INTERRUPTIONS_TO_WAIT:
                jobs.prioritise(session, JobKind.ANALYSE, [video_id], priority=Priority.IDLE)
            if n >= _INTERRUPTIONS_TO_SET_ASIDE:
                reason = f"Clipshelf was stopped {n} times while it was reading this file"
                attempts.set_aside(session, video_id, reason=reason, reader_version=versions())
                jobs.cancel(session, JobKind.ANALYSE, subject_ids=[video_id])


def enqueue_missing(context: JobContext) -> None:
    """Queue every video of the library that lacks vectors of the target encoder, or pictures, and is not set aside.

    Parameters
    ----------
    context : JobContext
        The bench.
    """
    with context.database.write() as session:
        attempts.clear(session, attempts.outdated(session, reader_version=versions()))
        encoder_id = target_id(session) or 0
        for kind, video_ids in (
            (JobKind.ANALYSE, videos.without_span(session, encoder_id)),
            (JobKind.THUMBNAILS, videos.without_pictures(session)),
        ):
            jobs.enqueue(session, kind, video_ids, priority=Priority.NORMAL)
    context.bulletin.changed(Changes.JOBS)
    context.wake.set()


def _is_readable(video: Video | None) -> bool:
    return video is not None and not video.is_offline and video.stage is not VideoStage.FAILED


def _work_of(job: Job, video: Video) -> VideoWork:
    wants_thumbnails = video.stage is VideoStage.FOUND
    return VideoWork(job.id, video.id, video.path, video.content.sampled_hash, wants_thumbnails)
