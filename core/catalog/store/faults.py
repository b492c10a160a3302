"""What SQLite's errors mean: the disk's fault becomes a `core.errors.LibraryError`, ours stays as it is."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from core.catalog.store import rules
from core.errors import BugError, KnownError, LibraryDamagedError, LibraryError, LibraryLockedError, StorageError

ADVICE_FOREIGN = "`clipshelf doctor --mend` copies its rows into a fresh catalog without it."
ADVICE_DAMAGED = "`clipshelf doctor --mend` copies it aside and saves what can be read."

_FORMATS, _HIGHEST_FORMAT = slice(18, 20), 2
_LEAST_FREE_BYTES = 256 * 1024
_MOST_NAMES, _LONGEST_NAME = 3, 60


def _full(path: Path) -> LibraryError:
    return StorageError(
        "There is no space left to write {path}", "Free some space on that disk, then try again.", path=path
    )


def _read_only(path: Path) -> LibraryError:
    if has_odd_format(path):
        return damaged(path)
    return StorageError("{path} cannot be written", "Make the folder writable or open a library elsewhere.", path=path)


def _failing(path: Path) -> LibraryError:
    # If there is no space even for the shared memory of the write-ahead log, SQLite reports a disk I/O error.
    with contextlib.suppress(OSError):
        if shutil.disk_usage(path.parent).free < _LEAST_FREE_BYTES:
            return _full(path)
    return StorageError(
        "The disk cannot read or write {path}", "Check that the drive is connected and healthy.", path=path
    )


def _unopenable(path: Path) -> LibraryError:
    if path.exists() and not os.access(path.parent, os.W_OK):
        return _read_only(path)
    return StorageError(
        "{path} cannot be opened", "Check that the folder is there and that you may write to it.", path=path
    )


def _busy(path: Path) -> LibraryError:
    return LibraryLockedError(
        "Another program is using {path}", "Close it or wait until it is done, then try again.", path=path
    )


def damaged(path: Path) -> LibraryError:
    """Word the error for a catalog that is not whole.

    Returns
    -------
    LibraryError
        To be raised by the caller.
    """
    return LibraryDamagedError("The catalog {path} is damaged", ADVICE_DAMAGED, path=path)


def has_odd_format(path: Path) -> bool:
    """Say whether the head of a file asks for an SQLite that does not exist, so that it may be read, not written."""
    try:
        with path.open("rb") as file:
            return max(file.read(_FORMATS.stop)[_FORMATS], default=0) > _HIGHEST_FORMAT
    except OSError:
        return False


def foreign(path: Path, strange: Sequence[str]) -> LibraryError:
    """Word the error for a catalog that holds tables, indexes, triggers or views that are not ours.

    Returns
    -------
    LibraryError
        To be raised by the caller.
    """
    return LibraryDamagedError(
        "The catalog {path} holds SQL that is not Clipshelf's ({names})",
        ADVICE_FOREIGN,
        path=path,
        names=named(strange),
    )


def named(strange: Sequence[str]) -> str:
    """Name the first few of what does not belong into a catalog.

    Returns
    -------
    str
        Short, whatever names somebody has chosen.
    """
    names = [name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..." for name in strange[:_MOST_NAMES]]
    return ", ".join(names) + (", ..." if len(strange) > _MOST_NAMES else "")


_WORDS_OF_DAMAGE = ("unsupported file format", "Could not decode to UTF-8")
"""Errors that have no number of their own: the first is SQLite's, the second Python's."""
_FAULTS: dict[int, Callable[[Path], LibraryError]] = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_IOERR: _failing,
    sqlite3.SQLITE_CANTOPEN: _unopenable,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_PROTOCOL: _busy,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
}


def explain(error: BaseException | None, path: Path) -> LibraryError | None:
    """Say what an error of SQLite means for a person.

    Parameters
    ----------
    error : BaseException or None
        What SQLite raised.
    path : Path
        The catalog.

    Returns
    -------
    LibraryError or None
        None where it is no fault of the world, hence a bug.
    """
    if any(words in str(error) for words in _WORDS_OF_DAMAGE):
        return damaged(path)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return damaged(path)  # a page beyond the end of the file
    word = _FAULTS.get(code & 0xFF)  # the upper bits are only details
    return word(path) if word is not None else None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors inside the block into ours, where they are the world's fault.

    Raises
    ------
    LibraryError
        The disk is full, read-only or failing, the file damaged, or somebody else is writing for too long.
    DBAPIError
        A bug of ours.
    Error
        A bug of ours, below SQLAlchemy.
    """
    try:
        yield
    except DBAPIError as error:
        known = explain(error.orig, path)
        if known is None:
            raise
        raise known from error
    except sqlite3.Error as error:
        known = explain(error, path)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:
        # SQLite quotes parts of a damaged file in its message, which may be any bytes.
        known = damaged(path)
        raise known from error


@contextmanager
def laid_on_file(path: Path) -> Iterator[None]:
    """Take whatever SQLite cannot do inside the block for damage, unless something else is known to be at fault.

    For statements that do not change: where the file is whole, they work.

    Raises
    ------
    LibraryError
        See `explained`.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        known = explain(error.orig if isinstance(error, DBAPIError) else error, path) or damaged(path)
        raise known from error


@contextmanager
def blamed(path: Path) -> Iterator[None]:
    """Do as `explained`, and where anything else fails inside the block, look whether damaged values are to blame.

    Raises
    ------
    LibraryError
        See `explained`; also where the catalog holds values that cannot be right.
    Exception
        A bug of ours.
    """
    try:
        with explained(path):
            yield
    except Exception as error:
        if isinstance(error, KnownError | BugError) or not has_wrong_values(path):
            raise
        known = damaged(path)
        raise known from error


def has_wrong_values(path: Path) -> bool:
    """Say whether a catalog can be read, and holds values that cannot be right."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return bool(rules.check_values(connection))
    except sqlite3.Error:
        return False
