"""What a person asks of the moments of one video, and does with them."""

from collections.abc import Sequence

from app.bridge.work import Operation, Read
from app.browse import operations as videos
from app.browse.models.cards import VideoCard
from core.domain.changes import Change
from core.domain.tags import Decision, Suggestion


def of_video(video_id: int) -> Read[tuple[VideoCard | None, list[Decision], list[Suggestion]]]:
    """Get what the timeline shows of a video.

    Parameters
    ----------
    video_id : int
        Catalog id.

    Returns
    -------
    Read
        Of its card, None where it is gone, what was decided about it and its moments, and what is suggested.
    """

    def _look_up(library):
        found = videos.cards([video_id]).run(library)
        if not found:
            return None, [], []
        return found[0], library.decisions.of_video(video_id), library.learning.suggestions_of(video_id)

    return Read(_look_up)


def cuts(video_id: int, start_seconds: float, end_seconds: float) -> Read[tuple[float, ...]]:
    """Find where the shot changes; the worker looks at the file, which takes its time.

    Parameters
    ----------
    video_id : int
        Catalog id.
    start_seconds, end_seconds : float
        From where to where.

    Returns
    -------
    Read
        Of times in order.
    """
    return Read(lambda library: tuple(library.videos.cuts(video_id, start_seconds, end_seconds)))


def replace(old: Sequence[Decision], new: Sequence[Decision], *, words: str, edit: int = -1) -> Operation[Change]:
    """Put decisions about moments in place of others: one step of undo.

    Parameters
    ----------
    old, new : sequence of Decision
        What goes and what comes.
    words : str
        What is done, as the person reads it in the history.
    edit : int
        See `Operation`.
    """
    return Operation(lambda library: library.decisions.replace(old, new), words=words, edit=edit)
