"""Encoders and their vectors as values."""

import enum
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.media import FrameGeometry
from core.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


MAX_DIMS = 2**16
"""Far more than any encoder has: a larger number is a damaged or hostile one."""

BUILTIN = "builtin"
"""Reference of the encoder that comes with the program."""


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """What makes two vectors comparable: vectors of different identities never mix.

    Attributes
    ----------
    architecture : str
        Name of the network, such as ``ViT-B-32-256``.
    weights_hash : str
        SHA-256 of the weights, hexadecimal.
    preprocessing_hash : str
        SHA-256 of the preprocessing parameters in canonical JSON, hexadecimal.
    """

    architecture: str
    weights_hash: str
    preprocessing_hash: str

    @property
    def key(self) -> str:
        """Sixteen hexadecimal digits that name this identity's folders."""
        text = "\n".join((self.architecture, self.weights_hash, self.preprocessing_hash))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """An encoder that has been loaded at least once.

    Attributes
    ----------
    reference : str
        What the person chose: ``builtin``, a catalogue name, or ``local-dir:/absolute/folder``.
    title : str
        Name shown to people.
    identity : EncoderIdentity
        See there.
    n_dims : int
        D, length of its vectors, from 1 to `MAX_DIMS`.
    geometry : FrameGeometry
        Frames it wants.
    has_text : bool
        Whether words can be encoded.
    """

    reference: str
    title: str
    identity: EncoderIdentity
    n_dims: int
    geometry: FrameGeometry
    has_text: bool

    def __post_init__(self) -> None:
        if not 1 <= self.n_dims <= MAX_DIMS:
            raise ValueError(f"n_dims must be between 1 and {MAX_DIMS}, not {self.n_dims}")


class Trust(enum.StrEnum):
    """Why a model is believed to be the one that it is called."""

    KNOWN = "known"
    """It comes with the program, or its content has a checksum that the program names."""
    FIRST_USE = "first use"
    """What is downloaded first is believed, and whatever comes later must be the same."""
    OWN = "own"
    """The person chose the folder."""


@dataclass(frozen=True, slots=True)
class EncoderOffer:
    """An encoder that a person can choose.

    Attributes
    ----------
    reference : str
        What to pass to choose it.
    title : str
        Its name.
    description, licence : Sentence
        For people.
    download_bytes : int
        What choosing it would download; 0 where nothing is needed.
    is_ready : bool
        Whether it can be used without a download.
    has_text : bool
        Whether words can be searched with it.
    trust : Trust
        Why its content is believed.
    seen_sha256 : str
        Checksum of its weights at the first download; empty where it was none.
    """

    reference: str
    title: str
    description: Sentence
    licence: Sentence
    download_bytes: int
    is_ready: bool
    has_text: bool
    trust: Trust = Trust.KNOWN
    seen_sha256: str = ""


@dataclass(frozen=True, slots=True)
class AnalysisEstimate:
    """How long it would take to analyse a library with an encoder.

    Attributes
    ----------
    n_videos, n_analysed : int
        Videos that can be analysed, and how many of them have been, with the encoder in use.
    seconds : float or None
        For all of them on this computer; None where it has not been measured.
    """

    n_videos: int
    n_analysed: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddingSpan:
    """The rows of one video in one encoder's embedding store.

    Attributes
    ----------
    video_id : int
        Catalog id.
    first_row, n_rows : int
        Rows ``first_row .. first_row + n_rows - 1``; ``n_rows`` is T >= 1.
    timestamps_seconds : ndarray, shape (T,), float64
        Time of each row's frame, not decreasing.
    """

    video_id: int
    first_row: int
    n_rows: int
    timestamps_seconds: "NDArray[np.float64]"

    def __post_init__(self) -> None:
        if self.first_row < 0 or self.n_rows < 1 or self.timestamps_seconds.shape != (self.n_rows,):
            raise ValueError(
                f"not a span: row {self.first_row}, {self.n_rows} rows, {self.timestamps_seconds.shape} times"
            )


@dataclass(frozen=True, slots=True)
class VideoVectors:
    """The vectors of one video.

    Attributes
    ----------
    path : Path
        Where it lies.
    timestamps_seconds : ndarray, shape (T,), float64
        Time of each frame, not decreasing.
    vectors : ndarray, shape (T, D), float16
        Of unit length.
    """

    path: Path
    timestamps_seconds: "NDArray[np.float64]"
    vectors: "NDArray[np.float16]"

    def __post_init__(self) -> None:
        if len(self.vectors) != len(self.timestamps_seconds):
            raise ValueError(f"{self.vectors.shape} vectors at {self.timestamps_seconds.shape} times")


@dataclass(frozen=True, slots=True)
class LibraryVectors:
    """The vectors of all videos under one encoder.

    Attributes
    ----------
    n_dims : int
        D.
    videos : tuple of VideoVectors
        By name; without those that are not analysed.
    """

    n_dims: int
    videos: tuple[VideoVectors, ...]


class IndexKind(enum.StrEnum):
    """How a vector index is built."""

    FLAT = "flat"
    """Every row is looked at: exact."""
    CELLS = "cells"
    """Rows are sorted into cells, of which the nearest are looked at."""


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """What the catalog remembers of a vector index file, to know whether it is still the right one.

    Attributes
    ----------
    generation : int
        Generation of the embedding store whose rows it holds.
    n_rows : int
        It holds rows 0 to ``n_rows - 1``.
    checksum : str
        Of the file, 32 hexadecimal digits (XXH3-128).
    kind : IndexKind
        See there.
    """

    generation: int
    n_rows: int
    checksum: str
    kind: IndexKind
