"""How the catalog's file is opened: settings of each connection, and the three ways to begin a transaction."""

import enum
import logging
import re
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

_log = logging.getLogger(__name__)

BUSY_TIMEOUT_SECONDS = 30.0
"""How long a writer waits for another. Writes are short; a scan's batch on a slow disk may take seconds."""

# Of each connection, of which the window has four; what is not in there, the system still has in its memory.
_CACHE_KIB = 2_048
_WAL_LIMIT_BYTES = 64 * 1024 * 1024
_NETWORK_FILE_SYSTEMS = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "fuse.rclone", "davfs", "webdav", "ncpfs")
_BEGIN = "clipshelf_begin"


class Mount(NamedTuple):
    """A drive or folder that is mounted: where, as which file system and with which options."""

    point: str
    file_system: str
    options: str


class Begin(enum.Enum):
    """How a transaction begins."""

    READ = ("PRAGMA query_only=1", "BEGIN")
    # IMMEDIATE takes the writer's place at once: a transaction that reads first can then never fail half-way because
    # somebody else wrote in between.
    WRITE = ("PRAGMA query_only=0", "PRAGMA synchronous=NORMAL", "BEGIN IMMEDIATE")
    WRITE_DURABLY = ("PRAGMA query_only=0", "PRAGMA synchronous=FULL", "BEGIN IMMEDIATE")


def make_engine(path: Path, *, busy_timeout_seconds: float = BUSY_TIMEOUT_SECONDS) -> Engine:
    """Prepare to open a catalog; nothing is opened yet.

    Parameters
    ----------
    path : Path
        The catalog's file.
    busy_timeout_seconds : float
        How long a writer waits for another.

    Returns
    -------
    Engine
        Its connections may be used by any thread, each by one at a time.
    """
    # The connection is made here, not by a URL, for a path may hold what a URL cannot (``?``, bytes that are no text).
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, busy_timeout_seconds),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=-1,
    )
    event.listen(engine, "begin", _begin)
    return engine


def beginning(engine: Engine, begin: Begin) -> Engine:
    """Give an engine whose transactions begin in one way.

    Returns
    -------
    Engine
        It shares the connections of `engine`.
    """
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
    # The file may come from anywhere: what its schema says may call no function with a side effect, no statement may
    # change the file below SQLite, and triggers and views, of which we have none, are off where Python can say so.
    connection.execute("PRAGMA trusted_schema=OFF")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)  # noqa: FBT003
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)  # noqa: FBT003


def _begin(connection: Connection) -> None:
    begin: Begin = connection.get_execution_options().get(_BEGIN, Begin.WRITE)
    for statement in begin.value:
        connection.exec_driver_sql(statement)


def choose_journal(engine: Engine, path: Path) -> None:
    """Switch the file to a write-ahead log, or to a rollback journal where that would not be safe.

    A write-ahead log lets readers and the writer work at the same time, but needs memory shared between
    processes, which network file systems do not give.
    """
    wanted = "wal"
    if is_on_network(path):
        _log.warning("%s lies on a network drive: using the slower rollback journal", path)
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
            # Two processes that create the library at once: SQLite does not wait by itself here.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
            continue
        if got != wanted:
            _log.warning("The catalog keeps its %s journal: %s is not possible here", got, wanted)
            return


def is_on_network(path: Path) -> bool:
    """Say whether a file lies on a drive of another computer, as far as that can be seen.

    Returns
    -------
    bool
        False where it cannot be told.
    """
    folder = path.resolve().parent
    mounts = [mount for mount in read_mounts() if folder.is_relative_to(mount.point)]
    if not mounts:
        return False
    nearest = max(mounts, key=lambda mount: len(mount.point))
    return nearest.file_system.lower().startswith(_NETWORK_FILE_SYSTEMS) or "remote" in nearest.options.split(",")


def read_mounts() -> list[Mount]:
    """List what is mounted where.

    Returns
    -------
    list of Mount
        In the order of the system.
    """
    if sys.platform == "linux":
        # What psutil reads, without its import, which would take longer than all else that opening a catalog does.
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        return [Mount(*(_unescaped(word) for word in line.split(" ")[1:4])) for line in lines]
    import psutil

    return [Mount(part.mountpoint, part.fstype, part.opts) for part in psutil.disk_partitions(all=True)]


def _unescaped(word: str) -> str:
    # Blanks, line ends and backslashes are written as \040 and the like.
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)
