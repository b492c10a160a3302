"""What commands do and print about learning: its outcome, how many videos a tag is missing, and audits."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from core.api.library import Library
from core.cli.output import format_time, printable, say
from core.domain.audits import Audit, Since
from core.domain.learning import LearnReport
from core.domain.outlook import OutlookReason, TagOutlook
from core.domain.tags import Tag
from core.domain.videos import VideoStage
from core.errors import LibraryLockedError, StorageError

NOTHING_ANALYSED = "Nothing has been analysed yet, so there are no suggestions. Add videos: clipshelf add PATH"
_LATER = "Clipshelf is already learning. Your changes are saved; the next command updates the suggestions."

_WHY = {
    OutlookReason.NOTHING_ANALYSED: "no video has been analysed yet. Add videos: clipshelf add PATH",
    OutlookReason.WAITS: "it has not been learned yet; the next command will do that.",
    OutlookReason.ALL_DECIDED: "you have decided on every video.",
    OutlookReason.KNOWS_NOTHING: "the search model does not know its words, and it has no examples. Accept one: "
    "clipshelf decide VIDEO +TAG",
    OutlookReason.ONLY_ACCEPTED: "{left}. Reject a few so that it learns where to stop: clipshelf review TAG",
    OutlookReason.ONLY_REJECTED: "{left}. Accept an example: clipshelf review TAG",
    OutlookReason.NOTHING_LIKELY: "{left}, hard to tell apart. Review the likeliest: clipshelf review TAG",
}
_HALF = 0.5
_SINCE = {
    Since.TRAINING: "another version is in use",
    Since.THRESHOLD: "its threshold was changed",
    Since.WORDS: "its name, aliases or description were changed",
    Since.GREW: "many more videos are suggested",
}


def catch_up(library: Library, tag_ids: Collection[int] | None) -> LearnReport:
    """Learn from changed tags at once and print the outcome on stderr.

    The decisions themselves are already saved: if another command holds the library, such as a full training, learning
    is left to the next command without an error.

    Parameters
    ----------
    library : Library
        The open library.
    tag_ids : collection of int or None
        Tags whose words or decisions changed; None for every tag that is behind, and then nothing is printed.

    Returns
    -------
    LearnReport
        Empty if another command is learning.

    Raises
    ------
    StorageError
        If the disk is full; its text says that the decisions are saved.
    """
    try:
        report = library.learning.catch_up(tag_ids)
    except LibraryLockedError:
        say(_LATER)
        return LearnReport()
    except StorageError as error:
        raise StorageError(
            "Your decisions are saved, but could not be learned from yet. {problem}",
            error.remedy,
            problem=error.sentence,
        ) from error
    if tag_ids is None:
        return report
    if report.tag_ids:
        say(f"{plural(report.n_suggestions, 'suggestion')} now ({report.seconds:.1f} s).")
    elif not library.videos.count_stages().get(VideoStage.ANALYSED):
        say(f"{NOTHING_ANALYSED}.")
    return report


def to_document(report: LearnReport) -> Mapping[str, Any]:
    """Return what was learned as a dict for ``--json``."""
    return {
        "tags": len(report.tag_ids),
        "decisions": report.n_decisions,
        "suggestions": report.n_suggestions,
        "seconds": round(report.seconds, 3),
    }


def format_span(start_seconds: float | None, end_seconds: float | None) -> str:
    """Format a moment for a terminal; empty for a whole video."""
    if start_seconds is None or end_seconds is None:
        return ""
    return f"{format_time(start_seconds)}-{format_time(end_seconds)}"


def plural(number: int, noun: str) -> str:
    """Format a count with its noun, in the singular or plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def explain_nothing_suggested(tag: Tag, outlook: TagOutlook) -> str:
    """Explain in one line why a tag has no suggestions, and what to do next."""
    words = _WHY[outlook.reason].format(left=describe_left(outlook)).replace("TAG", f'"{printable(tag.name)}"')
    return f"{printable(tag.name)}: no suggestions; {words}"


def describe_left(outlook: TagOutlook) -> str:
    """Describe how many more videos a tag probably fits, with a 90 % interval."""
    about = f"about {outlook.left_estimate:.0f}" if outlook.left_estimate > _HALF else "no"
    return f"probably {about} more ({outlook.left_low:.0f} to {outlook.left_high:.0f})"


def describe_end(tag: Tag, outlook: TagOutlook) -> str:
    """Describe that more review would hardly find anything; empty if it might."""
    if not outlook.is_hardly_worth_it:
        return ""
    name = printable(tag.name)
    if outlook.reason is OutlookReason.ALL_DECIDED:
        return f"You have decided on every analysed video for {name}."
    return (
        f"More review of {name} is hardly worth it: {describe_left(outlook)}, the likeliest at {outlook.likeliest:.2f}."
    )


def describe_audit(audit: Audit) -> str:
    """Describe what an audit showed and what has changed since."""
    partly = f" ({audit.n_answered} of {audit.n_drawn} checked)" if audit.is_partial else ""
    words = (
        f"Checked on {_day(audit.started_at)}: {audit.n_right} of {audit.n_answered} suggestions right{partly}, "
        f"so {audit.low:.2f} to {audit.high:.2f} of all {audit.n_suggested} (90 % interval)."
    )
    changed = [_SINCE[one] for one in audit.since if one in _SINCE]
    if Since.DECISIONS in audit.since:
        n = audit.n_decisions_since
        changed.insert(0, f"the tag learned from {plural(n, 'more decision')}" if n else "its decisions changed")
    return f"{words} Since then {', '.join(changed)}." if changed else words


def _day(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d}"
