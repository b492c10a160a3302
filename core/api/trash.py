"""The system's trash."""

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
    for path in paths:
        if not path.parent.is_dir():  # a drive that is not there has not thrown its files away
            failures.append((path, "its folder cannot be reached"))
            continue
        try:
            if path.exists() or path.is_symlink():
                send2trash.send2trash(path)
            moved.append(path)
        except OSError as error:
            failures.append((path, error.strerror or "the trash of this drive cannot be used"))
    return moved, tuple(failures)
