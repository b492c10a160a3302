"""What the review says where there is nothing to ask: a plain sentence, and ways on."""

from app.learning.models import audit_words
from app.tags.models.tag_words import spoken
from app.ui.engine_words import in_own_words
from app.ui.text import display_text, filled, tr
from core.domain.audits import Audit
from core.domain.events import WorkerState
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from core.errors import KnownError

Said = tuple[str, tuple[tuple[str, str], ...]]
"""A sentence; names and words of the ways on, the likeliest first."""


def no_tags() -> Said:
    """Say that there are no tags."""
    words = tr("Review", "There are no tags yet. Make one, and the clips that may fit are shown here.")
    return words, (("new_tag", tr("Review", "New tag\N{HORIZONTAL ELLIPSIS}")), _leave())


def no_worker(state: WorkerState) -> Said:
    """Say that nobody can be asked now.

    Parameters
    ----------
    state : WorkerState
        Why.
    """
    if state in {WorkerState.FAILED, WorkerState.STOPPED}:
        words = tr("Review", "The analysis is not running, and it is what chooses the clips. Your library is safe.")
        return words, (("restart", tr("Review", "Start the analysis")), _leave())
    if state is WorkerState.WAITING:
        words = tr("Review", "Another command is working with this library. The first clips come when that ends.")
        return words, (_leave(),)
    return tr("Review", "The analysis is starting. The first clips come in a moment."), (_leave(),)


def looking() -> Said:
    """Say that clips are being chosen."""
    return tr("Review", "Choosing clips\N{HORIZONTAL ELLIPSIS}"), ()


def trouble(error: KnownError) -> Said:
    """Say what went wrong."""
    return display_text(in_own_words(error)), (("again", tr("Review", "Try again")), _leave())


def nothing(tag: Tag, mode: ReviewMode, *, n_analysed: int, n_pages: int, audit: Audit | None = None) -> Said:
    """Say that there is nothing to ask, or nothing more.

    Parameters
    ----------
    tag : Tag
        What was to be asked about.
    mode : ReviewMode
        What pages are made of.
    n_analysed : int
        Videos that could be asked about.
    n_pages : int
        How many pages there were.
    audit : Audit or None
        What a check has shown, once it is done.
    """
    if not n_analysed:
        words = tr("Review", "No video has been analysed yet. Clips can be shown once the first one is.")
        return words, (("add_folder", tr("Review", "Add folder\N{HORIZONTAL ELLIPSIS}")), _leave())
    mixed = ("mixed", tr("Review", "Ask for a mixed page"))
    name, shown = spoken(tag.name), ""
    if mode is ReviewMode.DISAGREES and not n_pages:
        words = tr(
            "Review",
            "Nothing that you decided about “%1” looks doubtful."
            " It takes at least five accepted and five rejected clips to tell.",
        )
        return filled(words, name), (mixed, _leave())
    words = tr("Review", "That was all there is to ask about “%1” in this way.")
    if mode is ReviewMode.AUDIT:
        words = tr("Review", "“%1” is suggested for no video, so there is nothing to check.")
        if n_pages:
            words = tr("Review", "The check of “%1” is done.")
            shown = audit_words.result(audit) if audit is not None else tr("Review", "Nothing was marked.")
    elif not n_pages:
        words = tr("Review", "There is nothing to ask about “%1”: all that was analysed is decided.")
    ways = [_leave()]
    if n_pages:
        ways.append(("before", tr("Review", "Page before")))
    if mode is not ReviewMode.MIXED:
        ways.append(mixed)
    words = filled(words, name)
    return (f"{words} {shown}" if shown else words), tuple(ways)


def _leave() -> tuple[str, str]:
    return "leave", tr("Review", "Back to all videos")
