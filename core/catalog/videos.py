"""Videos as the grid, the search and the jobs ask for them, and what a person says of one as a whole.

Where they lie is in `files`, what was decided about their tags in `decisions`.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select, update
from sqlalchemy.orm import Session

from core.catalog import filters
from core.catalog.store import listing
from core.catalog.store.schema import DecisionRow, FileRow, FolderRow, SetAsideRow, SpanRow, VideoRow
from core.catalog.video_rows import last_decided_at, select_videos, to_video
from core.domain.filters import Condition
from core.domain.media import MediaInfo
from core.domain.search import Restriction
from core.domain.tags import Verdict
from core.domain.videos import MAX_RATING, Video, VideoSort
from core.errors import UsageError

_ORDER_KEYS: dict[VideoSort, Any] = {
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
        raise UsageError("There is no video {number} in this library", number=video_id)
    return found[0]


def get_many(session: Session, video_ids: Sequence[int]) -> list[Video]:
    """Look up videos.

    Returns
    -------
    list of Video
        In the order asked for; ids that are not in the catalog are left out.
    """
    by_id = {
        row[0]: to_video(row)
        for row in session.execute(select_videos().where(VideoRow.id.in_(listing.among(video_ids))))
    }
    return [by_id[video_id] for video_id in video_ids if video_id in by_id]


def _listed(
    session: Session, folder_id: int | None, text: str | None, conditions: Collection[Condition]
) -> ColumnElement[bool]:
    # In a folder (or anywhere), with every one of the words in the path of some copy.
    wanted: list[ColumnElement[bool]] = [VideoRow.is_listed.is_(True), *filters.meets(session, conditions)]
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
    conditions: Collection[Condition] = (),
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
    conditions : collection of Condition
        Only videos that meet all of these; see `filters.meets` for what it raises.
    offset, limit : int
        Which part of the list; no limit: all the rest.

    Returns
    -------
    list of int
        Catalog ids.
    """
    listing_query = (
        select(VideoRow.id)
        .where(_listed(session, folder_id, text, conditions))
        .order_by(*_order_keys(sort, descending=descending))
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


def count(
    session: Session,
    *,
    folder_id: int | None = None,
    text: str | None = None,
    conditions: Collection[Condition] = (),
) -> int:
    """Count the videos in the library; see `ids`.

    Returns
    -------
    int
        How many.
    """
    listed = _listed(session, folder_id, text, conditions)
    return session.scalars(select(func.count()).select_from(VideoRow).where(listed)).one()


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
        select_videos()
        .where(SetAsideRow.video_id.is_not(None), VideoRow.is_listed.is_(True))
        .order_by(VideoRow.sort_name)
    )
    return [to_video(row) for row in rows]


def without_span(session: Session, encoder_id: int) -> list[int]:
    """List the videos that an encoder has yet to analyse: no rows, not set aside, a file that can be reached.

    Returns
    -------
    list of int
        By id.
    """
    has_span = exists().where(SpanRow.encoder_id == encoder_id, SpanRow.video_id == VideoRow.id)
    return _unfinished(session, has_span)


def without_trace(session: Session) -> set[int]:
    """Find the contents that lie nowhere any more and that nobody has decided anything about.

    Returns
    -------
    set of int
        Such as what a file held for a moment while it was written. Contents of a file that is merely missing, or on a
        drive that is not connected, are not among them.
    """
    has_decision = exists().where(DecisionRow.video_id == VideoRow.id)
    return set(session.scalars(select(VideoRow.id).where(VideoRow.file_id.is_(None), ~has_decision)))


def without_pictures(session: Session) -> list[int]:
    """List the videos that have no poster yet: not set aside, a file that can be reached.

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
            select(VideoRow.id)
            .join(FileRow, FileRow.id == VideoRow.file_id)
            .join(FolderRow, FolderRow.id == FileRow.folder_id)
            .where(listing.is_reachable(), VideoRow.is_removed.is_(False), ~is_set_aside, ~is_done)
            .order_by(VideoRow.id)
        )
    )


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
    wanted = [VideoRow.is_listed.is_(True), *filters.meets(session, restriction.conditions)]
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
    return [key.desc() if descending else key.asc() for key in (_ORDER_KEYS[sort], VideoRow.id)]


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
    _remark(session, video_ids, rating=rating)


def write_note(session: Session, video_id: int, *, note: str) -> None:
    """Put a note in place of the one that a video had; an empty one takes it away."""
    _remark(session, [video_id], note=note.strip())


def set_cover(session: Session, video_id: int, *, seconds: float | None) -> None:
    """Record which frame stands for a video; None: the one that was made."""
    _remark(session, [video_id], cover_seconds=seconds)


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
    _remark(session, video_ids, is_removed=is_removed)
    listing.refresh_videos(session, video_ids)


def removed_ids(session: Session) -> list[int]:
    """List the videos that a person took out of the library.

    Returns
    -------
    list of int
        By id.
    """
    return list(session.scalars(select(VideoRow.id).where(VideoRow.is_removed.is_(True)).order_by(VideoRow.id)))


def _remark(session: Session, video_ids: Collection[int], **values: object) -> None:
    session.execute(
        update(VideoRow).where(VideoRow.id.in_(listing.among(video_ids))).values(values),
        execution_options={"synchronize_session": False},
    )
