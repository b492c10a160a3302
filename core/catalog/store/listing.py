"""What the grid reads of a video: the file that represents it, its name for sorting, and whether it is listed."""

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
    """Return the key by which a file's name is sorted, with numbers by value; always valid text."""
    return _NUMBER.sub(lambda number: number.group().zfill(_NUMBER_WIDTH), fold(display(path.name)))


def words_of(root: Path, path: Path) -> dict[str, str]:
    """Return the columns of `FileRow` by which a file is sorted and found.

    Parameters
    ----------
    root : Path
        The folder that was added.
    path : Path
        Path of the file in it.
    """
    return {"sort_name": sort_name(root / path), "search_text": fold(display(str(root.name / path)))}


def display(name: str) -> str:
    """Return a file's name with replacement characters for bytes that are not valid text."""
    return os.fsencode(name).decode("utf-8", "replace")


def among(values: Iterable[int]) -> "Select[Any]":
    """Return a subquery of numbers, for ``column.in_(...)``; one parameter, because SQLite limits their number."""
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)


def is_reachable() -> ColumnElement[bool]:
    """Return SQL for whether a file was reachable at the last scan; for queries that join `FileRow` and `FolderRow`."""
    return FileRow.is_missing.is_(False) & (FolderRow.state == FolderState.ONLINE.value)


def refresh(session: Session, chosen: ColumnElement[bool]) -> None:
    """Update which file represents each of some videos, and whether they are listed.

    Reachable files come first, then the one known longest.

    Parameters
    ----------
    session : Session
        In a write transaction.
    chosen : ColumnElement
        Condition on `VideoRow`.
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
    """`refresh` all videos with a file in a folder."""
    refresh(session, exists().where(FileRow.video_id == VideoRow.id, FileRow.folder_id == folder_id))


def refresh_videos(session: Session, video_ids: Iterable[int]) -> None:
    """`refresh` some videos."""
    refresh(session, VideoRow.id.in_(among(video_ids)))
