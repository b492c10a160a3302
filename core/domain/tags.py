"""Tags, decisions and suggestions as values."""

import enum
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

PERSON = "person"
"""Source of a decision that is the person's own word; others begin with ``import:``."""


class Verdict(enum.StrEnum):
    """What a person said of a tag on a video or moment; no decision means "unknown"."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the person's own vocabulary.

    Attributes
    ----------
    id : int
        Catalog id.
    name : str
        Unique but for letter case.
    description : str
        One line that helps the encoder; may be empty.
    parent_id : int or None
        The tag above it.
    aliases : tuple of str
        Other words for it.
    colour : str
        Such as ``#3366cc``; empty where none was chosen.
    shortcut_slot : int or None
        The number key that gives it, 1 to 9; no two tags have the same.
    threshold : float or None
        Score from which it is suggested, where the person chose one; None for the one that is learned.
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
    """How many videos in the library have a tag.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_videos : int
        With the tag itself, on the whole or at some moment.
    n_with_children : int
        With the tag or one below it, each video once.
    """

    tag_id: int
    n_videos: int
    n_with_children: int


@dataclass(frozen=True, slots=True)
class TagState:
    """Where a tag stands among the videos that are selected ("in 12 of 40").

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_with : int
        Videos that have it, on the whole or at some moment.
    n_rejected : int
        Videos for which it was rejected.
    n_of : int
        Videos that are selected.
    """

    tag_id: int
    n_with: int
    n_rejected: int
    n_of: int


@dataclass(frozen=True, slots=True)
class TagSuggested:
    """For how many of the videos that are selected a tag is suggested on the whole ("suggested for 7 of 40").

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_videos : int
        Videos for which it is suggested, and nothing was decided.
    n_of : int
        Videos that are selected.
    score : float
        Mean over the former, 0 to 1.
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
        Itself.
    count : TagCount
        Of it.
    children : tuple of TagNode
        The tags right below it, by name.
    """

    tag: Tag
    count: TagCount
    children: "tuple[TagNode, ...]"


@dataclass(frozen=True, slots=True)
class TagEffect:
    """What removing or merging tags will change, counted before it is done.

    Attributes
    ----------
    n_videos : int
        Videos about which something was decided with the tags that go.
    n_decisions : int
        Decisions about them: removed, or moved to the tag that stays.
    n_conflicts : int
        Of these, decisions that give way to another about the same moment, which the tag that stays has already.
    n_children : int
        Tags right below those that go, which move up or to the tag that stays.
    """

    n_videos: int
    n_decisions: int
    n_conflicts: int
    n_children: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; written only by a person's action or an import they asked for.

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    verdict : Verdict
        See there.
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
        """Whether nothing is open about its tag on the video any more; a moment that was rejected leaves the rest."""
        return self.start_seconds is None or self.verdict is Verdict.ACCEPTED


@dataclass(frozen=True, slots=True)
class NamedDecision:
    """A decision with names in place of ids, for those who do not know this catalog.

    Attributes
    ----------
    path : Path or None
        Where the video lies, reachable or not; None where it has no file any more.
    tag : str
        Its name.
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
    """What a head thinks of a tag on a video or moment; derived, replaced freely, never a decision.

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    score : float
        Calibrated, 0 to 1.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    head_version : int
        Which head said so.
    """

    video_id: int
    tag_id: int
    score: float
    start_seconds: float | None
    end_seconds: float | None
    head_version: int


@dataclass(frozen=True, slots=True)
class HeadCard:
    """What is known of a trained head.

    Attributes
    ----------
    version : int
        Counted up from 1 over the life of a library.
    encoder_id : int
        Catalog id of the encoder whose vectors it reads.
    created_at : datetime
        UTC.
    file_name : str
        Its file below ``heads/``.
    checksum : str
        Of that file, hexadecimal.
    figures : dict of str to float
        How good it was on what was held out, by name of the measure.
    """

    version: int
    encoder_id: int
    created_at: datetime
    file_name: str
    checksum: str
    figures: dict[str, float]

    @property
    def is_proposal(self) -> bool:
        """Whether it waits for somebody to choose it; nothing of it is in use."""
        return bool(self.figures.get("proposed"))
