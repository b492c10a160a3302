"""Which tags the filter in force asks for, and the filter that a click on a tag leads to."""

import dataclasses
import enum
from collections.abc import Callable, Mapping

from app.models.tag_book import TagBook, folded
from core.domain.filters import NAMING_TAGS, Condition, Field, Filter
from core.domain.tags import Tag

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

    def keep(value: str) -> str:
        tag = book.find(value)
        return "" if tag is not None and tag.id == key else value

    return _reworded(asked, keep, fields=(Field.TAG,))


def followed(asked: Filter, before: Mapping[str, Tag], book: TagBook) -> Filter:
    """Keep a filter about the same tags after they were renamed or removed.

    Parameters
    ----------
    asked : Filter
        In force.
    before : mapping of str to Tag
        What words meant when it was put in force; see `TagBook.words`.
    book : TagBook
        What they mean now.

    Returns
    -------
    Filter
        With the new names, and without tags that are gone; the same where nothing of it changed.
    """

    def follow(value: str) -> str:
        old = before.get(folded(value))
        if old is None or book.find(value) is not None:
            return value
        new = book.tag(old.id)
        return "" if new is None else new.name

    return _reworded(asked, follow, fields=tuple(NAMING_TAGS))


def _reworded(asked: Filter, word_for: Callable[[str], str], *, fields: tuple[Field, ...]) -> Filter:
    conditions: list[Condition] = []
    for condition in asked.conditions:
        if condition.field in fields:
            values = tuple(word for value in condition.values if (word := word_for(value)))
            if values:
                conditions.append(dataclasses.replace(condition, values=values))
        else:
            conditions.append(condition)
    return dataclasses.replace(asked, conditions=tuple(conditions))
