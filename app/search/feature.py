"""Search and filters: the search box, the page of moments found, and saved searches."""

from app.bridge.session import Session
from app.browse.feature import Browse
from app.search.controllers.filtering import FilteringController
from app.search.controllers.more_like import MoreLikeController
from app.search.controllers.results import HitsController, MomentFramesController
from app.search.controllers.saved_searches import SavedSearchesController
from app.search.controllers.search import SearchController
from app.search.controllers.selection import SelectionController
from app.search.controllers.tag_filters import TagFilters, TagFilterUpdater
from app.search.controllers.video_menu import VideoMenu
from app.search.models.moments import MomentsModel
from app.search.views.filter_bar import FilterBar
from app.search.views.results_page import ResultsPage
from app.search.views.saved_panel import SavedSearchesPanel
from app.search.views.search_bar import SearchBar
from app.stage.feature import Feature
from app.stage.panels import LEFT, PanelSpec
from app.stage.stage import Stage
from app.tags.feature import Tags
from app.ui.localization.text import tr
from core.domain.query.filters import Condition, Field, Filter


class Search(Feature):
    """Everything that searches or filters the library.

    Attributes
    ----------
    bar, filter_bar, results, panel : SearchBar, FilterBar, ResultsPage, SavedSearchesPanel
        The views.
    controller : SearchController
        Holds the active search.
    """

    def __init__(self, session: Session, stage: Stage, *, browse: Browse, tags: Tags) -> None:
        frame = stage.frame
        self._stage, self._browse = stage, browse
        self.bar, self.filter_bar = SearchBar(frame), FilterBar(frame)
        self.filter_bar.follow(self.bar.star)
        self.results = ResultsPage(MomentsModel(frame), stage.thumbnails, frame)
        stage.pages.add(self.results, main_view=self.results.list_view, has_moments=True)
        self.panel = SavedSearchesPanel(frame)
        dock = stage.panels.add(
            PanelSpec(
                "show_saved",
                tr("Panels", "Saved searches"),
                "savedDock",
                self.panel,
                LEFT,
                2,
                height_px=140,
                manual_page="searching",
            )
        )
        results, bar, pages = self.results, self.bar, browse.pages
        self.controller = search = SearchController(session, stage, results=results, search_bar=bar, video_pages=pages)
        self.filtering = FilteringController(session, stage, search=search, filter_bar=self.filter_bar, search_bar=bar)
        self.tag_following = TagFilterUpdater(search, stage.tags)
        self.tag_filters = TagFilters(session, stage, panel=tags.panel, search=search)
        self.selection = SelectionController(stage, results=results, video_pages=pages)
        self.video_menu = VideoMenu(stage, results=results, video_pages=pages, tags_menu=tags.tagging.menu)
        self.more_like = MoreLikeController(session, stage, search=search, results=results)
        self.hits = HitsController(stage, search=search, results=results)
        self.moment_frames = MomentFramesController(session, stage, results=results)
        self.saved_searches = SavedSearchesController(
            session, stage, search=search, filter_bar=self.filter_bar, saved_panel=self.panel, dock=dock, search_bar=bar
        )
        self.manual_pages = {results: "searching", bar: "filters"}
        self._tie()

    def _tie(self) -> None:
        search, actions = self.controller, self._stage.actions
        grid_view, moments = self._browse.pages.grid.list_view, self.results.list_view
        grid_view.sizeChanged.connect(moments.set_size_px)
        moments.sizeChanged.connect(grid_view.set_size_px)
        self.results.namesWanted.connect(self._look_in_names)
        search.filterChanged.connect(self._on_asked)
        self._browse.pages.allWanted.connect(lambda: search.ask(Filter()))
        actions.attach("tagging", moments)
        actions.on("focus_search", self.bar.take_focus)
        actions.on("paste_picture", self.bar.paste)
        actions.on("show_results", search.show_again)
        for name in ("show_grid", "show_filmstrips", "show_list"):
            actions.on(name, lambda name=name: self._on_view(name))

    def _on_asked(self, asked: Filter) -> None:
        # If the conditions are the same, keep the position.
        if asked.conditions != self._browse.grid.shown.conditions:
            self._browse.grid.set_filter(self.controller.criteria.browsing)

    def _on_view(self, name: str) -> None:
        self.controller.leave()
        self._browse.controller.choose(name)

    def _look_in_names(self) -> None:
        # All words together, as one condition: each for itself would find nearly everything, such as "a".
        asked = self.controller.active_filter
        self.controller.ask(Filter(conditions=asked.conditions).having(Condition(Field.NAME, (asked.text,))))

    def refresh(self) -> None:
        """List the saved searches."""
        self.saved_searches.refresh()

    def close(self) -> None:
        """Drop a running search."""
        self.controller.close()
