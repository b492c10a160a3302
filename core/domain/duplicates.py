"""Videos that are copies of one another, or contain parts of one another."""

import dataclasses
import enum
from dataclasses import dataclass
from datetime import datetime
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


class PairAnswer(enum.StrEnum):
    """What a person said about two related videos."""

    BEST = "best"
    """One of them is the better copy; the other is not needed."""
    ALTERNATE = "alternate"
    """They show the same, but both are wanted."""
    UNRELATED = "unrelated"
    """They have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer about a pair.

    Attributes
    ----------
    answer : PairAnswer
        What was said.
    kept_video_id : int or None
        The better video, or the video whose other file is not needed; None for other answers.
    answered_at : datetime
        UTC.
    """

    answer: PairAnswer
    kept_video_id: int | None
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the comparison of two videos rests on; all zero for two files of one content.

    Attributes
    ----------
    n_frames : int
        Frames that were compared.
    likeness : float
        Mean correlation of the frames, up to 1.
    motion : float
        Share of the pictures that moves, 0 to 1.
    likeness_of_motion : float
        Correlation of what moves, up to 1.
    """

    n_frames: int = 0
    likeness: float = 0.0
    motion: float = 0.0
    likeness_of_motion: float = 0.0


NO_EVIDENCE = Evidence()


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
    evidence : Evidence
        What this rests on.
    given : GivenAnswer or None
        What a person said about it; None if nobody has yet.
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
    evidence: Evidence = NO_EVIDENCE
    given: GivenAnswer | None = None

    def __post_init__(self) -> None:
        if self.a_start_seconds > self.a_end_seconds or self.b_start_seconds > self.b_end_seconds:
            raise ValueError(f"a part ends before it begins: {self}")

    @property
    def video_ids(self) -> tuple[int, int]:
        """The catalog ids, the smaller first."""
        return min(self.a_video_id, self.b_video_id), max(self.a_video_id, self.b_video_id)

    @property
    def can_be_merged(self) -> bool:
        """Whether one of the two can stand for the other: not if they only share a part or look alike."""
        return self.kind in {PairKind.SAME, PairKind.REENCODED, PairKind.PIECE}

    def turned(self) -> "VideoPair":
        """Return the same with the videos swapped."""
        return dataclasses.replace(
            self,
            a=self.b,
            b=self.a,
            a_video_id=self.b_video_id,
            b_video_id=self.a_video_id,
            a_start_seconds=self.b_start_seconds,
            a_end_seconds=self.b_end_seconds,
            b_start_seconds=self.a_start_seconds,
            b_end_seconds=self.a_end_seconds,
            speed=1 / self.speed,
        )

    def seconds_in_b(self, a_seconds: float) -> float:
        """Return the time at which ``b`` shows what ``a`` shows at a time, also outside the parts that match."""
        length = self.a_end_seconds - self.a_start_seconds
        speed = (self.b_end_seconds - self.b_start_seconds) / length if length > 0 else self.speed
        return self.b_start_seconds + (a_seconds - self.a_start_seconds) * speed


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
        Videos that have been compared with all the others.
    n_waiting : int
        Videos that can be compared and have not been yet.
    """

    pairs: tuple[VideoPair, ...]
    left_out: tuple[LeftOut, ...]
    n_compared: int
    n_waiting: int = 0
