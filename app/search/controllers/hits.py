"""Going from one moment found to the next, and the tag that is called as one searched."""

from PySide6.QtCore import QObject

from app.search.controllers.search import SearchController
from app.search.models.filter_words import tag_words
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from core.domain.filters import Condition, Field, Filter
from core.domain.tags import Tag


class HitsController(QObject):
    """Ties commands and page of the moments found to what is in force.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    results : ResultsPage
        The views it fills and listens to.
    search : SearchController
        Holds what is in force.
    """

    def __init__(
        self,
        stage: Stage,
        *,
        search: SearchController,
        results: ResultsPage,
    ) -> None:
        super().__init__(stage.frame)
        self._results = results
        self._stage = stage
        self._search = search
        actions = stage.actions
        for name, steps in (("next", 1), ("previous", -1)):
            actions.on(f"{name}_hit", lambda steps=steps: self._step(steps))
            actions.on(f"{name}_by_letter", lambda steps=steps: self._step(steps))
        actions.attach("hits", results)
        results.tagWanted.connect(self._on_tag)
        stage.tags.changed.connect(self._refresh)
        search.askedChanged.connect(lambda _asked: self._refresh())
        results.model.modelReset.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        for name in ("next_hit", "previous_hit", "next_by_letter", "previous_by_letter"):
            self._stage.actions[name].setEnabled(self._results.model.rowCount() > 0)

    def _step(self, steps: int) -> None:
        """Choose another moment; where the player has the keys, play it."""
        view, n_rows = self._results.list_view, self._results.model.rowCount()
        if not n_rows:
            return
        focused = self._stage.frame.focusWidget()
        panels = (self._stage.panels.docks[name] for name in ("show_player", "show_timeline"))
        is_playing = focused is not None and any(panel.isAncestorOf(focused) for panel in panels)
        if not is_playing and self._stage.pages.currentWidget() is not self._results:
            self._search.show_again()
        row = max(0, min(n_rows - 1, view.currentIndex().row() + steps))
        view.select_row(row)
        if is_playing:
            view.opened.emit(view.currentIndex())

    @property
    def _tag(self) -> Tag | None:
        """The tag that is called as one searched, unless one filters by it."""
        tag = self._stage.tags.find(self._search.asked.text)
        return None if tag is None or self._search.has(_with(tag)) else tag

    def _refresh(self) -> None:
        tag = self._tag
        count = 0 if tag is None else self._stage.tags.count(tag.id).n_with_children
        self._results.show_tag(tag, "" if tag is None else tag_words(tag, count))

    def _on_tag(self) -> None:
        if (tag := self._tag) is not None:
            self._search.ask(Filter(conditions=self._search.asked.conditions).having(_with(tag)))


def _with(tag: Tag) -> Condition:
    return Condition(Field.TAG, (tag.name,))
