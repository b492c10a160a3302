"""Library calls of the timeline."""

from collections.abc import Sequence

from app.bridge.work import Operation, Read
from app.browse import operations as videos
from app.browse.models.cards import VideoCard
from core.domain.changes import Change
from core.domain.tags import Decision, Suggestion


def of_video(video_id: int) -> Read[tuple[VideoCard | None, list[Decision], list[Suggestion]]]:
    """Read a video's card (None if it is gone), its decisions, and its suggestions."""

    def _look_up(library):
        found = videos.cards([video_id]).run(library)
        if not found:
            return None, [], []
        return found[0], library.decisions.of_video(video_id), library.learning.suggestions_of(video_id)

    return Read(_look_up)


def cuts(video_id: int, start_seconds: float, end_seconds: float) -> Read[tuple[float, ...]]:
    """Find the shot cuts in a span, in order; the worker reads the file, which takes a while."""
    return Read(lambda library: tuple(library.videos.cuts(video_id, start_seconds, end_seconds)))


def replace(old: Sequence[Decision], new: Sequence[Decision], *, words: str, edit: int = -1) -> Operation[Change]:
    """Replace decisions about moments by others; one undo step.

    Parameters
    ----------
    old, new : sequence of Decision
        Removed and added decisions.
    words : str
        Text for the history.
    edit : int
        See `Operation`.
    """
    return Operation(lambda library: library.decisions.replace(old, new), words=words, edit=edit)
