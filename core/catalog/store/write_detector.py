"""Detects writes to the catalog in microseconds, without reading a table."""

import contextlib
import sqlite3
from pathlib import Path


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
