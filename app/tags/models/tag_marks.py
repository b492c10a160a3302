"""Which tags the active filter contains, and how to add them to it or remove them."""

import dataclasses
import enum
from collections.abc import Sequence

from app.stage.tag_book import TagBook
from core.domain.query.filters import Clause, Condition, Field, Filter

Key = int | Field
"""What a row of the tags panel represents: a tag by its id, or `Field.UNTAGGED` and `Field.UNREVIEWED`."""


class Mark(enum.Enum):
    """How the active filter uses a tag."""

    OFF = enum.auto()
    WITH = enum.auto()
    WITHOUT = enum.auto()


def marks(asked: Filter, book: TagBook) -> dict[Key, Mark]:
    """Return the marks of a filter, without those that are off and of tags among alternatives."""
    found: dict[Key, Mark] = {}
    for condition in asked.conditions:
        if not isinstance(condition, Condition):
            continue
        mark = Mark.WITHOUT if condition.is_negated else Mark.WITH
        if condition.field in (Field.UNTAGGED, Field.UNREVIEWED):
            found[condition.field] = mark
        elif condition.field is Field.TAG:
            found.update({tag.id: mark for value in condition.values if (tag := book.find(value)) is not None})
    return found


def toggled(asked: Filter, book: TagBook, keys: Sequence[Key], mark: Mark) -> Filter:
    """Return a filter with rows of the panel added, or removed if all of them are in it.

    Parameters
    ----------
    asked : Filter
        The active filter.
    book : TagBook
        To resolve its names.
    keys : sequence of Key
        The rows.
    mark : Mark
        `Mark.WITH` shows only videos with them; a second call removes any mark they have.
        `Mark.WITHOUT` hides videos with them.
    """
    now = marks(asked, book)
    having = {key for key in keys if key in now and mark in {Mark.WITH, now[key]}}
    missing = [key for key in keys if key not in having]
    for key in missing or keys:
        asked = _without(asked, book, key)
    for key in missing:
        asked = _with(asked, book, key, is_negated=mark is Mark.WITHOUT)
    return asked


def _with(asked: Filter, book: TagBook, key: Key, *, is_negated: bool) -> Filter:
    if isinstance(key, Field):
        return asked.having(Condition(key, is_negated=is_negated))
    tag = book.tag(key)
    return asked if tag is None else asked.having(Condition(Field.TAG, (tag.name,), is_negated=is_negated))


def _without(asked: Filter, book: TagBook, key: Key) -> Filter:
    if isinstance(key, Field):
        kept = tuple(one for one in asked.conditions if not isinstance(one, Condition) or one.field is not key)
        return dataclasses.replace(asked, conditions=kept)

    conditions: list[Clause] = []
    for condition in asked.conditions:
        if not isinstance(condition, Condition) or condition.field is not Field.TAG:
            conditions.append(condition)
        elif values := tuple(value for value in condition.values if _id_of(value, book) != key):
            conditions.append(dataclasses.replace(condition, values=values))
    return dataclasses.replace(asked, conditions=tuple(conditions))


def _id_of(word: str, book: TagBook) -> int | None:
    tag = book.find(word)
    return tag.id if tag is not None else None
