"""The values that the inspector shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.browse.models.cards import VideoCard
from app.stage.tag_book import TagBook
from app.tags.models import suggested as suggested_models
from app.tags.models.chips import Chip, ChipState
from app.tags.models.suggested import SuggestedMoment
from app.ui.localization.dates import moment_in_time
from app.ui.localization.text import filled, inline_name, tr
from core.domain.moments import Moment
from core.domain.tags import PERSON, Decision, Suggestion, Tag, TagState, TagSuggested, Verdict
from core.domain.videos import VideoSums

_IMPORT = "import:"


@dataclass(frozen=True, slots=True)
class OneVideo:
    """Everything the inspector shows about one video.

    Attributes
    ----------
    card : VideoCard
        The video with its picture.
    paths : tuple of Path
        Where its copies are.
    decisions : tuple of Decision
        Decisions about it and its moments.
    suggestions : tuple of Suggestion
        Suggestions for it and its moments, best first.
    """

    card: VideoCard
    paths: tuple[Path, ...]
    decisions: tuple[Decision, ...]
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class ManyVideos:
    """What many videos have in common.

    Attributes
    ----------
    sums : VideoSums
        Total duration and size, and the properties they share.
    states : tuple of TagState
        How many videos have each tag.
    suggested : tuple of TagSuggested
        For how many videos each tag is suggested.
    video_ids : tuple of int
        Their catalog ids.
    """

    sums: VideoSums
    states: tuple[TagState, ...]
    suggested: tuple[TagSuggested, ...] = ()
    video_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DecidedMoment:
    """A decision about a tag at a moment.

    Attributes
    ----------
    tag : Tag
        The tag.
    moment : Moment
        The moment.
    is_rejected : bool
        Whether the tag was rejected.
    source : str
        Who decided and when, as text.
    """

    tag: Tag
    moment: Moment
    is_rejected: bool
    source: str


@dataclass(frozen=True, slots=True)
class TagSections:
    """The tags of the selection by section.

    Attributes
    ----------
    given : tuple of Chip
        Applied to whole videos.
    moments : tuple of DecidedMoment
        By time.
    derived : tuple of Chip
        Applied to moments only.
    rejected : tuple of Chip
        Rejected for whole videos.
    rejected_moments : tuple of DecidedMoment
        By time.
    suggested : tuple of Chip
        Suggested for whole videos, best first.
    suggested_moments : tuple of SuggestedMoment
        Best first.
    """

    given: tuple[Chip, ...] = ()
    moments: tuple[DecidedMoment, ...] = ()
    derived: tuple[Chip, ...] = ()
    rejected: tuple[Chip, ...] = ()
    rejected_moments: tuple[DecidedMoment, ...] = ()
    suggested: tuple[Chip, ...] = ()
    suggested_moments: tuple[SuggestedMoment, ...] = ()

    @property
    def n_rejected(self) -> int:
        """Number of rejections."""
        return len(self.rejected) + len(self.rejected_moments)


@dataclass(slots=True)
class _Sorter:
    given: list[Chip] = field(default_factory=list)
    moments: list[DecidedMoment] = field(default_factory=list)
    rejected: list[Chip] = field(default_factory=list)
    rejected_moments: list[DecidedMoment] = field(default_factory=list)

    def add(self, decision: Decision, tag: Tag) -> None:
        is_rejected, source = decision.verdict is Verdict.REJECTED, source_words(decision)
        if decision.start_seconds is None or decision.end_seconds is None:
            state = ChipState.REJECTED if is_rejected else ChipState.GIVEN
            chip = Chip(tag, state, is_removable=True, source=source)
            (self.rejected if is_rejected else self.given).append(chip)
        else:
            moment = Moment(decision.video_id, decision.start_seconds, decision.end_seconds)
            one = DecidedMoment(tag, moment, is_rejected, source)
            (self.rejected_moments if is_rejected else self.moments).append(one)


def sections_of_one(
    decisions: Sequence[Decision], book: TagBook, suggestions: Sequence[Suggestion] = ()
) -> TagSections:
    """Sort decisions and suggestions for one video into sections: chips by name, moments by time.

    Decisions about tags that the book does not know (yet) are left out.
    """
    sorter = _Sorter()
    for decision in decisions:
        if (tag := book.tag(decision.tag_id)) is not None:
            sorter.add(decision, tag)
    whole = {chip.tag.id for chip in sorter.given}
    only = {found.tag.id: found.tag for found in sorter.moments if found.tag.id not in whole}
    suggested, suggested_moments = suggested_models.of_one(suggestions, decisions, book)
    return TagSections(
        given=_by_name(sorter.given),
        moments=_by_time(sorter.moments),
        derived=_by_name([Chip(tag, ChipState.DERIVED) for tag in only.values()]),
        rejected=_by_name(sorter.rejected),
        rejected_moments=_by_time(sorter.rejected_moments),
        suggested=suggested,
        suggested_moments=suggested_moments,
    )


def sections_of_many(states: Sequence[TagState], book: TagBook, suggested: Sequence[TagSuggested] = ()) -> TagSections:
    """Sort the tags and suggestions of many videos into sections, without moments; the most frequent first."""
    given: list[Chip] = []
    rejected: list[Chip] = []
    for one in states:
        tag = book.tag(one.tag_id)
        if tag is None:
            continue
        if one.n_with:
            state = ChipState.GIVEN if one.n_with == one.n_of else ChipState.PARTLY
            given.append(Chip(tag, state, one.n_with, one.n_of))
        if one.n_rejected:
            rejected.append(Chip(tag, ChipState.REJECTED, one.n_rejected, one.n_of, is_removable=True))
    chips = suggested_models.of_many(suggested, book)
    return TagSections(given=_by_count(given), rejected=_by_count(rejected), suggested=chips)


def _by_name(chips: list[Chip]) -> tuple[Chip, ...]:
    return tuple(sorted(chips, key=lambda chip: chip.tag.name.casefold()))


def _by_count(chips: list[Chip]) -> tuple[Chip, ...]:
    return tuple(sorted(chips, key=lambda chip: (-chip.n_with, chip.tag.name.casefold())))


def _by_time(moments: list[DecidedMoment]) -> tuple[DecidedMoment, ...]:
    return tuple(sorted(moments, key=lambda one: (one.moment.start_seconds, one.tag.name.casefold())))


def source_words(decision: Decision) -> str:
    """Return who decided and when, such as ``by you, 17.05.24 12:30``."""
    who = tr("Inspector", "by you")
    if decision.source != PERSON:
        name = inline_name(decision.source.removeprefix(_IMPORT))
        who = filled(tr("Inspector", "imported from %1"), name)
    return f"{who}, {moment_in_time(decision.decided_at)}"
