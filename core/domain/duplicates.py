"""Videos that are copies of one another, or contain parts of one another."""

import enum
from dataclasses import dataclass
from pathlib import Path

from core.sentence import EMPTY, Sentence


class PairKind(enum.StrEnum):
    """How two videos are related."""

    SAME = "same"
    """Two files with the same content."""
    REENCODED = "reencoded"
    """The same pictures throughout, encoded again; it may be trimmed, scaled, letterboxed, mirrored or faster."""
    PIECE = "piece"
    """The first is a part of the second."""
    SHARES = "shares"
    """A part of one is a part of the other."""
    ALIKE = "alike"
    """They look alike, but are not the same pictures."""


@dataclass(frozen=True, slots=True)
class VideoPair:
    """Two related videos.

    Attributes
    ----------
    kind : PairKind
        How they are related.
    a, b : Path
        Their files; of a piece, ``a`` is the piece.
    a_video_id, b_video_id : int
        Catalog ids; equal for two files of one content.
    a_start_seconds, a_end_seconds, b_start_seconds, b_end_seconds : float
        The parts that match.
    share : float
        Share of the shorter video that matches, 0 to 1.
    is_mirrored : bool
        Whether left and right are swapped.
    speed : float
        Seconds of ``b`` that pass in a second of ``a``.
    """

    kind: PairKind
    a: Path
    b: Path
    a_video_id: int
    b_video_id: int
    a_start_seconds: float
    a_end_seconds: float
    b_start_seconds: float
    b_end_seconds: float
    share: float = 1.0
    is_mirrored: bool = False
    speed: float = 1.0

    def __post_init__(self) -> None:
        if self.a_start_seconds > self.a_end_seconds or self.b_start_seconds > self.b_end_seconds:
            raise ValueError(f"a part ends before it begins: {self}")


class WhyLeftOut(enum.StrEnum):
    """Why a video was not compared with others."""

    NOT_ANALYSED = "not analysed"
    OFFLINE = "offline"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A video that was not compared with others.

    Attributes
    ----------
    path : Path
        Its file.
    why : WhyLeftOut
        Why not.
    reason : Sentence
        Why it cannot be read; otherwise empty.
    """

    path: Path
    why: WhyLeftOut
    reason: Sentence = EMPTY


@dataclass(frozen=True, slots=True)
class DuplicatesFound:
    """The related videos of a library.

    Attributes
    ----------
    pairs : tuple of VideoPair
        By kind, then by path.
    left_out : tuple of LeftOut
        Videos that were not compared, by path; files of one content are recognised all the same.
    n_compared : int
        Videos that were compared.
    """

    pairs: tuple[VideoPair, ...]
    left_out: tuple[LeftOut, ...]
    n_compared: int
