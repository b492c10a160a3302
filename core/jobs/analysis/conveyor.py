"""The analysis pipeline: keeps the decoders and the encoder busy at the same time.

    claim -> decode (processes) -> batch across videos -> encode -> commit

Everything is driven by `Conveyor.step` on one thread. Memory: frames that wait for the encoder and frames that decoders
may be about to deliver stay within `_MOST_BYTES` together, however long the videos are.
"""

import logging
import time
from collections import deque
from collections.abc import Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from core.domain.media import FrameBatch, FrameGeometry
from core.embedding.encoder import Encoder
from core.errors import KnownError, MediaError, PathError
from core.jobs.analysis.batches import BatchEncoder, Batcher, Embedded, VideoWork
from core.jobs.analysis.ledger import Ledger
from core.jobs.context import JobContext, error_of
from core.media.decoding.decode_pool import (
    DecodePool,
    DecoderDiedError,
    DecoderTimeoutError,
    DecodeStart,
    ThumbnailTarget,
)
from core.media.decoding.readers import ReaderKind
from core.media.decoding.sampling import Density

log = logging.getLogger(__name__)

_MOST_BYTES = 384 * 2**20
_FRAMES_PER_PART = 64
"""Target for `core.media.decoding.sampling.chunks`; a part without keyframes may be longer."""
_BATCHES_AHEAD = 4
_SECONDS_TO_COMMIT = 0.5
_VIDEOS_TO_COMMIT = 64
_POLL_SECONDS = 0.05


class Conveyor:
    """Analyses videos with one encoder.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    pool : DecodePool
        Decoding processes, shared with the thumbnails.
    ledger : Ledger
        Records the outcomes.
    geometry : FrameGeometry
        Frames that the encoder expects.
    """

    def __init__(self, context: JobContext, pool: DecodePool, ledger: Ledger, geometry: FrameGeometry) -> None:
        self._context = context
        self._pool = pool
        self._ledger = ledger
        self._geometry = geometry
        self._line: BatchEncoder | None = None
        self._density = Density(context.settings.sampling_density)
        self._batcher = Batcher()
        self._open: dict[Future, tuple[VideoWork, int]] = {}
        self._chunked: deque[VideoWork] = deque()
        self._retries: deque[VideoWork] = deque()
        self._finished: list[VideoWork] = []
        self._finished_since = 0.0
        self._works: set[VideoWork] = set()

    @property
    def n_free(self) -> int:
        """How many more videos it can take."""
        n_most = _MOST_BYTES // (3 * self._geometry.size_px**2)
        if self._line is not None:
            # Decoding far ahead would be no faster, and videos on screen now would wait behind earlier ones.
            n_most = min(n_most, _BATCHES_AHEAD * self._line.batch_size + self._pool.n_processes * _FRAMES_PER_PART)
        n_parts = (n_most - len(self._batcher)) // _FRAMES_PER_PART
        return max(0, min(n_parts, self._pool.n_processes + 2) - len(self._open) - len(self._retries))

    @property
    def is_empty(self) -> bool:
        """Whether the outcome of every video has been recorded."""
        return not self._works

    @property
    def is_still(self) -> bool:
        """Whether nothing is in progress: the remaining videos wait for parts that have not been started."""
        is_embedding = self._line is not None and (self._line.is_busy or len(self._batcher))
        return not (self._open or self._finished or is_embedding)

    @property
    def has_encoder(self) -> bool:
        """Whether frames can be encoded yet."""
        return self._line is not None

    @property
    def is_decoding(self) -> bool:
        """Whether decoders are at work, so that `step` waits for them."""
        return bool(self._open)

    def attach(self, encoder: Encoder) -> None:
        """Set the encoder once it is loaded; until then frames are decoded ahead, within the limit."""
        self._line = BatchEncoder(encoder)

    def put(self, works: Sequence[VideoWork]) -> None:
        """Add videos: record the attempts, then start decoding."""
        self._works.update(works)
        self._ledger.begin(works)
        for work in works:
            self._start(work)

    def step(self, *, may_begin: bool = True) -> None:
        """Do what can be done now, waiting at most a moment for a decoder.

        Parameters
        ----------
        may_begin : bool
            Whether to start further parts; otherwise only those in progress are finished.
        """
        if may_begin:
            self._feed_chunks()
            self._feed_retries()
        is_batch_ready = self._line is not None and len(self._batcher) >= self._line.batch_size
        is_idle = self._collect(0 if is_batch_ready else _POLL_SECONDS) or not self._open
        if self._line is None:
            return
        if is_batch_ready or (len(self._batcher) and is_idle):
            self._deliver(self._line.push(self._batcher))
        else:
            self._deliver(self._line.pull())
        self._commit(is_forced=is_idle)

    def finish_writing(self) -> None:
        """Record complete videos; all others will be analysed again."""
        if self._line is not None:
            self._deliver(self._line.pull())
            self._commit(is_forced=True)

    def drop(self, job_ids: Collection[int] | None = None) -> list[VideoWork]:
        """Remove videos that are not recorded yet, discarding what decoders still deliver for them.

        Parameters
        ----------
        job_ids : collection of int or None
            Jobs to remove; None for all.

        Returns
        -------
        list of VideoWork
            The caller has to requeue their attempts and jobs.
        """
        dropped = [work for work in self._works if job_ids is None or work.job_id in job_ids]
        for work in dropped:
            self._let_go(work)
        self._finished = [work for work in self._finished if not work.is_dropped]
        self._retries = deque(work for work in self._retries if not work.is_dropped)
        return dropped

    @property
    def works(self) -> list[VideoWork]:
        """The videos being analysed."""
        return list(self._works)

    def _start(self, work: VideoWork) -> None:
        target = ThumbnailTarget(self._context.paths.thumbnails, work.content_hash) if work.wants_thumbnails else None
        future = self._pool.start(
            work.path,
            geometry=self._geometry,
            density=self._density,
            reader=work.reader,
            thumbnails=target,
        )
        work.n_decoding += 1
        self._open[future] = (work, 0)

    def _feed_chunks(self) -> None:
        while self._chunked and self.n_free:
            work = self._chunked[0]
            if work.is_dropped or not work.chunks or work.reader is None:
                self._chunked.popleft()
                continue
            number, plan = work.chunks.popleft()
            future = self._pool.chunk(work.path, plan, geometry=self._geometry, reader=work.reader)
            work.n_decoding += 1
            self._open[future] = (work, number)

    def _feed_retries(self) -> None:
        while self._retries and len(self._open) < self._pool.n_processes + 2:
            work = self._retries.popleft()
            self._works.add(work)
            self._ledger.begin([work])
            self._start(work)

    def _collect(self, timeout_seconds: float) -> bool:
        """Take what decoders have finished; return whether there was nothing."""
        done, _ = wait(self._open, timeout=timeout_seconds, return_when=FIRST_COMPLETED)
        for future in done:
            work, number = self._open.pop(future)
            if work.is_dropped:
                continue
            work.n_decoding -= 1
            self._take(work, number, future)
        return not done

    def _take(self, work: VideoWork, number: int, future: Future) -> None:
        error = error_of(future)
        if error is not None:
            self._fail(work, error)
            return
        result = future.result()
        if isinstance(result, DecodeStart):
            work.media, work.reader = result.media, result.reader
            work.n_strip_frames, work.recording = result.n_strip_frames, result.recording
            work.chunks.extend(enumerate(result.remaining, start=1))
            if work.chunks:
                self._chunked.append(work)
            self._take_frames(work, 0, result.batch)
        else:
            self._take_frames(work, number, result)

    def _take_frames(self, work: VideoWork, number: int, batch: FrameBatch) -> None:
        work.take_frames(number, batch)
        self._batcher.put((work, number), batch.frames)
        self._check_complete(work)

    def _check_complete(self, work: VideoWork) -> None:
        if not work.is_complete:
            return
        if not work.n_frames:
            self._fail(work, MediaError("No frame of the file could be decoded"))
            return
        if not self._finished:
            self._finished_since = time.monotonic()
        self._finished.append(work)
        self._context.events.count(video_seconds=work.media.duration_seconds if work.media else 0.0)

    def _fail(self, work: VideoWork, error: KnownError) -> None:
        self._let_go(work)
        if isinstance(error, PathError):
            self._ledger.mark_missing(work)
            return
        is_crash = isinstance(error, DecoderDiedError | DecoderTimeoutError)
        self._ledger.note_failure(work, str(error), is_crash=is_crash)
        if work.first_reason:
            self._ledger.set_aside(work, work.first_reason)
            return
        retry = work.again(_other(work.reader), error.sentence)
        self._works.add(retry)
        self._retries.append(retry)

    def _let_go(self, work: VideoWork) -> None:
        work.is_dropped = True
        self._batcher.drop({(work, number) for number in work.times})
        self._works.discard(work)

    def _deliver(self, done: Embedded | None) -> None:
        if done is None:
            return
        self._context.events.count(frames=len(done.vectors))
        at = 0
        for share in done.batch.shares:
            work, number = share.owner  # type: ignore[misc]
            if not work.is_dropped:
                work.take_vectors(number, done.vectors[at : at + share.n_frames])
                self._check_complete(work)
            at += share.n_frames

    def _commit(self, *, is_forced: bool) -> None:
        if not self._finished:
            return
        is_due = (
            time.monotonic() - self._finished_since > _SECONDS_TO_COMMIT or len(self._finished) >= _VIDEOS_TO_COMMIT
        )
        if is_due or is_forced:
            # Remove them only after writing: a full disk may have room again later.
            self._ledger.commit(self._finished)
            self._works.difference_update(self._finished)
            self._finished = []


def _other(reader: ReaderKind | None) -> ReaderKind:
    return ReaderKind.PYAV if reader is ReaderKind.DECORD else ReaderKind.DECORD
