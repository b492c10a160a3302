import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog.store import faults
from core.errors import LibraryLockedError, StorageError


def test_read_only_file_is_a_storage_error_below_sqlalchemy_too(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE t (x)")
    with (
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw,
        pytest.raises(StorageError, match="cannot be written"),
        faults.explained(path),
    ):
        raw.execute("INSERT INTO t VALUES (1)")


def test_failing_disk_and_busy_file_are_told_apart() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC  # the extended code of a real fault
    assert isinstance(faults.explain(error, Path("c")), StorageError)
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    assert isinstance(faults.explain(error, Path("c")), LibraryLockedError)


def test_our_own_errors_are_not_converted(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as raw,
        pytest.raises(sqlite3.OperationalError),
        faults.explained(tmp_path),
    ):
        raw.execute("SELECT nonsense")
    assert faults.explain(ValueError("x"), tmp_path) is None
    assert faults.explain(None, tmp_path) is None
