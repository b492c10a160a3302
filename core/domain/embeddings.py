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
"""Far more than any encoder has: a larger value is damaged or hostile."""

BUILTIN = "builtin"
"""Reference of the encoder that comes with the program."""


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """What makes vectors comparable: vectors of encoders with different identities are never mixed.

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
        """Sixteen hexadecimal digits that name the folders of this identity."""
        text = "\n".join((self.architecture, self.weights_hash, self.preprocessing_hash))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """An encoder that has been loaded at least once.

    Attributes
    ----------
    reference : str
        How the user chooses it: ``builtin``, a catalogue name, or ``local-dir:/absolute/folder``.
    title : str
        Its display name.
    identity : EncoderIdentity
        What makes its vectors comparable.
    n_dims : int
        D, the length of its vectors, from 1 to `MAX_DIMS`.
    geometry : FrameGeometry
        The frames it takes.
    has_text : bool
        Whether it can encode words.
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
    """Why the content of a model is trusted."""

    KNOWN = "known"
    """It comes with the program, or the program knows its checksum."""
    FIRST_USE = "first use"
    """Trusted on first download; later downloads must be identical."""
    OWN = "own"
    """The user chose the folder."""


@dataclass(frozen=True, slots=True)
class EncoderOffer:
    """An encoder that the user can choose.

    Attributes
    ----------
    reference : str
        What to pass to choose it.
    title : str
        Its display name.
    description, licence : Sentence
        Texts for the user.
    download_bytes : int
        Size of the download that choosing it needs; 0 if none.
    is_ready : bool
        Whether it can be used without a download.
    has_text : bool
        Whether it can be searched with words.
    trust : Trust
        Why its content is trusted.
    seen_sha256 : str
        Checksum of its weights at the first download; empty if there was none.
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
    """How long analysing a library with an encoder would take.

    Attributes
    ----------
    n_videos, n_analysed : int
        Videos that can be analysed, and how many of them the current encoder has analysed.
    seconds : float or None
        For all of them on this computer; None if not measured.
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
    """The vectors of all videos for one encoder.

    Attributes
    ----------
    n_dims : int
        D.
    videos : tuple of VideoVectors
        By name; without videos that are not analysed.
    """

    n_dims: int
    videos: tuple[VideoVectors, ...]


class IndexKind(enum.StrEnum):
    """How a vector index is built."""

    FLAT = "flat"
    """Exact: compares with every row."""
    CELLS = "cells"
    """Rows are grouped into cells, of which only the nearest are searched."""


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """What the catalog knows about a vector index file, to tell whether it is up to date.

    Attributes
    ----------
    generation : int
        Generation of the embedding store whose rows it contains.
    n_rows : int
        It contains rows 0 to ``n_rows - 1``.
    checksum : str
        Of the file, 32 hexadecimal digits (XXH3-128).
    kind : IndexKind
        How it is built.
    """

    generation: int
    n_rows: int
    checksum: str
    kind: IndexKind
