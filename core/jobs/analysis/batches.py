"""The videos being analysed, the batches filled with their frames, and the encoding of batches."""

import logging
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import EmbeddingSpan
from core.domain.media import FileStamp, FrameBatch, MediaInfo, RecordingDate
from core.embedding.encoder import Encoder, Pending
from core.errors import EncoderError
from core.media.decoding.readers import ReaderKind
from core.media.decoding.sampling import SamplingPlan
from core.sentence import EMPTY, Sentence

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """Part of a batch that belongs to one owner.

    Attributes
    ----------
    owner : hashable
        As passed to `Batcher.put`.
    n_frames : int
        Number of frames in the batch, >= 1.
    """

    owner: Hashable
    n_frames: int


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Frames of several owners, in the order of ``shares``.

    Attributes
    ----------
    frames : ndarray, shape (B, S, S, 3), uint8
        All frames.
    shares : tuple of Share
        Their owners; the counts add up to B.
    """

    frames: NDArray[np.uint8]
    shares: tuple[Share, ...]


class Batcher:
    """A FIFO buffer of frames. Memory: the frames that have not been taken yet."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Hashable, NDArray[np.uint8]]] = deque()
        self._n_frames = 0

    def __len__(self) -> int:
        return self._n_frames

    def put(self, owner: Hashable, frames: NDArray[np.uint8]) -> None:
        """Add frames.

        Parameters
        ----------
        owner : hashable
            Returned with its share of a batch.
        frames : ndarray, shape (T, S, S, 3), uint8
            T may be 0.
        """
        if len(frames):
            self._waiting.append((owner, frames))
            self._n_frames += len(frames)

    def take(self, n_most: int) -> Batch:
        """Return a batch of 1 to ``n_most`` frames, oldest first.

        Raises
        ------
        ValueError
            If there are no frames.
        """
        parts: list[NDArray[np.uint8]] = []
        shares: list[Share] = []
        n_left = n_most
        while n_left and self._waiting:
            owner, frames = self._waiting.popleft()
            if len(frames) > n_left:
                self._waiting.appendleft((owner, frames[n_left:]))
                frames = frames[:n_left]
            parts.append(frames)
            shares.append(Share(owner, len(frames)))
            n_left -= len(frames)
        if not parts:
            raise ValueError("no frames are waiting")
        self._n_frames -= n_most - n_left
        return Batch(parts[0] if len(parts) == 1 else np.concatenate(parts), tuple(shares))

    def drop(self, owners: set[Hashable]) -> None:
        """Discard the frames of owners that have failed."""
        self._waiting = deque(entry for entry in self._waiting if entry[0] not in owners)
        self._n_frames = sum(len(frames) for _, frames in self._waiting)


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """A batch with its vectors.

    Attributes
    ----------
    batch : Batch
        The frames and their owners.
    vectors : ndarray, shape (B, D), float16
        In the same order.
    """

    batch: Batch
    vectors: NDArray[np.float16]


class BatchEncoder:
    """Encodes one batch while the next is submitted, so that on a GPU copying and computing overlap.

    Parameters
    ----------
    encoder : Encoder
        The encoder to use.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._under_way: tuple[Pending, Batch] | None = None
        self.batch_size = encoder.batch_size

    @property
    def is_busy(self) -> bool:
        """Whether a batch is in progress."""
        return self._under_way is not None

    def push(self, batcher: Batcher) -> Embedded | None:
        """Submit the next batch and return the previous one, now done; None if there was none.

        Parameters
        ----------
        batcher : Batcher
            With at least one frame.
        """
        batch = batcher.take(self.batch_size)
        try:
            pending = self._encoder.submit(batch.frames)
        except RuntimeError as error:
            done = self.pull()
            log.warning("a batch of %d frames failed (%s)", len(batch.frames), error)
            vectors = self._in_halves(batch.frames, error)
            # The previous batch comes first; both are complete, so they are returned as one.
            return Embedded(batch, vectors) if done is None else _joined(done, Embedded(batch, vectors))
        done = self.pull()
        self._under_way = (pending, batch)
        return done

    def pull(self) -> Embedded | None:
        """Wait for the batch in progress and return it; None if there is none."""
        if self._under_way is None:
            return None
        (pending, batch), self._under_way = self._under_way, None
        try:
            return Embedded(batch, self._encoder.collect(pending))
        except RuntimeError as error:
            log.warning("a batch of %d frames failed (%s)", len(batch.frames), error)
            return Embedded(batch, self._in_halves(batch.frames, error))

    def _in_halves(self, frames: NDArray[np.uint8], error: RuntimeError) -> NDArray[np.float16]:
        # Retry in ever smaller batches: the usual cause is a device that is out of memory.
        while self.batch_size > 1:
            self.batch_size = max(1, self.batch_size // 2)
            steps = range(0, len(frames), self.batch_size)
            try:
                return np.concatenate([self._encoder.encode_frames(frames[at : at + self.batch_size]) for at in steps])
            except RuntimeError as again:
                error = again
        reason = (str(error).splitlines() or ["no reason given"])[0]
        raise EncoderError(
            "The search model {title} failed ({reason})",
            "Close programs that use the same device, or choose a smaller search model.",
            title=self._encoder.info.title,
            reason=reason,
        ) from error


def _joined(first: Embedded, second: Embedded) -> Embedded:
    batch = Batch(
        np.concatenate([first.batch.frames, second.batch.frames]), (*first.batch.shares, *second.batch.shares)
    )
    return Embedded(batch, np.concatenate([first.vectors, second.vectors]))


@dataclass(slots=True, eq=False)
class VideoWork:
    """State of one analysis, in memory only: after a kill the video is analysed from the start.

    The vectors of a video are collected here until its last frame is encoded (at 512 dimensions a thousand frames take
    1 MB), so that the rows of a video are adjacent in the store.

    Attributes
    ----------
    job_id, video_id : int
        Catalog IDs.
    path : Path
        The copy that is read.
    content_hash : str
        Names its thumbnails.
    wants_thumbnails : bool
        Whether to make poster and filmstrip as well.
    reader : ReaderKind or None
        The reader to use; None for the default.
    first_reason : Sentence
        Why the first try failed; empty on the first try.
    attempt_id : int
        ID of the attempt that was recorded before decoding began.
    stamp : FileStamp or None
        Of the file in the catalog; decoding a changed file would give one video the vectors of another.
    """

    job_id: int
    video_id: int
    path: Path
    content_hash: str
    wants_thumbnails: bool
    reader: ReaderKind | None = None
    first_reason: Sentence = EMPTY
    attempt_id: int = 0
    stamp: FileStamp | None = None
    media: MediaInfo | None = None
    n_strip_frames: int = 0
    recording: RecordingDate | None = None
    chunks: deque[tuple[int, SamplingPlan]] = field(default_factory=deque)
    n_decoding: int = 0
    n_frames_open: int = 0
    times: dict[int, NDArray[np.float64]] = field(default_factory=dict)
    vectors: dict[int, list[NDArray[np.float16]]] = field(default_factory=dict)
    is_dropped: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether every frame has been decoded and encoded."""
        return not (self.chunks or self.n_decoding or self.n_frames_open)

    @property
    def share_done(self) -> float:
        """How much has been encoded, 0 to 1 in steps of 0.01; all parts count equally."""
        n_parts = len(self.times) + self.n_decoding + len(self.chunks)
        if not n_parts or not self.n_frames:
            return 0.0
        return round(len(self.times) / n_parts * (1 - self.n_frames_open / self.n_frames), 2)

    @property
    def n_frames(self) -> int:
        """Number of frames decoded so far."""
        return sum(len(times) for times in self.times.values())

    def take_frames(self, number: int, batch: FrameBatch) -> None:
        """Record that the frames of chunk ``number`` have been decoded."""
        self.times[number] = batch.timestamps_seconds
        self.vectors[number] = []
        self.n_frames_open += len(batch)

    def take_vectors(self, number: int, vectors: NDArray[np.float16]) -> None:
        """Add the next vectors of chunk ``number``, in the order of its frames."""
        self.vectors[number].append(vectors)
        self.n_frames_open -= len(vectors)

    def all_vectors(self) -> NDArray[np.float16]:
        """Return the vectors of the whole video, shape (T, D), float16, in the order of time."""
        return np.concatenate([part for number in sorted(self.vectors) for part in self.vectors[number]])

    def span(self, first_row: int) -> EmbeddingSpan:
        """Return the span of these vectors, with exact times, if the first is stored at ``first_row``."""
        times = np.concatenate([self.times[number] for number in sorted(self.times)])
        return EmbeddingSpan(self.video_id, first_row, len(times), times)

    def again(self, reader: ReaderKind, reason: Sentence) -> "VideoWork":
        """Return a new work item for another reader, after the first failed for this reason."""
        return VideoWork(
            self.job_id,
            self.video_id,
            self.path,
            self.content_hash,
            self.wants_thumbnails,
            reader=reader,
            first_reason=reason,
            stamp=self.stamp,
        )
