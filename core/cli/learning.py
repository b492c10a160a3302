"""What commands do and say about learning: what came of it, what is left of a tag, and what an audit showed."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from core.api.library import Library
from core.cli.output import clock, printable, say
from core.domain.audits import Audit, Since
from core.domain.learning import LearnReport
from core.domain.outlook import OutlookReason, TagOutlook
from core.domain.tags import Tag
from core.domain.videos import VideoStage
from core.errors import LibraryLockedError, StorageError

NOTHING_ANALYSED = "Nothing has been analysed yet, so nothing is suggested. Add videos: clipshelf add PATH"
_LATER = "Another Clipshelf is learning just now. What was said is kept; suggestions follow with the next command."

_WHY = {
    OutlookReason.NOTHING_ANALYSED: "no video has been analysed yet. Add videos: clipshelf add PATH",
    OutlookReason.WAITS: "it has not been learned yet; the next command does it.",
    OutlookReason.ALL_DECIDED: "everything is decided.",
    OutlookReason.KNOWS_NOTHING: "neither its words nor an example say anything. Accept one example: "
    "clipshelf decide VIDEO +TAG",
    OutlookReason.ONLY_ACCEPTED: "{left}. Reject a few, so that it learns where to stop: clipshelf review TAG",
    OutlookReason.ONLY_REJECTED: "{left}. Accept an example: clipshelf review TAG",
    OutlookReason.NOTHING_LIKELY: "{left}, hard to tell apart. Look at the likeliest: clipshelf review TAG",
}
_HALF = 0.5
_SINCE = {
    Since.TRAINING: "the head is another",
    Since.THRESHOLD: "another threshold was chosen",
    Since.WORDS: "its words were changed",
    Since.GREW: "many more videos are suggested",
}


def catch_up(library: Library, tag_ids: Collection[int] | None) -> LearnReport:
    """Let tags learn at once, and say on stderr what came of it.

    What was said before stands whether they can learn now or not: where another command holds the library, such as a
    training in full, that is no error.

    Parameters
    ----------
    library : Library
        Where.
    tag_ids : collection of int or None
        Tags whose words or decisions changed; None for whatever is behind, and then nothing is said of what came of it.

    Returns
    -------
    LearnReport
        See there; nothing where another command learns.

    Raises
    ------
    StorageError
        If the disk is full; it says that what was said before stands.
    """
    try:
        report = library.learning.catch_up(tag_ids)
    except LibraryLockedError:
        say(_LATER)
        return LearnReport()
    except StorageError as error:
        raise StorageError(
            "What was said is kept, but nothing could be learned from it yet. {problem}",
            error.remedy,
            problem=error.sentence,
        ) from error
    if tag_ids is None:
        return report
    if report.tag_ids:
        say(f"{many(report.n_suggestions, 'suggestion')} now, after {report.seconds:.1f} s.")
    elif not library.videos.count_stages().get(VideoStage.ANALYSED):
        say(f"{NOTHING_ANALYSED}.")
    return report


def learned(report: LearnReport) -> Mapping[str, Any]:
    """Write what came of learning for ``--json``."""
    return {
        "tags": len(report.tag_ids),
        "decisions": report.n_decisions,
        "suggestions": report.n_suggestions,
        "seconds": round(report.seconds, 3),
    }


def span(start_seconds: float | None, end_seconds: float | None) -> str:
    """Write a moment for a terminal; nothing for a whole video."""
    if start_seconds is None or end_seconds is None:
        return ""
    return f"{clock(start_seconds)}-{clock(end_seconds)}"


def many(number: int, noun: str) -> str:
    """Write a number of things, one or several."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def why_nothing(tag: Tag, outlook: TagOutlook) -> str:
    """Say in one line why a tag suggests nothing, and what to do next."""
    words = _WHY[outlook.reason].format(left=left(outlook)).replace("TAG", f'"{printable(tag.name)}"')
    return f"{printable(tag.name)}: nothing is suggested; {words}"


def left(outlook: TagOutlook) -> str:
    """Say how many more videos a tag probably fits."""
    about = f"about {outlook.left_estimate:.0f}" if outlook.left_estimate > _HALF else "no"
    return f"probably {about} more ({outlook.left_low:.0f} to {outlook.left_high:.0f})"


def hardly_worth_it(tag: Tag, outlook: TagOutlook) -> str:
    """Say that looking on would hardly find anything; empty where it may."""
    if not outlook.is_hardly_worth_it:
        return ""
    name = printable(tag.name)
    if outlook.reason is OutlookReason.ALL_DECIDED:
        return f"All that was analysed is decided for {name}."
    return f"Looking on for {name} is hardly worth it: {left(outlook)}, the likeliest at {outlook.likeliest:.2f}."


def checked(audit: Audit) -> str:
    """Say what an audit showed and what has changed since."""
    partly = f" ({audit.n_answered} of {audit.n_drawn} checked)" if audit.is_partial else ""
    words = (
        f"Checked on {_day(audit.started_at)}: {audit.n_right} of {audit.n_answered} suggestions right{partly}, "
        f"so {audit.low:.2f} to {audit.high:.2f} of all {audit.n_suggested} (90 % interval)."
    )
    changed = [_SINCE[one] for one in audit.since if one in _SINCE]
    if Since.DECISIONS in audit.since:
        n = audit.n_decisions_since
        changed.insert(0, f"the tag learned from {many(n, 'more decision')}" if n else "its decisions changed")
    return f"{words} Since then {', '.join(changed)}." if changed else words


def _day(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d}"
