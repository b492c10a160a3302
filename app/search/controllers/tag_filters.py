"""A filter goes on meaning the same tags while they are renamed, merged or removed."""

import dataclasses

from PySide6.QtCore import QObject

from app.search.controllers.search import SearchController
from app.stage.tag_book import TagBook
from core.domain.filters import NAMING_TAGS, Condition


class TagFollowing(QObject):
    """Rewrites the conditions in force when the names in them are no longer those of their tags.

    Parameters
    ----------
    search : SearchController
        Holds what is in force.
    tags : TagBook
        The tags.
    """

    def __init__(self, search: SearchController, tags: TagBook) -> None:
        super().__init__(search)
        self._search = search
        self._tags = tags
        self._ids: dict[str, int] = {}
        search.askedChanged.connect(lambda _asked: self._learn())
        tags.changed.connect(self._follow)

    def _learn(self) -> None:
        values = [value for one in self._search.asked.conditions if one.field in NAMING_TAGS for value in one.values]
        found = {value: self._tags.find(value) for value in values}
        kept = {value: self._ids[value] for value in values if value in self._ids}
        self._ids = kept | {value: tag.id for value, tag in found.items() if tag is not None}

    def _follow(self) -> None:
        asking = self._search.asking
        followed = [self._followed(one) for one in asking.filter.conditions]
        conditions = tuple(dict.fromkeys(one for one in followed if one is not None))
        if conditions != asking.filter.conditions:
            asked = dataclasses.replace(asking.filter, conditions=conditions)
            self._search.amend(dataclasses.replace(asking, filter=asked))
        self._learn()

    def _followed(self, condition: Condition) -> Condition | None:
        """Give a condition in the names of now; None where none of its tags is left."""
        if condition.field not in NAMING_TAGS:
            return condition
        values = tuple(name for value in condition.values if (name := self._name(value)))
        return dataclasses.replace(condition, values=values) if values else None

    def _name(self, value: str) -> str:
        if value not in self._ids or self._tags.find(value) is not None:
            return value
        tag = self._tags.tag(self._ids[value])
        return tag.name if tag is not None else ""
