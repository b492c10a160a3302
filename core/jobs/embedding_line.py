"""Frames in, vectors out, one batch ahead: the encoder's end of the conveyor."""

import logging
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.embedding.encoder import Encoder, Pending
from core.errors import EncoderError
from core.jobs.batcher import Batch, Batcher

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """A batch with its vectors.

    Attributes
    ----------
    batch : Batch
        The frames and whose they are.
    vectors : ndarray, shape (B, D), float16
        In the same order.
    """

    batch: Batch
    vectors: NDArray[np.float16]


class EmbeddingLine:
    """Keeps one batch under way while the next is handed over, so that on a GPU copies and sums overlap.

    Parameters
    ----------
    encoder : Encoder
        What embeds.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._under_way: tuple[Pending, Batch] | None = None
        self.batch_size = encoder.batch_size

    @property
    def is_busy(self) -> bool:
        """Whether a batch is under way."""
        return self._under_way is not None

    def push(self, batcher: Batcher) -> Embedded | None:
        """Hand over the next batch.

        Parameters
        ----------
        batcher : Batcher
            With at least one frame.

        Returns
        -------
        Embedded or None
            The batch before, now done; None where there was none.
        """
        batch = batcher.take(self.batch_size)
        try:
            pending = self._encoder.submit(batch.frames)
        except RuntimeError as error:
            done = self.pull()
            log.warning("a batch of %d frames failed (%s)", len(batch.frames), error)
            vectors = self._in_halves(batch.frames, error)
            # What was under way before comes first; both are whole, so they leave as one.
            return Embedded(batch, vectors) if done is None else _joined(done, Embedded(batch, vectors))
        done = self.pull()
        self._under_way = (pending, batch)
        return done

    def pull(self) -> Embedded | None:
        """Wait for the batch under way.

        Returns
        -------
        Embedded or None
            None where there is none.
        """
        if self._under_way is None:
            return None
        (pending, batch), self._under_way = self._under_way, None
        try:
            return Embedded(batch, self._encoder.collect(pending))
        except RuntimeError as error:
            log.warning("a batch of %d frames failed (%s)", len(batch.frames), error)
            return Embedded(batch, self._in_halves(batch.frames, error))

    def _in_halves(self, frames: NDArray[np.uint8], error: RuntimeError) -> NDArray[np.float16]:
        # Ever smaller batches: the usual failure is a device whose memory is full.
        while self.batch_size > 1:
            self.batch_size = max(1, self.batch_size // 2)
            steps = range(0, len(frames), self.batch_size)
            try:
                return np.concatenate([self._encoder.encode_frames(frames[at : at + self.batch_size]) for at in steps])
            except RuntimeError as again:
                error = again
        reason = (str(error).splitlines() or ["no reason given"])[0]
        raise EncoderError(
            "The encoder {title} failed while it worked ({reason})",
            "Close programs that use the same device, or choose a smaller encoder.",
            title=self._encoder.info.title,
            reason=reason,
        ) from error


def _joined(first: Embedded, second: Embedded) -> Embedded:
    batch = Batch(
        np.concatenate([first.batch.frames, second.batch.frames]), (*first.batch.shares, *second.batch.shares)
    )
    return Embedded(batch, np.concatenate([first.vectors, second.vectors]))
