"""Blocking file-system checks, to be run with ``run_beside``; an unreachable drive can take 30 s.

They do not use the library, so nothing else waits behind them.
"""

from collections.abc import Sequence
from pathlib import Path

from app.bridge.work import Read
from app.ui import file_manager
from app.ui.file_manager import Found


def look(paths: Sequence[Path]) -> Read[Found]:
    """Check which files exist, and which of their parent folders."""
    return Read(lambda _library: file_manager.look(paths))


def count_folders(paths: Sequence[Path]) -> Read[int]:
    """Count how many of some absolute paths are folders."""
    return Read(lambda _library: sum(path.is_dir() for path in paths))


def first_folder(paths: Sequence[Path]) -> Read[Path]:
    """Find the first existing folder, in order of preference; the user's home folder if there is none."""
    return Read(lambda _library: next((path for path in paths if path.is_dir()), Path.home()))
