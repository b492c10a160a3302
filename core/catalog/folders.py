"""The folders that the user added to the library."""

from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Integer, Row, Select, case, cast, delete, distinct, func, select, update
from sqlalchemy.orm import Session

from core.catalog.store import listing, meta
from core.catalog.store.columns import now
from core.catalog.store.schema import FileRow, FolderRow, MetaRow, SetAsideRow, SpanRow, VideoRow
from core.domain.videos import Folder, FolderState
from core.errors import UsageError


class FolderPlace(NamedTuple):
    """Where a folder is, and whether it can be reached."""

    id: int
    path: Path
    state: FolderState
    is_watched: bool


def add(session: Session, path: Path, *, is_watched: bool = True) -> Folder:
    """Add a folder (or a single file) to the library, or return the existing one unchanged.

    Parameters
    ----------
    session : Session
        In a write transaction.
    path : Path
        Absolute. A single file is a folder whose only file has the relative path ``.``.
    is_watched : bool
        Whether to watch it for changes while the program runs.

    Raises
    ------
    ValueError
        If the path is not absolute.
    """
    if not path.is_absolute():
        raise ValueError(f"not an absolute path: {path}")
    known = find(session, path)
    if known is not None:
        return known
    row = FolderRow(path=path, state=FolderState.ONLINE.value, is_watched=is_watched)
    session.add(row)
    session.flush()
    return Folder(row.id, path, FolderState.ONLINE, is_watched, 0, None)


def _rows() -> "Select[*tuple[Any, ...]]":
    """Select folders with counts of their videos; each is counted once, whatever the number of its files."""
    current = select(cast(MetaRow.value, Integer)).where(MetaRow.key == meta.CURRENT_ENCODER).scalar_subquery()
    is_ready, is_waiting = SpanRow.id.is_not(None), SpanRow.id.is_(None) & SetAsideRow.video_id.is_(None)
    video_id = VideoRow.id
    return (
        select(
            FolderRow.id,
            FolderRow.path,
            FolderRow.state,
            FolderRow.is_watched,
            FolderRow.last_scanned_at,
            func.count(distinct(video_id)),
            func.count(distinct(case((is_ready & SetAsideRow.video_id.is_(None), video_id)))),
            func.count(distinct(case((is_waiting & listing.is_reachable(), video_id)))),
        )
        .outerjoin(FileRow, FileRow.folder_id == FolderRow.id)
        .outerjoin(VideoRow, (VideoRow.id == FileRow.video_id) & VideoRow.is_removed.is_(False))
        .outerjoin(SpanRow, (SpanRow.video_id == VideoRow.id) & (SpanRow.encoder_id == current))
        .outerjoin(SetAsideRow, SetAsideRow.video_id == VideoRow.id)
        .group_by(FolderRow.id)
    )


def _folder(row: "Row[*tuple[Any, ...]]") -> Folder:
    folder_id, path, state, is_watched, last_scanned_at, n_videos, n_ready, n_waiting = row
    return Folder(folder_id, path, FolderState(state), is_watched, n_videos, last_scanned_at, n_ready, n_waiting)


def list_all(session: Session) -> list[Folder]:
    """List the folders by path."""
    return [_folder(row) for row in session.execute(_rows().order_by(FolderRow.path))]


def all_paths(session: Session) -> dict[int, Path]:
    """Return the absolute paths of the folders by id, without counting their videos."""
    return {folder_id: path for folder_id, path in session.execute(select(FolderRow.id, FolderRow.path))}  # noqa: C416


def places(session: Session) -> list[FolderPlace]:
    """Return where the folders are and whether they can be reached, without counting their videos."""
    rows = session.execute(select(FolderRow.id, FolderRow.path, FolderRow.state, FolderRow.is_watched))
    return [FolderPlace(folder_id, path, FolderState(state), watched) for folder_id, path, state, watched in rows]


def get(session: Session, folder_id: int) -> Folder:
    """Return a folder.

    Raises
    ------
    UsageError
        If there is none with this id.
    """
    row = session.execute(_rows().where(FolderRow.id == folder_id)).one_or_none()
    if row is None:
        raise UsageError(
            "There is no folder {number} in this library", "`clipshelf folders` lists them.", number=folder_id
        )
    return _folder(row)


def find(session: Session, path: Path) -> Folder | None:
    """Return the folder with a path; None if it is not in the library."""
    row = session.execute(_rows().where(FolderRow.path == path)).one_or_none()
    return None if row is None else _folder(row)


def set_watched(session: Session, folder_id: int, *, is_watched: bool) -> None:
    """Record whether a folder is to be watched for changes."""
    session.execute(update(FolderRow).where(FolderRow.id == folder_id).values(is_watched=is_watched))


def set_state(session: Session, folder_id: int, *, state: FolderState) -> bool:
    """Record whether a folder's files can be reached, and return whether that changed.

    Nothing is forgotten about a folder that is offline.
    """
    outcome = session.execute(
        update(FolderRow)
        .where(FolderRow.id == folder_id, FolderRow.state != state.value)
        .values(state=state.value)
        .returning(FolderRow.id)
    ).first()
    if outcome is None:
        return False
    listing.refresh_folder(session, folder_id)
    return True


def mark_scanned(session: Session, folder_id: int) -> None:
    """Record that a scan of a folder has just ended."""
    session.execute(update(FolderRow).where(FolderRow.id == folder_id).values(last_scanned_at=now()))


def relocate(session: Session, folder_id: int, *, path: Path) -> None:
    """Record that a folder with all its files is at another absolute path; a scan finds out which files exist."""
    session.execute(
        update(FolderRow).where(FolderRow.id == folder_id).values(path=path, state=FolderState.ONLINE.value)
    )
    rows = session.execute(select(FileRow.id, FileRow.path).where(FileRow.folder_id == folder_id))
    renamed = [{"id": file_id, **listing.words_of(path, relative)} for file_id, relative in rows]
    if renamed:
        session.execute(update(FileRow), renamed)
    listing.refresh_folder(session, folder_id)


def remove(session: Session, folder_id: int) -> list[int]:
    """Remove a folder from the library and return the videos that had a file in it; no file on disk is touched.

    Videos whose only files were there stay in the catalog, unlisted, with all decisions about them, and come back when
    their content is found again.
    """
    video_ids = list(session.scalars(select(FileRow.video_id).distinct().where(FileRow.folder_id == folder_id)))
    session.execute(delete(FileRow).where(FileRow.folder_id == folder_id))
    session.execute(delete(FolderRow).where(FolderRow.id == folder_id))
    listing.refresh_videos(session, video_ids)
    return video_ids
