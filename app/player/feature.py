"""The player: plays one video in the middle of the window or in a separate one."""

from collections.abc import Collection

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.folders.controllers.failed import FailedController
from app.player.controllers.playing import PlayingController
from app.player.views.panel import PlayerPanel
from app.search.feature import Search
from app.stage.feature import Feature
from app.stage.stage import Stage


class Player(Feature):
    """Plays videos and moments.

    Attributes
    ----------
    panel : PlayerPanel
        The view.
    controller : PlayingController
        Opens what is to be played.
    """

    def __init__(
        self, session: Session, stage: Stage, *, search: Search, failed: FailedController, video_pages: VideoPages
    ) -> None:
        self.panel = PlayerPanel(stage.centre)
        self.controller = PlayingController(
            session,
            stage,
            search=search.controller,
            failed=failed,
            player=self.panel,
            results=search.results,
            video_pages=video_pages,
        )
        search.hits.ask_player(lambda: self.panel.video_id != 0)
        self.manual_pages = {self.panel: "playing"}

    def leave(self, video_ids: Collection[int]) -> None:
        """Close the open file if it belongs to one of these videos."""
        if self.panel.video_id in video_ids:
            self.panel.stop()

    def close(self) -> None:
        """Stop playing."""
        self.panel.stop()
