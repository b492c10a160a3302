"""Whether a damaged catalog is behind an error that looks like a mistake of the program.

Within a transaction `core.catalog.store.faults.blamed` sees to it; a value that cannot be right may also surface much
later.
"""

from pathlib import Path

from core.catalog.store import faults
from core.errors import LibraryError

_opened: list[Path] = []


def note_opened(catalog: Path) -> None:
    """Remember which catalog this process works with; the last one counts."""
    _opened[:] = [catalog]


def found() -> LibraryError | None:
    """Look whether the catalog holds values that cannot be right; takes a second in a large one.

    Returns
    -------
    LibraryError or None
        None where the catalog is sound, so that the error is a bug.
    """
    for catalog in _opened:
        if faults.has_wrong_values(catalog):
            return faults.damaged(catalog)
    return None
