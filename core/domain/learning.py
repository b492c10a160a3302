"""What learning tells people: scores, what it came to, what to ask next, how well a tag is known."""

import enum
from dataclasses import dataclass, replace

from core.sentence import EMPTY, Sentence

SAME_QUALITY = 0.005
"""Differences of up to half a per cent are none."""
_FEW_MORE = 10
BEFORE_TRAINING = 0
"""Stands for the head that was at work before the last training, where a version is asked for."""


@dataclass(frozen=True, slots=True)
class LearnReport:
    """What a correction came to.

    Attributes
    ----------
    tag_ids : tuple of int
        Tags that were fitted anew.
    n_decisions : int
        Decisions that they were fitted to.
    n_suggestions : int
        Suggestions that these tags have now.
    seconds : float
        How long it took.
    version : int
        Version of the head that they belong to; 0 before the first was kept.
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
class TagCompared:
    """One tag before and after training.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    before, after : float or None
        Quality: average precision on decisions held out, on the same ones for both; None where there are too few to
        tell. It says how well the tag ranks what was decided, not how many of its suggestions are right.
    n_before, n_after : int or None
        Videos that it is suggested for, among those it was not decided about; None where they were not counted.
    is_kept : bool
        Whether the tag kept what it had before.
    """

    tag_id: int
    before: float | None
    after: float | None
    n_before: int | None = None
    n_after: int | None = None
    is_kept: bool = False

    @property
    def as_used(self) -> "TagCompared":
        """The same as far as it is in use: what kept what it had is after as it was before."""
        return replace(self, after=self.before, n_after=self.n_before) if self.is_kept else self

    @property
    def is_measured(self) -> bool:
        """Whether there are decisions enough to compare by."""
        return self.before is not None and self.after is not None

    @property
    def gain(self) -> float:
        """By how much its quality rose; differences that are none count as 0, as what could not be measured does."""
        if self.before is None or self.after is None or abs(self.after - self.before) <= SAME_QUALITY:
            return 0.0
        return self.after - self.before

    @property
    def is_worse(self) -> bool:
        """Whether its quality fell."""
        return self.gain < 0

    @property
    def has_jumped(self) -> bool:
        """Whether it is suggested for twice as many videos or more, and for more than ten more."""
        if self.n_before is None or self.n_after is None:
            return False
        return self.n_after >= 2 * self.n_before and self.n_after - self.n_before > _FEW_MORE


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What training came to.

    Attributes
    ----------
    version : int
        Of the head that came of it.
    n_tags, n_decisions : int
        What it was trained on.
    seconds : float
        How long it took.
    before, after : float or None
        Mean quality over tags, see `TagCompared`; None where there are too few decisions to tell. What kept what it had
        counts with that.
    share : float
        Of a new temporal part that was taken over; 0 where the old one was better or none was trained.
    was_refreshed : bool
        Whether a temporal part was trained at all.
    tags : tuple of TagCompared
        Each tag for itself.
    reason : Sentence
        Why no temporal part was trained or taken over, or why all tags had to be fitted anew, in plain words; mostly
        empty.
    is_proposal : bool
        Whether nothing of it is in use yet.
    can_keep_rows : bool
        Whether single tags can keep what they have when it is put to use.
    """

    version: int
    n_tags: int
    n_decisions: int
    seconds: float
    before: float | None
    after: float | None
    share: float
    was_refreshed: bool
    tags: tuple[TagCompared, ...]
    reason: Sentence = EMPTY
    is_proposal: bool = False
    can_keep_rows: bool = True

    @property
    def is_doubtful(self) -> bool:
        """Whether any tag got worse, or is suggested for many more videos."""
        return any(tag.is_worse or tag.has_jumped for tag in self.tags)

    @property
    def doubtful(self) -> tuple[int, ...]:
        """Tags whose new rows nobody should use unseen: worse, suggested for many more videos, or not measured."""
        return tuple(tag.tag_id for tag in self.tags if tag.is_worse or tag.has_jumped or not tag.is_measured)

    @property
    def better_kept(self) -> tuple[int, ...]:
        """Tags that had better keep what they have: those that got worse, and those that cannot be measured."""
        return tuple(tag.tag_id for tag in self.tags if tag.is_worse or not tag.is_measured)


@dataclass(frozen=True, slots=True)
class ScoredTag:
    """What the head in use says of a tag on a video or moment.

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    score : float
        Calibrated, 0 to 1.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    is_suggested : bool
        Whether it reaches the tag's threshold and nothing was decided about it.
    """

    video_id: int
    tag_id: int
    score: float
    start_seconds: float | None
    end_seconds: float | None
    is_suggested: bool


class ReviewMode(enum.StrEnum):
    """What a page of questions is made of."""

    MIXED = "mixed"
    UNSURE = "unsure"
    CONFIDENT = "confident"
    RANDOM = "random"
    DISAGREES = "disagrees"
    """Decisions that the head, not having seen them, contradicts: probably wrong labels."""
    AUDIT = "audit"
    """A random sample of what is suggested, to count how much of it is right."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: does this tag fit here?

    Attributes
    ----------
    video_id, tag_id : int
        Catalog ids.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    score : float
        What the head says.
    was_accepted : bool or None
        What was decided about it before; None where nothing was.
    is_likely : bool
        Whether the score reaches the tag's threshold: what does not is not to be taken for right unseen.
    audit_id : int or None
        The audit that it was drawn for: nobody should see its score before they answer.
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
    """What a person said to a question.

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
        Videos that it was drawn from.
    questions : tuple of Question
        In random order: any number of them, from the first on, is a random sample, too.
    """

    audit_id: int
    n_suggested: int
    questions: tuple[Question, ...]
