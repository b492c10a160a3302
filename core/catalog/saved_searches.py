"""Searches that a person keeps, in the order that they gave them. No two names are equal but for letter case."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from core.catalog import listing
from core.catalog.schema import SavedSearchRow
from core.domain.saved_searches import SavedSearch
from core.errors import UsageError


def list_all(session: Session) -> list[SavedSearch]:
    """List the saved searches.

    Returns
    -------
    list of SavedSearch
        In the person's order.
    """
    rows = session.execute(
        select(SavedSearchRow.id, SavedSearchRow.name, SavedSearchRow.rule).order_by(
            SavedSearchRow.position, SavedSearchRow.id
        )
    )
    return [SavedSearch(*row) for row in rows]


def put(session: Session, name: str, *, rule: str) -> SavedSearch:
    """Keep a search, in place of the one that has its name already.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    name : str
        As the person spells it.
    rule : str
        What was typed.

    Returns
    -------
    SavedSearch
        With its id.

    Raises
    ------
    UsageError
        The name is empty.
    """
    name = name.strip()
    key = _key(name)
    known = session.scalars(select(SavedSearchRow.id).where(SavedSearchRow.name_key == key)).one_or_none()
    if known is not None:
        session.execute(update(SavedSearchRow).where(SavedSearchRow.id == known).values(name=name, rule=rule))
        return SavedSearch(known, name, rule)
    last = session.scalars(select(func.coalesce(func.max(SavedSearchRow.position), 0))).one()
    row = SavedSearchRow(name=name, name_key=key, rule=rule, position=last + 1)
    session.add(row)
    session.flush()
    return SavedSearch(row.id, name, rule)


def rename(session: Session, search_id: int, *, name: str) -> None:
    """Give a search another name.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    search_id : int
        Catalog id.
    name : str
        As the person spells it.

    Raises
    ------
    UsageError
        The name is empty, or another search has it.
    """
    key = _key(name)
    taken = session.scalars(select(SavedSearchRow.id).where(SavedSearchRow.name_key == key)).one_or_none()
    if taken not in {None, search_id}:
        raise UsageError(f"There is a search {name.strip()!r} already", "Choose another name")
    values = {"name": name.strip(), "name_key": key}
    session.execute(update(SavedSearchRow).where(SavedSearchRow.id == search_id).values(values))


def arrange(session: Session, search_ids: Sequence[int]) -> None:
    """Put the searches into an order; those that are not named keep their place."""
    for position, search_id in enumerate(search_ids, start=1):
        session.execute(update(SavedSearchRow).where(SavedSearchRow.id == search_id).values(position=position))


def remove(session: Session, search_id: int) -> None:
    """Forget a search; none is no error."""
    session.execute(delete(SavedSearchRow).where(SavedSearchRow.id == search_id))


def _key(name: str) -> str:
    key = listing.fold(name.strip())
    if not key:
        raise UsageError("A saved search needs a name")
    return key
