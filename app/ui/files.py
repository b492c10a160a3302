"""What is there of files and folders; a drive that cannot be reached lets one wait half a minute for the answer.

None of it asks the library, and it is to be run with ``run_beside``, where nothing else waits behind it.
"""

from collections.abc import Sequence
from pathlib import Path

from app.bridge.work import Read
from app.ui import file_manager
from app.ui.file_manager import Found


def look(paths: Sequence[Path]) -> Read[Found]:
    """See which files are there, and which of the folders that they are in.

    Parameters
    ----------
    paths : sequence of Path
        Absolute.

    Returns
    -------
    Read
        See `Found`.
    """
    return Read(lambda _library: file_manager.look(paths))


def count_folders(paths: Sequence[Path]) -> Read[int]:
    """Count how many of some paths are folders.

    Parameters
    ----------
    paths : sequence of Path
        Absolute.

    Returns
    -------
    Read
        The number.
    """
    return Read(lambda _library: sum(path.is_dir() for path in paths))


def first_folder(paths: Sequence[Path]) -> Read[Path]:
    """Find the first folder that is there.

    Parameters
    ----------
    paths : sequence of Path
        In the order in which they are wanted.

    Returns
    -------
    Read
        The person's own where none is.
    """
    return Read(lambda _library: next((path for path in paths if path.is_dir()), Path.home()))
