"""What a library keeps is its owner's alone: folders that only they can enter, files that only they can read.

Windows keeps a person's folders to that person by itself; nothing is done there.
"""

import contextlib
import os
import stat
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FOLDERS = ("backups", "embeddings", "heads", "index", "logs", "thumbnails")
_FILES = ("catalog.sqlite", "settings.json", "worker.")
_usual_mask = -1


def begin() -> None:
    """Let whatever this process, and those it starts, write from now on be readable by this user only."""
    global _usual_mask
    if _usual_mask < 0:
        _usual_mask = os.umask(_OTHERS)


def share(path: Path) -> None:
    """Give a file that a person asked for the permissions that their other files have.

    Parameters
    ----------
    path : Path
        Written outside the library, where the person wants it.
    """
    if _usual_mask >= 0:
        with contextlib.suppress(OSError):  # a disk without permissions
            path.chmod(0o666 & ~_usual_mask)


def tighten(library: Path) -> None:
    """Take what others may do with a library's files away; quick where that was done before.

    Parameters
    ----------
    library : Path
        Its folder. Whatever else somebody keeps there is not touched.
    """
    if os.name == "nt" or not (_is_open(library / _FILES[0]) or _is_open(library)):
        return
    try:
        entries = list(os.scandir(library))
    except OSError:
        return
    own = [entry for entry in entries if _is_own(entry)]
    for entry in own:
        _tighten(entry.path)
    if len(own) == len(entries):
        _take_from_others(library)


def _is_own(entry: "os.DirEntry[str]") -> bool:
    if entry.is_symlink():
        return False
    return entry.name in _FOLDERS if entry.is_dir() else entry.name.startswith(_FILES)


def _tighten(path: str) -> None:
    _take_from_others(Path(path))
    for folder, subfolders, names in os.walk(path):  # links to folders are not followed
        for name in subfolders + names:
            _take_from_others(Path(folder, name))


def _take_from_others(path: Path) -> None:
    with contextlib.suppress(OSError):  # somebody else's, or a disk without permissions
        if not path.is_symlink():
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _OTHERS)
    except OSError:
        return False
