"""The quality of a tag, and what may be claimed about it."""

import enum
from dataclasses import dataclass

from core.domain.audits import Audit


class QualityLevel(enum.StrEnum):
    """The quality of a tag in one word."""

    TOO_FEW = "too few"
    """Few decisions, and no audit."""
    UNCHECKED = "unchecked"
    """Enough decisions, but without an audit it is not known how many suggestions are right."""
    DOUBTFUL = "doubtful"
    """According to an audit, too many suggestions are wrong."""
    USABLE = "usable"
    RELIABLE = "reliable"
    """According to an audit, enough suggestions are right."""


@dataclass(frozen=True, slots=True)
class TagQuality:
    """The quality of a tag, and whether more decisions would help.

    Attributes
    ----------
    tag_id : int
        Catalog id.
    n_accepted, n_rejected : int
        Decisions.
    average_precision, low, high : float or None
        Cross-validated average precision on the decided videos, with its 90 % interval; None where nothing can be said.
        It is not the share of right suggestions: see ``audit``.
    threshold : float
        Score from which the tag is suggested.
    thresholds : tuple of (float, float or None, float or None)
        Threshold, precision and recall on held-out decisions, for a slider.
    curve : tuple of (int, float)
        Number of decisions learned from, and the average precision reached.
    level : QualityLevel
        The quality in one word.
    would_more_help : bool
        Whether the curve still rises.
    audit : Audit or None
        The last audit, with what has changed since; None if there was none.
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
    level: QualityLevel
    would_more_help: bool
    audit: Audit | None = None
