"""What a person says of a video as a whole: rating, note, cover, and that it is not to be shown."""

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.catalog import listing
from core.catalog.schema import VideoRow
from core.domain.videos import MAX_RATING
from core.errors import UsageError


def rate(session: Session, video_ids: Collection[int], *, rating: int) -> None:
    """Rate videos.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    video_ids : collection of int
        Catalog ids.
    rating : int
        0 (none) to 5.

    Raises
    ------
    UsageError
        No such rating.
    """
    if not 0 <= rating <= MAX_RATING:
        raise UsageError("{rating} is not a rating from 0 to {most}", most=MAX_RATING, rating=rating)
    _set(session, video_ids, rating=rating)


def write_note(session: Session, video_id: int, *, note: str) -> None:
    """Put a note in place of the one that a video had; an empty one takes it away."""
    _set(session, [video_id], note=note.strip())


def set_cover(session: Session, video_id: int, *, seconds: float | None) -> None:
    """Record which frame stands for a video; None: the one that was made."""
    _set(session, [video_id], cover_seconds=seconds)


def set_removed(session: Session, video_ids: Collection[int], *, is_removed: bool) -> None:
    """Take videos out of the library, or put them back. Files and decisions stay; no scan brings them back.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    video_ids : collection of int
        Catalog ids.
    is_removed : bool
        Out, or back.
    """
    _set(session, video_ids, is_removed=is_removed)
    listing.refresh_videos(session, video_ids)


def removed_ids(session: Session) -> list[int]:
    """List the videos that a person took out of the library.

    Returns
    -------
    list of int
        By id.
    """
    return list(session.scalars(select(VideoRow.id).where(VideoRow.is_removed.is_(True)).order_by(VideoRow.id)))


def _set(session: Session, video_ids: Collection[int], **values: object) -> None:
    session.execute(
        update(VideoRow).where(VideoRow.id.in_(listing.among(video_ids))).values(values),
        execution_options={"synchronize_session": False},
    )
