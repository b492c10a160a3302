"""Totals over the library, answered by the indexes."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.catalog import embeddings
from core.catalog.store import listing
from core.catalog.store.schema import SetAsideRow, SpanRow, VideoRow
from core.domain.videos import VideoStage, VideoSums


def count_stages(session: Session) -> dict[VideoStage, int]:
    """Count the listed videos at each stage for the current encoder; every stage is included."""
    current = embeddings.current(session)
    is_listed = VideoRow.is_listed.is_(True)
    failed = select(SetAsideRow.video_id)
    whole = VideoRow.id.not_in(failed)
    analysed = select(SpanRow.video_id).where(SpanRow.encoder_id == (current[0] if current else 0))
    rest = (is_listed, whole, VideoRow.id.not_in(analysed))
    chosen = {
        VideoStage.FOUND: (*rest, VideoRow.n_strip_frames.is_(None)),
        VideoStage.PICTURED: (*rest, VideoRow.n_strip_frames.is_not(None)),
        VideoStage.ANALYSED: (is_listed, whole, VideoRow.id.in_(analysed)),
        VideoStage.FAILED: (is_listed, VideoRow.id.in_(failed)),
    }
    return {
        stage: session.scalars(select(func.count()).select_from(VideoRow).where(*where)).one()
        for stage, where in chosen.items()
    }


def count_frames(session: Session, video_ids: list[int]) -> int:
    """Count the frames of some videos that the current encoder has embedded, which are rows of its store."""
    current = embeddings.current(session)
    if current is None:
        return 0
    total = select(func.coalesce(func.sum(SpanRow.n_rows), 0)).where(
        SpanRow.encoder_id == current[0], SpanRow.video_id.in_(listing.among(video_ids))
    )
    return session.scalars(total).one()


def durations_seconds(session: Session, video_ids: Collection[int] | None = None) -> dict[int, float]:
    """Return the length in seconds of probed videos by id: of these, or of all if they are None."""
    query = select(VideoRow.id, VideoRow.duration_seconds).where(VideoRow.duration_seconds.is_not(None))
    rows = session.execute(query if video_ids is None else query.where(VideoRow.id.in_(listing.among(video_ids))))
    return {video_id: seconds for video_id, seconds in rows if seconds is not None}


def has_unlisted(session: Session) -> bool:
    """Return whether the catalog has videos that the library no longer shows, as after a folder was removed."""
    return session.scalars(select(VideoRow.id).where(VideoRow.is_listed.is_(False)).limit(1)).first() is not None


def analysed_ids(session: Session, encoder_id: int) -> list[int]:
    """List the videos that have vectors of an encoder."""
    return list(session.scalars(select(SpanRow.video_id).where(SpanRow.encoder_id == encoder_id)))


def sums(session: Session, video_ids: Collection[int]) -> VideoSums:
    """Return totals over videos, and what they have in common; any number of them."""
    row = VideoRow
    columns = (row.rating, row.width_px, row.height_px, row.codec, row.frames_per_second)
    totals = (
        func.count(),
        func.count(row.duration_seconds),
        func.total(row.duration_seconds),
        func.sum(row.size_bytes),
    )
    kinds = [count for column in columns for count in (func.min(column), func.max(column), func.count(column))]
    found = session.execute(select(*totals, *kinds).where(row.id.in_(listing.among(video_ids)))).one()
    n_videos, n_timed, seconds, n_bytes, *rest = tuple(found)
    lowest, highest, counts = rest[0::3], rest[1::3], rest[2::3]
    common = [
        low if low == high and n == n_videos else None for low, high, n in zip(lowest, highest, counts, strict=True)
    ]
    return VideoSums(n_videos, n_timed, seconds, int(n_bytes or 0), *common)
