"""Videos as the grid, the search and the jobs ask for them. Where they lie is in `files`."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, exists, func, select, update
from sqlalchemy.orm import Session

from core.catalog import filters, listing, orders
from core.catalog.schema import DecisionRow, FileRow, FolderRow, SetAsideRow, SpanRow, VideoRow
from core.catalog.video_rows import select_videos, to_video
from core.domain.filters import Condition
from core.domain.media import MediaInfo
from core.domain.search import Restriction
from core.domain.tags import Verdict
from core.domain.videos import Video, VideoSort
from core.errors import UsageError


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
        .order_by(*orders.keys(sort, descending=descending))
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
