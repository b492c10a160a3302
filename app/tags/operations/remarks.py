"""What a person says of videos beside tags: how good they are, and a note."""

from collections.abc import Sequence
from pathlib import Path

from app.bridge.work import Operation
from app.ui.text import display_name, filled, isolated, tr
from core.domain.changes import Change


def rate(video_ids: Sequence[int], rating: int) -> Operation[Change]:
    """Rate videos.

    Parameters
    ----------
    video_ids : sequence of int
        Catalog ids.
    rating : int
        0 (none) to 5.

    Returns
    -------
    Operation
        One step.
    """
    words = filled(tr("History", "Rate %n videos: %1", n=len(video_ids)), stars(rating))
    return Operation(lambda library: library.ratings.rate(video_ids, rating), words=words)


def stars(rating: int) -> str:
    """Say a rating.

    Parameters
    ----------
    rating : int
        0 (none) to 5.

    Returns
    -------
    str
        Such as ``4 stars``.
    """
    return tr("Rating", "%n stars", n=rating) if rating else tr("Rating", "no rating")


def note(video_id: int, path: Path, text: str, *, edit: int) -> Operation[Change]:
    """Write a note in place of the one that a video has.

    Parameters
    ----------
    video_id : int
        Catalog id.
    path : Path
        Its file, for its name.
    text : str
        Plain text.
    edit : int
        The same number while the person goes on writing: it all is one step.

    Returns
    -------
    Operation
        One step.
    """
    words = filled(tr("History", "Note on %1"), isolated(display_name(path)))
    return Operation(lambda library: library.notes.write(video_id, text), words=words, edit=edit)
