"""The catalog's file: opening it, and transactions on it.

`Database` may be used by any number of threads and processes at once: every `Database.read` and `Database.write` has
its own connection, and writers queue (see `connections.BUSY_TIMEOUT_SECONDS`). Alembic is imported only when an old
catalog is brought up to date.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.catalog import connections, faults
from core.catalog.connections import Begin
from core.catalog.rescue import known_schema
from core.catalog.rescue.known_schema import Claims
from core.catalog.schema import REVISIONS
from core.errors import BugError, LibraryDamagedError, LibraryError, LibraryTooNewError, StorageError


class Database:
    """An open catalog.

    Attributes
    ----------
    path : Path
        Its file.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._reading = connections.beginning(engine, Begin.READ)
        self._writing = connections.beginning(engine, Begin.WRITE)
        self._writing_durably = connections.beginning(engine, Begin.WRITE_DURABLY)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        busy_timeout_seconds: float = connections.BUSY_TIMEOUT_SECONDS,
        checks_leftovers: bool = True,
    ) -> Self:
        """Open a catalog; create it where there is none, bring it up to date where it is old.

        Before an old one is touched a dated copy is laid into ``backups`` beside it.

        Parameters
        ----------
        path : Path
            Its file; the folder is made where it is not there.
        busy_timeout_seconds : float
            How long a transaction that writes waits for another.
        checks_leftovers : bool
            Read through the whole file when it looks as if the last program to use it was killed (or still uses it).

        Returns
        -------
        Database
            To be closed by the caller.

        Raises
        ------
        LibraryTooNewError
            Written by a newer Clipshelf.
        LibraryDamagedError
            Not whole, not a catalog, or with tables or triggers in it that are not ours.
        LibraryLockedError
            Another process writes for too long.
        StorageError
            The disk is full, read-only or failing.
        """
        path = path.absolute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                "The folder {folder} cannot be made: {reason}", folder=path.parent, reason=error.strerror
            ) from error
        was_interrupted = _has_leftovers(path)
        engine = connections.make_engine(path, busy_timeout_seconds=busy_timeout_seconds)
        try:
            with faults.explained(path):
                with faults.laid_on_file(path):
                    _read_revision(engine, path)  # before anything else: it refuses SQL that is not ours
                    if was_interrupted and checks_leftovers:
                        _check_quickly(engine, path)
                _bring_up_to_date(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(path, engine)

    def close(self) -> None:
        """Close every connection; the last process to do so merges the write-ahead log into the file."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Look at the catalog as it is at the first statement; later writes of others are not seen.

        Yields
        ------
        Session
            For this thread and this block; it cannot write.

        Raises
        ------
        LibraryError
            See `faults.blamed`.
        BugError
            The block tried to write.
        DBAPIError
            Any other bug.
        """
        with faults.blamed(self.path), Session(self._reading, autoflush=False) as session:
            try:
                yield session
            except DBAPIError as error:
                if "readonly database" in str(error.orig):
                    raise BugError("a write in Database.read()") from error
                raise

    @contextmanager
    def write(self, *, is_durable: bool = False) -> Iterator[Session]:
        """Change the catalog: all that the block does, or nothing of it.

        Parameters
        ----------
        is_durable : bool
            Outlive even a power cut right after the block (decisions and other work of people); what is
            written without it may be undone by one, but is never torn, and survives the death of the process.

        Yields
        ------
        Session
            For this thread and this block; committed at its end, rolled back when it raises.

        Raises
        ------
        LibraryError
            See `faults.blamed`.
        """
        engine = self._writing_durably if is_durable else self._writing
        with faults.blamed(self.path), Session(engine, autoflush=False) as session, session.begin():
            yield session


def _has_leftovers(path: Path) -> bool:
    # A write-ahead log or rollback journal beside the file: whoever closes last removes them.
    for ending in ("-wal", "-journal"):
        try:
            if os.stat(f"{path}{ending}").st_size:  # noqa: PTH116
                return True
        except OSError:
            continue
    return False


def _check_quickly(engine: Engine, path: Path) -> None:
    with connections.beginning(engine, Begin.READ).begin() as connection:
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if verdict != "ok":
        raise faults.damaged(path)


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    connections.choose_journal(engine, path)
    revision = _read_revision(engine, path)
    if revision == REVISIONS[-1]:
        return
    if revision is None:
        if any((path.parent / "backups").glob(f"{path.stem}-*.sqlite")):
            raise LibraryDamagedError(
                "The catalog {path} is empty or gone, although there are copies of it", faults.ADVICE_DAMAGED, path=path
            )
        with connections.beginning(engine, Begin.WRITE_DURABLY).begin() as connection:
            # Somebody else may have created it since.
            if read_revision(connection, path) is None:
                create(connection)
        return
    from core.catalog import migration

    migration.migrate(engine, path)


def _read_revision(engine: Engine, path: Path) -> str | None:
    with connections.beginning(engine, Begin.READ).begin() as connection:
        return read_revision(connection, path)


def read_revision(connection: Connection, path: Path) -> str | None:
    """Say which version of the schema a catalog has.

    Parameters
    ----------
    connection : Connection
        In a transaction.
    path : Path
        The catalog's file, for the error.

    Returns
    -------
    str or None
        One of `schema.REVISIONS`; None where the file has no tables yet.

    Raises
    ------
    LibraryTooNewError
        A version that this program does not know.
    LibraryDamagedError
        Tables that are not those of its version, no catalog at all, or SQL in it that is not ours.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    claims = known_schema.read(raw)
    if not claims.found:
        return None
    revision = claims.revision
    if revision in REVISIONS and claims.found == known_schema.expected(revision):
        return revision
    error = _refusal(claims, path)
    raise error


def _refusal(claims: Claims, path: Path) -> LibraryError:
    tables = claims.found - {known_schema.THE_VERSION}
    if not any(known_schema.is_ours(thing.kind, thing.name, thing.sql) for thing in tables):
        return LibraryDamagedError(
            "{path} is not a Clipshelf catalog", "Choose another folder for the library.", path=path
        )
    if claims.is_known:
        return faults.damaged(path)  # only the number of the version is wrong
    if claims.versions and all(_is_newer(version) for version in claims.versions):
        return LibraryTooNewError(
            "This library was written by a newer Clipshelf (catalog version {version})",
            "Update Clipshelf, or open a copy from the library's backups folder.",
            version=max(claims.versions),
        )
    strange = known_schema.foreign(claims.found)
    return faults.foreign(path, strange) if strange else faults.damaged(path)


def _is_newer(version: str) -> bool:
    return len(version) == len(REVISIONS[-1]) and version.isascii() and version.isdigit() and version > REVISIONS[-1]


def create(connection: Connection) -> None:
    """Make all tables of the newest version, by the statements of every migration.

    Not by SQLAlchemy, whose next version may word them differently: what is worded differently is refused.

    Parameters
    ----------
    connection : Connection
        In a transaction, on an empty file.
    """
    for statement in known_schema.statements(REVISIONS[-1]):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
