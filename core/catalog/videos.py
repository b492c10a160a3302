"""Videos for the grid, search and jobs, and the user's remarks on whole videos.

Their paths are in `files`, decisions about their tags in `decisions`.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from core.catalog import filters
from core.catalog.store import listing
from core.catalog.store.schema import DecisionRow, FileRow, FolderRow, SetAsideRow, SpanRow, VideoRow
from core.catalog.video_rows import last_decided_at, select_videos, to_video
from core.domain.media import MediaInfo, RecordingDate
from core.domain.query.filters import Clause
from core.domain.search import Restriction
from core.domain.tags import Verdict, fold
from core.domain.videos import MAX_RATING, Video, VideoSort
from core.errors import UsageError

_ORDER_KEYS: dict[VideoSort, Any] = {
    VideoSort.NAME: VideoRow.sort_name,
    VideoSort.ADDED: VideoRow.added_at,
    VideoSort.DURATION: VideoRow.duration_seconds,
    VideoSort.RATING: VideoRow.rating,
    # Looked up for each video: a separate column would have to be maintained by everything that writes decisions.
    VideoSort.DECIDED: last_decided_at(),
    VideoSort.RECORDED: VideoRow.recorded_at,
    VideoSort.MODIFIED: (
        select(FileRow.mtime_ns).where(FileRow.id == VideoRow.file_id).correlate(VideoRow).scalar_subquery()
    ),
}


def get(session: Session, video_id: int) -> Video:
    """Return a video; its path is ``.`` if it has no file left in the library.

    Raises
    ------
    UsageError
        If there is none with this id.
    """
    found = get_many(session, [video_id])
    if not found:
        raise UsageError("There is no video {number} in this library", number=video_id)
    return found[0]


def get_many(session: Session, video_ids: Sequence[int]) -> list[Video]:
    """Return videos in the order of their ids; unknown ids are left out."""
    by_id = {
        row[0]: to_video(row)
        for row in session.execute(select_videos().where(VideoRow.id.in_(listing.among(video_ids))))
    }
    return [by_id[video_id] for video_id in video_ids if video_id in by_id]


def _listed(
    session: Session, folder_id: int | None, text: str | None, conditions: Collection[Clause]
) -> ColumnElement[bool]:
    # In a folder (or anywhere), with all of the words in the path of one copy.
    wanted: list[ColumnElement[bool]] = [VideoRow.is_listed.is_(True), *filters.to_sql(session, conditions)]
    if folder_id is not None:
        wanted.append(_has_file_in([folder_id]))
    words = fold(text or "").split()
    if words:
        holds_all = and_(*(func.instr(FileRow.search_text, word) > 0 for word in words))
        wanted.append(VideoRow.id.in_(select(FileRow.video_id).where(holds_all)))
    return and_(*wanted)


def ids(
    session: Session,
    *,
    sort: VideoSort = VideoSort.NAME,
    descending: bool = False,
    folder_id: int | None = None,
    text: str | None = None,
    conditions: Collection[Clause] = (),
    offset: int = 0,
    limit: int | None = None,
) -> list[int]:
    """Return the ids of the videos in the library, in order.

    Parameters
    ----------
    session : Session
        In a transaction.
    sort : VideoSort
        Sort order; videos of unknown duration count as shortest.
    descending : bool
        Reverse the order.
    folder_id : int or None
        Only videos with a file in this folder.
    text : str or None
        Only videos with a copy whose path contains all of these words, in any letter case.
    conditions : collection of Clause
        Only videos that meet all of these; see `filters.to_sql` for errors.
    offset, limit : int
        Part of the list; no limit returns all the rest.
    """
    listing_query = (
        select(VideoRow.id)
        .where(_listed(session, folder_id, text, conditions))
        .order_by(*_order_keys(sort, descending=descending))
        .offset(offset)
        .limit(limit)
    )
    # Without the ORM, whose result objects would take longer than the query for 100,000 videos.
    return list(session.connection().execute(listing_query).scalars())


def page(
    session: Session,
    *,
    sort: VideoSort = VideoSort.NAME,
    descending: bool = False,
    folder_id: int | None = None,
    text: str | None = None,
    offset: int = 0,
    limit: int = 200,
) -> list[Video]:
    """List at most `limit` videos; see `ids`."""
    return get_many(
        session,
        ids(session, sort=sort, descending=descending, folder_id=folder_id, text=text, offset=offset, limit=limit),
    )


def count(
    session: Session,
    *,
    folder_id: int | None = None,
    text: str | None = None,
    conditions: Collection[Clause] = (),
) -> int:
    """Count the videos in the library; see `ids`."""
    listed = _listed(session, folder_id, text, conditions)
    return session.scalars(select(func.count()).select_from(VideoRow).where(listed)).one()


def set_media(session: Session, video_id: int, *, media: MediaInfo, n_strip_frames: int | None = None) -> None:
    """Record the result of probing a video.

    Parameters
    ----------
    session : Session
        In a write transaction.
    video_id : int
        Catalog id.
    media : MediaInfo
        The result.
    n_strip_frames : int or None
        Frames in its filmstrip, if poster and filmstrip were made with it; None leaves the previous value.
    """
    values: dict[str, object] = {name: getattr(media, name) for name in MediaInfo.__slots__}
    if n_strip_frames is not None:
        values["n_strip_frames"] = n_strip_frames
    session.execute(update(VideoRow).where(VideoRow.id == video_id).values(values))


def set_recording(session: Session, video_id: int, recording: RecordingDate) -> None:
    """Record what a video's file says about when it was recorded, even if that is nothing."""
    values = {"recorded_at": recording.at, "recorded_zone_minutes": recording.zone_minutes, "is_date_read": True}
    session.execute(update(VideoRow).where(VideoRow.id == video_id).values(values))


def failed(session: Session) -> list[Video]:
    """List the videos in the library that were set aside, by name."""
    rows = session.execute(
        select_videos()
        .where(SetAsideRow.video_id.is_not(None), VideoRow.is_listed.is_(True))
        .order_by(VideoRow.sort_name)
    )
    return [to_video(row) for row in rows]


def without_span(session: Session, encoder_id: int) -> list[int]:
    """List the videos an encoder has yet to analyse: without rows, not set aside, with a reachable file."""
    has_span = exists().where(SpanRow.encoder_id == encoder_id, SpanRow.video_id == VideoRow.id)
    return _unfinished(session, has_span)


def without_trace(session: Session) -> set[int]:
    """Return the videos that have no file left and no decisions.

    These are, for example, contents of a file while it was being written. Videos with a file that is only missing or on
    a disconnected drive are not among them.
    """
    has_decision = exists().where(DecisionRow.video_id == VideoRow.id)
    return set(session.scalars(select(VideoRow.id).where(VideoRow.file_id.is_(None), ~has_decision)))


def without_pictures(session: Session) -> list[int]:
    """List the videos without a poster: not set aside, with a reachable file."""
    return _unfinished(session, VideoRow.n_strip_frames.is_not(None))


def without_date(session: Session) -> list[int]:
    """List the videos that have been probed, but not asked when they were recorded: with a reachable file.

    They come from before that was possible, or were read by a reader that cannot tell.
    """
    return _unfinished(session, or_(VideoRow.is_date_read, VideoRow.duration_seconds.is_(None)))


def _unfinished(session: Session, is_done: ColumnElement[bool]) -> list[int]:
    is_set_aside = exists().where(SetAsideRow.video_id == VideoRow.id)
    return list(
        session.scalars(
            select(VideoRow.id)
            .join(FileRow, FileRow.id == VideoRow.file_id)
            .join(FolderRow, FolderRow.id == FileRow.folder_id)
            .where(listing.is_reachable(), VideoRow.is_removed.is_(False), ~is_set_aside, ~is_done)
            .order_by(VideoRow.id)
        )
    )


def allowed_video_ids(session: Session, restriction: Restriction) -> set[int]:
    """Return the videos in the library that a search may return."""
    wanted = [VideoRow.is_listed.is_(True), *filters.to_sql(session, restriction.conditions)]
    if restriction.folder_ids:
        wanted.append(_has_file_in(restriction.folder_ids))
    wanted += [
        VideoRow.id.in_(
            select(DecisionRow.video_id).where(
                DecisionRow.tag_id == tag_id, DecisionRow.verdict == Verdict.ACCEPTED.value
            )
        )
        for tag_id in restriction.tag_ids
    ]
    return set(session.scalars(select(VideoRow.id).where(*wanted)))


def _has_file_in(folder_ids: Collection[int]) -> ColumnElement[bool]:
    return exists().where(FileRow.video_id == VideoRow.id, FileRow.folder_id.in_(folder_ids))


def _order_keys(sort: VideoSort, *, descending: bool) -> list[ColumnElement[Any]]:
    """Return the SQL terms to order videos by; ties keep a fixed order.

    Unknown values count as lowest, except for dates of recording: without one, a video comes last in any order.
    """
    first, last = (key.desc() if descending else key.asc() for key in (_ORDER_KEYS[sort], VideoRow.id))
    return [first.nulls_last() if sort is VideoSort.RECORDED else first, last]


def rate(session: Session, video_ids: Collection[int], *, rating: int) -> None:
    """Rate videos from 1 to 5; 0 removes the rating.

    Raises
    ------
    UsageError
        If there is no such rating.
    """
    if not 0 <= rating <= MAX_RATING:
        raise UsageError("{rating} is not a rating from 0 to {most}", most=MAX_RATING, rating=rating)
    _remark(session, video_ids, rating=rating)


def write_note(session: Session, video_id: int, *, note: str) -> None:
    """Replace the note of a video; an empty one removes it."""
    _remark(session, [video_id], note=note.strip())


def set_cover(session: Session, video_id: int, *, seconds: float | None) -> None:
    """Record the time of the frame used as a video's cover; None for the automatic poster."""
    _remark(session, [video_id], cover_seconds=seconds)


def set_removed(session: Session, video_ids: Collection[int], *, is_removed: bool) -> None:
    """Remove videos from the library, or put them back. Files and decisions stay; no scan brings them back."""
    _remark(session, video_ids, is_removed=is_removed)
    listing.refresh_videos(session, video_ids)


def removed_ids(session: Session) -> list[int]:
    """List the videos that the user removed from the library, by id."""
    return list(session.scalars(select(VideoRow.id).where(VideoRow.is_removed.is_(True)).order_by(VideoRow.id)))


def _remark(session: Session, video_ids: Collection[int], **values: object) -> None:
    session.execute(
        update(VideoRow).where(VideoRow.id.in_(listing.among(video_ids))).values(values),
        execution_options={"synchronize_session": False},
    )
