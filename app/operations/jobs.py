"""What a person does to the queue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.bridge.work import Operation
from core.domain.changes import Changes
from core.domain.jobs import Priority

if TYPE_CHECKING:
    from core.api.library import Library


def pause() -> Operation[Changes]:
    """Leave queued jobs alone until further notice.

    Returns
    -------
    Operation
        See there.
    """
    return Operation(lambda library: library.jobs.pause())


def resume() -> Operation[Changes]:
    """Go on with queued jobs.

    Returns
    -------
    Operation
        See there.
    """
    return Operation(lambda library: library.jobs.resume())


def cancel() -> Operation[Changes]:
    """Drop queued jobs; what is done stays done.

    Returns
    -------
    Operation
        See there.
    """
    return Operation(lambda library: library.jobs.cancel())


def attend(*, visible: Sequence[int], selected: Sequence[int], left: Sequence[int]) -> Operation[None]:
    """Let what a person looks at come sooner.

    Parameters
    ----------
    visible, selected : sequence of int
        Catalog ids of videos in view, and of selected ones.
    left : sequence of int
        Ids of videos that were so before and are no longer, or only in view still; they wait like all others.

    Returns
    -------
    Operation
        See there.
    """

    def _write(library: "Library") -> None:
        # In this order: what was selected and is still in view waits like all first, and is raised again last.
        for video_ids, priority in (
            (left, Priority.NORMAL),
            (selected, Priority.SELECTED),
            (visible, Priority.VISIBLE),
        ):
            if video_ids:
                library.jobs.prioritise(video_ids, priority)

    return Operation(_write)
