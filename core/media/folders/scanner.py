"""Walks folders for videos using only directory listings; no file is opened here.

A walk never concludes that a file is gone: it reports what it finds. It raises `RootLostError` if the root disappears
meanwhile (a drive is unplugged), so that callers can tell "missing" from "unreachable". Memory: the names in one
directory and the IDs of the visited directories.
"""

import logging
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.domain.media import FileStamp
from core.domain.videos import FolderState
from core.errors import PathError
from core.media.folders.ignore_rules import IGNORE_FILE, IgnoreRules
from core.sentence import Sentence

logger = logging.getLogger(__name__)

VIDEO_SUFFIXES = frozenset(
    {".3g2", ".3gp", ".asf", ".avi", ".divx", ".dv", ".f4v", ".flv", ".ivf", ".m2ts", ".m2v", ".m4a", ".m4v", ".mkv"}
    | {".mov", ".mp4", ".mpe", ".mpeg", ".mpg", ".mts", ".mxf", ".nut", ".ogm", ".ogv", ".qt", ".rm", ".rmvb", ".ts"}
    | {".vob", ".webm", ".wmv", ".wtv"}
)
"""Other extensions are skipped. MP4 files named .m4a are included: some contain video, the rest get a reason."""


class RootLostError(PathError):
    """The folder disappeared during the walk; nothing may be concluded about its files."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file with the same stamp as before.

    Attributes
    ----------
    relative_path : Path
        Relative to the root.
    """

    relative_path: Path


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is new or changed; it has not been opened.

    Attributes
    ----------
    relative_path : Path
        Relative to the root.
    stamp : FileStamp
        Its current stamp.
    """

    relative_path: Path
    stamp: FileStamp


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that could not be read; what is known below it remains valid.

    Attributes
    ----------
    path : Path
        Relative to the root.
    reason : Sentence
        Why, in plain words.
    """

    path: Path
    reason: Sentence


ScanEvent = Unchanged | Candidate | Unreadable


def root_state(root: Path) -> FolderState:
    """Return whether a folder's files can be reached.

    Parameters
    ----------
    root : Path
        A folder of the library, or a single file.

    Returns
    -------
    FolderState
        Offline if it is missing, unreadable or empty: an unmounted drive leaves an empty folder behind.
    """
    try:
        with os.scandir(root) as entries:
            return FolderState.ONLINE if next(entries, None) is not None else FolderState.OFFLINE
    except NotADirectoryError:
        return FolderState.ONLINE  # an existing file
    except OSError:
        return FolderState.OFFLINE


def stamp_of(path: Path) -> FileStamp:
    """Return the stamp (size, time, inode) of a regular file or a link to one, without opening it.

    Raises
    ------
    PathError
        If it is missing, unreachable or not a regular file.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise PathError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from error
    if not stat.S_ISREG(status.st_mode):
        raise PathError("{path} is not a regular file", path=path)
    return _stamp(status)


def is_settled(stamp: FileStamp, *, quiet_seconds: float) -> bool:
    """Return whether a file has not been written to for ``quiet_seconds``; true if its time is in the future."""
    return not 0 <= time.time() - stamp.mtime_ns / 1e9 < quiet_seconds


def walk(root: Path, *, ignore: IgnoreRules, known: Mapping[Path, FileStamp]) -> Iterator[ScanEvent]:
    """Walk a folder and everything below it.

    Links are followed; a folder that has already been visited (a loop, or two paths to one place) is skipped.

    Parameters
    ----------
    root : Path
        The folder.
    ignore : IgnoreRules
        What to skip.
    known : mapping of Path to FileStamp
        Previous stamps by relative path.

    Yields
    ------
    ScanEvent
        Folder by folder; each file once.

    Raises
    ------
    RootLostError
        If the root is missing, or is not the same folder any more, at the start or at the end.
    """
    identity = _identity(root)
    visited = {identity}
    pending = [(Path(), ignore)]
    while pending:
        folder, rules = pending.pop()
        try:
            entries = _list(root / folder)
        except OSError as error:
            if _identity(root) != identity:
                raise RootLostError("{path} became unavailable during the scan", path=root) from error
            yield Unreadable(folder, Sentence("The folder cannot be read: {reason}", reason=error.strerror or error))
            continue
        rules = rules.with_file(root / folder / IGNORE_FILE, folder) if _has_rules(entries) else rules
        for entry in entries:
            yield from _look_at(entry, folder / entry.name, rules, known, pending, visited)
    if _identity(root) != identity or root_state(root) is FolderState.OFFLINE:
        raise RootLostError("{path} became unavailable during the scan", path=root)


def _list(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _has_rules(entries: list[os.DirEntry[str]]) -> bool:
    return any(entry.name == IGNORE_FILE for entry in entries)


def _look_at(
    entry: os.DirEntry[str],
    relative: Path,
    rules: IgnoreRules,
    known: Mapping[Path, FileStamp],
    pending: list[tuple[Path, IgnoreRules]],
    visited: set[tuple[int, int]],
) -> Iterator[ScanEvent]:
    try:
        if entry.is_dir():
            status = entry.stat()
            number = (status.st_dev, status.st_ino)
            # On Windows, directory listings report inode 0, so the file itself must be queried.
            number = number if number[1] else _identity(Path(entry.path))
            if not rules.ignores(relative, is_folder=True) and number not in visited:
                visited.add(number)
                pending.append((relative, rules))
        elif relative.suffix.lower() in VIDEO_SUFFIXES and not rules.ignores(relative, is_folder=False):
            status = entry.stat()
            if stat.S_ISREG(status.st_mode):
                yield _event(relative, _stamp(status), known)
    except OSError as error:
        yield Unreadable(relative, Sentence("It cannot be read: {reason}", reason=error.strerror or error))


def _event(relative: Path, stamp: FileStamp, known: Mapping[Path, FileStamp]) -> ScanEvent:
    return Unchanged(relative) if known.get(relative) == stamp else Candidate(relative, stamp)


def _stamp(status: os.stat_result) -> FileStamp:
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ino)


def _identity(root: Path) -> tuple[int, int]:
    try:
        status = root.stat()
    except OSError as error:
        raise RootLostError("{path} cannot be reached: {reason}", path=root, reason=error.strerror or error) from error
    if not stat.S_ISDIR(status.st_mode):
        raise RootLostError("{path} is not a folder", path=root)
    return status.st_dev, status.st_ino
