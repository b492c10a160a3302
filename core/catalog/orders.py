"""The orders in which videos are listed."""

from typing import Any

from sqlalchemy import ColumnElement, select

from core.catalog.store.schema import FileRow, VideoRow
from core.catalog.video_rows import last_decided_at
from core.domain.videos import VideoSort

_KEYS: dict[VideoSort, Any] = {
    VideoSort.NAME: VideoRow.sort_name,
    VideoSort.ADDED: VideoRow.added_at,
    VideoSort.DURATION: VideoRow.duration_seconds,
    VideoSort.RATING: VideoRow.rating,
    # Looked up for each video: a column of its own would have to be kept right by everything that writes decisions.
    VideoSort.DECIDED: last_decided_at(),
    VideoSort.RECORDED: (
        select(FileRow.mtime_ns).where(FileRow.id == VideoRow.file_id).correlate(VideoRow).scalar_subquery()
    ),
}


def keys(sort: VideoSort, *, descending: bool) -> list[ColumnElement[Any]]:
    """Say in SQL by what videos are ordered; what is unknown counts as least, and equals keep one order.

    Parameters
    ----------
    sort : VideoSort
        Which order.
    descending : bool
        The other way round.

    Returns
    -------
    list of ColumnElement
        For ``order_by``.
    """
    return [key.desc() if descending else key.asc() for key in (_KEYS[sort], VideoRow.id)]
