"""Which tags the filter in force asks for, and the filter that a click on a tag leads to."""

import dataclasses
import enum

from app.models.tag_book import TagBook
from core.domain.filters import Condition, Field, Filter

Key = int | Field
"""What a row of the tags panel stands for: a tag by its id, or `Field.UNTAGGED` and `Field.UNREVIEWED`."""


class Mark(enum.Enum):
    """What the filter in force says of a tag."""

    OFF = enum.auto()
    WITH = enum.auto()
    WITHOUT = enum.auto()


_NEXT = {Mark.OFF: Mark.WITH, Mark.WITH: Mark.WITHOUT, Mark.WITHOUT: Mark.OFF}


def marks(asked: Filter, book: TagBook) -> dict[Key, Mark]:
    """Read the marks off a filter.

    Parameters
    ----------
    asked : Filter
        In force.
    book : TagBook
        To know what its words mean.

    Returns
    -------
    dict of Key to Mark
        Those that are not off.
    """
    found: dict[Key, Mark] = {}
    for condition in asked.conditions:
        mark = Mark.WITHOUT if condition.is_negated else Mark.WITH
        if condition.field in (Field.UNTAGGED, Field.UNREVIEWED):
            found[condition.field] = mark
        elif condition.field is Field.TAG:
            found.update({tag.id: mark for value in condition.values if (tag := book.find(value)) is not None})
    return found


def turned(asked: Filter, book: TagBook, key: Key) -> Filter:
    """Go one step further with a row: from off to with, to without, to off.

    Parameters
    ----------
    asked : Filter
        In force.
    book : TagBook
        See `marks`.
    key : Key
        The row.

    Returns
    -------
    Filter
        To be put in force.
    """
    mark = _NEXT[marks(asked, book).get(key, Mark.OFF)]
    rest = _without(asked, book, key)
    if mark is Mark.OFF:
        return rest
    is_negated = mark is Mark.WITHOUT
    if isinstance(key, Field):
        return rest.having(Condition(key, is_negated=is_negated))
    tag = book.tag(key)
    return rest if tag is None else rest.having(Condition(Field.TAG, (tag.name,), is_negated=is_negated))


def _without(asked: Filter, book: TagBook, key: Key) -> Filter:
    if isinstance(key, Field):
        kept = tuple(condition for condition in asked.conditions if condition.field is not key)
        return dataclasses.replace(asked, conditions=kept)

    conditions: list[Condition] = []
    for condition in asked.conditions:
        if condition.field is not Field.TAG:
            conditions.append(condition)
        elif values := tuple(value for value in condition.values if _id_of(value, book) != key):
            conditions.append(dataclasses.replace(condition, values=values))
    return dataclasses.replace(asked, conditions=tuple(conditions))


def _id_of(word: str, book: TagBook) -> int | None:
    tag = book.find(word)
    return tag.id if tag is not None else None
