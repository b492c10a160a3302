"""What learning returns: scores, training reports, questions and audits."""

import enum
from dataclasses import dataclass, replace

from core.sentence import EMPTY, Sentence

SAME_QUALITY = 0.005
"""Differences in quality of up to half a percentage point count as none."""
_FEW_MORE = 10
BEFORE_TRAINING = 0
"""In place of a version: the head that was in use before the last training."""


@dataclass(frozen=True, slots=True)
class LearnReport:
    """The result of learning from new decisions.

    Attributes
    ----------
    tag_ids : tuple of int
        Tags that were fitted again.
    n_decisions : int
        Decisions that they were fitted to.
    n_suggestions : int
        Suggestions that these tags have now.
    seconds : float
        How long it took.
    version : int
        Version of their head; 0 before the first was kept.
    """

    tag_ids: tuple[int, ...] = ()
    n_decisions: int = 0
    n_suggestions: int = 0
    seconds: float = 0.0
    version: int = 0

    def followed_by(self, later: "LearnReport") -> "LearnReport":
        """Return one report of both."""
        return LearnReport(
            tuple(dict.fromkeys(self.tag_ids + later.tag_ids)),
            self.n_decisions + later.n_decisions,
            self.n_suggestions + later.n_suggestions,
            self.seconds + later.seconds,
            later.version,
        )


@dataclass(frozen=True, slots=True)
class TagComparison:
    """One tag before and after training.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    before, after : float or None
        Quality: average precision on held-out decisions, the same ones for both; None where there are too few. It tells
        how well the tag ranks decided videos, not how many suggestions are right.
    n_before, n_after : int or None
        Undecided videos that it is suggested for; None where they were not counted.
    is_kept : bool
        Whether the tag stayed as it was.
    """

    tag_id: int
    before: float | None
    after: float | None
    n_before: int | None = None
    n_after: int | None = None
    is_kept: bool = False

    @property
    def as_used(self) -> "TagComparison":
        """The figures of what is in use: for a tag that stayed as it was, after equals before."""
        return replace(self, after=self.before, n_after=self.n_before) if self.is_kept else self

    @property
    def is_measured(self) -> bool:
        """Whether there are enough decisions to compare."""
        return self.before is not None and self.after is not None

    @property
    def gain(self) -> float:
        """Change in quality; 0 where it is negligible or was not measured."""
        if self.before is None or self.after is None or abs(self.after - self.before) <= SAME_QUALITY:
            return 0.0
        return self.after - self.before

    @property
    def is_worse(self) -> bool:
        """Whether its quality fell."""
        return self.gain < 0

    @property
    def has_jumped(self) -> bool:
        """Whether it is suggested for at least twice as many videos, and for more than ten more."""
        if self.n_before is None or self.n_after is None:
            return False
        return self.n_after >= 2 * self.n_before and self.n_after - self.n_before > _FEW_MORE


@dataclass(frozen=True, slots=True)
class TrainReport:
    """The result of a training.

    Attributes
    ----------
    version : int
        Of the new head.
    n_tags, n_decisions : int
        What it was trained on.
    seconds : float
        How long it took.
    before, after : float or None
        Mean quality over tags, see `TagComparison`; None where there are too few decisions. Tags that stayed as they
        were count with their old quality.
    share : float
        How much of a new temporal part was used; 0 where the old one was better or none was trained.
    was_refreshed : bool
        Whether a temporal part was trained at all.
    tags : tuple of TagComparison
        Figures of each tag.
    reason : Sentence
        Why no temporal part was trained or used, or why all tags had to be fitted again; mostly empty.
    is_proposal : bool
        Whether it is not in use yet.
    can_keep_rows : bool
        Whether single tags can stay as they are when it is put to use.
    """

    version: int
    n_tags: int
    n_decisions: int
    seconds: float
    before: float | None
    after: float | None
    share: float
    was_refreshed: bool
    tags: tuple[TagComparison, ...]
    reason: Sentence = EMPTY
    is_proposal: bool = False
    can_keep_rows: bool = True

    @property
    def is_doubtful(self) -> bool:
        """Whether any tag got worse or is suggested far more often."""
        return any(tag.is_worse or tag.has_jumped for tag in self.tags)

    @property
    def doubtful(self) -> tuple[int, ...]:
        """Tags whose new rows should not be used unseen: worse, suggested far more often, or not measured."""
        return tuple(tag.tag_id for tag in self.tags if tag.is_worse or tag.has_jumped or not tag.is_measured)

    @property
    def better_kept(self) -> tuple[int, ...]:
        """Tags that should stay as they are: those that got worse, and those that cannot be measured."""
        return tuple(tag.tag_id for tag in self.tags if tag.is_worse or not tag.is_measured)


@dataclass(frozen=True, slots=True)
class ScoredTag:
    """Score of a tag on a video or moment, under the head in use.

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    score : float
        Calibrated, 0 to 1.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    is_suggested : bool
        Whether it reaches the tag's threshold and is undecided.
    """

    video_id: int
    tag_id: int
    score: float
    start_seconds: float | None
    end_seconds: float | None
    is_suggested: bool


class ReviewMode(enum.StrEnum):
    """The kind of a page of questions."""

    MIXED = "mixed"
    UNSURE = "unsure"
    CONFIDENT = "confident"
    RANDOM = "random"
    DISAGREES = "disagrees"
    """Decisions that a head not trained on them contradicts: probable mistakes."""
    AUDIT = "audit"
    """A random sample of the suggestions, to count how many are right."""


@dataclass(frozen=True, slots=True)
class Question:
    """Does this tag fit here?

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    score : float
        Under the head in use.
    was_accepted : bool or None
        The earlier decision about it; None if there was none.
    is_likely : bool
        Whether the score reaches the tag's threshold; lower ones should not be accepted unseen.
    audit_id : int or None
        The audit that it was drawn for: its score must not be shown before it is answered.
    """

    video_id: int
    tag_id: int
    start_seconds: float | None
    end_seconds: float | None
    score: float
    was_accepted: bool | None = None
    is_likely: bool = True
    audit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer to a question.

    Attributes
    ----------
    question : Question
        What was asked.
    is_right : bool or None
        Whether the tag fits there; None leaves it undecided.
    """

    question: Question
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class AuditSheet:
    """A random sample of a tag's suggestions, to be answered.

    Attributes
    ----------
    audit_id : int
        Catalog id; 0 where nothing is suggested.
    n_suggested : int
        Number of videos that it was drawn from.
    questions : tuple of Question
        In random order, so that any first part of them is a random sample, too.
    """

    audit_id: int
    n_suggested: int
    questions: tuple[Question, ...]
