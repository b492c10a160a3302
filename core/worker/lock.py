"""Ensures a single worker and a single window per library: locks, and files with the addresses of their holders."""

import contextlib
import dataclasses
import json
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from core.domain.library import Endpoint, LibraryPaths
from core.errors import LibraryInUseError, StorageError
from core.sentence import Sentence

_PROBE_SECONDS = 0.2


@contextlib.contextmanager
def hold(paths: LibraryPaths, *, doing: str = "") -> Iterator[Endpoint]:
    """Hold the library's lock as its only worker, while the body runs.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    doing : str
        Purpose, shown to whoever waits for the lock.

    Yields
    ------
    Endpoint
        A new address to listen at, already published for clients.

    Raises
    ------
    LibraryInUseError
        If another worker holds it. The lock is released when its process ends, however that happens.
    StorageError
        If the folder cannot be written.
    """
    with _held(paths, paths.lock, paths.endpoint, doing=doing) as endpoint:
        yield endpoint


@contextlib.contextmanager
def hold_window(paths: LibraryPaths) -> Iterator[Endpoint]:
    """Be the only window of a library, while the body runs; independent of its worker.

    Parameters
    ----------
    paths : LibraryPaths
        The library; its folder exists.

    Yields
    ------
    Endpoint
        A new address to listen at, already published for later windows.

    Raises
    ------
    LibraryInUseError
        If another window holds it. The lock is released when its process ends, however that happens.
    StorageError
        If the folder cannot be written.
    """
    with _held(paths, paths.window_lock, paths.window_endpoint) as endpoint:
        yield endpoint


@contextlib.contextmanager
def _held(paths: LibraryPaths, lock_path: Path, endpoint_path: Path, *, doing: str = "") -> Iterator[Endpoint]:
    import filelock

    # `is_held` takes the lock for an instant: retry rather than give up.
    lock = filelock.FileLock(lock_path, timeout=_PROBE_SECONDS, poll_interval=_PROBE_SECONDS / 10)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise LibraryInUseError(
            "The library {folder} is in use by another Clipshelf",
            "Close it, or wait until it has finished.",
            folder=paths.folder,
        ) from error
    except OSError as error:
        raise StorageError(*_unwritable(paths, error)) from error
    _remove_socket(_read(endpoint_path))
    endpoint = Endpoint(_fresh_address(), secrets.token_hex(32), os.getpid(), doing)
    try:
        try:
            _publish(endpoint_path, endpoint)
        except OSError as error:
            raise StorageError(*_unwritable(paths, error)) from error
        yield endpoint
    finally:
        endpoint_path.unlink(missing_ok=True)
        _remove_socket(endpoint)
        lock.release()


def is_held(paths: LibraryPaths) -> bool:
    """Return whether a worker holds a library, without starting one.

    Returns
    -------
    bool
        False also if that cannot be determined; holding it then fails with the reason.
    """
    import filelock

    lock = filelock.FileLock(paths.lock, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout:
        return True
    except OSError:
        return False
    lock.release()
    return False


def find(paths: LibraryPaths) -> Endpoint | None:
    """Return the address of the worker that holds a library, or None if there is none.

    A killed worker leaves its address behind, so connecting to it may fail.
    """
    return _read(paths.endpoint)


def find_window(paths: LibraryPaths) -> Endpoint | None:
    """Return the address of the window of a library, or None if there is none; connecting to it may fail."""
    return _read(paths.window_endpoint)


def _read(path: Path) -> Endpoint | None:
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        return Endpoint(str(note["address"]), str(note["secret"]), int(note["pid"]), str(note.get("doing", "")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def waiting_message(paths: LibraryPaths) -> str:
    """Return the message for waiting until a library is free, without a full stop."""
    endpoint = find(paths)
    if endpoint is None:
        return "Another Clipshelf is using this library. Waiting until it is done"
    who = f"process {endpoint.pid}" + (f", {endpoint.doing}" if endpoint.doing else "")
    return f"Another Clipshelf is using this library ({who}). Waiting until it is done"


def _remove_socket(endpoint: Endpoint | None) -> None:
    """Remove the socket of a dead worker. The address file is plain text, so only a socket of ours is removed."""
    if endpoint is None or sys.platform == "win32":
        return
    path = Path(endpoint.address)
    if path.parent == Path(tempfile.gettempdir()) and path.name.startswith("clipshelf-") and path.is_socket():
        path.unlink(missing_ok=True)


def _unwritable(paths: LibraryPaths, error: OSError) -> tuple[Sentence, Sentence]:
    problem = Sentence("The library {folder} cannot be written ({reason})", folder=paths.folder, reason=error.strerror)
    return problem, Sentence("Check the disk.")


def _fresh_address() -> str:
    name = f"clipshelf-{secrets.token_hex(8)}"
    # Socket paths are limited to about 100 characters, so it cannot be in the library folder.
    return rf"\\.\pipe\{name}" if sys.platform == "win32" else str(Path(tempfile.gettempdir()) / f"{name}.sock")


def _publish(path: Path, endpoint: Endpoint) -> None:
    note = dataclasses.asdict(endpoint)
    temporary = path.with_suffix(".json.tmp")
    temporary.unlink(missing_ok=True)
    # Readable only by its owner from the start, because it contains the secret that keeps other users out.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(note, file)
    temporary.replace(path)
