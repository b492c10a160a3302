"""Opens the catalog file and runs transactions on it.

Any number of threads and processes may use a `Database` at once: every `Database.read` and `Database.write` has its own
connection, and writers wait for each other (see `BUSY_TIMEOUT_SECONDS`). An old catalog is upgraded when it is opened;
Alembic is imported only then.
"""

import contextlib
import enum
import logging
import os
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from core.catalog.store import backup, faults, schema_check
from core.catalog.store.backup import BackupReason
from core.catalog.store.schema import REVISIONS
from core.catalog.store.schema_check import DeclaredSchema
from core.errors import BugError, LibraryDamagedError, LibraryError, LibraryTooNewError, StorageError

_log = logging.getLogger(__name__)

BUSY_TIMEOUT_SECONDS = 30.0
"""How long a writer waits for another. Writes are short, but a scan's batch on a slow disk may take seconds."""

# Per connection, of which the window has four; the system's file cache holds the rest.
_CACHE_KIB = 2_048
_WAL_LIMIT_BYTES = 64 * 1024 * 1024
_NETWORK_FILE_SYSTEMS = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "fuse.rclone", "davfs", "webdav", "ncpfs")
_BEGIN = "clipshelf_begin"

SCRIPTS = Path(__file__).parents[1] / "migrations"
"""Alembic's folder."""


class Mount(NamedTuple):
    """A mounted drive or folder."""

    point: str
    file_system: str
    options: str


class TransactionMode(enum.Enum):
    """The statements that begin a transaction."""

    READ = ("PRAGMA query_only=1", "BEGIN")
    # IMMEDIATE takes the write lock at once, so that a transaction that reads first cannot fail later because another
    # process has written since.
    WRITE = ("PRAGMA query_only=0", "PRAGMA synchronous=NORMAL", "BEGIN IMMEDIATE")
    WRITE_DURABLY = ("PRAGMA query_only=0", "PRAGMA synchronous=FULL", "BEGIN IMMEDIATE")


def make_engine(path: Path, *, busy_timeout_seconds: float = BUSY_TIMEOUT_SECONDS) -> Engine:
    """Return an engine for a catalog file, which is not opened yet; a writer waits this long for another.

    Any thread may use its connections, but not two threads the same connection at once.
    """
    # Not connected by URL, because a path may contain what a URL cannot (``?``, bytes that are not UTF-8).
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, busy_timeout_seconds),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=-1,
    )
    event.listen(engine, "begin", _begin)
    return engine


def beginning(engine: Engine, begin: TransactionMode) -> Engine:
    """Return an engine that shares the connections of another, and begins its transactions in a certain way."""
    return engine.execution_options(**{_BEGIN: begin})


def _connect(path: Path, busy_timeout_seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=busy_timeout_seconds, isolation_level=None, check_same_thread=False)
    try:
        _distrust(connection)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        connection.execute(f"PRAGMA journal_size_limit={_WAL_LIMIT_BYTES}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _distrust(connection: sqlite3.Connection) -> None:
    # The file may come from anywhere: its schema must not call functions with side effects, no statement may corrupt
    # the file, and triggers and views, which we do not use, are disabled if Python can do that.
    connection.execute("PRAGMA trusted_schema=OFF")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)  # noqa: FBT003
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)  # noqa: FBT003


def _begin(connection: Connection) -> None:
    begin: TransactionMode = connection.get_execution_options().get(_BEGIN, TransactionMode.WRITE)
    for statement in begin.value:
        connection.exec_driver_sql(statement)


def choose_journal(engine: Engine, path: Path) -> None:
    """Switch the file to a write-ahead log, or on a network drive to a rollback journal.

    With a write-ahead log, readers and a writer do not block each other, but it needs memory shared between processes,
    which network file systems do not provide.
    """
    wanted = "wal"
    if is_on_network(path):
        _log.warning("%s is on a network drive: using the slower rollback journal", path)
        wanted = "delete"
    raw = engine.raw_connection()
    try:
        _set_journal(raw.cursor(), wanted)
    finally:
        raw.close()


def _set_journal(cursor: Any, wanted: str) -> None:
    deadline = time.monotonic() + BUSY_TIMEOUT_SECONDS
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        try:
            got = cursor.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0]
        except sqlite3.OperationalError as error:
            # Two processes may create the library at once; SQLite does not wait by itself here.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
            continue
        if got != wanted:
            _log.warning("The catalog keeps its %s journal: %s is not possible here", got, wanted)
            return


def is_on_network(path: Path) -> bool:
    """Return whether a file is on a network drive; False if that is unknown."""
    folder = path.resolve().parent
    mounts = [mount for mount in read_mounts() if folder.is_relative_to(mount.point)]
    if not mounts:
        return False
    nearest = max(mounts, key=lambda mount: len(mount.point))
    return nearest.file_system.lower().startswith(_NETWORK_FILE_SYSTEMS) or "remote" in nearest.options.split(",")


def read_mounts() -> list[Mount]:
    """Return the mounted drives and folders, in the system's order."""
    if sys.platform == "linux":
        # Same as psutil, but importing it would take longer than everything else when opening a catalog.
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        return [Mount(*(_unescaped(word) for word in line.split(" ")[1:4])) for line in lines]
    import psutil

    return [Mount(part.mountpoint, part.fstype, part.opts) for part in psutil.disk_partitions(all=True)]


def _unescaped(word: str) -> str:
    # Blanks, line ends and backslashes are escaped, such as \040.
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)


class Database:
    """An open catalog.

    Attributes
    ----------
    path : Path
        The file.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._reading = beginning(engine, TransactionMode.READ)
        self._writing = beginning(engine, TransactionMode.WRITE)
        self._writing_durably = beginning(engine, TransactionMode.WRITE_DURABLY)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        busy_timeout_seconds: float = BUSY_TIMEOUT_SECONDS,
        checks_leftovers: bool = True,
    ) -> Self:
        """Open a catalog; create it if it does not exist, upgrade it if it is old.

        An old catalog is first copied to ``backups`` beside it. The caller closes the database.

        Parameters
        ----------
        path : Path
            The file; its folder is created.
        busy_timeout_seconds : float
            How long a write transaction waits for another.
        checks_leftovers : bool
            Check the whole file if the last program to use it seems to have been killed (or is still using it).

        Raises
        ------
        LibraryTooNewError
            If a newer Clipshelf wrote it.
        LibraryDamagedError
            If it is damaged, not a catalog, or contains tables or triggers that Clipshelf did not create.
        LibraryLockedError
            If another process is writing for too long.
        StorageError
            If the disk is full, read-only or failing.
        """
        path = path.absolute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                "The folder {folder} cannot be created: {reason}", folder=path.parent, reason=error.strerror
            ) from error
        was_interrupted = _has_leftovers(path)
        engine = make_engine(path, busy_timeout_seconds=busy_timeout_seconds)
        try:
            with faults.explained(path):
                with faults.assuming_damage(path):
                    _read_revision(engine, path)  # first, because it rejects foreign SQL
                    if was_interrupted and checks_leftovers:
                        _check_quickly(engine, path)
                _create_or_upgrade(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(path, engine)

    def close(self) -> None:
        """Close every connection; the last process to do so merges the write-ahead log into the file."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read the catalog as it is at the first statement; later writes by others are not visible.

        Yields
        ------
        Session
            For this thread and this block; it cannot write.

        Raises
        ------
        LibraryError
            See `faults.suspecting_damage`.
        BugError
            If the block tries to write.
        DBAPIError
            Any other bug.
        """
        with faults.suspecting_damage(self.path), Session(self._reading, autoflush=False) as session:
            try:
                yield session
            except DBAPIError as error:
                if "readonly database" in str(error.orig):
                    raise BugError("a write in Database.read()") from error
                raise

    @contextmanager
    def write(self, *, is_durable: bool = False) -> Iterator[Session]:
        """Write to the catalog in one transaction: everything that the block does, or nothing.

        Parameters
        ----------
        is_durable : bool
            Flush to the disk, so that the transaction survives a power loss (for decisions and other user data).
            Without it, a power loss may undo the transaction as a whole; it survives the end of the process anyway.

        Yields
        ------
        Session
            For this thread and this block; committed at its end, rolled back if it raises.

        Raises
        ------
        LibraryError
            See `faults.suspecting_damage`.
        """
        engine = self._writing_durably if is_durable else self._writing
        with faults.suspecting_damage(self.path), Session(engine, autoflush=False) as session, session.begin():
            yield session


def _has_leftovers(path: Path) -> bool:
    # A write-ahead log or rollback journal beside the file; the last connection to close removes them.
    for ending in ("-wal", "-journal"):
        try:
            if os.stat(f"{path}{ending}").st_size:  # noqa: PTH116
                return True
        except OSError:
            continue
    return False


def _check_quickly(engine: Engine, path: Path) -> None:
    with beginning(engine, TransactionMode.READ).begin() as connection:
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if verdict != "ok":
        raise faults.damaged(path)


def _create_or_upgrade(engine: Engine, path: Path) -> None:
    choose_journal(engine, path)
    revision = _read_revision(engine, path)
    if revision == REVISIONS[-1]:
        return
    if revision is None:
        if any((path.parent / "backups").glob(f"{path.stem}-*.sqlite")):
            raise LibraryDamagedError(
                "The catalog {path} is empty or missing, although there are backups of it",
                faults.ADVICE_DAMAGED,
                path=path,
            )
        with beginning(engine, TransactionMode.WRITE_DURABLY).begin() as connection:
            # Another process may have created it since.
            if read_revision(connection, path) is None:
                create(connection)
        return
    migrate(engine, path)


def _read_revision(engine: Engine, path: Path) -> str | None:
    with beginning(engine, TransactionMode.READ).begin() as connection:
        return read_revision(connection, path)


def read_revision(connection: Connection, path: Path) -> str | None:
    """Return the version of a catalog's schema, one of `schema.REVISIONS`; None if the file has no tables yet.

    Parameters
    ----------
    connection : Connection
        In a transaction.
    path : Path
        The catalog file, for the error.

    Raises
    ------
    LibraryTooNewError
        If a newer Clipshelf wrote it.
    LibraryDamagedError
        If its tables are not those of its version, it is not a catalog, or it contains SQL that is not ours.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    declared = schema_check.read(raw)
    if not declared.objects:
        return None
    revision = declared.revision
    if revision in REVISIONS and declared.objects == schema_check.expected(revision):
        return revision
    error = _refusal(declared, path)
    raise error


def _refusal(declared: DeclaredSchema, path: Path) -> LibraryError:
    tables = declared.objects - {schema_check.VERSION_OBJECT}
    if not any(schema_check.is_own_table(item.kind, item.name, item.sql) for item in tables):
        return LibraryDamagedError(
            "{path} is not a Clipshelf catalog", "Choose another folder for the library.", path=path
        )
    if declared.is_known_schema:
        return faults.damaged(path)  # only the version number is wrong
    if declared.versions and all(_is_newer(version) for version in declared.versions):
        return LibraryTooNewError(
            "This library was written by a newer Clipshelf (catalog version {version})",
            "Update Clipshelf, or open a copy from the library's backups folder.",
            version=max(declared.versions),
        )
    strange = schema_check.foreign_objects(declared.objects)
    return faults.foreign(path, strange) if strange else faults.damaged(path)


def _is_newer(version: str) -> bool:
    return len(version) == len(REVISIONS[-1]) and version.isascii() and version.isdigit() and version > REVISIONS[-1]


def create(connection: Connection) -> None:
    """Create all tables of the newest version in an empty file, by the statements of every migration.

    SQLAlchemy does not create them, because another version of it may word the statements differently, and a catalog
    whose statements differ is rejected.
    """
    for statement in schema_check.statements(REVISIONS[-1]):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))


def upgrade(connection: Connection, *, revision: str = "head", scripts: Path = SCRIPTS) -> None:
    """Run the migrations from a catalog's version up to another, all in the connection's transaction.

    Parameters
    ----------
    connection : Connection
        In a transaction.
    revision : str
        The last migration to run.
    scripts : Path
        Alembic's folder.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def migrate(engine: Engine, path: Path, *, scripts: Path = SCRIPTS) -> None:
    """Back up a catalog, then upgrade it to the newest version.

    Raises
    ------
    LibraryDamagedError
        If its rows are inconsistent; it is then unchanged.
    StorageError
        If it cannot be copied or written; it is then unchanged.
    """
    with faults.explained(path), beginning(engine, TransactionMode.WRITE_DURABLY).connect() as connection:
        # Migrations rebuild tables, which foreign keys would prevent; they are checked at the end. The pragma has no
        # effect inside a transaction, hence the raw connection.
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                before = read_revision(connection, path)
                folder = path.parent / "backups"
                copy = backup.make(path, folder, reason=BackupReason.UPGRADE, version=str(before))
                _log.info("Catalog of version %s copied to %s before its upgrade", before, copy)
                upgrade(connection, scripts=scripts)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise LibraryDamagedError(
                        "{path} contains rows that refer to missing rows", faults.ADVICE_DAMAGED, path=path
                    )
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


class WriteDetector:
    """Detects writes to a catalog file by any process; for use by one thread."""

    def __init__(self, path: Path) -> None:
        # SQLite reports to a connection whether another one, in any process, has committed since. So this must be one
        # permanent connection that never writes; those of the engine come and go.
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self._version: int | None = None

    def happened(self) -> bool:
        """Return whether anything was committed since the last call; True at the first call, and if that is unknown."""
        before, self._version = self._version, self._read()
        return self._version is None or self._version != before

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _read(self) -> int | None:
        with contextlib.suppress(sqlite3.Error):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        return None
