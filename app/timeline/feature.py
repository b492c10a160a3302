"""The timeline: the moments of one video, to mark, move, accept and reject."""

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.player.feature import Player
from app.search.controllers.search import SearchController
from app.stage.feature import Feature
from app.stage.panels import BOTTOM, PanelSpec
from app.stage.stage import Stage
from app.timeline.controllers.timeline import TimelineController
from app.timeline.views.panel import TimelinePanel
from app.ui.localization.text import tr


class Timeline(Feature):
    """The timeline panel."""

    def __init__(
        self, session: Session, stage: Stage, *, player: Player, search: SearchController, video_pages: VideoPages
    ) -> None:
        self.panel = TimelinePanel(stage.frame)
        dock = stage.panels.add(
            PanelSpec(
                "show_timeline",
                tr("Panels", "Timeline"),
                "timelineDock",
                self.panel,
                BOTTOM,
                0,
                is_shown_at_first=False,
                manual_page="timeline",
            )
        )
        self.controller = TimelineController(
            session,
            stage,
            playing=player.controller,
            search=search,
            player=player.panel,
            timeline=self.panel,
            dock=dock,
            video_pages=video_pages,
        )
