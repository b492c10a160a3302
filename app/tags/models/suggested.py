"""What the program suggests for what is chosen, as values; nothing that a person has decided about already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.stage.tag_book import TagBook
from app.tags.models.chips import Chip, ChipState
from app.ui import confidence
from app.ui.text import filled, number, tr
from core.domain.moments import Moment
from core.domain.tags import Decision, Suggestion, Tag, TagSuggested, Verdict

MomentKey = tuple[int, float, float]
_SAME_SHARE = 0.5
"""What shares so much of the shorter one is the same moment; the head sees it the same way."""


@dataclass(frozen=True, slots=True)
class SuggestedMoment:
    """A tag that is suggested at a moment.

    Attributes
    ----------
    tag : Tag
        Which.
    moment : Moment
        When.
    score : float
        How sure the program is, 0 to 1.
    source : str
        Where that comes from, in words.
    """

    tag: Tag
    moment: Moment
    score: float
    source: str = ""

    @property
    def key(self) -> MomentKey:
        """What tells it from others of the same video."""
        return self.tag.id, self.moment.start_seconds, self.moment.end_seconds


def of_one(
    found: Sequence[Suggestion], decisions: Collection[Decision], book: TagBook
) -> tuple[tuple[Chip, ...], tuple[SuggestedMoment, ...]]:
    """Sort what is suggested for one video.

    Parameters
    ----------
    found : sequence of Suggestion
        Best first.
    decisions : collection of Decision
        About the video: what they settle is left out.
    book : TagBook
        Tags that it does not know are left out.

    Returns
    -------
    tuple
        Chips for the whole video, and moments; best first.
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
    """Make chips of what is suggested for many videos; those suggested for most first."""
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
    """Leave out what decisions settle: until the program has learned from them, it still suggests it.

    Parameters
    ----------
    found : sequence of Suggestion
        Of one video.
    decisions : collection of Decision
        About it and its moments.

    Returns
    -------
    list of Suggestion
        In the order given.
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
    """Say where a suggestion comes from.

    Parameters
    ----------
    one : Suggestion
        Any.
    tag : Tag
        Its tag.

    Returns
    -------
    str
        Version of the head and whose threshold; lines of plain text.
    """
    lines = []
    if one.head_version:
        lines.append(filled(tr("Suggested", "Learned, version %1"), number(one.head_version)))
    if tag.threshold is None:
        lines.append(tr("Suggested", "Suggested above the learned threshold"))
    else:
        lines.append(tr("Suggested", "Suggested above the threshold you set"))
    return "\n".join(lines)
