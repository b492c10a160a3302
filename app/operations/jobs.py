"""What a person does to the queue."""

from collections.abc import Sequence

from app.bridge.work import Operation
from core.domain.changes import Changes
from core.domain.jobs import Priority


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


def prioritise(video_ids: Sequence[int], priority: Priority) -> Operation[object]:
    """Let some videos come sooner.

    Parameters
    ----------
    video_ids : sequence of int
        Catalog ids.
    priority : Priority
        New priority of their queued jobs.

    Returns
    -------
    Operation
        See there.
    """
    return Operation(lambda library: library.jobs.prioritise(video_ids, priority))
