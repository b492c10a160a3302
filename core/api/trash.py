"""The system's trash."""

import os
from collections.abc import Iterable
from pathlib import Path


def move_all(paths: Iterable[Path]) -> tuple[list[Path], tuple[tuple[Path, str], ...]]:
    """Move files to the trash, one after the other; what cannot be moved stays where it is.

    Parameters
    ----------
    paths : iterable of Path
        Absolute.

    Returns
    -------
    moved : list of Path
        Files that are no longer where they were.
    failures : tuple of (Path, str)
        The others, and why.
    """
    import send2trash

    moved: list[Path] = []
    failures: list[tuple[Path, str]] = []
    wanted = list(paths)
    # A drive that is not there has not thrown its files away; where one was mounted, an empty folder is left.
    reached = {folder for folder in {path.parent for path in wanted} if _has_something(folder)}
    for path in wanted:
        if path.parent not in reached:
            failures.append((path, "its folder cannot be reached"))
            continue
        try:
            if path.exists() or path.is_symlink():
                send2trash.send2trash(path)
            moved.append(path)
        except OSError as error:
            failures.append((path, error.strerror or "the trash of this drive cannot be used"))
    return moved, tuple(failures)


def _has_something(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False
