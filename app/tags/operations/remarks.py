"""Library calls for ratings and notes."""

from collections.abc import Sequence
from pathlib import Path

from app.bridge.work import Operation
from app.ui.localization.text import display_name, filled, inline_name, tr
from core.domain.changes import Change


def rate(video_ids: Sequence[int], rating: int) -> Operation[Change]:
    """Rate videos, 0 (none) to 5; one undo step."""
    words = filled(tr("History", "Rate %n videos: %1", n=len(video_ids)), stars(rating))
    return Operation(lambda library: library.ratings.rate(video_ids, rating), words=words)


def stars(rating: int) -> str:
    """Return a rating as text, such as ``4 stars``."""
    return tr("Rating", "%n stars", n=rating) if rating else tr("Rating", "no rating")


def note(video_id: int, path: Path, text: str, *, edit: int) -> Operation[Change]:
    """Replace the note of a video; `path` is only for the name in the history.

    Calls with the same `edit` number, used while typing goes on, form one undo step.
    """
    words = filled(tr("History", "Note on %1"), inline_name(display_name(path)))
    return Operation(lambda library: library.notes.write(video_id, text), words=words, edit=edit)
