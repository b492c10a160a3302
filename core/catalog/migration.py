"""Bringing an old catalog up to date. This is the one module that imports Alembic."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from core.catalog import backup, connections, database, faults
from core.catalog.connections import Begin
from core.errors import LibraryDamagedError

_log = logging.getLogger(__name__)

SCRIPTS = Path(__file__).parent / "migrations"
"""Alembic's folder."""


def upgrade(connection: Connection, *, revision: str = "head", scripts: Path = SCRIPTS) -> None:
    """Run the migrations that are missing.

    Parameters
    ----------
    connection : Connection
        In a transaction, which all migrations and the record of them share.
    revision : str
        Where to stop.
    scripts : Path
        Alembic's folder.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def migrate(engine: Engine, path: Path, *, scripts: Path = SCRIPTS) -> None:
    """Copy a catalog aside, then bring it up to date.

    Parameters
    ----------
    engine : Engine
        The catalog's.
    path : Path
        Its file.
    scripts : Path
        Alembic's folder.

    Raises
    ------
    LibraryDamagedError
        Its rows do not hold together; it is then as it was.
    StorageError
        It could not be copied or written; likewise.
    """
    with faults.explained(path), connections.beginning(engine, Begin.WRITE_DURABLY).connect() as connection:
        # Tables are rebuilt on the way, which foreign keys would forbid; they are checked at the end. Inside a
        # transaction the switch would do nothing, hence the connection below SQLAlchemy.
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                before = database.read_revision(connection, path)
                copy = backup.copy_aside(path, path.parent / "backups", reason=f"before-migration-from-{before}")
                _log.info("Catalog version %s copied to %s before it is brought up to date", before, copy)
                upgrade(connection, scripts=scripts)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise LibraryDamagedError("{path} contains rows without an owner", faults.ADVICE_DAMAGED, path=path)
        finally:
            raw.execute("PRAGMA foreign_keys=ON")
