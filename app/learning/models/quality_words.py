"""The quality of a tag in words, and how well each threshold would do."""

from dataclasses import dataclass

from app.learning.models import audit_words
from app.ui.localization.text import filled, number, percent, tr
from core.domain.tag_quality import QualityLevel, TagQuality

ENOUGH = 10
"""Accepted videos, and as many rejected ones, that a tag needs."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall of a threshold on decisions that the head has not seen.

    Attributes
    ----------
    precision, recall : float or None
        None where there are not enough decisions to tell.
    """

    precision: float | None
    recall: float | None


def title(health: TagQuality) -> str:
    """Return the quality of a tag in one to three words."""
    words = {
        QualityLevel.TOO_FEW: tr("TagQuality", "Too few examples"),
        QualityLevel.UNCHECKED: tr("TagQuality", "Not checked yet"),
        QualityLevel.DOUBTFUL: tr("TagQuality", "Many suggestions are wrong"),
        QualityLevel.USABLE: tr("TagQuality", "Usable"),
        QualityLevel.RELIABLE: tr("TagQuality", "Reliable"),
    }
    return words[health.level]


def sentence(health: TagQuality) -> str:
    """Return one or two sentences with the decisions behind it and what to do."""
    accepted = tr("TagQuality", "%n accepted", n=health.n_accepted)
    rejected = tr("TagQuality", "%n rejected", n=health.n_rejected)
    both = filled(tr("TagQuality", "%1, %2"), accepted, rejected)
    words = {
        QualityLevel.TOO_FEW: tr("TagQuality", "%1. A tag needs about %2 of each, from different videos."),
        QualityLevel.UNCHECKED: tr("TagQuality", "%1."),
        QualityLevel.DOUBTFUL: tr("TagQuality", "%1. Reject wrong suggestions, or raise the threshold."),
        QualityLevel.USABLE: tr("TagQuality", "%1. Suggestions are worth reviewing, but some will be wrong."),
        QualityLevel.RELIABLE: tr("TagQuality", "%1. Most suggestions can be trusted."),
    }
    return filled(words[health.level], both, number(ENOUGH))


def checked(health: TagQuality, n_suggested: int) -> str:
    """Return how many of the suggestions are right, or that this is not known."""
    return audit_words.unknown(n_suggested) if health.audit is None else audit_words.sentence(health.audit)


def ranking(health: TagQuality) -> str:
    """Return how well the tag ranks decided videos, and that this is not the share of right suggestions."""
    if health.average_precision is None:
        return ""
    words = tr(
        "TagQuality",
        "Accuracy on examples kept back for testing: %1. It tells how well accepted videos rank above"
        " rejected ones, not how many suggestions are right.",
    )
    return filled(words, percent(health.average_precision))


def more(health: TagQuality) -> str:
    """Return whether more decisions would help."""
    if health.would_more_help:
        return tr("TagQuality", "More decisions would help.")
    return tr("TagQuality", "More of the same would hardly help, but decisions about unusual videos might.")


def quality_at(health: TagQuality, threshold: float) -> Quality:
    """Return the quality at a threshold from 0 to 1.

    Between two measured thresholds it is interpolated; where one of them is not known, the nearer one counts.
    """
    steps = sorted(health.thresholds)
    if not steps:
        return Quality(None, None)
    above = next((step for step in steps if step[0] >= threshold), steps[-1])
    below = next((step for step in reversed(steps) if step[0] <= threshold), steps[0])
    width = above[0] - below[0]
    share = (threshold - below[0]) / width if width else 0.0
    return Quality(_between(below[1], above[1], share), _between(below[2], above[2], share))


def _between(low: float | None, high: float | None, share: float) -> float | None:
    if low is None or high is None:
        return low if share < 1 / 2 else high
    return low + (high - low) * share


def precision(quality: Quality) -> str:
    """Return how many of the decided videos that reach the threshold were accepted, in words."""
    if quality.precision is None:
        return tr("TagQuality", "Right above this score: too few decisions to tell")
    words = tr("TagQuality", "Right above this score: about %1 of 10 of the videos you decided about")
    return filled(words, _of_ten(quality.precision))


def recall(quality: Quality) -> str:
    """Return how many of the accepted videos reach the threshold, in words."""
    if quality.recall is None:
        return tr("TagQuality", "Found above this score: too few decisions to tell")
    words = tr("TagQuality", "Found above this score: about %1 of 10 of the videos you accepted")
    return filled(words, _of_ten(quality.recall))


def _of_ten(share: float) -> str:
    return number(round(share * 10))


def curve(health: TagQuality) -> str:
    """Return the learning curve in one line, for screen readers."""
    points = [filled(tr("TagQuality", "%1 after %2"), percent(value), decisions(n)) for n, value in health.curve]
    return "; ".join(points)


def decisions(n: int) -> str:
    """Return a number of decisions in words."""
    return tr("TagQuality", "%n decisions", n=n)
