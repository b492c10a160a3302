"""Building a `Video` from its rows."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Integer, Row, ScalarSelect, Select, cast, exists, func, literal_column, select

from core import sentence
from core.catalog.store import listing, meta
from core.catalog.store.columns import EPOCH
from core.catalog.store.schema import DecisionRow, FileRow, FolderRow, MetaRow, SetAsideRow, SpanRow, VideoRow
from core.domain.media import ContentKey, MediaInfo
from core.domain.videos import Video, VideoStage


class _Columns(NamedTuple):
    """One video as read by `select_videos`."""

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
    recorded_at: datetime | None
    recorded_zone_minutes: int | None
    is_date_read: bool
    rating: int
    note: str
    cover_seconds: float | None
    path: Path | None
    folder: Path | None
    is_reachable: bool | None
    reason: str | None
    mtime_ns: int | None
    is_analysed: bool
    last_decided_at: datetime | None
    n_copies: int


def select_videos() -> "Select[*tuple[Any, ...]]":
    """Select the columns that `to_video` needs, to be narrowed by the caller."""
    current = select(cast(MetaRow.value, Integer)).where(MetaRow.key == meta.CURRENT_ENCODER).scalar_subquery()
    is_analysed = exists().where(SpanRow.video_id == VideoRow.id, SpanRow.encoder_id == current)
    # A file found through two nested folders is still one copy.
    n_copies = literal_column(
        "(SELECT count(DISTINCT rtrim(d.path, '/') || '/' || f.path) FROM files f JOIN folders d ON d.id = f.folder_id"
        " WHERE f.video_id = videos.id)",
        Integer,
    )
    return (
        select(
            *(getattr(VideoRow, name) for name in _Columns._fields[: _Columns._fields.index("path")]),
            FileRow.path,
            FolderRow.path,
            listing.is_reachable(),
            SetAsideRow.reason,
            FileRow.mtime_ns,
            is_analysed,
            last_decided_at(),
            n_copies,
        )
        .outerjoin(FileRow, FileRow.id == VideoRow.file_id)
        .outerjoin(FolderRow, FolderRow.id == FileRow.folder_id)
        .outerjoin(SetAsideRow, SetAsideRow.video_id == VideoRow.id)
    )


def last_decided_at() -> "ScalarSelect[Any]":
    """Select the time of the last decision about each `VideoRow`; answered by an index."""
    latest = select(func.max(DecisionRow.decided_at)).where(DecisionRow.video_id == VideoRow.id)
    return latest.correlate(VideoRow).scalar_subquery()


def to_video(row: "Row[*tuple[Any, ...]]") -> Video:
    """Return the `Video` of a row; its path is ``.`` if it has no file left in the library."""
    columns = _Columns(*row)
    return Video(
        id=columns.id,
        content=ContentKey(columns.size_bytes, columns.sampled_hash),
        path=Path() if columns.folder is None or columns.path is None else columns.folder / columns.path,
        n_copies=columns.n_copies,
        stage=_stage(columns),
        is_offline=not columns.is_reachable,
        reason=sentence.from_text(columns.reason or ""),
        media=_media(columns),
        added_at=columns.added_at,
        rating=columns.rating,
        note=columns.note,
        cover_seconds=columns.cover_seconds,
        modified_at=None if columns.mtime_ns is None else EPOCH + timedelta(microseconds=columns.mtime_ns // 1000),
        recorded_at=columns.recorded_at,
        recorded_zone_minutes=columns.recorded_zone_minutes,
        is_date_read=columns.is_date_read,
        last_decided_at=columns.last_decided_at,
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
