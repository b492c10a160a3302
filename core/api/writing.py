"""How a person's write is done: what stood there is read first, in the same transaction, to be put back by undo."""

from collections.abc import Callable, Iterable

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, SavedRows, Undo
from core.errors import UsageError

Does = Callable[[Session], object]
"""Changes the catalog in a transaction."""


def write(
    database: Database,
    changes: Changes,
    *,
    saves: Callable[[Session], Iterable[SavedRows]],
    does: Does,
) -> Change:
    """Do what a person asked for, so that it outlives a power cut and can be taken back.

    Parameters
    ----------
    database : Database
        The catalog.
    changes : Changes
        What it changes.
    saves : callable
        Reads all that `does` may change.
    does : callable
        Changes it.

    Returns
    -------
    Change
        Nothing where everything was so already.

    Raises
    ------
    UsageError
        If what it is about is gone.
    """
    try:
        with database.write(is_durable=True) as session:
            saved = tuple(saves(session))
            does(session)
            if all(snapshots.is_as_saved(session, rows) for rows in saved):
                return Change(Changes.NOTHING)
    except IntegrityError as error:
        raise UsageError("That can no longer be done", "What it refers to has been removed in the meantime.") from error
    return Change(changes, Undo(changes, saved))


def undo(database: Database, step: Undo, *, then: Does = lambda _: None) -> Change:
    """Take a write back.

    Parameters
    ----------
    database : Database
        The catalog.
    step : Undo
        From the change that the write gave.
    then : callable
        What else to do in the same transaction.

    Returns
    -------
    Change
        Its undo does the write again.

    Raises
    ------
    UsageError
        If what it is about is gone.
    """
    try:
        with database.write(is_durable=True) as session:
            before = snapshots.restore(session, step.saved)
            then(session)
    except IntegrityError as error:
        raise UsageError("That can no longer be undone", "What it refers to has been removed since.") from error
    return Change(step.changes, Undo(step.changes, before))
