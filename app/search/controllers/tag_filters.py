"""Filters by tag: set from the tags panel, and updated when tags are renamed, merged or deleted."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.search.controllers.search import SearchController
from app.stage.stage import Stage
from app.stage.tag_book import TagBook
from app.tags.models import tag_marks
from app.tags.models.tag_marks import Key, Mark
from app.tags.views.panel import TagsPanel
from app.ui.text import tr
from core.domain.filters import NAMING_TAGS, Condition, Field


class TagFilterUpdater(QObject):
    """Rewrites the active conditions when tags in them are renamed, merged or deleted."""

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
        """Return a condition with the current tag names; None if none of its tags is left."""
        if condition.field not in NAMING_TAGS:
            return condition
        values = tuple(name for value in condition.values if (name := self._name(value)))
        return dataclasses.replace(condition, values=values) if values else None

    def _name(self, value: str) -> str:
        if value not in self._ids or self._tags.find(value) is not None:
            return value
        tag = self._tags.tag(self._ids[value])
        return tag.name if tag is not None else ""


class TagFilters(QObject):
    """Filters by the tags selected in the tags panel, and marks the active ones there."""

    def __init__(self, session: Session, stage: Stage, *, panel: TagsPanel, search: SearchController) -> None:
        super().__init__(stage.frame)
        self._session, self._tags = session, stage.tags
        self._panel, self._search = panel, search
        panel.filterWanted.connect(lambda keys: self._filter(keys, Mark.WITH))
        stage.actions.on("filter_tag", lambda: self._filter(panel.chosen_keys, Mark.WITH))
        stage.actions.on("hide_tag", lambda: self._filter(panel.chosen_keys, Mark.WITHOUT))
        stage.actions.on("show_suggested", self._show_suggested)
        search.askedChanged.connect(lambda _filter: self._mark())
        stage.tags.changed.connect(self._mark)

    def _mark(self) -> None:
        self._panel.set_marks(tag_marks.marks(self._search.asked, self._tags))

    def _filter(self, keys: Sequence[Key], mark: Mark) -> None:
        if keys:
            self._search.ask(tag_marks.toggled(self._search.asked, self._tags, keys, mark))
        else:
            self._session.board.inform(tr("Tags", "Select a tag in the Tags panel first."))

    def _show_suggested(self) -> None:
        """Toggle the filter for videos that a selected tag is suggested for."""
        if chosen := self._panel.chosen:
            self._search.toggle(Condition(Field.SUGGESTED, tuple(tag.name for tag in chosen)))
        else:
            self._session.board.inform(tr("Tags", "Select a tag in the Tags panel first."))
