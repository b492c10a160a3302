"""How well a tag is known, in words, and what a threshold would give."""

from dataclasses import dataclass

from app.learning.models import audit_words
from app.ui.text import filled, number, percent, tr
from core.domain.health import Knowledge, TagHealth

ENOUGH = 10
"""Accepted and rejected each, from which on a tag is more than a beginning."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What a threshold gives on decisions that the head has not seen.

    Attributes
    ----------
    precision, recall : float or None
        None where there are not enough decisions to tell.
    """

    precision: float | None
    recall: float | None


def title(health: TagHealth) -> str:
    """Say in a word or three how well a tag is known."""
    words = {
        Knowledge.TOO_FEW: tr("Health", "Too few examples"),
        Knowledge.UNCHECKED: tr("Health", "Not checked yet"),
        Knowledge.DOUBTFUL: tr("Health", "Many suggestions are wrong"),
        Knowledge.USABLE: tr("Health", "Usable"),
        Knowledge.RELIABLE: tr("Health", "Reliable"),
    }
    return words[health.knowledge]


def sentence(health: TagHealth) -> str:
    """Say what that comes from.

    Parameters
    ----------
    health : TagHealth
        Of the tag.

    Returns
    -------
    str
        One or two sentences.
    """
    accepted = tr("Health", "%n accepted", n=health.n_accepted)
    rejected = tr("Health", "%n rejected", n=health.n_rejected)
    both = filled(tr("Health", "%1, %2"), accepted, rejected)
    words = {
        Knowledge.TOO_FEW: tr("Health", "%1. A tag needs about %2 of each, from different videos."),
        Knowledge.UNCHECKED: tr("Health", "%1."),
        Knowledge.DOUBTFUL: tr("Health", "%1. Reject wrong suggestions, or raise the threshold."),
        Knowledge.USABLE: tr("Health", "%1. Suggestions are worth reviewing, but some will be wrong."),
        Knowledge.RELIABLE: tr("Health", "%1. Most suggestions can be trusted."),
    }
    return filled(words[health.knowledge], both, number(ENOUGH))


def checked(health: TagHealth, n_suggested: int) -> str:
    """Say how many of the suggestions are right, or that this is not known."""
    return audit_words.unknown(n_suggested) if health.audit is None else audit_words.sentence(health.audit)


def ranking(health: TagHealth) -> str:
    """Say how well it ranks what was decided, and that this is no share of suggestions that are right."""
    if health.average_precision is None:
        return ""
    words = tr(
        "Health",
        "Accuracy on examples kept back for testing: %1. It tells how well accepted videos rank above"
        " rejected ones, not how many suggestions are right.",
    )
    return filled(words, percent(health.average_precision))


def more(health: TagHealth) -> str:
    """Say whether more decisions would help."""
    if health.would_more_help:
        return tr("Health", "More decisions would help.")
    return tr("Health", "More of the same would hardly help, but decisions about unusual videos might.")


def quality_at(health: TagHealth, threshold: float) -> Quality:
    """Work out what a threshold between those that were tried would give.

    Parameters
    ----------
    health : TagHealth
        Holds those.
    threshold : float
        0 to 1.

    Returns
    -------
    Quality
        In between, where both neighbours are known; else what the nearer one says.
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
    """Say how many of those that were decided about and reach a threshold fit."""
    if quality.precision is None:
        return tr("Health", "Right above this score: too few decisions to tell")
    words = tr("Health", "Right above this score: about %1 of 10 of the videos you decided about")
    return filled(words, _of_ten(quality.precision))


def recall(quality: Quality) -> str:
    """Say how many of those that were decided to fit reach a threshold."""
    if quality.recall is None:
        return tr("Health", "Found above this score: too few decisions to tell")
    words = tr("Health", "Found above this score: about %1 of 10 of the videos you accepted")
    return filled(words, _of_ten(quality.recall))


def _of_ten(share: float) -> str:
    return number(round(share * 10))


def curve(health: TagHealth) -> str:
    """Say the learning curve in one line, for screen readers."""
    points = [filled(tr("Health", "%1 after %2"), percent(value), decisions(n)) for n, value in health.curve]
    return "; ".join(points)


def decisions(n: int) -> str:
    """Say how many decisions."""
    return tr("Health", "%n decisions", n=n)
