"""How well a tag is known, and what may be claimed of it."""

import enum
from dataclasses import dataclass

from core.domain.audits import Audit


class Knowledge(enum.StrEnum):
    """How well a tag is known, in one word."""

    TOO_FEW = "too few"
    """Few decisions, and no audit."""
    UNCHECKED = "unchecked"
    """Enough decisions, but how many of the suggestions are right is not known without an audit."""
    DOUBTFUL = "doubtful"
    """An audit says that too many of the suggestions are wrong."""
    USABLE = "usable"
    RELIABLE = "reliable"
    """An audit says that enough of the suggestions are right."""


@dataclass(frozen=True, slots=True)
class TagHealth:
    """How well a tag is learned, and whether more decisions would help.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_accepted, n_rejected : int
        Decisions.
    average_precision, low, high : float or None
        How well it ranks the videos that were decided about, held out in turn, with the ends of its 90 % interval;
        None where nothing can be said. It is no precision of suggestions: see ``audit``.
    threshold : float
        From which the tag is suggested.
    thresholds : tuple of (float, float or None, float or None)
        Threshold, precision and recall among the videos that were decided about, held out, for a slider.
    curve : tuple of (int, float)
        Decisions learned from, and the average precision that came of them.
    knowledge : Knowledge
        In one word.
    would_more_help : bool
        Whether the curve still rises.
    audit : Audit or None
        The last one, with what has changed since; None without any.
    """

    tag_id: int
    n_accepted: int
    n_rejected: int
    average_precision: float | None
    low: float | None
    high: float | None
    threshold: float
    thresholds: tuple[tuple[float, float | None, float | None], ...]
    curve: tuple[tuple[int, float], ...]
    knowledge: Knowledge
    would_more_help: bool
    audit: Audit | None = None
