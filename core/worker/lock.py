"""One worker per library: the lock, and the note that says where its holder can be reached."""

import contextlib
import dataclasses
import json
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.domain.library import LibraryPaths
from core.errors import LibraryInUseError, StorageError
from core.sentence import Sentence

_PROBE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a worker listens.

    Attributes
    ----------
    address : str
        Path of a Unix socket, or name of a Windows pipe.
    secret : str
        Hexadecimal key that both sides prove to know.
    pid : int
        Process id of the worker.
    doing : str
        What it holds the library for, such as ``"learning"``; empty where it does whatever is asked.
    """

    address: str
    secret: str
    pid: int
    doing: str = ""


@contextlib.contextmanager
def hold(paths: LibraryPaths, *, doing: str = "") -> Iterator[Endpoint]:
    """Be the one worker of a library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    doing : str
        What for, as it is said to whoever waits.

    Yields
    ------
    Endpoint
        A fresh address to listen at; already written where clients look for it.

    Raises
    ------
    LibraryInUseError
        If another worker holds it. The lock goes with its process, however that ends.
    StorageError
        If the folder cannot be written.
    """
    import filelock

    # Whoever only asks (`is_held`) has it for an instant: that is no reason to give up.
    lock = filelock.FileLock(paths.lock, timeout=_PROBE_SECONDS, poll_interval=_PROBE_SECONDS / 10)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise LibraryInUseError(
            "The library {folder} is in use by another Clipshelf",
            "Close it, or wait until it is done.",
            folder=paths.folder,
        ) from error
    except OSError as error:
        raise StorageError(*_unwritable(paths, error)) from error
    _remove_socket(find(paths))
    endpoint = Endpoint(_fresh_address(), secrets.token_hex(32), os.getpid(), doing)
    try:
        try:
            _publish(paths.endpoint, endpoint)
        except OSError as error:
            raise StorageError(*_unwritable(paths, error)) from error
        yield endpoint
    finally:
        paths.endpoint.unlink(missing_ok=True)
        _remove_socket(endpoint)
        lock.release()


def is_held(paths: LibraryPaths) -> bool:
    """Say whether somebody holds a library, without starting a worker to find out.

    Parameters
    ----------
    paths : LibraryPaths
        The library.

    Returns
    -------
    bool
        False also where that cannot be told: whoever then tries to hold it gets the reason.
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
    """Look up the worker that holds a library.

    Parameters
    ----------
    paths : LibraryPaths
        The library.

    Returns
    -------
    Endpoint or None
        None where nobody wrote one. A killed worker leaves its note behind: whoever connects must expect silence.
    """
    try:
        note = json.loads(paths.endpoint.read_text(encoding="utf-8"))
        return Endpoint(str(note["address"]), str(note["secret"]), int(note["pid"]), str(note.get("doing", "")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def say_who(paths: LibraryPaths) -> str:
    """Say for whom somebody waits who finds a library held.

    Parameters
    ----------
    paths : LibraryPaths
        The library.

    Returns
    -------
    str
        A sentence without its full stop.
    """
    endpoint = find(paths)
    if endpoint is None:
        return "Another Clipshelf is using this library. Waiting until it is done"
    who = f"process {endpoint.pid}" + (f", {endpoint.doing}" if endpoint.doing else "")
    return f"Another Clipshelf is using this library ({who}). Waiting until it is done"


def _remove_socket(endpoint: Endpoint | None) -> None:
    """Remove the socket of a worker that is gone. The note is only a text: nothing but a socket of ours is touched."""
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
    # Socket paths may have 100 characters at most, so it cannot lie in the library's own folder.
    return rf"\\.\pipe\{name}" if sys.platform == "win32" else str(Path(tempfile.gettempdir()) / f"{name}.sock")


def _publish(path: Path, endpoint: Endpoint) -> None:
    note = dataclasses.asdict(endpoint)
    temporary = path.with_suffix(".json.tmp")
    temporary.unlink(missing_ok=True)
    # Readable by its owner only from the first moment: the secret is what keeps other users out.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(note, file)
    temporary.replace(path)
