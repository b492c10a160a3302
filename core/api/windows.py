"""Ensures that a library is open in one window only, and finds that window."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from core.domain.library import LibraryPaths
from core.errors import StorageError
from core.paths import full
from core.worker import lock
from core.worker.lock import Endpoint


@contextlib.contextmanager
def hold(folder: Path) -> Iterator[Endpoint | None]:
    """Be the only window of a library while the body runs.

    Parameters
    ----------
    folder : Path
        The library's folder; it is created if it is missing.

    Yields
    ------
    Endpoint or None
        A new address to listen at, which later windows find; None if the folder cannot be written to, which opening
        the library explains, or its disk has no locks.

    Raises
    ------
    LibraryInUseError
        If it is open in another window; see `find`.
    """
    paths = LibraryPaths(full(folder))
    with contextlib.ExitStack() as held:
        endpoint = None
        with contextlib.suppress(StorageError, OSError, NotImplementedError):
            paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            endpoint = held.enter_context(lock.hold_window(paths))
        yield endpoint


def find(folder: Path) -> Endpoint | None:
    """Return the address of the window of a library; None if there is none, or it is only just starting or closing."""
    return lock.find_window(LibraryPaths(full(folder)))
