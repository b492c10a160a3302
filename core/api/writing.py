"""Undoable writes: the old rows are read first, in the same transaction, so that undo can restore them."""

from collections.abc import Callable, Iterable

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, SavedRows, Undo
from core.errors import UsageError

Write = Callable[[Session], object]
"""Changes the catalog in a transaction."""


def write(
    database: Database,
    changes: Changes,
    *,
    snapshot: Callable[[Session], Iterable[SavedRows]],
    apply: Write,
) -> Change:
    """Apply a change that survives a power cut and can be undone; the change is empty if nothing differs.

    Parameters
    ----------
    database : Database
        The catalog.
    changes : Changes
        The kinds of data it changes.
    snapshot : callable
        Reads all rows that `apply` may change.
    apply : callable
        Makes the change.

    Raises
    ------
    UsageError
        If what it refers to no longer exists.
    """
    try:
        with database.write(is_durable=True) as session:
            saved = tuple(snapshot(session))
            apply(session)
            if all(snapshots.is_as_saved(session, rows) for rows in saved):
                return Change(Changes.NOTHING)
    except IntegrityError as error:
        raise UsageError("That can no longer be done", "What it refers to has been removed in the meantime.") from error
    return Change(changes, Undo(changes, saved))


def undo(database: Database, step: Undo, *, then: Write = lambda _: None) -> Change:
    """Undo a write; the undo step of the returned change redoes it.

    Parameters
    ----------
    database : Database
        The catalog.
    step : Undo
        From the change that the write returned.
    then : callable
        What else to do in the same transaction.

    Raises
    ------
    UsageError
        If what it refers to no longer exists.
    """
    try:
        with database.write(is_durable=True) as session:
            before = snapshots.restore(session, step.saved)
            then(session)
    except IntegrityError as error:
        raise UsageError(
            "That can no longer be undone", "What it refers to has been removed in the meantime."
        ) from error
    return Change(step.changes, Undo(step.changes, before))
