"""What a library keeps is its owner's alone, and what runs here is this program alone.

Folders can be entered, and files read, by nobody else. (Windows keeps a person's folders to that person by itself.) The
processes this one starts import nothing from the folder that somebody happens to be in. Programs of others, such as a
file manager, are started as if by the person.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_CATALOG = "catalog.sqlite"
_FOLDERS = ("backups", "embeddings", "heads", "index", "logs", "thumbnails")
_FILES = (_CATALOG, "settings.json", "worker.")
_MASK, _SAFE_PATH = "CLIPSHELF_UMASK", "PYTHONSAFEPATH"


def begin() -> None:
    """Make this process and its children write for this user only, and import only what is installed.

    To be called once, where a process starts.
    """
    mask = os.umask(_OTHERS)
    os.environ.setdefault(_MASK, f"{mask:o}")  # a child finds the person's own there
    os.environ[_SAFE_PATH] = "1"


@contextlib.contextmanager
def outside() -> Iterator[None]:
    """Start a program of somebody else in this block: it gets the person's own environment.

    Yields
    ------
    None
        Other threads that write meanwhile are kept private by the library's folder alone.
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
    """Give a file that a person asked for the permissions of their other files.

    Parameters
    ----------
    path : Path
        Written outside the library, where the person wants it.
    """
    mask = _usual_mask()
    if mask is not None:
        with contextlib.suppress(OSError):  # a disk without permissions
            path.chmod(0o666 & ~mask)


def tighten(library: Path) -> None:
    """Take what others may do with a library's files away; quick where that was done before.

    Parameters
    ----------
    library : Path
        Its folder, with a catalog. Whatever else somebody keeps there is not touched.
    """
    catalog = library / _CATALOG
    if os.name == "nt" or not _is_open(catalog):
        return
    _take_from_others(catalog)
    if _is_open(catalog):  # a disk without permissions, or somebody else's
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
    with contextlib.suppress(OSError):  # somebody else's, or a disk without permissions
        if not path.is_symlink():
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _OTHERS)
    except OSError:
        return False
