"""The suggestions for the selection, without those already decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.stage.tag_book import TagBook
from app.tags.models.chips import Chip, ChipState
from app.ui import confidence
from app.ui.localization.text import filled, number, tr
from core.domain.moments import Moment
from core.domain.tags import Decision, Suggestion, Tag, TagSuggested, Verdict

MomentKey = tuple[int, float, float]
_SAME_SHARE = 0.5
"""Moments that share this much of the shorter one count as the same; the model treats them alike."""


@dataclass(frozen=True, slots=True)
class SuggestedMoment:
    """A tag suggested at a moment.

    Attributes
    ----------
    tag : Tag
        The tag.
    moment : Moment
        The moment.
    score : float
        Confidence, 0 to 1.
    source : str
        Where the suggestion comes from, as text.
    """

    tag: Tag
    moment: Moment
    score: float
    source: str = ""

    @property
    def key(self) -> MomentKey:
        """Identifies it among suggestions of the same video."""
        return self.tag.id, self.moment.start_seconds, self.moment.end_seconds


def of_one(
    found: Sequence[Suggestion], decisions: Collection[Decision], book: TagBook
) -> tuple[tuple[Chip, ...], tuple[SuggestedMoment, ...]]:
    """Sort the suggestions for one video into chips for the whole video, and moments; best first.

    Suggestions that decisions settle, and tags that the book does not know, are left out.
    """
    chips: list[Chip] = []
    moments: list[SuggestedMoment] = []
    for one in still_open(found, decisions):
        tag = book.tag(one.tag_id)
        if tag is None:
            continue
        source = source_words(one, tag)
        if one.start_seconds is None or one.end_seconds is None:
            chips.append(Chip(tag, ChipState.SUGGESTED, source=source, score=one.score))
        else:
            moment = Moment(one.video_id, one.start_seconds, one.end_seconds)
            moments.append(SuggestedMoment(tag, moment, one.score, source))
    return tuple(chips), tuple(moments)


def of_many(found: Sequence[TagSuggested], book: TagBook) -> tuple[Chip, ...]:
    """Return chips for the suggestions for many videos, those suggested for most first."""
    return tuple(
        Chip(
            tag,
            ChipState.SUGGESTED,
            one.n_videos,
            one.n_of,
            source=filled(tr("Suggested", "Average: %1"), confidence.word(one.score)),
            score=one.score,
        )
        for one in found
        if (tag := book.tag(one.tag_id)) is not None
    )


def still_open(found: Sequence[Suggestion], decisions: Collection[Decision]) -> list[Suggestion]:
    """Return the suggestions that no decision settles: a suggestion stays until the model has learned from the
    decision.
    """
    by_tag: dict[int, list[Decision]] = {}
    for decision in decisions:
        by_tag.setdefault(decision.tag_id, []).append(decision)
    return [one for one in found if not any(_settles(told, one) for told in by_tag.get(one.tag_id, ()))]


def _settles(told: Decision, one: Suggestion) -> bool:
    if told.start_seconds is None or told.end_seconds is None:
        return one.start_seconds is None or told.verdict is Verdict.REJECTED
    if one.start_seconds is None or one.end_seconds is None:
        return False
    shared = min(one.end_seconds, told.end_seconds) - max(one.start_seconds, told.start_seconds)
    shorter = min(one.end_seconds - one.start_seconds, told.end_seconds - told.start_seconds)
    return shared >= _SAME_SHARE * shorter


def source_words(one: Suggestion, tag: Tag) -> str:
    """Return the model version of a suggestion and whose threshold it reached, as lines of plain text."""
    lines = []
    if one.head_version:
        lines.append(filled(tr("Suggested", "Learned, version %1"), number(one.head_version)))
    if tag.threshold is None:
        lines.append(tr("Suggested", "Suggested above the learned threshold"))
    else:
        lines.append(tr("Suggested", "Suggested above the threshold you set"))
    return "\n".join(lines)
