"""Videos as the grid, the search and the jobs ask for them. Where they lie is in `files`."""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Row, Select, and_, cast, exists, func, literal_column, select, update
from sqlalchemy.orm import Session

from core.catalog import listing, meta
from core.catalog.schema import DecisionRow, FileRow, FolderRow, MetaRow, SetAsideRow, SpanRow, VideoRow
from core.domain.media import ContentKey, MediaInfo
from core.domain.search import Restriction
from core.domain.tags import Verdict
from core.domain.videos import Video, VideoSort, VideoStage
from core.errors import UsageError

_ORDERS: dict[VideoSort, Any] = {
    VideoSort.NAME: VideoRow.sort_name,
    VideoSort.ADDED: VideoRow.added_at,
    VideoSort.DURATION: VideoRow.duration_seconds,
}


class _Columns(NamedTuple):
    """One video as it is read; see `_rows`."""

    id: int
    size_bytes: int
    sampled_hash: str
    added_at: datetime
    duration_seconds: float | None
    width_px: int
    height_px: int
    rotation_degrees: int
    frames_per_second: float
    codec: str
    container: str
    has_audio: bool
    is_partial: bool
    n_strip_frames: int | None
    path: Path | None
    folder: Path | None
    is_reachable: bool | None
    reason: str | None
    is_analysed: bool
    n_copies: int


def _rows() -> Select[Any]:
    current = select(cast(MetaRow.value, Integer)).where(MetaRow.key == meta.CURRENT_ENCODER).scalar_subquery()
    is_analysed = exists().where(SpanRow.video_id == VideoRow.id, SpanRow.encoder_id == current)
    # One file may be found through two folders, one within the other: it is still one copy.
    n_copies = literal_column(
        "(SELECT count(DISTINCT d.path || '/' || f.path) FROM files f JOIN folders d ON d.id = f.folder_id WHERE f.video_id = videos.id)",
        Integer,
    )
    return (
        select(
            *(getattr(VideoRow, name) for name in _Columns._fields[: _Columns._fields.index("path")]),
            FileRow.path,
            FolderRow.path,
            listing.is_reachable(),
            SetAsideRow.reason,
            is_analysed,
            n_copies,
        )
        .outerjoin(FileRow, FileRow.id == VideoRow.file_id)
        .outerjoin(FolderRow, FolderRow.id == FileRow.folder_id)
        .outerjoin(SetAsideRow, SetAsideRow.video_id == VideoRow.id)
    )


def _video(row: Row[Any]) -> Video:
    columns = _Columns(*row)
    return Video(
        id=columns.id,
        content=ContentKey(columns.size_bytes, columns.sampled_hash),
        path=Path() if columns.folder is None or columns.path is None else columns.folder / columns.path,
        n_copies=columns.n_copies,
        stage=_stage(columns),
        is_offline=not columns.is_reachable,
        reason=columns.reason or "",
        media=_media(columns),
        added_at=columns.added_at,
    )


def _stage(columns: _Columns) -> VideoStage:
    if columns.reason is not None:
        return VideoStage.FAILED
    if columns.is_analysed:
        return VideoStage.ANALYSED
    return VideoStage.FOUND if columns.n_strip_frames is None else VideoStage.PICTURED


def _media(columns: _Columns) -> MediaInfo | None:
    if columns.duration_seconds is None:
        return None
    return MediaInfo(
        duration_seconds=columns.duration_seconds,
        width_px=columns.width_px,
        height_px=columns.height_px,
        rotation_degrees=columns.rotation_degrees,
        frames_per_second=columns.frames_per_second,
        codec=columns.codec,
        container=columns.container,
        has_audio=columns.has_audio,
        is_partial=columns.is_partial,
    )


def get(session: Session, video_id: int) -> Video:
    """Look up a video.

    Returns
    -------
    Video
        As it stands now; its path is ``.`` where it has no file left in the library.

    Raises
    ------
    UsageError
        There is none with this id.
    """
    found = get_many(session, [video_id])
    if not found:
        raise UsageError(f"There is no video {video_id} in this library")
    return found[0]


def get_many(session: Session, video_ids: Sequence[int]) -> list[Video]:
    """Look up videos.

    Returns
    -------
    list of Video
        In the order asked for; ids that are not in the catalog are left out.
    """
    by_id = {row[0]: _video(row) for row in session.execute(_rows().where(VideoRow.id.in_(listing.among(video_ids))))}
    return [by_id[video_id] for video_id in video_ids if video_id in by_id]


def _listed(folder_id: int | None, text: str | None) -> ColumnElement[bool]:
    """Say which videos a listing shows: in a folder (or anywhere), with every one of the words in a copy's path."""
    wanted: list[ColumnElement[bool]] = [VideoRow.is_listed.is_(True)]
    if folder_id is not None:
        wanted.append(_has_file_in([folder_id]))
    words = listing.fold(text or "").split()
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
    offset: int = 0,
    limit: int | None = None,
) -> list[int]:
    """List the ids of the videos in the library, in order.

    Parameters
    ----------
    session : Session
        In a transaction.
    sort : VideoSort
        Which order; videos whose duration is not known yet count as shortest.
    descending : bool
        The other way round.
    folder_id : int or None
        Only videos with a file in this folder.
    text : str or None
        Only videos with a copy whose path holds every one of these words, whatever their letter case.
    offset, limit : int
        Which part of the list; no limit: all the rest.

    Returns
    -------
    list of int
        Catalog ids.
    """
    keys = (_ORDERS[sort], VideoRow.id)
    listing_query = (
        select(VideoRow.id)
        .where(_listed(folder_id, text))
        .order_by(*(key.desc() if descending else key.asc() for key in keys))
        .offset(offset)
        .limit(limit)
    )
    # Below the ORM, whose result objects would take longer than the query where there are 100,000.
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
    """List videos; see `ids`.

    Returns
    -------
    list of Video
        At most `limit`.
    """
    return get_many(
        session,
        ids(session, sort=sort, descending=descending, folder_id=folder_id, text=text, offset=offset, limit=limit),
    )


def count(session: Session, *, folder_id: int | None = None, text: str | None = None) -> int:
    """Count the videos in the library; see `ids`.

    Returns
    -------
    int
        How many.
    """
    return session.scalars(select(func.count()).select_from(VideoRow).where(_listed(folder_id, text))).one()


def set_media(session: Session, video_id: int, *, media: MediaInfo, n_strip_frames: int | None = None) -> None:
    """Record what the probe of a video said.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    video_id : int
        Catalog id.
    media : MediaInfo
        What the container says.
    n_strip_frames : int or None
        Frames in its filmstrip, where poster and filmstrip were made with it; None leaves what was recorded before.
    """
    values: dict[str, object] = {name: getattr(media, name) for name in MediaInfo.__slots__}
    if n_strip_frames is not None:
        values["n_strip_frames"] = n_strip_frames
    session.execute(update(VideoRow).where(VideoRow.id == video_id).values(values))


def failed(session: Session) -> list[Video]:
    """List the videos in the library that were set aside.

    Returns
    -------
    list of Video
        By name.
    """
    rows = session.execute(
        _rows().where(SetAsideRow.video_id.is_not(None), VideoRow.is_listed.is_(True)).order_by(VideoRow.sort_name)
    )
    return [_video(row) for row in rows]


def without_span(session: Session, encoder_id: int) -> list[int]:
    """List the videos that an encoder has not analysed yet: listed, not set aside, no rows.

    Returns
    -------
    list of int
        By id.
    """
    has_span = exists().where(SpanRow.encoder_id == encoder_id, SpanRow.video_id == VideoRow.id)
    return _unfinished(session, has_span)


def without_pictures(session: Session) -> list[int]:
    """List the videos that have no poster yet: listed, not set aside.

    Returns
    -------
    list of int
        By id.
    """
    return _unfinished(session, VideoRow.n_strip_frames.is_not(None))


def _unfinished(session: Session, is_done: ColumnElement[bool]) -> list[int]:
    is_set_aside = exists().where(SetAsideRow.video_id == VideoRow.id)
    return list(
        session.scalars(
            select(VideoRow.id).where(VideoRow.is_listed.is_(True), ~is_set_aside, ~is_done).order_by(VideoRow.id)
        )
    )


def forget_pictures(session: Session, video_ids: Collection[int]) -> None:
    """Record that the posters of some videos are gone from the disk."""
    session.execute(update(VideoRow).where(VideoRow.id.in_(listing.among(video_ids))).values(n_strip_frames=None))


def allowed_video_ids(session: Session, restriction: Restriction) -> set[int]:
    """Find the videos that a search may answer with.

    Parameters
    ----------
    session : Session
        In a transaction.
    restriction : Restriction
        What it is restricted to.

    Returns
    -------
    set of int
        Videos in the library that meet it.
    """
    wanted: list[ColumnElement[bool]] = [VideoRow.is_listed.is_(True)]
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
