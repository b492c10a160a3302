"""Keeps a library private to its user, and runs only this program's code.

Only the owner can enter the folders and read the files. (Windows keeps a person's folders private by itself.) Child
processes do not import anything from the current folder. Other programs, such as a file manager, are started in the
person's own environment.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_CATALOG = "catalog.sqlite"
_FOLDERS = ("backups", "embeddings", "heads", "index", "logs", "thumbnails")
_FILES = (_CATALOG, "settings.json", "window.", "worker.")
_MASK, _SAFE_PATH = "CLIPSHELF_UMASK", "PYTHONSAFEPATH"


def begin() -> None:
    """Make this process and its children write files for this user only, and import only installed code.

    To be called once, at the start of a process.
    """
    mask = os.umask(_OTHERS)
    os.environ.setdefault(_MASK, f"{mask:o}")  # so that a child knows the person's own mask
    os.environ[_SAFE_PATH] = "1"


@contextlib.contextmanager
def outside() -> Iterator[None]:
    """Start another program in this block, in the person's own environment.

    Files that other threads write meanwhile are protected only by the library's folder.
    """
    mask = _usual_mask()
    if mask is None:
        yield
        return
    kept = {name: os.environ.pop(name) for name in (_MASK, _SAFE_PATH) if name in os.environ}
    private = os.umask(mask)
    try:
        yield
    finally:
        os.umask(private)
        os.environ.update(kept)


def share(path: Path) -> None:
    """Give a file outside the library, which a person requested, the usual permissions of their files."""
    mask = _usual_mask()
    if mask is not None:
        with contextlib.suppress(OSError):  # a disk without permissions
            path.chmod(0o666 & ~mask)


def tighten(library: Path) -> None:
    """Remove other users' access to a library's files; fast if that was done before.

    Parameters
    ----------
    library : Path
        Folder with a catalog. Other files in it are not touched.
    """
    catalog = library / _CATALOG
    if os.name == "nt" or not _is_open(catalog):
        return
    _take_from_others(catalog)
    if _is_open(catalog):  # a disk without permissions, or another user's file
        return
    with contextlib.suppress(OSError):
        entries = list(os.scandir(library))
        own = [entry.path for entry in entries if _is_own(entry)]
        if len(own) == len(entries):
            _take_from_others(library)
        for path in own:
            _take_from_others(Path(path))
        for path in own:
            for folder, subfolders, names in os.walk(path):  # links to folders are not followed
                for name in subfolders + names:
                    _take_from_others(Path(folder, name))


def _usual_mask() -> int | None:
    text = os.environ.get(_MASK, "")
    return int(text, 8) if text and set(text) <= set("01234567") else None


def _is_own(entry: "os.DirEntry[str]") -> bool:
    if entry.is_symlink():
        return False
    return entry.name in _FOLDERS if entry.is_dir() else entry.name.startswith(_FILES)


def _take_from_others(path: Path) -> None:
    with contextlib.suppress(OSError):  # another user's file, or a disk without permissions
        if not path.is_symlink():
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _OTHERS)
    except OSError:
        return False
