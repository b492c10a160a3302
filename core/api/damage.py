"""Finds out whether a damaged catalog is behind an error that looks like a bug.

Within a transaction, `core.catalog.store.faults.suspecting_damage` does this; an invalid value may also cause an error
much later.
"""

from pathlib import Path

from core.catalog.store import faults
from core.errors import LibraryError

_opened: list[Path] = []


def note_opened(catalog: Path) -> None:
    """Remember which catalog this process works with; the last one counts."""
    _opened[:] = [catalog]


def find() -> LibraryError | None:
    """Return an error if the catalog contains invalid values; None means that the error is a bug.

    Takes a second for a large catalog.
    """
    for catalog in _opened:
        if faults.has_wrong_values(catalog):
            return faults.damaged(catalog)
    return None
