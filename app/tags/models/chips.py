"""Chips: tags as they stand among what is chosen."""

import enum
from dataclasses import dataclass

from app.stage.selection import Selection
from app.ui import confidence
from app.ui.text import display_text, filled, isolated, left_to_right, number, tr
from app.ui.times import short_span
from core.domain.moments import Moment
from core.domain.tags import Tag


class ChipState(enum.Enum):
    """How a tag stands; each is drawn and said in another way."""

    GIVEN = enum.auto()
    PARTLY = enum.auto()
    """Some of the videos chosen have it."""
    DERIVED = enum.auto()
    """Only moments of the video have it."""
    REJECTED = enum.auto()
    SUGGESTED = enum.auto()
    """The program thinks that it fits; nobody has decided."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip.

    Attributes
    ----------
    tag : Tag
        Whose.
    state : ChipState
        See there.
    n_with, n_of : int
        How many of the videos chosen it holds for.
    is_removable : bool
        Whether it has a cross that takes the decision back.
    source : str
        Who decided and when, in words; empty where that differs.
    score : float
        How sure the program is, 0 to 1, where it is suggested.
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
        """The tag's name for one line of display."""
        return display_text(self.tag.name)

    @property
    def count_text(self) -> str:
        """Such as ``12 of 40``; empty where it holds for all; ``likely`` where it is suggested for one video."""
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
class Target:
    """Videos, or one moment of one video.

    Attributes
    ----------
    video_ids : tuple of int
        Catalog ids; of a moment, its video.
    moment : Moment or None
        None for whole videos.
    """

    video_ids: tuple[int, ...]
    moment: Moment | None = None

    def __bool__(self) -> bool:
        return bool(self.video_ids)

    @property
    def words(self) -> str:
        """How many of what: ``3 videos``, ``1 moment``."""
        if self.moment is not None:
            return tr("Target", "%n moments", n=1)
        return tr("Target", "%n videos", n=len(self.video_ids))


def target_of(selection: Selection, *, wants_whole: bool = False) -> Target:
    """Say what is at hand.

    Parameters
    ----------
    selection : Selection
        The window's.
    wants_whole : bool
        Whether the videos are meant although a moment is at hand.

    Returns
    -------
    Target
        Empty where nothing is chosen.
    """
    if selection.moment is not None and not wants_whole:
        return Target((selection.moment.video_id,), selection.moment)
    return Target(selection.ids)


def described(target: Target, name: str) -> str:
    """Say what is at hand in full, for the tag bar.

    Parameters
    ----------
    target : Target
        May be empty.
    name : str
        File name of its video, where it is one; empty where it is not known.

    Returns
    -------
    str
        Such as ``0:05 to 0:10 of clip.mp4``.
    """
    if not target:
        return tr("Target", "Nothing selected")
    shown = isolated(display_text(name)) if name else tr("Target", "%n videos", n=1)
    if target.moment is not None:
        times = left_to_right(short_span(target.moment.start_seconds, target.moment.end_seconds))
        return filled(tr("Target", "%1 of %2"), times, shown)
    return shown if len(target.video_ids) == 1 else target.words
