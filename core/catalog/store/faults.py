"""Converts SQLite's errors that the disk or file causes to `core.errors.LibraryError`; bugs stay as they are."""

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

ADVICE_FOREIGN = "`clipshelf doctor --mend` copies its rows to a new catalog without it."
ADVICE_DAMAGED = "`clipshelf doctor --mend` keeps a copy and saves what can be read."

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
    return StorageError("{path} cannot be written", "Make the folder writable, or open another library.", path=path)


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
    return StorageError("{path} cannot be opened", "Check that its folder exists and is writable.", path=path)


def _busy(path: Path) -> LibraryError:
    return LibraryLockedError(
        "Another program is using {path}", "Close it or wait until it has finished, then try again.", path=path
    )


def damaged(path: Path) -> LibraryError:
    """Return the error for a damaged catalog."""
    return LibraryDamagedError("The catalog {path} is damaged", ADVICE_DAMAGED, path=path)


def has_odd_format(path: Path) -> bool:
    """Return whether a file's header asks for an unknown version of SQLite, which makes the file read-only."""
    try:
        with path.open("rb") as file:
            return max(file.read(_FORMATS.stop)[_FORMATS], default=0) > _HIGHEST_FORMAT
    except OSError:
        return False


def foreign(path: Path, strange: Sequence[str]) -> LibraryError:
    """Return the error for a catalog with tables, indexes, triggers or views that Clipshelf did not create."""
    return LibraryDamagedError(
        "The catalog {path} contains SQL that Clipshelf did not write ({names})",
        ADVICE_FOREIGN,
        path=path,
        names=named(strange),
    )


def named(strange: Sequence[str]) -> str:
    """Return the first few names as one text, shortened if they are long."""
    names = [name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..." for name in strange[:_MOST_NAMES]]
    return ", ".join(names) + (", ..." if len(strange) > _MOST_NAMES else "")


_WORDS_OF_DAMAGE = ("unsupported file format", "Could not decode to UTF-8")
"""Messages of errors without a code of their own: the first is SQLite's, the second Python's."""
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
    """Return the `LibraryError` for an error of SQLite with a catalog file; None if the error is a bug of ours."""
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
    """Convert SQLite's errors in the block that the disk or file causes.

    Raises
    ------
    LibraryError
        If the disk is full, read-only or failing, the file is damaged, or another process is writing for too long.
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
        # SQLite quotes parts of a damaged file in its messages, which may be any bytes.
        known = damaged(path)
        raise known from error


@contextmanager
def assuming_damage(path: Path) -> Iterator[None]:
    """Like `explained`, but treat every other error of SQLite as damage, too.

    For fixed statements, which work on an intact file.

    Raises
    ------
    LibraryError
        Instead of any error of SQLite.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        known = explain(error.orig if isinstance(error, DBAPIError) else error, path) or damaged(path)
        raise known from error


@contextmanager
def suspecting_damage(path: Path) -> Iterator[None]:
    """Like `explained`, but if anything else fails in the block, check whether invalid values are the cause.

    Raises
    ------
    LibraryError
        As in `explained`; also if the catalog contains invalid values.
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
    """Return whether a catalog can be read and contains invalid values."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return bool(rules.check_values(connection))
    except sqlite3.Error:
        return False
