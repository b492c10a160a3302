"""Saved searches."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.search.controllers.search import SearchController
from app.search.models.criteria import SearchCriteria
from app.search.models.filter_words import clause_words
from app.search.models.saved_searches import SavedEntry
from app.search.operations import saved_searches
from app.search.views.filter_bar import FilterBar
from app.search.views.saved_panel import SavedSearchesPanel
from app.search.views.search_bar import SearchBar
from app.stage.context_menu import GAP, ContextMenu
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.ui.localization.text import tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.query.filters import Condition, Field, Filter
from core.domain.query.grammar import FilterError
from core.domain.query.text import write
from core.domain.saved_searches import SavedSearch, read_rule

_RECOUNT_MS = 800
_RECOUNT_AFTER = Changes.VIDEOS | Changes.FOLDERS | Changes.TAGS | Changes.DECISIONS | Changes.EMBEDDINGS
_LONGEST_NAME = 60
_MENU = ("rename_saved", "saved_up", "saved_down", GAP, "remove_saved")


class SavedSearchesController(QObject):
    """Lists, saves and runs saved searches."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        search: SearchController,
        filter_bar: FilterBar,
        saved_panel: SavedSearchesPanel,
        dock: Dock,
        search_bar: SearchBar,
    ) -> None:
        super().__init__(stage.frame)
        self._filter_bar, self._search_bar = filter_bar, search_bar
        self._saved_panel, self._dock = saved_panel, dock
        self._session = session
        self._stage = stage
        self._search = search
        self._is_counted = False
        self._wanted_id = 0
        self._recount_soon = Throttle(_RECOUNT_MS, self._recount, parent=self)
        self._tie()

    def _tie(self) -> None:
        panel, actions = self._saved_panel, self._stage.actions
        panel.chosen.connect(self.ask)
        panel.empty.actionChosen.connect(actions.run)
        panel.model.renamed.connect(lambda search, name: self._session.run(saved_searches.rename(search, name)))
        panel.model.arranged.connect(self._arrange)
        panel.model.modelReset.connect(self._mark)
        actions.attach("saved", panel.list_view)
        ContextMenu(panel.list_view, actions, lambda: _MENU if panel.current is not None else ())
        actions.on("save_search", self.save)
        actions.on("rename_saved", panel.rename_current)
        actions.on("remove_saved", self._remove)
        actions.on("saved_up", lambda: self._step(-1))
        actions.on("saved_down", lambda: self._step(1))
        self._search_bar.star.show_keys(actions["save_search"])
        self._search_bar.saveWanted.connect(self.save)
        self._filter_bar.name_line.named.connect(self._save_as)
        self._filter_bar.name_line.left.connect(self._search_bar.take_focus)
        self._dock.visibilityChanged.connect(lambda _is_visible: self._on_visible())
        self._search.filterChanged.connect(lambda _asked: self._on_asked())
        self._stage.pages.currentChanged.connect(lambda _place: self._mark())
        self._session.changed.connect(self._on_changed)
        self._mark()

    def refresh(self) -> None:
        """List them again."""
        self._session.run(saved_searches.list_all().then(self._take))

    @property
    def rule(self) -> str:
        """The active search as text, as it would be saved; empty if there is nothing to save."""
        criteria = self._search.criteria
        return write(self._with_folder(criteria)) if criteria.example is None else ""

    def _with_folder(self, criteria: SearchCriteria) -> Filter:
        folder = self._stage.folders.by_id(criteria.folder_id)
        if folder is None or not folder.path.name:
            return criteria.filter
        # Rules cannot name folders by id; filtering by path has the same effect.
        return criteria.filter.having(Condition(Field.PATH, (folder.path.name,)))

    def save(self) -> None:
        """Ask for a name, and save the active search."""
        if not self.rule:
            self._session.board.inform(self._advice)
            return
        asked = self._with_folder(self._search.criteria)
        content = asked.text if asked.is_plain else write(asked.content)
        words = [content, *map(clause_words, asked.conditions)]
        known = self._saved_panel.model.with_rule(self.rule)
        name = known.name if known is not None else ", ".join(word for word in words if word)
        self._filter_bar.name_line.ask(name[:_LONGEST_NAME])

    @property
    def _advice(self) -> str:
        return tr("Saved searches", "Search or filter first, then save the search.")

    def ask(self, search: SavedSearch) -> None:
        """Run a saved search in place of the active one."""
        try:
            asked = read_rule(search.rule)
        except FilterError as error:
            self._session.board.complain(error)
            return
        self._search.put(SearchCriteria(asked))

    def _save_as(self, name: str) -> None:
        if rule := self.rule:
            self._session.run(saved_searches.save(name, rule))

    def _remove(self) -> None:
        if (search := self._saved_panel.current) is not None:
            self._session.run(saved_searches.remove(search))

    def _step(self, steps: int) -> None:
        panel = self._saved_panel
        row = panel.list_view.currentIndex().row()
        panel.model.move(row, row - 1 if steps < 0 else row + 2)

    def _arrange(self, search_ids: list[int]) -> None:
        current = self._saved_panel.current
        self._wanted_id = current.id if current is not None else 0
        self._session.run(saved_searches.arrange(search_ids))

    def _take(self, searches: list[SavedSearch]) -> None:
        panel = self._saved_panel
        current, row = panel.current, panel.list_view.currentIndex().row()
        panel.model.set_searches(searches)
        if searches and row >= 0:
            ids = {search.id for search in searches}
            near = searches[min(row, len(searches) - 1)].id
            wanted = self._wanted_id or (current.id if current is not None else 0)
            panel.choose(wanted if wanted in ids else near)
        self._wanted_id = 0
        self._mark()
        self._is_counted = False
        self._on_visible()

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.SEARCHES:
            self.refresh()
        elif changes & _RECOUNT_AFTER:
            self._is_counted = False
            self._on_visible()

    def _on_visible(self) -> None:
        # The counts are not visible in a closed panel.
        if not self._is_counted and self._saved_panel.isVisible():
            self._recount_soon.request()

    def _recount(self) -> None:
        searches = self._saved_panel.model.searches
        self._is_counted = True
        if searches:
            self._session.run(saved_searches.counted(searches).then(self._take_counts))

    def _take_counts(self, entries: list[SavedEntry]) -> None:
        model = self._saved_panel.model
        if [entry.search for entry in entries] == model.searches:
            model.set_entries(entries)

    def _on_asked(self) -> None:
        self._filter_bar.name_line.hide()
        self._mark()

    def _mark(self) -> None:
        rule = self.rule
        known = self._saved_panel.model.with_rule(rule) if rule else None
        self._search_bar.set_saved(known.name if known is not None else "", can_keep=bool(rule))
        if rule:
            self._session.board.withdraw(self._advice)
        # The welcome page has no search box.
        self._saved_panel.offer(can_save=bool(rule), can_search=not self._stage.pages.is_welcome)
