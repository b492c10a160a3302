"""Tags, decisions and suggestions as values."""

import enum
from dataclasses import dataclass
from datetime import datetime


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
    """

    id: int
    name: str
    description: str = ""
    parent_id: int | None = None
    aliases: tuple[str, ...] = ()


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
    source: str = "person"
