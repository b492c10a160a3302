"""Words of the review: of single clips, of how many were right, of what Enter keeps."""

from typing import TYPE_CHECKING

from app.tags.models.tag_words import spoken
from app.ui import confidence
from app.ui.text import display_name, filled, isolated, left_to_right, number, plain_tooltip, tr
from app.ui.times import span
from core.domain.learning import ReviewMode
from core.domain.tags import Tag

if TYPE_CHECKING:
    from app.learning.models.review import ReviewCell

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
        ReviewMode.AUDIT: tr("Review", "Check of suggestions"),
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
    """Return the mark of a clip in a word, for its badge; empty while it is undecided."""
    words = {"RIGHT": tr("Review", "right"), "WRONG": tr("Review", "wrong")}
    return words.get(cell.said.name, "")


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
    """Describe a clip for screen readers.

    Parameters
    ----------
    cell : ReviewCell
        The question.

    Returns
    -------
    str
        Such as ``clip 3 of 12, 0:05 - 0:10 of sea.mp4, marked wrong, likely``.
    """
    marks = {"RIGHT": tr("Review", "marked right"), "WRONG": tr("Review", "marked wrong")}
    words = filled(
        tr("Review", "clip %1 of %2, %3 of %4, %5"),
        number(cell.place),
        number(cell.n_places),
        time_words(cell),
        isolated(display_name(cell.card.video.path)),
        marks.get(cell.said.name, tr("Review", "undecided")),
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


def precision_of_page(n_right: int, n_marked: int) -> str:
    """Return how many of the clips marked on a page were right; empty before the first mark."""
    return filled(tr("Review", "This page: %1 of %2 right"), number(n_right), number(n_marked)) if n_marked else ""


def precision_of_all(n_right: int, n_marked: int) -> str:
    """Return how many were right on all pages: the kept ones and the one on show; empty before the first mark."""
    return filled(tr("Review", "All pages: %1 of %2 right"), number(n_right), number(n_marked)) if n_marked else ""


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


def keep_button(n_marked: int, n_taken_back: int) -> str:
    """Name the button that goes on.

    Parameters
    ----------
    n_marked : int
        Clips that are marked.
    n_taken_back : int
        Clips that were kept before and are undecided now.

    Returns
    -------
    str
        Such as ``Keep 12 answers``.
    """
    if n_marked:
        return tr("Review", "Keep %n answers", n=n_marked)
    return tr("Review", "Take back %n answers", n=n_taken_back) if n_taken_back else tr("Review", "Next page")


def keep_summary(n_right: int, n_wrong: int, n_open: int, *, n_taken_back: int, key: str) -> str:
    """Say what keeping the page does.

    Parameters
    ----------
    n_right, n_wrong, n_open : int
        Clips by their marks.
    n_taken_back : int
        Clips that were kept before and are undecided now.
    key : str
        What keeps the page, as it is shown; empty where no key does.

    Returns
    -------
    str
        One sentence.
    """
    if n_right or n_wrong:
        words = tr("Review", "%1 right, %2 wrong, %3 undecided")
        return filled(words, number(n_right), number(n_wrong), number(n_open))
    if n_taken_back:
        return tr("Review", "Nothing marked: %n answers kept before are taken back", n=n_taken_back)
    if not key:
        return tr("Review", "Nothing marked: nothing is kept")
    return filled(tr("Review", "Nothing marked: %1 goes on"), key)


def skipped(place: int) -> str:
    """Say that a page without marks was passed.

    Parameters
    ----------
    place : int
        Which page, from 0.

    Returns
    -------
    str
        One sentence.
    """
    return filled(tr("Review", "Page %1: nothing marked, nothing kept"), number(place + 1))


def unkept(tag: Tag, n_marked: int) -> str:
    """Say that marks wait on a page that was left.

    Parameters
    ----------
    tag : Tag
        What the page asks about.
    n_marked : int
        How many marks were not kept.

    Returns
    -------
    str
        One or two sentences.
    """
    words = tr(
        "Review", "%n answers about “%1” are marked but not kept. They wait in the review of this tag.", n=n_marked
    )
    return filled(words, spoken(tag.name))
