"""Confidence of a suggestion, as one word.

A percentage would be read as "so many of these are right", which nobody knows before suggestions are checked (then
`app.learning.models.audit_words` reports the measured share). Where there is space, a bar shows the score itself.
"""

import enum
from collections.abc import Callable

from app.ui.localization.text import tr

_LIKELY, _PERHAPS = 2 / 3, 1 / 3


class Confidence(enum.Enum):
    """Levels of confidence."""

    LIKELY = enum.auto()
    PERHAPS = enum.auto()
    HARDLY = enum.auto()


def of(score: float) -> Confidence:
    """Return the confidence for a score from 0 to 1, by thirds of the scale."""
    if score >= _LIKELY:
        return Confidence.LIKELY
    return Confidence.PERHAPS if score >= _PERHAPS else Confidence.HARDLY


def words() -> dict[Confidence, str]:
    """Return the translated word for each level."""
    return {
        Confidence.LIKELY: tr("Confidence", "likely"),
        Confidence.PERHAPS: tr("Confidence", "possible"),
        Confidence.HARDLY: tr("Confidence", "unlikely"),
    }


def word(score: float) -> str:
    """Return the translated word for the confidence of a score."""
    return words()[of(score)]


def widest(measure: Callable[[str], float]) -> str:
    """Return the widest of the words, so that a line keeps its width whatever the score."""
    return max(words().values(), key=measure)
