"""Going from one moment found to the next, and the tag that is called as one searched."""

from PySide6.QtCore import QObject

from app.search.controllers.search import SearchController
from app.search.models.filter_words import tag_words
from app.shell.main_window import MainWindow
from core.domain.filters import Condition, Field, Filter
from core.domain.tags import Tag


class HitsController(QObject):
    """Ties commands and page of the moments found to what is in force.

    Parameters
    ----------
    window : MainWindow
        Its views.
    search : SearchController
        Holds what is in force.
    """

    def __init__(self, window: MainWindow, *, search: SearchController) -> None:
        super().__init__(window)
        self._window = window
        self._search = search
        actions = window.actions_by_name
        for name, steps in (("next", 1), ("previous", -1)):
            actions.on(f"{name}_hit", lambda steps=steps: self._step(steps))
            actions.on(f"{name}_by_letter", lambda steps=steps: self._step(steps))
        actions.attach("hits", window.results, window.player, window.timeline)
        window.results.tagWanted.connect(self._on_tag)
        window.models.tags.changed.connect(self._refresh)
        search.askedChanged.connect(lambda _asked: self._refresh())
        window.models.moments.modelReset.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        for name in ("next_hit", "previous_hit", "next_by_letter", "previous_by_letter"):
            self._window.actions_by_name[name].setEnabled(self._window.models.moments.rowCount() > 0)

    def _step(self, steps: int) -> None:
        """Choose another moment; where the player has the keys, play it."""
        window, view, n_rows = self._window, self._window.results.list_view, self._window.models.moments.rowCount()
        if not n_rows:
            return
        focused = window.focusWidget()
        is_playing = focused is not None and any(
            part is focused or part.isAncestorOf(focused) for part in (window.player, window.timeline)
        )
        if not is_playing and window.pages.currentWidget() is not window.results:
            self._search.show_again()
        row = max(0, min(n_rows - 1, view.currentIndex().row() + steps))
        view.select_row(row)
        if is_playing:
            view.opened.emit(view.currentIndex())

    @property
    def _tag(self) -> Tag | None:
        """The tag that is called as one searched, unless one filters by it."""
        tag = self._window.models.tags.find(self._search.asked.text)
        return None if tag is None or self._search.has(_with(tag)) else tag

    def _refresh(self) -> None:
        tag = self._tag
        count = 0 if tag is None else self._window.models.tags.count(tag.id).n_with_children
        self._window.results.show_tag(tag, "" if tag is None else tag_words(tag, count))

    def _on_tag(self) -> None:
        if (tag := self._tag) is not None:
            self._search.ask(Filter(conditions=self._search.asked.conditions).having(_with(tag)))


def _with(tag: Tag) -> Condition:
    return Condition(Field.TAG, (tag.name,))
