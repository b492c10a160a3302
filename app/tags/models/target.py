"""What tags and ratings are given to: the videos chosen, or the moment at hand."""

from dataclasses import dataclass

from app.stage.selection import Selection
from app.ui.text import display_text, filled, isolated, left_to_right, tr
from app.ui.times import short_span
from core.domain.moments import Moment


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
        return tr("Target", "Nothing is chosen")
    shown = isolated(display_text(name)) if name else tr("Target", "%n videos", n=1)
    if target.moment is not None:
        times = left_to_right(short_span(target.moment.start_seconds, target.moment.end_seconds))
        return filled(tr("Target", "%1 of %2"), times, shown)
    return shown if len(target.video_ids) == 1 else target.words
