"""What the grid needs to know of a video at once: which copy stands for it, under which name, whether it is listed."""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select, update
from sqlalchemy.orm import Session

from core.catalog.store.schema import FileRow, FolderRow, VideoRow
from core.domain.tags import fold
from core.domain.videos import FolderState

_NUMBER = re.compile(r"\d+")
_NUMBER_WIDTH = 12


def sort_name(path: Path) -> str:
    """Make the key by which names are sorted: numbers in them by their value.

    Returns
    -------
    str
        Text that SQLite can store, whatever the bytes of the name.
    """
    return _NUMBER.sub(lambda number: number.group().zfill(_NUMBER_WIDTH), fold(display(path.name)))


def words_of(root: Path, path: Path) -> dict[str, str]:
    """Say by what words a file is sorted and found.

    Parameters
    ----------
    root : Path
        The folder that was added.
    path : Path
        Below it.

    Returns
    -------
    dict
        Columns of `FileRow`.
    """
    return {"sort_name": sort_name(root / path), "search_text": fold(display(str(root.name / path)))}


def display(name: str) -> str:
    """Replace what is no text in a file's name.

    Returns
    -------
    str
        Without lone surrogates.
    """
    return os.fsencode(name).decode("utf-8", "replace")


def among(values: Iterable[int]) -> "Select[Any]":
    """Make a subquery of numbers; any count of them is one parameter, which SQLite does not limit.

    Returns
    -------
    Select
        For ``column.in_(...)``.
    """
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)


def is_reachable() -> ColumnElement[bool]:
    """Say in SQL whether a file can be reached, as far as the last scan knows; joins `FileRow` and `FolderRow`.

    Returns
    -------
    ColumnElement
        Boolean.
    """
    return FileRow.is_missing.is_(False) & (FolderRow.state == FolderState.ONLINE.value)


def refresh(session: Session, chosen: ColumnElement[bool]) -> None:
    """Choose again which copy stands for each of some videos: reachable ones first, then the one known longest.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    chosen : ColumnElement
        Which rows of `VideoRow`.
    """
    session.flush()
    first = (
        select(FileRow.id)
        .join(FolderRow, FolderRow.id == FileRow.folder_id)
        .where(FileRow.video_id == VideoRow.id)
        .order_by(case((is_reachable(), 0), else_=1), FileRow.id)
        .limit(1)
        .correlate(VideoRow)
        .scalar_subquery()
    )
    session.execute(
        update(VideoRow).where(chosen).values(file_id=first), execution_options={"synchronize_session": False}
    )
    name = select(FileRow.sort_name).where(FileRow.id == VideoRow.file_id).correlate(VideoRow).scalar_subquery()
    session.execute(
        update(VideoRow)
        .where(chosen)
        .values(
            is_listed=VideoRow.file_id.is_not(None) & VideoRow.is_removed.is_(False), sort_name=func.coalesce(name, "")
        ),
        execution_options={"synchronize_session": False},
    )


def refresh_folder(session: Session, folder_id: int) -> None:
    """Do the same for all videos with a file in a folder."""
    refresh(session, exists().where(FileRow.video_id == VideoRow.id, FileRow.folder_id == folder_id))


def refresh_videos(session: Session, video_ids: Iterable[int]) -> None:
    """Do the same for some videos."""
    refresh(session, VideoRow.id.in_(among(video_ids)))
