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
