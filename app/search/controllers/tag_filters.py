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
from app.ui.localization.text import tr
from core.domain.query.filters import NAMING_TAGS, Condition, Field, conditions_of, reworded
from core.domain.tags import Tag, fold


@dataclasses.dataclass(frozen=True, slots=True)
class _Meaning:
    """The tag that a word in a filter means, and whether the word was its name rather than an alias."""

    tag_id: int
    is_name: bool


class TagFilterUpdater(QObject):
    """Rewrites the active conditions when tags in them are renamed, merged or deleted.

    A condition means the tag, not the word: it also gets the tag's name where the old one lives on as an alias, and
    where an older search is shown again. An alias that was typed stays.
    """

    def __init__(self, search: SearchController, tags: TagBook) -> None:
        super().__init__(search)
        self._search = search
        self._tags = tags
        self._meanings: dict[str, _Meaning] = {}
        search.filterChanged.connect(lambda _asked: self._on_asked())
        tags.changed.connect(self._follow)

    def _on_asked(self) -> None:
        self._learn()
        self._follow()

    def _learn(self) -> None:
        conditions = conditions_of(self._search.active_filter)
        values = [value for one in conditions if one.field in NAMING_TAGS for value in one.values]
        for value in values:
            tag = self._tags.find(value)
            # A word that was a name before may have become an alias of the tag that its tag was merged into.
            if tag is not None and (value not in self._meanings or _is_name(value, tag)):
                self._meanings[value] = _Meaning(tag.id, _is_name(value, tag))

    def _follow(self) -> None:
        criteria = self._search.criteria
        asked = reworded(criteria.filter, self._followed)
        if asked != criteria.filter:
            self._search.amend(dataclasses.replace(criteria, filter=asked))
        self._learn()

    def _followed(self, condition: Condition) -> Condition | None:
        """Return a condition with the current tag names; None if none of its tags is left."""
        if condition.field not in NAMING_TAGS:
            return condition
        values = tuple(dict.fromkeys(name for value in condition.values if (name := self._name(value))))
        return dataclasses.replace(condition, values=values) if values else None

    def _name(self, value: str) -> str:
        """Return the word for what a word meant; empty if that tag is deleted."""
        meaning = self._meanings.get(value)
        if meaning is None:
            return value
        tag, found = self._tags.tag(meaning.tag_id), self._tags.find(value)
        if tag is None:  # deleted, or merged into the tag that has its name as an alias now
            return found.name if found is not None else ""
        is_same_word = found is not None and found.id == tag.id and (not meaning.is_name or _is_name(value, tag))
        return value if is_same_word else tag.name


def _is_name(value: str, tag: Tag) -> bool:
    return fold(value) == fold(tag.name)


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
        search.filterChanged.connect(lambda _filter: self._mark())
        stage.tags.changed.connect(self._mark)

    def _mark(self) -> None:
        self._panel.set_marks(tag_marks.marks(self._search.active_filter, self._tags))

    def _filter(self, keys: Sequence[Key], mark: Mark) -> None:
        if keys:
            self._search.ask(tag_marks.toggled(self._search.active_filter, self._tags, keys, mark))
        else:
            self._session.board.inform(tr("Tags", "Select a tag in the Tags panel first."))

    def _show_suggested(self) -> None:
        """Toggle the filter for videos that a selected tag is suggested for."""
        if chosen := self._panel.chosen:
            self._search.toggle(Condition(Field.SUGGESTED, tuple(tag.name for tag in chosen)))
        else:
            self._session.board.inform(tr("Tags", "Select a tag in the Tags panel first."))
