"""Audits: how many of a tag's suggestions are right, counted on a random sample of them."""

import enum
from dataclasses import dataclass
from datetime import datetime

N_ASKED = 12
"""Number of videos in the sample of an audit, or all if fewer are suggested. If all are right, the tag is reliable."""


class Since(enum.StrEnum):
    """What has changed about a tag since its audit, so that the audit no longer applies."""

    DECISIONS = "decisions"
    """Decisions about it were added or removed."""
    TRAINING = "training"
    THRESHOLD = "threshold"
    """Its threshold, or the aim of thresholds, was changed."""
    WORDS = "words"
    GREW = "grew"
    """Many more videos are suggested than the sample was drawn from."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Answers to a random sample of a tag's suggestions.

    Attributes
    ----------
    id, tag_id : int
        Catalog ids.
    started_at : datetime
        UTC.
    head_version : int
        The head that made the suggestions; 0 before the first training.
    threshold : float
        Score from which the tag was suggested.
    n_suggested : int
        Number of videos that the sample was drawn from.
    n_drawn : int
        Number of videos in the sample.
    n_right, n_wrong : int
        Answers.
    low, high : float
        Exact 90 % interval of the share of right suggestions; unanswered ones may be either.
    since : tuple of Since
        What has changed; empty while the audit applies.
    n_decisions_since : int
        Later decisions about the tag, without its own answers.
    """

    id: int
    tag_id: int
    started_at: datetime
    head_version: int
    threshold: float
    n_suggested: int
    n_drawn: int
    n_right: int
    n_wrong: int
    low: float
    high: float
    since: tuple[Since, ...] = ()
    n_decisions_since: int = 0

    @property
    def n_answered(self) -> int:
        """Number of videos answered as right or wrong."""
        return self.n_right + self.n_wrong

    @property
    def is_partial(self) -> bool:
        """Whether some of the sample was not answered."""
        return self.n_answered < self.n_drawn

    @property
    def precision(self) -> float:
        """The share that was right, 0 to 1."""
        return self.n_right / self.n_answered if self.n_answered else 0.0

    @property
    def is_current(self) -> bool:
        """Whether it still applies to the current suggestions."""
        return bool(self.n_answered) and not self.since
