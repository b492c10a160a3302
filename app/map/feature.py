"""The map: all videos or moments as points, those that look alike close together."""

from typing import TYPE_CHECKING

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.player.controllers.playing import PlayingController
from app.search.controllers.search import SearchController
from app.stage.feature import Feature
from app.stage.stage import Stage
from app.tags.views.menu import TagsMenu
from core.domain.search import MomentHit

if TYPE_CHECKING:
    from app.map.controllers.map import MapController


class Map(Feature):
    """The map, made when it is first shown: it needs numpy, which the window starts without.

    Attributes
    ----------
    controller : MapController or None
        Keeps the page in sync with the library; None before it is first shown.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        playing: PlayingController,
        search: SearchController,
        video_pages: VideoPages,
        tags_menu: TagsMenu,
    ) -> None:
        self._session, self._stage = session, stage
        self._playing, self._video_pages, self._tags_menu = playing, video_pages, tags_menu
        self._hits: tuple[MomentHit, ...] = ()
        self.controller: MapController | None = None
        self.manual_pages = {}
        search.answered.connect(self._on_answered)
        stage.actions.on("show_map", self.show)

    @property
    def is_shown(self) -> bool:
        """Whether the map is the current page."""
        return self.controller is not None and self.controller.is_shown

    def _on_answered(self, hits: tuple[MomentHit, ...]) -> None:
        self._hits = hits

    def show(self) -> None:
        """Show the map."""
        if self.controller is None:
            self.controller = self._make()
        self.controller.show()

    def leave(self) -> None:
        """Go back one step."""
        if self.controller is not None:
            self.controller.leave()

    def _make(self) -> "MapController":
        from app.map.controllers.map import MapController
        from app.map.views.page import MapPage

        page = MapPage(self._stage.frame)
        self._stage.pages.add(page, is_chooser=True, does_stay=True)
        self.manual_pages = {page: "map"}
        return MapController(
            self._session,
            self._stage,
            page=page,
            video_pages=self._video_pages,
            playing=self._playing,
            tags_menu=self._tags_menu,
            hits=lambda: self._hits,
        )
