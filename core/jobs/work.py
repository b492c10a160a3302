"""One video on its way through decoding and embedding."""

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import EmbeddingSpan
from core.domain.media import FileStamp, FrameBatch, MediaInfo
from core.media.readers import ReaderKind
from core.media.sampling import SamplingPlan
from core.sentence import EMPTY, Sentence


@dataclass(slots=True, eq=False)
class VideoWork:
    """State of one analysis; lives in memory only, so a killed worker simply starts the video again.

    The vectors of a video are held here until its last frame is embedded (at 512 dimensions a thousand frames take
    1 MB), which keeps the rows of a video side by side in the store.

    Attributes
    ----------
    job_id, video_id : int
        Catalog ids.
    path : Path
        The copy that is read.
    content_hash : str
        Names its thumbnails.
    wants_thumbnails : bool
        Whether poster and filmstrip are to be made on the way.
    reader : ReaderKind or None
        The reader to use; None for the usual one.
    first_reason : Sentence
        Why the first try failed; empty on the first try.
    attempt_id : int
        Row of the attempt that was recorded before decoding began.
    stamp : FileStamp or None
        Of the file as the catalog knows it; decoding another than that would give one video the vectors of another.
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
    chunks: deque[tuple[int, SamplingPlan]] = field(default_factory=deque)
    n_decoding: int = 0
    n_frames_open: int = 0
    times: dict[int, NDArray[np.float64]] = field(default_factory=dict)
    vectors: dict[int, list[NDArray[np.float16]]] = field(default_factory=dict)
    is_dropped: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether every frame has been decoded and embedded."""
        return not (self.chunks or self.n_decoding or self.n_frames_open)

    @property
    def share_done(self) -> float:
        """How much of it has been embedded, 0 to 1 in steps of a hundredth; parts count alike."""
        n_parts = len(self.times) + self.n_decoding + len(self.chunks)
        if not n_parts or not self.n_frames:
            return 0.0
        return round(len(self.times) / n_parts * (1 - self.n_frames_open / self.n_frames), 2)

    @property
    def n_frames(self) -> int:
        """How many frames have been decoded."""
        return sum(len(times) for times in self.times.values())

    def take_frames(self, number: int, batch: FrameBatch) -> None:
        """Note the frames of chunk ``number`` as decoded."""
        self.times[number] = batch.timestamps_seconds
        self.vectors[number] = []
        self.n_frames_open += len(batch)

    def take_vectors(self, number: int, vectors: NDArray[np.float16]) -> None:
        """Note the next vectors of chunk ``number``, in the order of its frames."""
        self.vectors[number].append(vectors)
        self.n_frames_open -= len(vectors)

    def all_vectors(self) -> NDArray[np.float16]:
        """Join the vectors.

        Returns
        -------
        ndarray, shape (T, D), float16
            In the order of time.
        """
        return np.concatenate([part for number in sorted(self.vectors) for part in self.vectors[number]])

    def span(self, first_row: int) -> EmbeddingSpan:
        """Describe the rows that these vectors became.

        Parameters
        ----------
        first_row : int
            Where the first of them lies in the store.

        Returns
        -------
        EmbeddingSpan
            With true times.
        """
        times = np.concatenate([self.times[number] for number in sorted(self.times)])
        return EmbeddingSpan(self.video_id, first_row, len(times), times)

    def again(self, reader: ReaderKind, reason: Sentence) -> "VideoWork":
        """Begin afresh with another reader, after the first failed for this reason."""
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
