"""Saved searches, in the user's order. Names are unique, ignoring case."""

import contextlib
import dataclasses
from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from core.catalog.store.schema import SavedSearchRow
from core.domain.query import filters
from core.domain.query import text as filter_text
from core.domain.query.filters import NAMING_TAGS, Condition, Field
from core.domain.saved_searches import SavedSearch, read_rule
from core.domain.tags import fold
from core.errors import UsageError


def list_all(session: Session) -> list[SavedSearch]:
    """List the saved searches in the user's order."""
    rows = session.execute(
        select(SavedSearchRow.id, SavedSearchRow.name, SavedSearchRow.rule).order_by(
            SavedSearchRow.position, SavedSearchRow.id
        )
    )
    return [SavedSearch(*row) for row in rows]


def put(session: Session, name: str, *, rule: str) -> SavedSearch:
    """Save a search, replacing the one with the same name.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    name : str
        As the user spells it.
    rule : str
        The text of the search box.

    Raises
    ------
    UsageError
        If the name is empty.
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
    """Rename a saved search.

    Raises
    ------
    UsageError
        If the name is empty, or another search has it.
    """
    key = _key(name)
    taken = session.scalars(select(SavedSearchRow.id).where(SavedSearchRow.name_key == key)).one_or_none()
    if taken not in {None, search_id}:
        raise UsageError("A search {name} already exists", "Choose another name.", name=repr(name.strip()))
    values = {"name": name.strip(), "name_key": key}
    session.execute(update(SavedSearchRow).where(SavedSearchRow.id == search_id).values(values))


def arrange(session: Session, search_ids: Sequence[int]) -> None:
    """Put the searches into this order; those not named keep their place."""
    for position, search_id in enumerate(search_ids, start=1):
        session.execute(update(SavedSearchRow).where(SavedSearchRow.id == search_id).values(position=position))


def reword(session: Session, old: Collection[str], new: str, *, fields: Collection[Field] = NAMING_TAGS) -> None:
    """Update searches that name a renamed or merged tag or cluster; those that cannot be parsed stay as they are.

    Parameters
    ----------
    session : Session
        In a durable transaction.
    old : collection of str
        Words that referred to it, case-folded.
    new : str
        Its name.
    fields : collection of Field
        Fields whose values are such names.
    """
    for search in list_all(session):
        with contextlib.suppress(UsageError):
            asked = read_rule(search.rule)
            changed = filters.reworded(asked, lambda condition: _reworded(condition, old, new, fields))
            if changed != asked:
                rule = filter_text.write(changed)
                session.execute(update(SavedSearchRow).where(SavedSearchRow.id == search.id).values(rule=rule))


def _reworded(condition: Condition, old: Collection[str], new: str, fields: Collection[Field]) -> Condition:
    if condition.field not in fields:
        return condition
    values = (new if fold(value.strip()) in old else value for value in condition.values)
    return dataclasses.replace(condition, values=tuple(dict.fromkeys(values)))


def remove(session: Session, search_id: int) -> None:
    """Delete a saved search, if it exists."""
    session.execute(delete(SavedSearchRow).where(SavedSearchRow.id == search_id))


def _key(name: str) -> str:
    key = fold(name.strip())
    if not key:
        raise UsageError("A saved search needs a name")
    return key
