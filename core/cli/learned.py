"""What commands say of learning, alike everywhere."""

from collections.abc import Collection, Mapping
from typing import Any

from core.api.library import Library
from core.cli.output import clock, say
from core.domain.learning import LearnReport
from core.domain.videos import VideoStage
from core.errors import LibraryLockedError, StorageError

NOTHING_ANALYSED = "Nothing has been analysed yet, so nothing is suggested. Add videos: clipshelf add PATH"


_LATER = "Another Clipshelf is learning just now. What was said is kept; suggestions follow with the next command."


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
