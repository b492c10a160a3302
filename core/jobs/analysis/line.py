"""The analysis jobs: claims videos for the target encoder and puts them on its conveyor."""

import logging
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import wait
from pathlib import Path

from sqlalchemy.orm import Session
from typing_extensions import override

from core import sentence
from core.catalog import attempts, files, jobs, overview, videos
from core.catalog import embeddings as embedding_rows
from core.domain.changes import Changes
from core.domain.embeddings import EncoderInfo
from core.domain.events import Level, NextStep
from core.domain.jobs import Job, JobKind, Priority
from core.domain.media import FileStamp
from core.domain.videos import Video, VideoStage
from core.embedding.catalogue import FOLDER_PREFIX
from core.embedding.store import EmbeddingStore
from core.errors import EncoderAbsentError, EncoderError
from core.jobs.analysis.batches import VideoWork
from core.jobs.analysis.conveyor import Conveyor
from core.jobs.analysis.ledger import Ledger, versions
from core.jobs.context import JobContext
from core.jobs.encoder_choice import PUT_BACK, TargetEncoder, put_back, target_id, target_of
from core.jobs.encoder_host import EncoderHost
from core.jobs.job_line import JobLine, LineState, StepTurn, has_queued
from core.jobs.vectors import compact_if_worthwhile, open_store
from core.media.decoding import readers
from core.media.decoding.decode_pool import DecodePool
from core.sentence import EMPTY, Sentence

log = logging.getLogger(__name__)

_INTERRUPTIONS_TO_WAIT = 3
_INTERRUPTIONS_TO_SET_ASIDE = 8
_LOADING = Sentence("Loading the search model")
_LOADING_SECONDS = 0.05
_LOOK_SECONDS = 0.3


class AnalysisLine(JobLine):
    """Analyses videos with the current target encoder.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    host : EncoderHost
        Loads encoders.
    pool : DecodePool
        Decoding processes.
    """

    kind = JobKind.ANALYSE

    def __init__(self, context: JobContext, host: EncoderHost, pool: DecodePool) -> None:
        self._context = context
        self._host = host
        self._pool = pool
        self._target = TargetEncoder("", "")
        self._encoder_id = 0
        self._conveyor: Conveyor | None = None
        self._ledger = Ledger(context)
        self._store: EmbeddingStore | None = None
        self._waits_for_identity = False
        self._next_look = 0.0
        self._has_worked = False
        self.refusal: EncoderError | None = None
        self.failed_choice: EncoderError | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no video is being analysed."""
        return self._conveyor is None or self._conveyor.is_empty

    @staticmethod
    @override
    def missing(session: Session) -> list[int]:
        return videos.without_span(session, target_id(session) or 0)

    @override
    def recover(self, session: Session, interrupted: Sequence[Job]) -> None:
        """Postpone files that were open too often when a worker died, or give up on them.

        A killed worker leaves unfinished attempts. They say little about the file, since decoders run in their own
        processes, so such a file goes to the end of the queue after a few, and is set aside only after many.
        """
        version = readers.version(readers.ReaderKind.PYAV)
        for video_id in [job.subject_id for job in interrupted]:
            n = attempts.count_unfinished(session, video_id, step=self.kind, reader_version=version)
            if n >= _INTERRUPTIONS_TO_WAIT:
                jobs.prioritise(session, self.kind, [video_id], priority=Priority.IDLE)
            if n >= _INTERRUPTIONS_TO_SET_ASIDE:
                reason = Sentence("Clipshelf was stopped {count} times while it was reading this file", count=n)
                attempts.set_aside(session, video_id, reason=reason, reader_version=versions())
                jobs.cancel(session, self.kind, subject_ids=[video_id])

    @override
    def step(self, turn: StepTurn) -> LineState:
        """Advance everything a little; when nothing else is left to do after some work, start using the results."""
        if self._move_on(may_claim=turn.may_claim):
            self._has_worked = True
            return LineState.BUSY
        if turn.may_claim and turn.is_quiet and self._has_worked and self.refusal is None:
            self._has_worked = False
            self._settle()
        return LineState.IDLE

    def _move_on(self, *, may_claim: bool) -> bool:
        """Return whether there was anything to do; waiting for the encoder to load counts."""
        self._check_choice()
        can_open = self._conveyor is None and self.refusal is None
        if can_open and may_claim and has_queued(self._context.database, self.kind):
            self._open_conveyor()
        if self._conveyor is None:
            return self._next_look == 0.0  # a choice was just undone: follow the previous one
        has_claimed = may_claim and self._claim(self._conveyor)
        return self._move(self._conveyor, may_begin=may_claim) or has_claimed

    @override
    def drop(self) -> None:
        conveyor, self._conveyor = self._conveyor, None
        if conveyor is not None:
            self._ledger.requeue(conveyor.drop())
        self._close_store()

    @override
    def close(self) -> None:
        try:
            if self._conveyor is not None:
                self._conveyor.finish_writing()
            self.drop()
        finally:
            self._close_store()

    def try_again(self) -> None:
        """Allow a failed encoder to be tried again, because the person has requested something since."""
        self.refusal = None

    def _settle(self) -> None:
        """Use the target for searches from now on, compact its rows and queue its index."""
        with self._context.database.write() as session:
            # It was not loaded if every video already had its vectors.
            encoder_id = self._encoder_id or target_id(session)
            if encoder_id is None:
                return
            current = embedding_rows.current(session)
            if (current is None or current[0] != encoder_id) and not _would_lose_most(session, current, encoder_id):
                embedding_rows.use(session, encoder_id)
                self._context.events.changed(Changes.ENCODERS | Changes.VIDEOS)
            jobs.enqueue(session, JobKind.INDEX, [0], priority=Priority.IDLE)
        if self._store is not None:
            compact_if_worthwhile(self._context.database, encoder_id, self._store)
        self._host.keep_only({self._target.reference})
        self._context.events.changed(Changes.JOBS)

    def _close_store(self) -> None:
        self._conveyor, self._encoder_id, self._waits_for_identity = None, 0, False
        self._context.events.progress = ()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _check_choice(self) -> None:
        """Check from time to time for another choice of encoder and cancelled jobs."""
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + _LOOK_SECONDS
        target = self._host.target()
        if target != self._target:
            if self._conveyor is not None:
                self._conveyor.finish_writing()
            self.drop()
            if self._target.reference:
                self._requeue_late_videos()
            if target.reference.startswith(FOLDER_PREFIX):
                self._host.forget(target.reference)  # the folder may contain another model by now
            self._target, self.refusal = target, None
        if self._conveyor is not None and not self._conveyor.is_empty:
            with self._context.database.read() as session:
                cancelled = jobs.cancelled_among(session, [work.job_id for work in self._conveyor.works])
            self._ledger.requeue(self._conveyor.drop(cancelled) if cancelled else [])

    def _requeue_late_videos(self) -> None:
        """Queue videos finished for the old encoder after the new one was chosen but before this line noticed."""
        with self._context.database.write() as session:
            jobs.enqueue(session, self.kind, videos.ids(session), priority=Priority.NORMAL)

    def _move(self, conveyor: Conveyor, *, may_begin: bool) -> bool:
        if conveyor.is_empty and not self._waits_for_identity:
            return False
        if not conveyor.has_encoder:
            self._attach_encoder(conveyor)
            if self._conveyor is None:
                return True
        try:
            conveyor.step(may_begin=may_begin)
        except EncoderError as error:
            self._refuse(error)
            return True
        # Computed here, because it is read on another thread.
        self._context.events.progress = tuple(sorted((work.video_id, work.share_done) for work in conveyor.works))
        return may_begin or not conveyor.is_still

    def _open_conveyor(self) -> None:
        try:
            geometry = self._host.geometry_of(self._target.reference)
        except EncoderError as error:
            self._refuse(error)
            return
        self._host.load(self._target.reference)  # in the background, while decoding begins
        self._ledger = Ledger(self._context)
        self._conveyor = Conveyor(self._context, self._pool, self._ledger, geometry)

    def _attach_encoder(self, conveyor: Conveyor) -> None:
        future = self._host.load(self._target.reference)
        if not future.done():
            self._context.events.activity = _LOADING
            if not conveyor.is_decoding:
                wait([future], timeout=_LOADING_SECONDS)  # polling in a loop would slow down the loading
            return
        try:
            self._encoder_id, encoder = future.result()
        except EncoderError as error:
            self._refuse(error)
            return
        self._store = open_store(self._context.paths, self._context.database, (self._encoder_id, encoder.info))
        self._ledger.open(self._encoder_id, self._store)
        with self._context.database.write() as session:
            done = set(overview.analysed_ids(session, self._encoder_id)) - {work.video_id for work in conveyor.works}
            jobs.cancel(session, self.kind, subject_ids=done)
        self._waits_for_identity = False
        conveyor.attach(encoder)
        if self._context.events.activity == _LOADING:
            names = [work.path.name for work in conveyor.works]
            self._context.events.activity = Sentence("Analysing {name}", name=names[0]) if names else EMPTY

    def _refuse(self, error: EncoderError) -> None:
        """Put claimed videos back into the queue until there is another target or the person tries again."""
        self.refusal = error
        self._host.forget(self._target.reference)
        self.drop()
        is_put_back = False
        if not (isinstance(error, EncoderAbsentError) or self._context.stop.is_set()):  # otherwise it may come back
            with self._context.database.write() as session:
                is_put_back = put_back(session, self._target)
        if is_put_back:
            self.failed_choice = EncoderError(error.sentence, sentence.joined(error.remedy, PUT_BACK))
            self._next_look = 0.0
            self._context.events.changed(Changes.ENCODERS | Changes.JOBS)
        said = self.failed_choice if is_put_back and self.failed_choice is not None else error
        self._context.events.notice(said.whole, Level.ERROR, NextStep.CHOOSE_MODEL)

    def _claim(self, conveyor: Conveyor) -> bool:
        if self._waits_for_identity or conveyor.n_free == 0 or not has_queued(self._context.database, self.kind):
            return False
        with self._context.database.write() as session:
            if target_of(session) != self._target:
                self._next_look = 0.0  # these jobs are for another encoder
                return True
            claimed = jobs.claim(session, self.kind, limit=conveyor.n_free)
            found = {video.id: video for video in videos.get_many(session, [job.subject_id for job in claimed])}
            unready = {job.subject_id for job in claimed if not _is_readable(found.get(job.subject_id))}
            jobs.cancel(session, self.kind, subject_ids=unready)
            ready = self._without_done(session, [job for job in claimed if job.subject_id not in unready])
            stamps = files.stamps_at(session, [found[job.subject_id].path for job in ready])
        works = [_work_of(job, found[job.subject_id], stamps) for job in ready]
        self._put(self._ledger.keep_unchanged(works), conveyor)
        return bool(claimed)

    def _without_done(self, session: Session, claimed: list[Job]) -> list[Job]:
        """Finish jobs of videos that have vectors of this encoder; hold them until its identity is known."""
        encoder_id = self._encoder_id or target_id(session) or 0
        done = [job for job in claimed if embedding_rows.span_of(session, encoder_id, video_id=job.subject_id)]
        if done and not self._encoder_id:
            # Same name, but the weights in that folder may have been replaced: loading will show.
            self._waits_for_identity = True
            jobs.put_back(session, [job.id for job in done])
        else:
            jobs.finish(session, [job.id for job in done])
        return [job for job in claimed if job not in done]

    def _put(self, works: list[VideoWork], conveyor: Conveyor) -> None:
        if works:
            self._context.events.activity = Sentence("Analysing {name}", name=works[0].path.name)
            conveyor.put(works)


def _would_lose_most(session: Session, current: tuple[int, EncoderInfo] | None, encoder_id: int) -> bool:
    """Return whether most searchable videos would no longer be, as when their drive is unplugged."""
    if current is None:
        return False
    old, new = (set(overview.analysed_ids(session, one)) for one in (current[0], encoder_id))
    return len(old - new) > len(old) / 2


def _is_readable(video: Video | None) -> bool:
    return video is not None and not video.is_offline and video.stage is not VideoStage.FAILED


def _work_of(job: Job, video: Video, stamps: Mapping[Path, FileStamp]) -> VideoWork:
    wants_thumbnails = video.stage is VideoStage.FOUND
    stamp = stamps.get(video.path)
    return VideoWork(job.id, video.id, video.path, video.content.sampled_hash, wants_thumbnails, stamp=stamp)
