"""The folders that a person gave to the library."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Row, Select, delete, distinct, func, select, update
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.columns import now
from core.catalog.store.schema import FileRow, FolderRow
from core.domain.videos import Folder, FolderState
from core.errors import UsageError


def add(session: Session, path: Path, *, is_watched: bool = True) -> Folder:
    """Put a folder (or a single file) into the library; one that is there already stays as it is.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    path : Path
        Absolute. A single file is a folder whose only file has the relative path ``.``.
    is_watched : bool
        Whether changes are looked for while the program runs.

    Returns
    -------
    Folder
        As it stands now.

    Raises
    ------
    ValueError
        The path is not absolute.
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


def _rows() -> "Select[int, Path, str, bool, datetime | None, int]":
    n_videos = (
        select(func.count(distinct(FileRow.video_id)))
        .where(FileRow.folder_id == FolderRow.id)
        .correlate(FolderRow)
        .scalar_subquery()
    )
    return select(
        FolderRow.id, FolderRow.path, FolderRow.state, FolderRow.is_watched, FolderRow.last_scanned_at, n_videos
    )


def _folder(row: "Row[int, Path, str, bool, datetime | None, int]") -> Folder:
    folder_id, path, state, is_watched, last_scanned_at, n_videos = row
    return Folder(folder_id, path, FolderState(state), is_watched, n_videos, last_scanned_at)


def list_all(session: Session) -> list[Folder]:
    """List the folders.

    Returns
    -------
    list of Folder
        By path.
    """
    return [_folder(row) for row in session.execute(_rows().order_by(FolderRow.path))]


def all_paths(session: Session) -> dict[int, Path]:
    """Say where the folders lie, without counting what is in them.

    Returns
    -------
    dict of int to Path
        Catalog id to absolute path.
    """
    return {folder_id: path for folder_id, path in session.execute(select(FolderRow.id, FolderRow.path))}  # noqa: C416


def get(session: Session, folder_id: int) -> Folder:
    """Look up a folder.

    Returns
    -------
    Folder
        As it stands now.

    Raises
    ------
    UsageError
        There is none with this id.
    """
    row = session.execute(_rows().where(FolderRow.id == folder_id)).one_or_none()
    if row is None:
        raise UsageError(
            "There is no folder {number} in this library", "`clipshelf folders` lists them.", number=folder_id
        )
    return _folder(row)


def find(session: Session, path: Path) -> Folder | None:
    """Look up a folder by its path.

    Returns
    -------
    Folder or None
        None where the library does not have it.
    """
    row = session.execute(_rows().where(FolderRow.path == path)).one_or_none()
    return None if row is None else _folder(row)


def set_watched(session: Session, folder_id: int, *, is_watched: bool) -> None:
    """Record whether changes in a folder are to be followed."""
    session.execute(update(FolderRow).where(FolderRow.id == folder_id).values(is_watched=is_watched))


def set_state(session: Session, folder_id: int, *, state: FolderState) -> bool:
    """Record whether a folder's files can be reached. Nothing is forgotten of one that is offline.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    folder_id : int
        Catalog id.
    state : FolderState
        As it was found.

    Returns
    -------
    bool
        Whether that is news.
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
    """Record that a scan of a folder has ended just now."""
    session.execute(update(FolderRow).where(FolderRow.id == folder_id).values(last_scanned_at=now()))


def relocate(session: Session, folder_id: int, *, path: Path) -> None:
    """Record that a folder lies elsewhere now, with all that is in it.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    folder_id : int
        Catalog id.
    path : Path
        Where it lies, absolute; a scan will say what of it is there.
    """
    session.execute(
        update(FolderRow).where(FolderRow.id == folder_id).values(path=path, state=FolderState.ONLINE.value)
    )
    rows = session.execute(select(FileRow.id, FileRow.path).where(FileRow.folder_id == folder_id))
    renamed = [{"id": file_id, **listing.words_of(path, relative)} for file_id, relative in rows]
    if renamed:
        session.execute(update(FileRow), renamed)
    listing.refresh_folder(session, folder_id)


def remove(session: Session, folder_id: int) -> list[int]:
    """Take a folder out of the library; no file on disk is touched.

    Videos that had their only files there stay in the catalog, unlisted, with all that people decided about them,
    and come back when their content is found again.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    folder_id : int
        Catalog id.

    Returns
    -------
    list of int
        Videos that had a file in it.
    """
    video_ids = list(session.scalars(select(FileRow.video_id).distinct().where(FileRow.folder_id == folder_id)))
    session.execute(delete(FileRow).where(FileRow.folder_id == folder_id))
    session.execute(delete(FolderRow).where(FolderRow.id == folder_id))
    listing.refresh_videos(session, video_ids)
    return video_ids
