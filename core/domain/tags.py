"""Tags, decisions and suggestions as values."""

import enum
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

PERSON = "person"
"""Source of the user's own decisions; imported ones begin with ``import:``."""


def fold(text: str) -> str:
    """Return text in the form in which names and words are compared: letter case and accent encoding do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


class Verdict(enum.StrEnum):
    """Whether a tag was accepted or rejected for a video or moment; no decision means "undecided"."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the user's vocabulary.

    Attributes
    ----------
    id : int
        Catalog id.
    name : str
        Unique, ignoring case.
    description : str
        One line that helps the encoder; may be empty.
    parent_id : int or None
        The parent tag.
    aliases : tuple of str
        Other words for it.
    colour : str
        Such as ``#3366cc``; empty for none.
    shortcut_slot : int or None
        The number key that applies it, 1 to 9, unique.
    threshold : float or None
        Score from which it is suggested, if the user chose one; None for the learned threshold.
    """

    id: int
    name: str
    description: str = ""
    parent_id: int | None = None
    aliases: tuple[str, ...] = ()
    colour: str = ""
    shortcut_slot: int | None = None
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class TagCount:
    """Number of videos in the library with a tag.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_videos : int
        With the tag itself, as a whole or at some moment.
    n_with_children : int
        With the tag or one below it, each video counted once.
    """

    tag_id: int
    n_videos: int
    n_with_children: int


@dataclass(frozen=True, slots=True)
class TagState:
    """How many of the selected videos have a tag ("in 12 of 40").

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_with : int
        Videos that have it, as a whole or at some moment.
    n_rejected : int
        Videos for which it was rejected.
    n_of : int
        Selected videos.
    """

    tag_id: int
    n_with: int
    n_rejected: int
    n_of: int


@dataclass(frozen=True, slots=True)
class TagSuggested:
    """For how many of the selected videos a tag is suggested as a whole ("suggested for 7 of 40").

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_videos : int
        Undecided videos it is suggested for.
    n_of : int
        Selected videos.
    score : float
        Mean score of those `n_videos`, 0 to 1.
    """

    tag_id: int
    n_videos: int
    n_of: int
    score: float


@dataclass(frozen=True, slots=True)
class TagNode:
    """A tag in the tree.

    Attributes
    ----------
    tag : Tag
        The tag.
    count : TagCount
        Its counts.
    children : tuple of TagNode
        Its direct children, by name.
    """

    tag: Tag
    count: TagCount
    children: "tuple[TagNode, ...]"


@dataclass(frozen=True, slots=True)
class TagEffect:
    """What removing or merging tags would change, counted beforehand.

    Attributes
    ----------
    n_videos : int
        Videos with decisions about the tags that go.
    n_decisions : int
        Those decisions: removed, or moved to the remaining tag.
    n_conflicts : int
        How many of them are dropped because another decision about the same moment wins.
    n_children : int
        Direct children of the tags that go, which move to the top or to the remaining tag.
    """

    n_videos: int
    n_decisions: int
    n_conflicts: int
    n_children: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about a tag; written only by an action of the user or an import they asked for.

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    verdict : Verdict
        Accepted or rejected.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    decided_at : datetime
        UTC.
    source : str
        ``person`` or ``import:<name>``.
    """

    video_id: int
    tag_id: int
    verdict: Verdict
    start_seconds: float | None
    end_seconds: float | None
    decided_at: datetime
    source: str = PERSON

    @property
    def settles_video(self) -> bool:
        """Whether it settles its tag for the whole video; a rejected moment leaves the rest undecided."""
        return self.start_seconds is None or self.verdict is Verdict.ACCEPTED


@dataclass(frozen=True, slots=True)
class NamedDecision:
    """A decision with names instead of ids, for use outside this catalog.

    Attributes
    ----------
    path : Path or None
        A file of the video, reachable or not; None if it no longer has one.
    tag : str
        Name of the tag.
    verdict : Verdict
        Accepted or rejected.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    """

    path: Path | None
    tag: str
    verdict: Verdict
    start_seconds: float | None = None
    end_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested tag on a video or moment; derived, replaced freely, never a decision.

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    score : float
        Calibrated, 0 to 1.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    head_version : int
        The head that made it.
    """

    video_id: int
    tag_id: int
    score: float
    start_seconds: float | None
    end_seconds: float | None
    head_version: int


@dataclass(frozen=True, slots=True)
class HeadVersion:
    """The catalog's record of a trained head.

    Attributes
    ----------
    version : int
        Counted from 1 over the lifetime of a library.
    encoder_id : int
        Catalog id of the encoder whose vectors it reads.
    created_at : datetime
        UTC.
    file_name : str
        Its file below ``heads/``.
    checksum : str
        Of that file, hexadecimal.
    figures : dict of str to float
        Quality on held-out decisions, by name of the measure.
    """

    version: int
    encoder_id: int
    created_at: datetime
    file_name: str
    checksum: str
    figures: dict[str, float]

    @property
    def is_proposal(self) -> bool:
        """Whether it is only proposed and not in use."""
        return bool(self.figures.get("proposed"))
