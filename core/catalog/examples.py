"""The videos, frames and pictures that ``like:`` names, and how to name one."""

import contextlib
import difflib
import math
import os
from pathlib import Path

from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import Session

from core.catalog import files
from core.catalog.store import listing
from core.catalog.store.schema import FileRow, VideoRow
from core.domain.query.filters import Example
from core.domain.query.values import parse_duration
from core.domain.search import FrameQuery, ImageQuery, VideoQuery
from core.domain.tags import fold
from core.errors import UnknownVideoError, UsageError

_MOST_COMPARED = 2_000
_MOST_PARTS = 4
"""Parts of a path in the shortest text for a video; beyond, its whole path is clearer."""
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic"})


def find(session: Session, example: Example) -> VideoQuery | FrameQuery | ImageQuery:
    """Return the video that an example names, its frame, or a picture file.

    Parameters
    ----------
    session : Session
        In a transaction.
    example : Example
        An absolute path, or the end of one: a file name with or without its suffix, perhaps with folders before it. A
        name may contain an @ itself, so the whole is tried before it is taken apart. An absolute path of a picture
        file needs no video.

    Raises
    ------
    UnknownVideoError
        If no video is called so.
    UsageError
        If several are; or if the time is none.
    """
    video_id = _find_video(session, example.video)
    if video_id is not None:
        return VideoQuery(video_id)
    name, at, time = example.video.rpartition("@")
    video_id = _find_video(session, name) if at else None
    if video_id is None and _is_picture(Path(example.video)):
        return ImageQuery(Path(example.video))
    if video_id is None:
        error = _unknown(session, name if at else example.video)
        raise error
    return FrameQuery(video_id, _seconds(time))


def name_of(session: Session, video_id: int, at_seconds: float | None = None) -> str:
    """Return the shortest text by which `find` finds a video, or its frame at a time, again.

    Parameters
    ----------
    session : Session
        In a transaction.
    video_id : int
        A listed video.
    at_seconds : float or None
        Time of the frame; None for the whole video.

    Raises
    ------
    UnknownVideoError
        If the library does not have it any more.
    """
    path = next(iter(files.paths(session, video_id)), None)
    if path is None:
        raise UnknownVideoError("The library does not have this video any more")
    time = "" if at_seconds is None else f"@{round(at_seconds, 2):g}"
    for n_parts in range(1, min(len(path.parts), _MOST_PARTS) + 1):
        name = str(Path(*path.parts[-n_parts:]))
        with contextlib.suppress(UsageError):
            if _find_video(session, name) == video_id:
                return name + time
    return str(path) + time


def _is_picture(path: Path) -> bool:
    return path.is_absolute() and path.suffix.lower() in _PICTURES and path.is_file()


def _seconds(time: str) -> float:
    try:
        seconds = float(time)
    except ValueError:
        with contextlib.suppress(UsageError):
            return parse_duration(time)
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise UsageError("{text} is not a time in a video", "Write VIDEO@12.5 or VIDEO@1:30.", text=repr(time))
    return seconds


def _find_video(session: Session, name: str) -> int | None:
    path = Path(name)
    if path.is_absolute():
        return files.find_by_path(session, path)
    text = literal(os.sep) + FileRow.search_text
    end = os.sep + fold(listing.display(str(path)))
    ids = _listed(session, func.substr(text, -len(end)) == end)
    if not ids:
        # Without a suffix: the name, a full stop, and no other folder or full stop after that.
        rest = func.substr(text, func.instr(text, end + ".") + len(end) + 1)
        is_suffix = (func.instr(rest, ".") == 0) & (func.instr(rest, os.sep) == 0)
        ids = _listed(session, (func.instr(text, end + ".") > 0) & is_suffix)
    if len(ids) > 1:
        raise UsageError(
            "{count} videos are called {name}",
            "Write more of its path: folder/clip.mp4.",
            count=len(ids),
            name=repr(name),
        )
    return ids[0] if ids else None


def _listed(session: Session, fits: ColumnElement[bool]) -> list[int]:
    query = select(VideoRow.id).join(FileRow, FileRow.video_id == VideoRow.id).where(VideoRow.is_listed.is_(True), fits)
    return list(session.scalars(query.distinct()))


def _unknown(session: Session, name: str) -> UnknownVideoError:
    first = fold(Path(name).name)[:1]
    begins_alike = func.instr(FileRow.sort_name, first) == 1
    known = session.scalars(select(FileRow.sort_name).where(begins_alike).limit(_MOST_COMPARED))
    names = {fold(one): one for one in known}
    near = difflib.get_close_matches(listing.sort_name(Path(name)), names, n=1)
    shown = _shown(session, names[near[0]]) if near else ""
    return UnknownVideoError(
        "The library has no video {video}",
        "Did you mean {near}?" if shown else "Write its file name, such as like:clip.mp4, or its path.",
        video=repr(name),
        near=shown,
    )


def _shown(session: Session, sort_name: str) -> str:
    path = session.scalars(select(FileRow.path).where(FileRow.sort_name == sort_name).limit(1)).first()
    return listing.display(path.name) if path is not None else ""
