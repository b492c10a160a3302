"""The interface of all encoders, and arithmetic that they share.

An encoder turns frames and words into unit vectors of one space. Memory is bounded by the batch: callers pass at most
``batch_size`` frames at a time and keep at most one batch in flight.
"""

import unicodedata
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import EncoderInfo
from core.domain.media import FrameGeometry

SHORTEST_NORM = 1e-3
"""A shorter vector has no direction, only rounding errors. Encoders produce lengths of the order of 1."""


class Pending(Protocol):
    """A batch submitted to the device; only its own encoder can read it."""

    @property
    def n_frames(self) -> int:
        """Number of rows that `Encoder.collect` will return."""
        ...


class TextEncoder(Protocol):
    """Encodes words as unit vectors; `encode_texts` and `unknown_words` may be called from any thread."""

    @property
    def info(self) -> EncoderInfo:
        """Identity, dimensions and frame geometry."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode words as they are, without templates.

        Parameters
        ----------
        texts : sequence of str
            N texts of any length and script; text beyond the encoder's context is cut off.

        Returns
        -------
        ndarray, shape (N, D), float32
            Unit rows; a row of zeros where the encoder has no vector for a text.
        """
        ...

    def unknown_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a query that the encoder does not know well enough.

        Returns
        -------
        tuple of str
            Empty if the encoder knows enough of the text, or cannot tell.
        """
        ...

    def close(self) -> None:
        """Free the memory; the encoder cannot be used afterwards."""
        ...


class Encoder(TextEncoder, Protocol):
    """Encodes frames and words as unit vectors; frames in one thread at a time."""

    @property
    def device_name(self) -> str:
        """The device it runs on, for people, such as ``CPU (bf16)``."""
        ...

    @property
    def batch_size(self) -> int:
        """Number of frames per call that uses the device well."""
        ...

    def encode_frames(self, frames: NDArray[np.uint8]) -> NDArray[np.float16]:
        """Encode frames of `EncoderInfo.geometry`.

        Parameters
        ----------
        frames : ndarray, shape (B, S, S, 3), uint8
            RGB, any B >= 0.

        Returns
        -------
        ndarray, shape (B, D), float16
            Unit rows.

        Raises
        ------
        ValueError
            If the frames are of another shape or type.
        """
        ...

    def submit(self, frames: NDArray[np.uint8]) -> Pending:
        """Start encoding frames; on a GPU this returns while copying and computing continue.

        Parameters
        ----------
        frames : ndarray, shape (B, S, S, 3), uint8
            As for `encode_frames`; must stay unchanged until collected.

        Returns
        -------
        Pending
            Pass it to `collect` once, in the order of submission.
        """
        ...

    def collect(self, pending: Any) -> NDArray[np.float16]:
        """Wait for a batch from this encoder's own `submit`.

        Returns
        -------
        ndarray, shape (B, D), float16
            Unit rows.
        """
        ...


def encode_in_batches(encoder: Encoder, frames: NDArray[np.uint8]) -> NDArray[np.float16]:
    """Encode any number of frames with an encoder's `submit` and `collect`, one batch after the other.

    Parameters
    ----------
    encoder : Encoder
        Encodes at most its `batch_size` frames at once.
    frames : ndarray, shape (B, S, S, 3), uint8
        B >= 0.

    Returns
    -------
    ndarray, shape (B, D), float16
        Unit rows.
    """
    starts = range(0, max(len(frames), 1), encoder.batch_size)
    parts = [encoder.collect(encoder.submit(frames[start : start + encoder.batch_size])) for start in starts]
    return np.concatenate(parts)


def unit_rows(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    """Scale rows to length 1.

    Parameters
    ----------
    vectors : ndarray, shape (N, D)
        Any float type.

    Returns
    -------
    ndarray, shape (N, D), float32
        Unit rows; rows shorter than `SHORTEST_NORM` or not finite become zeros.
    """
    rows = np.asarray(vectors, dtype=np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    has_direction = np.isfinite(norms) & (norms >= SHORTEST_NORM)
    scale = np.where(has_direction, 1.0 / np.where(has_direction, norms, 1.0), 0.0).astype(np.float32)
    scaled = np.where(has_direction[:, None], rows, np.float32(0)) * scale[:, None]
    return scaled.astype(np.float32, copy=False)


def check_frames(frames: NDArray[np.uint8], geometry: FrameGeometry) -> None:
    """Reject frames that do not have the shape and type an encoder expects.

    Raises
    ------
    ValueError
        If shape or type differ.
    """
    wanted = (geometry.size_px, geometry.size_px, 3)
    if frames.ndim != 4 or frames.shape[1:] != wanted or frames.dtype != np.uint8:
        raise ValueError(f"frames must be (B, {wanted[0]}, {wanted[1]}, 3) uint8, not {frames.shape} {frames.dtype}")


def tidy_text(text: str) -> str:
    """Return a text in the form encoders expect: NFC, single spaces, no control characters.

    Parameters
    ----------
    text : str
        As typed; lone surrogates are allowed.

    Returns
    -------
    str
        May be empty.
    """
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    printable = "".join(" " if unicodedata.category(letter) in {"Cc", "Cf"} else letter for letter in composed)
    return " ".join(printable.split())
