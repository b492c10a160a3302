"""Dated copies of the catalog, made while it is in use."""

import logging
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.catalog.store import faults
from core.catalog.store.columns import now
from core.errors import StorageError

_log = logging.getLogger(__name__)

_EVERY = timedelta(days=1)
_STAMP = "%Y%m%d-%H%M%S-%f"
_ROTATED = re.compile(r"catalog-\d{8}-\d{6}-\d{6}\.sqlite")


def make(path: Path, folder: Path, *, reason: str = "") -> Path:
    """Copy a catalog's file into a folder under a dated name.

    Parameters
    ----------
    path : Path
        The file; may be in use by others meanwhile: what they have committed is in the copy.
    folder : Path
        Made where it is not there.
    reason : str
        Part of the name; such copies are never rotated away.

    Returns
    -------
    Path
        The copy, read through and found whole.

    Raises
    ------
    LibraryDamagedError
        The catalog is damaged.
    StorageError
        The disk is full, read-only or failing.
    """
    name = f"catalog-{now().strftime(_STAMP)}{'-' + reason if reason else ''}.sqlite"
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


def _copy(source_path: Path, target_path: Path) -> None:
    with closing(sqlite3.connect(source_path)) as source, closing(sqlite3.connect(target_path)) as target:
        source.backup(target)
        # A copy is a single file: without a log beside it, and flushed to the disk when closed.
        target.execute("PRAGMA journal_mode=DELETE")
        if target.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise faults.damaged(source_path)


def make_if_due(path: Path, folder: Path) -> None:
    """Make a copy if the newest rotating one is more than a day old, and delete surplus old ones.

    The parameters and errors are those of `make`.
    """
    copies = list_all(folder)
    if copies and now() - datetime.fromtimestamp(copies[0].stat().st_mtime, tz=UTC) < _EVERY:
        return
    _log.info("Catalog copied to %s", make(path, folder))
    rotate(folder)


def list_all(folder: Path) -> list[Path]:
    """List the rotating copies in a folder.

    Returns
    -------
    list of Path
        Newest first.
    """
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _ROTATED.fullmatch(path.name)), reverse=True)


def rotate(folder: Path, *, n_newest: int = 7, n_months: int = 12) -> list[Path]:
    """Remove rotating copies that are not needed any more.

    Parameters
    ----------
    folder : Path
        Where they lie.
    n_newest : int
        How many of the newest are kept, >= 1.
    n_months : int
        For how many of the latest months with a copy the last one of the month is kept beside them.

    Returns
    -------
    list of Path
        What was removed.

    Raises
    ------
    ValueError
        None would be left.
    """
    if n_newest < 1:
        raise ValueError(f"n_newest must be >= 1, not {n_newest}")
    copies = list_all(folder)
    last_of_month: dict[str, Path] = {}
    for path in copies:
        last_of_month.setdefault(path.name[: len("catalog-yyyymm")], path)
    kept = {*copies[:n_newest], *list(last_of_month.values())[:n_months]}
    removed = [path for path in copies if path not in kept]
    for path in removed:
        path.unlink(missing_ok=True)
    return removed
