"""Queries and their results."""

import enum
from dataclasses import dataclass, field
from pathlib import Path

from core.domain.query.filters import Clause, Filter
from core.domain.scores import PLAIN_SCALE, ScoreScale
from core.sentence import EMPTY, Sentence


@dataclass(frozen=True, slots=True)
class TextQuery:
    """Find what these words describe."""

    text: str


@dataclass(frozen=True, slots=True)
class ImageQuery:
    """Find what looks like this picture file."""

    path: Path


@dataclass(frozen=True, slots=True)
class VideoQuery:
    """Find what looks like this video as a whole; the video itself is left out."""

    video_id: int


@dataclass(frozen=True, slots=True)
class FrameQuery:
    """Find what looks like the frame of this video nearest to this time."""

    video_id: int
    at_seconds: float


@dataclass(frozen=True, slots=True)
class ComposedQuery:
    """Find what several words and examples together describe, or one after the other; without conditions."""

    content: Filter


Query = TextQuery | ImageQuery | VideoQuery | FrameQuery | ComposedQuery


@dataclass(frozen=True, slots=True)
class Restriction:
    """Which videos may be returned; an empty tuple restricts nothing.

    Attributes
    ----------
    folder_ids : tuple of int
        Only videos with a file in one of these folders.
    tag_ids : tuple of int
        Only videos with an accepted decision for every one of these tags.
    conditions : tuple of Clause
        Only videos that meet every one of these.
    """

    folder_ids: tuple[int, ...] = ()
    tag_ids: tuple[int, ...] = ()
    conditions: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search.

    Attributes
    ----------
    query : Query
        What to search for.
    restriction : Restriction
        Where to search.
    limit : int
        Maximum number of hits, >= 1.
    per_video : bool
        Return at most one moment per video, ranked by the whole video's match.
    hides_copies : bool
        Of videos that are nearly the same, return only the one found first.
    """

    query: Query
    restriction: Restriction = field(default_factory=Restriction)
    limit: int = 50
    per_video: bool = False
    hides_copies: bool = False


class Channel(enum.StrEnum):
    """Where a search found something."""

    NAME = "name"
    """In the names of its files."""
    TAG = "tag"
    """In its accepted tags."""
    FILTER = "filter"
    """It meets filters that stand beside words with OR, or alone."""
    LOOKS = "looks like"
    """In its pictures."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found.

    Attributes
    ----------
    channel : Channel
        Where.
    tag : str
        The name of the tag; empty for other channels.
    """

    channel: Channel
    tag: str = ""

    def __str__(self) -> str:
        return f"{self.channel} {self.tag}".rstrip()


LOOKS_LIKE = Reason(Channel.LOOKS)
MEETS_FILTER = Reason(Channel.FILTER)


@dataclass(frozen=True, slots=True)
class Match:
    """Why a video matches, beside its pictures.

    Attributes
    ----------
    reasons : tuple of Reason
        At least one.
    spans : tuple of (float, float)
        Start and end in seconds of the moments that match; empty where only the whole video does.
    """

    reasons: tuple[Reason, ...]
    spans: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class MomentHit:
    """One moment that matches a query.

    Attributes
    ----------
    video_id : int
        Catalog id.
    start_seconds, end_seconds : float
        The moment.
    best_seconds : float
        Time of its best frame.
    score : float
        Cosine similarity in [-1, 1]; comparable only within one query. 0 where there are no pictures to compare.
    reasons : tuple of Reason
        Why it was found; at least one.
    n_copies : int
        Videos left out because they are nearly the same.
    """

    video_id: int
    start_seconds: float
    end_seconds: float
    best_seconds: float
    score: float
    reasons: tuple[Reason, ...] = (LOOKS_LIKE,)
    n_copies: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether it was found by more than its pictures."""
        return any(reason.channel is not Channel.LOOKS for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Results of a search, grouped by video: what names, tags or filters match, then what looks alike; best first.

    Attributes
    ----------
    hits : tuple of MomentHit
        Hits of one video are adjacent.
    n_videos_searched, n_videos : int
        Videos with vectors, and all videos, both of those that the restriction allows.
    reason : Sentence
        Why there are no hits, in plain words; otherwise empty.
    unknown_words : tuple of str
        Words of the query that the encoder knows too little about, so that the hits are guesses.
    scale : ScoreScale
        What the scores of the hits mean.
    """

    hits: tuple[MomentHit, ...]
    n_videos_searched: int
    n_videos: int
    reason: Sentence = EMPTY
    unknown_words: tuple[str, ...] = ()
    scale: ScoreScale = PLAIN_SCALE
