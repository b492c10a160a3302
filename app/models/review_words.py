"""How a review speaks: of single clips, of how right the suggestions were, of what there is to do next."""

from typing import TYPE_CHECKING

from app.models import confidence
from app.models.tag_words import spoken
from app.support.text import display_name, filled, isolated, left_to_right, number, plain_tooltip, tr
from app.support.times import span
from core.domain.learning import ReviewMode
from core.domain.tags import Tag

if TYPE_CHECKING:
    from app.models.review import ReviewCell

MODES = (
    ReviewMode.MIXED,
    ReviewMode.UNSURE,
    ReviewMode.CONFIDENT,
    ReviewMode.DISAGREES,
    ReviewMode.RANDOM,
    ReviewMode.AUDIT,
)
"""In the order in which they are offered."""


def mode_words(mode: ReviewMode) -> str:
    """Name what a page is made of.

    Parameters
    ----------
    mode : ReviewMode
        See there.

    Returns
    -------
    str
        A few words.
    """
    words = {
        ReviewMode.MIXED: tr("Review", "Mixed"),
        ReviewMode.UNSURE: tr("Review", "Unsure ones"),
        ReviewMode.CONFIDENT: tr("Review", "Sure ones that are new"),
        ReviewMode.DISAGREES: tr("Review", "Where it disagrees with you"),
        ReviewMode.RANDOM: tr("Review", "Drawn at random"),
        ReviewMode.AUDIT: tr("Review", "Check 12 at random"),
    }
    return words[mode]


def title(tag: Tag, mode: ReviewMode) -> str:
    """Ask the question of a page.

    Parameters
    ----------
    tag : Tag
        What it is about.
    mode : ReviewMode
        What the page is made of.

    Returns
    -------
    str
        Such as ``Is this beach?``.
    """
    words = tr("Review", "Is this “%1”?")
    if mode is ReviewMode.DISAGREES:
        words = tr("Review", "Is this “%1” after all?")
    return filled(words, spoken(tag.name))


def mark_words(cell: "ReviewCell") -> str:
    """Say what stands as the answer.

    Parameters
    ----------
    cell : ReviewCell
        The question.

    Returns
    -------
    str
        A word or two.
    """
    return {
        "RIGHT": tr("Review", "right"),
        "WRONG": tr("Review", "wrong"),
        "OPEN": tr("Review", "undecided"),
    }[cell.said.name]


def before_words(cell: "ReviewCell") -> str:
    """Say what was decided before; empty where nothing was."""
    if cell.question.was_accepted is None:
        return ""
    return tr("Review", "you said it fits") if cell.question.was_accepted else tr("Review", "you said it does not fit")


def score_words(cell: "ReviewCell") -> str:
    """Say how sure the program is; nothing in an audit, where that would lead the person on."""
    if cell.question.audit_id is not None:
        return ""
    if cell.question.score <= 0:
        return tr("Review", "not learned yet")
    return confidence.word(cell.question.score)


def time_words(cell: "ReviewCell") -> str:
    """Say which part of the video is asked about."""
    moment = cell.moment
    if moment is None:
        return tr("Review", "whole video")
    return left_to_right(span(moment.start_seconds, moment.end_seconds))


def spoken_cell(cell: "ReviewCell") -> str:
    """Describe a cell to who hears the screen.

    Parameters
    ----------
    cell : ReviewCell
        The question.

    Returns
    -------
    str
        Such as ``clip 3 of 12, 0:05 - 0:10 of sea.mp4, marked wrong, likely``.
    """
    words = filled(
        tr("Review", "clip %1 of %2, %3 of %4, marked %5"),
        number(cell.place),
        number(cell.n_places),
        time_words(cell),
        isolated(display_name(cell.card.video.path)),
        mark_words(cell),
    )
    return ", ".join(one for one in (words, score_words(cell), before_words(cell)) if one)


def tooltip(cell: "ReviewCell") -> str:
    """Say all about a cell in some lines."""
    lines = [
        display_name(cell.card.video.path),
        " \N{MIDDLE DOT} ".join(one for one in (time_words(cell), score_words(cell)) if one),
    ]
    if before := before_words(cell):
        lines.append(before)
    return plain_tooltip("\n".join(lines))


def precision(n_right: int, n_said: int) -> str:
    """Say how often the suggestions were right.

    Parameters
    ----------
    n_right, n_said : int
        How many fitted, of how many that were decided.

    Returns
    -------
    str
        Such as ``right 9 of 12``; empty before anything was decided.
    """
    return filled(tr("Review", "right %1 of %2"), number(n_right), number(n_said)) if n_said else ""


def step(tag: Tag, n_right: int, n_wrong: int) -> str:
    """Name a page that was kept, for the history.

    Parameters
    ----------
    tag : Tag
        What it was about.
    n_right, n_wrong : int
        How many fit, how many do not.

    Returns
    -------
    str
        Such as ``Review beach: 10 accepted, 2 rejected``.
    """
    words = tr("History", "Review %1: %2 accepted, %3 rejected")
    return filled(words, spoken(tag.name), number(n_right), number(n_wrong))


def keep(n_right: int, n_wrong: int) -> str:
    """Say what keeping a page does, for its button.

    Parameters
    ----------
    n_right, n_wrong : int
        How many fit, how many do not.

    Returns
    -------
    str
        Such as ``Accept 10, reject 2``.
    """
    if not n_right and not n_wrong:
        return tr("Review", "Go on")
    return filled(tr("Review", "Accept %1, reject %2"), number(n_right), number(n_wrong))
