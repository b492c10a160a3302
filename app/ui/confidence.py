"""How sure the program is of a suggestion, in a word.

A per cent would be read as "so many of these are right", which nobody knows before the suggestions were checked; see
`app.learning.models.audit_words` for what is known
then. Where there is room for a picture, a bar of the score's length says it.
"""

import enum
from collections.abc import Callable

from app.ui.text import tr

_LIKELY, _PERHAPS = 2 / 3, 1 / 3


class Confidence(enum.Enum):
    """How sure the program is."""

    LIKELY = enum.auto()
    PERHAPS = enum.auto()
    HARDLY = enum.auto()


def of(score: float) -> Confidence:
    """Say how sure the program is with a score.

    Parameters
    ----------
    score : float
        0 to 1.

    Returns
    -------
    Confidence
        Thirds of the scale: rather right than wrong, open, rather wrong than right.
    """
    if score >= _LIKELY:
        return Confidence.LIKELY
    return Confidence.PERHAPS if score >= _PERHAPS else Confidence.HARDLY


def words() -> dict[Confidence, str]:
    """Return the word for each, in the person's language."""
    return {
        Confidence.LIKELY: tr("Confidence", "likely"),
        Confidence.PERHAPS: tr("Confidence", "perhaps"),
        Confidence.HARDLY: tr("Confidence", "hardly"),
    }


def word(score: float) -> str:
    """Say in a word how sure the program is with a score."""
    return words()[of(score)]


def widest(measure: Callable[[str], float]) -> str:
    """Return the longest of the words, so that a line keeps its width whatever the score.

    Parameters
    ----------
    measure : callable
        Gives the width of a text.

    Returns
    -------
    str
        One of the words.
    """
    return max(words().values(), key=measure)
