"""The conveyor: videos in, rows out, with the decoders and the encoder always busy.

    claim -> decode (processes) -> batch across videos -> encode -> commit

Everything is driven by `Conveyor.step`, called by one thread. Memory: at most `_MOST_FRAMES` decoded frames wait
for the encoder, plus one chunk for each decoding process, however long the videos are.
"""

import logging
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

import numpy as np

from core.domain.media import FrameBatch, FrameGeometry
from core.embedding.encoder import Encoder, Pending
from core.errors import KnownError, PathError
from core.jobs.batcher import Batch, Batcher
from core.jobs.context import JobContext
from core.jobs.ledger import Ledger
from core.jobs.outcomes import error_of
from core.jobs.work import VideoWork
from core.media.decode_pool import DecodePool, DecoderDiedError, DecoderTimeoutError, DecodeStart, ThumbnailTarget
from core.media.reader import ReaderKind
from core.media.sampling import Density

log = logging.getLogger(__name__)

_MOST_FRAMES = 1024
_SECONDS_TO_COMMIT = 0.5
_VIDEOS_TO_COMMIT = 64
_POLL_SECONDS = 0.05


class Conveyor:
    """Analyses videos with one encoder; see the module.

    Parameters
    ----------
    context : JobContext
        The bench.
    pool : DecodePool
        Decoding processes, shared with the thumbnails.
    ledger : Ledger
        Where outcomes are written.
    geometry : FrameGeometry
        Frames that the encoder wants.
    """

    def __init__(self, context: JobContext, pool: DecodePool, ledger: Ledger, geometry: FrameGeometry) -> None:
        self._context = context
        self._pool = pool
        self._ledger = ledger
        self._geometry = geometry
        self._encoder: Encoder | None = None
        self._density = Density(context.settings.sampling_density)
        self._batcher = Batcher()
        self._open: dict[Future, tuple[VideoWork, int]] = {}
        self._chunked: deque[VideoWork] = deque()
        self._retries: deque[VideoWork] = deque()
        self._finished: list[VideoWork] = []
        self._finished_since = 0.0
        self._encoding: tuple[Pending, Batch] | None = None
        self._n_works = 0

    @property
    def n_free(self) -> int:
        """How many more videos can be taken in now."""
        if len(self._batcher) >= _MOST_FRAMES:
            return 0
        return max(0, self._pool.n_processes + 2 - len(self._open) - len(self._retries))

    @property
    def is_empty(self) -> bool:
        """Whether everything that was put in has been written down."""
        return self._n_works == 0

    @property
    def has_encoder(self) -> bool:
        """Whether frames can be embedded yet."""
        return self._encoder is not None

    @property
    def is_decoding(self) -> bool:
        """Whether decoders are at work, so that `step` waits for them."""
        return bool(self._open)

    def attach(self, encoder: Encoder) -> None:
        """Give the encoder, once it is loaded; until then frames are decoded ahead, within the bound."""
        self._encoder = encoder

    def put(self, works: Sequence[VideoWork]) -> None:
        """Take videos in: record the attempts, then begin to decode."""
        self._n_works += len(works)
        self._ledger.begin(works)
        for work in works:
            self._start(work)

    def step(self) -> None:
        """Do what can be done now, waiting at most a moment for a decoder."""
        self._feed_chunks()
        self._feed_retries()
        is_batch_ready = self._encoder is not None and len(self._batcher) >= self._encoder.batch_size
        is_idle = self._collect(0 if is_batch_ready else _POLL_SECONDS) or not self._open
        if self._encoder is None:
            return
        if is_batch_ready or (len(self._batcher) and is_idle):
            self._encode(self._encoder)
        elif self._encoding is not None:
            self._collect_vectors(self._encoder)
        self._commit(is_forced=is_idle)

    def finish_writing(self) -> None:
        """Write down what is complete; what is not will be done again."""
        if self._encoder is not None:
            self._collect_vectors(self._encoder)
            self._commit(is_forced=True)

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
        while self._chunked and self.n_free and len(self._batcher) < _MOST_FRAMES:
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
            self._ledger.begin([work])
            self._start(work)

    def _collect(self, timeout_seconds: float) -> bool:
        """Take in what decoders have finished; give whether none had."""
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
            work.n_strip_frames = result.n_strip_frames
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
            self._fail(work, KnownError("No picture in it could be decoded"))
            return
        if not self._finished:
            self._finished_since = time.monotonic()
        self._finished.append(work)
        self._context.bulletin.count(video_seconds=work.media.duration_seconds if work.media else 0.0)

    def _fail(self, work: VideoWork, error: KnownError) -> None:
        self._batcher.drop({(work, number) for number in work.times})
        if isinstance(error, PathError):
            self._drop(work)
            self._ledger.vanish(work)
            return
        is_crash = isinstance(error, DecoderDiedError | DecoderTimeoutError)
        self._ledger.note_failure(work, str(error), is_crash=is_crash)
        if work.first_reason:
            self._drop(work)
            self._ledger.set_aside(work, work.first_reason)
            return
        retry = VideoWork(
            work.job_id,
            work.video_id,
            work.path,
            work.content_hash,
            work.wants_thumbnails,
            reader=_other(work.reader),
            first_reason=error.problem,
        )
        work.is_dropped = True
        self._retries.append(retry)

    def _drop(self, work: VideoWork) -> None:
        work.is_dropped = True
        self._n_works -= 1

    def _encode(self, encoder: Encoder) -> None:
        # The next batch is handed over before the last one is asked for, so that on a GPU copies and sums overlap.
        batch = self._batcher.take(encoder.batch_size)
        pending = encoder.submit(batch.frames)
        self._collect_vectors(encoder)
        self._encoding = (pending, batch)

    def _collect_vectors(self, encoder: Encoder) -> None:
        if self._encoding is None:
            return
        pending, batch = self._encoding
        self._encoding = None
        vectors = encoder.collect(pending)
        self._context.bulletin.count(frames=len(vectors))
        for share, part in zip(
            batch.shares, np.split(vectors, np.cumsum([s.n_frames for s in batch.shares])[:-1]), strict=True
        ):
            work, number = share.owner  # type: ignore[misc]
            if work.is_dropped:
                continue
            work.take_vectors(number, part)
            self._check_complete(work)

    def _commit(self, *, is_forced: bool) -> None:
        if not self._finished:
            return
        is_due = (
            time.monotonic() - self._finished_since > _SECONDS_TO_COMMIT or len(self._finished) >= _VIDEOS_TO_COMMIT
        )
        if is_due or is_forced:
            finished, self._finished = self._finished, []
            self._ledger.commit(finished)
            self._n_works -= len(finished)


def _other(reader: ReaderKind | None) -> ReaderKind:
    return ReaderKind.PYAV if reader is ReaderKind.DECORD else ReaderKind.DECORD
