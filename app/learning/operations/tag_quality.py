"""The quality of a tag, and its threshold."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bridge.work import Operation, Read
from app.ui.localization.text import filled, inline_name, percent, tr
from core.domain.changes import Change
from core.domain.tag_quality import TagQuality
from core.domain.tags import Tag

if TYPE_CHECKING:
    from core.api.library import Library


@dataclass(frozen=True, slots=True)
class Examined:
    """The figures of one tag.

    Attributes
    ----------
    health : TagQuality
        Its quality.
    chosen : float or None
        The user's own threshold.
    scores : tuple of float
        Scores of all whole videos, lowest first.
    n_suggested : int
        Number of videos that it is suggested for.
    """

    health: TagQuality
    chosen: float | None
    scores: tuple[float, ...]
    n_suggested: int


def examine(tag_id: int) -> Read[Examined]:
    """Examine a tag; takes up to a second, since it is fitted several times."""

    def _examine(library: "Library") -> Examined:
        health = library.learning.tag_quality(tag_id)
        found = library.learning.scores([tag_id], with_moments=False)
        chosen = next((tag.threshold for tag in library.tags.list_all() if tag.id == tag_id), None)
        outlook = library.learning.outlooks([tag_id]).get(tag_id)
        scores = tuple(sorted(one.score for one in found))
        return Examined(health, chosen, scores, outlook.n_suggested if outlook is not None else 0)

    return Read(_examine)


def set_threshold(tag: Tag, threshold: float | None, *, edit: int = -1) -> Operation[Change]:
    """Set the score from which a tag is suggested.

    Parameters
    ----------
    tag : Tag
        The tag.
    threshold : float or None
        0 to 1; None for the learned one.
    edit : int
        Joins undo steps, see `Operation`.
    """
    if threshold is None:
        words = filled(tr("Tags", "Use the learned threshold for %1"), inline_name(tag.name))
    else:
        words = filled(tr("Tags", "Set the threshold of %1 to %2"), inline_name(tag.name), percent(threshold))
    return Operation(lambda library: library.tags.set_threshold(tag.id, threshold), words=words, edit=edit)
