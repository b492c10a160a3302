"""Playing: a card or a moment goes to the player; commands on what is selected."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject

from app.bridge.session import Session
from app.browse.models.cards import MomentCard, VideoCard
from app.browse.views.video_pages import VideoPages
from app.folders.controllers.failed import FailedController
from app.player.controllers.frame_actions import GrabbingController
from app.player.controllers.opening import OpeningController
from app.player.controllers.playback import PlaybackController
from app.player.views.panel import PlayerPanel
from app.search.controllers.search import SearchController
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from core.domain.moments import Moment


class PlayingController(QObject):
    """Carries out what is asked of the selected video or moment.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    player, results, video_pages : PlayerPanel, ResultsPage, VideoPages
        The views it fills and listens to.
    search : SearchController
        For "find similar".
    failed : FailedController
        For "analyse again" and "show in folder".
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        search: SearchController,
        failed: FailedController,
        player: PlayerPanel,
        results: ResultsPage,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._player, self._results, self._video_pages = player, results, video_pages
        self._session = session
        self._stage = stage
        self._search = search
        self._failed = failed
        self._opening = OpeningController(session, stage, player=player)
        self.playback = PlaybackController(stage, play_selected=self.play_selected, player=player)
        self.grabbing = GrabbingController(session, stage, player=player)
        self._tie()

    def _tie(self) -> None:
        actions = self._stage.actions
        menu = actions.pick("play", "similar_moment", "similar_video", "retry")
        for page in (self._video_pages.grid, self._results):
            page.list_view.addActions(menu)
            page.list_view.opened.connect(self._on_opened)
        actions.on("play", self.play_selected)
        actions.on("similar_video", self._on_similar_video)
        actions.on("similar_moment", self._on_similar_moment)
        actions.on("retry", self._on_retry)
        actions.on("search_by_frame", self.search_by_frame)

    def _on_opened(self, index: QModelIndex) -> None:
        chosen = (
            self._results.model.moment(index)
            if index.model() is self._results.model
            else self._video_pages.model.card(index)
        )
        if chosen is not None:
            self.play(chosen)

    @property
    def selected(self) -> VideoCard | MomentCard | None:
        """What commands are about: the current row of the page on show."""
        if self._stage.pages.currentWidget() is self._results:
            return self._results.model.moment(self._results.list_view.currentIndex())
        return self._video_pages.model.card(self._video_pages.selection.currentIndex())

    def play_selected(self) -> None:
        """Play what is selected."""
        if (chosen := self.selected) is not None:
            self.play(chosen)

    def play(self, chosen: VideoCard | MomentCard) -> None:
        """Play a video from its beginning, or a moment from its own.

        Parameters
        ----------
        chosen : VideoCard or MomentCard
            What to play.
        """
        card = chosen.card if isinstance(chosen, MomentCard) else chosen
        at_seconds = chosen.hit.start_seconds if isinstance(chosen, MomentCard) else 0.0
        self._play(card.video.id, card.video.path, at_seconds, takes_focus=True)

    def play_at(self, video_id: int, path: Path, seconds: float, *, does_play: bool = True) -> None:
        """Show a video in the player, which opens if need be.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            Its file.
        seconds : float
            Where.
        does_play : bool
            False shows the frame and waits.
        """
        self._play(video_id, path, seconds, does_play=does_play)

    def _play(
        self, video_id: int, path: Path, seconds: float, *, does_play: bool = True, takes_focus: bool = False
    ) -> None:
        player = self._player

        def _go(frames_per_second: float) -> None:
            player.play(video_id, path, at_seconds=seconds, frames_per_second=frames_per_second, does_play=does_play)

        self._opening.open(video_id, path, _go, takes_focus=takes_focus)

    def play_moment(self, moment: Moment, path: Path, *, does_loop: bool = False) -> None:
        """Play a moment, and stop at its end.

        Parameters
        ----------
        moment : Moment
            What.
        path : Path
            The video's file.
        does_loop : bool
            Begin again at its end.
        """
        player, start = self._player, moment.start_seconds

        def _go(frames_per_second: float) -> None:
            player.play(moment.video_id, path, at_seconds=start, frames_per_second=frames_per_second)
            player.play_span(start, moment.end_seconds, does_loop=does_loop)

        self._opening.open(moment.video_id, path, _go)

    def search_by_frame(self) -> None:
        """Search for what looks like the frame on show; where the picture covers the screen, it makes room."""
        player = self._player
        if player.video_id:
            player.own_window.end_full()
            self._search.examples.by_frame(player.video_id, player.path, player.position_seconds)

    def _on_similar_video(self) -> None:
        if (chosen := self.selected) is not None:
            self._search.examples.by_video(chosen.card if isinstance(chosen, MomentCard) else chosen)

    def _on_similar_moment(self) -> None:
        player, chosen = self._player, self.selected
        if player.isAncestorOf(self._stage.frame.focusWidget() or self._stage.frame) or player.hasFocus():
            self.search_by_frame()
        elif isinstance(chosen, MomentCard):
            self._search.examples.by_moment(chosen)
        elif chosen is not None:
            media = chosen.video.media
            self._search.examples.by_frame(
                chosen.video.id, chosen.video.path, media.duration_seconds / 2 if media else 0.0
            )

    def _on_retry(self) -> None:
        chosen = self.selected
        if isinstance(chosen, MomentCard):
            self._failed.retry([chosen.card.video.id])
        else:
            ids, grid = self._video_pages.model.ids, self._video_pages.grid.list_view
            self._failed.retry([ids[row] for row in grid.selected_rows(at_most=len(ids))])
