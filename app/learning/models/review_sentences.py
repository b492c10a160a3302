"""What the review says when there is nothing to ask: a sentence and buttons."""

from app.learning.models import audit_words
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, filled, inline_name, tr
from core.domain.audits import Audit
from core.domain.events import WorkerState
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from core.errors import KnownError

Explanation = tuple[str, tuple[tuple[str, str], ...]]
"""A sentence, and the name and label of each button, the most useful first."""


def no_tags() -> Explanation:
    """Say that there are no tags."""
    words = tr("Review", "There are no tags yet. Create one to see clips that may match it.")
    return words, (("new_tag", tr("Review", "New tag\N{HORIZONTAL ELLIPSIS}")), _leave())


def no_worker(state: WorkerState) -> Explanation:
    """Say why nothing can be asked now."""
    if state in {WorkerState.FAILED, WorkerState.STOPPED}:
        words = tr("Review", "Analysis is not running, so no clips can be chosen. Your library is safe.")
        return words, (("restart", tr("Review", "Start analysis")), _leave())
    if state is WorkerState.WAITING:
        words = tr("Review", "Another command is using this library. Clips appear when it has finished.")
        return words, (_leave(),)
    return tr("Review", "Analysis is starting. Clips appear in a moment."), (_leave(),)


def looking() -> Explanation:
    """Say that clips are being chosen."""
    return tr("Review", "Choosing clips\N{HORIZONTAL ELLIPSIS}"), ()


def trouble(error: KnownError) -> Explanation:
    """Say what went wrong."""
    return display_text(in_own_words(error)), (("again", tr("Review", "Try again")), _leave())


def nothing(tag: Tag, mode: ReviewMode, *, n_analysed: int, n_pages: int, audit: Audit | None = None) -> Explanation:
    """Say that there is nothing to ask, or nothing more.

    Parameters
    ----------
    tag : Tag
        The tag of the review.
    mode : ReviewMode
        The kind of page.
    n_analysed : int
        Number of videos that could be asked about.
    n_pages : int
        Number of pages so far.
    audit : Audit or None
        The finished check, if this was one.
    """
    if not n_analysed:
        words = tr("Review", "No videos have been analysed yet. Clips appear once the first one is ready.")
        return words, (("add_folder", tr("Review", "Add folder\N{HORIZONTAL ELLIPSIS}")), _leave())
    mixed = ("mixed", tr("Review", "Show mixed clips"))
    name, shown = inline_name(tag.name), ""
    if mode is ReviewMode.DISAGREES and not n_pages:
        words = tr(
            "Review",
            "None of your decisions about “%1” looks like a mistake."
            " This check needs at least five accepted and five rejected clips.",
        )
        return filled(words, name), (mixed, _leave())
    words = tr("Review", "There are no more clips of this kind for “%1”.")
    if mode is ReviewMode.AUDIT:
        words = tr("Review", "“%1” is not suggested for any video, so there is nothing to check.")
        if n_pages:
            words = tr("Review", "The check of “%1” is finished.")
            shown = audit_words.result(audit) if audit is not None else tr("Review", "Nothing was marked.")
    elif not n_pages:
        words = tr("Review", "Nothing left to review for “%1”: you have decided about every analysed video.")
    actions = [_leave()]
    if n_pages:
        actions.append(("before", tr("Review", "Previous page")))
    if mode is not ReviewMode.MIXED:
        actions.append(mixed)
    words = filled(words, name)
    return (f"{words} {shown}" if shown else words), tuple(actions)


def _leave() -> tuple[str, str]:
    return "leave", tr("Review", "Back to all videos")
