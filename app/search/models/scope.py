"""Among which videos a search looked, in words."""

from collections.abc import Sequence
from pathlib import Path

from app.ui.localization.text import display_name, display_text, filled, isolated, number, tr
from core.domain.query.filters import Clause
from core.domain.query.text import write_clause


def scope_words(n_searched: int, n_videos: int, *, conditions: Sequence[Clause], folder: Path | None) -> str:
    """Return among which videos a search looked, and how many of them could be searched; empty if there are none.

    Parameters
    ----------
    n_searched, n_videos : int
        How many videos have been analysed, of how many in question.
    conditions : sequence of Clause
        What they have in common.
    folder : Path or None
        Where they are.
    """
    is_complete = n_searched >= n_videos
    if not n_videos and not conditions and folder is None:
        return ""
    if is_complete:
        words = _complete(n_videos, has_conditions=bool(conditions), has_folder=folder is not None)
    else:
        words = _partial(n_videos, has_conditions=bool(conditions), has_folder=folder is not None)
    filters = isolated(display_text(" ".join(map(write_clause, conditions))))
    where = "" if folder is None else isolated(display_name(folder))
    return filled(words, filters, where, number(n_searched))


def _complete(n: int, *, has_conditions: bool, has_folder: bool) -> str:
    if has_conditions and has_folder:
        return tr("Search", "Among %n videos in %2 with %1", n=n)
    if has_conditions:
        return tr("Search", "Among %n videos with %1", n=n)
    if has_folder:
        return tr("Search", "Among %n videos in %2", n=n)
    return tr("Search", "All %n videos searched", n=n)


def _partial(n: int, *, has_conditions: bool, has_folder: bool) -> str:
    if has_conditions and has_folder:
        return tr("Search", "%3 of %n videos in %2 with %1 searched", n=n)
    if has_conditions:
        return tr("Search", "%3 of %n videos with %1 searched", n=n)
    if has_folder:
        return tr("Search", "%3 of %n videos in %2 searched", n=n)
    return tr("Search", "%3 of %n videos searched", n=n)
