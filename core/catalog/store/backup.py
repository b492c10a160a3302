"""Copies of the catalog file: dated backups, copies of a damaged one, and replacing the file."""

import enum
import logging
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core import sentence, whole_file
from core.catalog.store import faults
from core.catalog.store.columns import now
from core.errors import StorageError
from core.sentence import EMPTY, Sentence

_log = logging.getLogger(__name__)

_EVERY = timedelta(days=1)
_STAMP = "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r"catalog-\d{8}-\d{6}-\d{6}(-.+)?\.sqlite")
_SIDE_FILES = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside a database."""


class BackupReason(enum.Enum):
    """Why a backup was made. The value is part of its file name; only daily backups are rotated away."""

    DAILY = ""
    RESTORE = "before-restoring"
    REPAIR = "before-mending"
    UPGRADE = "before-migration-from-{version}"


_REASONS = {
    BackupReason.DAILY: EMPTY,
    BackupReason.RESTORE: Sentence("before restoring"),
    BackupReason.REPAIR: Sentence("before repair"),
    BackupReason.UPGRADE: Sentence("before the upgrade from version {version}"),
}


def make(path: Path, folder: Path, *, reason: BackupReason = BackupReason.DAILY, version: str = "") -> Path:
    """Copy a catalog file to a folder under a dated name, check the copy, and return its path.

    Parameters
    ----------
    path : Path
        The file; others may be using it: the copy contains what they have committed.
    folder : Path
        Created if it does not exist.
    reason : BackupReason
        Why the copy is made.
    version : str
        For `BackupReason.UPGRADE`: the version that the catalog has.

    Raises
    ------
    LibraryDamagedError
        If the catalog is damaged.
    StorageError
        If the disk is full, read-only or failing.
    """
    words = reason.value.format(version=version)
    name = f"catalog-{_stamp()}{'-' + words if words else ''}.sqlite"
    target = folder / name
    partial = folder / f"{name}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with faults.explained(path):
                _copy(path, partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            "The catalog cannot be copied to {folder}: {reason}", folder=folder, reason=error.strerror
        ) from error
    return target


def _stamp() -> str:
    return now().strftime(_STAMP)


def _copy(source_path: Path, target_path: Path) -> None:
    with closing(sqlite3.connect(source_path)) as source, closing(sqlite3.connect(target_path)) as target:
        source.backup(target)
        # A copy is a single file: without a log beside it, and flushed to the disk when closed.
        target.execute("PRAGMA journal_mode=DELETE")
        if target.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise faults.damaged(source_path)


def make_if_due(path: Path, folder: Path) -> None:
    """Make a daily backup if the last one is more than a day old, and delete surplus old ones; errors as in `make`."""
    copies = list_daily(folder)
    if copies and now() - datetime.fromtimestamp(copies[0].stat().st_mtime, tz=UTC) < _EVERY:
        return
    _log.info("Catalog copied to %s", make(path, folder))
    rotate(folder)


def reason_of(path: Path) -> Sentence:
    """Return why a backup was made, from its name; empty for a daily one, the name itself if we did not choose it."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return sentence.literal(path.stem)
    words = (found[1] or "").removeprefix("-")
    for reason, text in _REASONS.items():
        before, mark, after = reason.value.partition("{version}")
        if words == reason.value:
            return text
        if mark and words.startswith(before) and words.endswith(after):
            return text.with_values(version=words.removeprefix(before).removesuffix(after))
    return sentence.literal(words.replace("-", " "))


def list_daily(folder: Path) -> list[Path]:
    """Return the daily backups in a folder, newest first."""
    if not folder.is_dir():
        return []
    names = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    return sorted((path for path, found in names if found and not found[1]), reverse=True)


def rotate(folder: Path, *, n_newest: int = 7, n_months: int = 12) -> list[Path]:
    """Delete the daily backups that are not needed any more, and return them.

    Parameters
    ----------
    folder : Path
        The backups.
    n_newest : int
        How many of the newest are kept, >= 1.
    n_months : int
        For how many of the latest months that have a backup the last one is kept, too.

    Raises
    ------
    ValueError
        If none would be left.
    """
    if n_newest < 1:
        raise ValueError(f"n_newest must be >= 1, not {n_newest}")
    copies = list_daily(folder)
    last_of_month: dict[str, Path] = {}
    for path in copies:
        last_of_month.setdefault(path.name[: len("catalog-yyyymm")], path)
    kept = {*copies[:n_newest], *list(last_of_month.values())[:n_months]}
    removed = [path for path in copies if path not in kept]
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def copy_damaged(path: Path, folder: Path) -> Path:
    """Copy a damaged catalog as it is, with its log and journal, to a new dated folder and return that.

    Raises
    ------
    OSError
        If it cannot be copied.
    """
    target = folder / f"damaged-{_stamp()}"
    target.mkdir(parents=True)
    for part in (path, *_side_files(path)):
        if part.exists():
            shutil.copy2(part, target / part.name)
    return target


def put_in_place(fresh: Path, path: Path) -> None:
    """Replace a catalog that nobody has open by another file, deleting its log and journal.

    Raises
    ------
    OSError
        If it cannot be replaced.
    """
    whole_file.sync(fresh)  # before anything is deleted
    for part in _side_files(path):
        part.unlink(missing_ok=True)
    fresh.replace(path)
    whole_file.sync_folder(path.parent)


def remove(path: Path) -> None:
    """Delete a catalog file, if it exists, with its log and journal."""
    for part in (path, *_side_files(path)):
        part.unlink(missing_ok=True)


def _side_files(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in _SIDE_FILES]
