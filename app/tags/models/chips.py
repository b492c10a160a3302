"""Chips: tags with their state in the selection."""

import enum
from dataclasses import dataclass

from app.stage.selection import Selection
from app.ui import confidence
from app.ui.localization.text import display_text, filled, isolated, left_to_right, number, tr
from app.ui.localization.times import short_span
from core.domain.moments import Moment
from core.domain.tags import Tag


class ChipState(enum.Enum):
    """The state of a tag; each has its own look and text."""

    GIVEN = enum.auto()
    PARTLY = enum.auto()
    """Some of the selected videos have it."""
    DERIVED = enum.auto()
    """Only moments of the video have it."""
    REJECTED = enum.auto()
    SUGGESTED = enum.auto()
    """Suggested, and not decided."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip.

    Attributes
    ----------
    tag : Tag
        The tag.
    state : ChipState
        Its state.
    n_with, n_of : int
        How many of the selected videos it applies to.
    is_removable : bool
        Whether it has a cross that removes the decision.
    source : str
        Who decided and when, as text; empty where that differs.
    score : float
        Confidence of a suggestion, 0 to 1.
    """

    tag: Tag
    state: ChipState
    n_with: int = 1
    n_of: int = 1
    is_removable: bool = False
    source: str = ""
    score: float = 0.0

    @property
    def text(self) -> str:
        """The tag's name on one line."""
        return display_text(self.tag.name)

    @property
    def count_text(self) -> str:
        """Such as ``12 of 40``; empty where it applies to all; ``likely`` where it is suggested for one video."""
        if self.state is ChipState.SUGGESTED and self.n_of == 1:
            return confidence.word(self.score)
        if self.n_with == self.n_of and self.state is not ChipState.SUGGESTED:
            return ""
        words = tr("Chip", "%1 of %2")
        return words.replace("%1", number(self.n_with)).replace("%2", number(self.n_of))

    @property
    def state_words(self) -> str:
        """Its state for screen reader and tooltip."""
        if self.state is ChipState.DERIVED:
            return tr("Chip", "applied to moments only")
        if self.state is ChipState.SUGGESTED and self.n_of == 1:
            return tr("Chip", "suggested, %1").replace("%1", confidence.word(self.score))
        many = tr("Chip", "%1 of %2 videos").replace("%1", number(self.n_with)).replace("%2", number(self.n_of))
        if self.state is ChipState.REJECTED:
            return tr("Chip", "rejected") if self.n_of == 1 else tr("Chip", "rejected for %1").replace("%1", many)
        if self.state is ChipState.SUGGESTED:
            return tr("Chip", "suggested for %1").replace("%1", many)
        if self.n_of == 1:
            return tr("Chip", "applied to the whole video")
        if self.n_with == self.n_of:
            return tr("Chip", "applied to all %n videos", n=self.n_of)
        return tr("Chip", "applied to %1").replace("%1", many)


@dataclass(frozen=True, slots=True)
class TagTarget:
    """Videos, or one moment of a video.

    Attributes
    ----------
    video_ids : tuple of int
        Catalog ids; for a moment, its video.
    moment : Moment or None
        None for whole videos.
    """

    video_ids: tuple[int, ...]
    moment: Moment | None = None

    def __bool__(self) -> bool:
        return bool(self.video_ids)

    @property
    def words(self) -> str:
        """The number of videos or moments: ``3 videos``, ``1 moment``."""
        if self.moment is not None:
            return tr("Target", "%n moments", n=1)
        return tr("Target", "%n videos", n=len(self.video_ids))


def target_of(selection: Selection, *, wants_whole: bool = False) -> TagTarget:
    """Return the current moment or the selected videos; empty if nothing is selected.

    `wants_whole` returns the videos even if a moment is current.
    """
    if selection.moment is not None and not wants_whole:
        return TagTarget((selection.moment.video_id,), selection.moment)
    return TagTarget(selection.ids)


def described(target: TagTarget, name: str) -> str:
    """Return the target as text for the tag bar, such as ``0:05 to 0:10 of clip.mp4``.

    Parameters
    ----------
    target : TagTarget
        May be empty.
    name : str
        File name of a single video; empty if not known.
    """
    if not target:
        return tr("Target", "Nothing selected")
    shown = isolated(display_text(name)) if name else tr("Target", "%n videos", n=1)
    if target.moment is not None:
        times = left_to_right(short_span(target.moment.start_seconds, target.moment.end_seconds))
        return filled(tr("Target", "%1 of %2"), times, shown)
    return shown if len(target.video_ids) == 1 else target.words
