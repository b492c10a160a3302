"""Plays videos and moments, and carries out commands on the selected one."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.browse import operations as videos
from app.browse.models.cards import MomentCard, VideoCard
from app.browse.views.video_pages import VideoPages
from app.folders.controllers.failed import FailedController
from app.player.controllers.frame_actions import FrameController
from app.player.controllers.opening import OpeningController
from app.player.controllers.own_window import OwnWindowController
from app.player.controllers.placing import PlacingController
from app.player.controllers.playback import PlaybackController
from app.player.controllers.presence import PresenceController
from app.player.controllers.stepping import SteppingController
from app.player.operations import Playable
from app.player.views.panel import PlayerPanel
from app.search.controllers.search import SearchController
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from core.domain.moments import Moment


class PlayingController(QObject):
    """Carries out commands on the selected video or moment.

    Attributes
    ----------
    placing : PlacingController
        Shows the player, and the pages again.
    playback : PlaybackController
        The playback commands.
    opened : Signal
        Another video was opened, or closed.
    """

    opened = Signal()

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
        # Before it covers the page again, which the player follows.
        player.homeChanged.connect(self._on_home)
        self.placing = PlacingController(session, stage, player=player, search=search, play_selected=self.play_selected)
        self._opening = OpeningController(session, stage, player=player, placing=self.placing, still_of=self._still_of)
        self.stepping = SteppingController(
            stage, player=player, play_current=self._play_current, wanted_id=lambda: self._opening.wanted_id
        )
        self.own_window = OwnWindowController(stage, player=player)
        self.presence = PresenceController(session, stage, player=player)
        self.playback = PlaybackController(stage, play_selected=self.play_selected, player=player)
        self.grabbing = FrameController(session, stage, player=player)
        self._tie()

    def _tie(self) -> None:
        self._player.videoChanged.connect(lambda _id: self.opened.emit())
        actions = self._stage.actions
        for page in (self._video_pages.grid, self._results):
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
    def video_id(self) -> int:
        """The video that is open; 0 for none."""
        return self._player.video_id

    @property
    def selected(self) -> VideoCard | MomentCard | None:
        """The current row of the page shown, which commands apply to."""
        if self._stage.pages.currentWidget() is self._results:
            return self._results.model.moment(self._results.list_view.currentIndex())
        return self._video_pages.model.card(self._video_pages.selection.currentIndex())

    def play_selected(self) -> bool:
        """Play the selected video or moment, and return whether there is one."""
        chosen = self.selected
        if chosen is not None:
            self.play(chosen)
        return chosen is not None

    def play(self, chosen: VideoCard | MomentCard, *, does_play: bool = True, takes_focus: bool = True) -> None:
        """Play a video or a moment from its start, or show it paused."""
        card = chosen.card if isinstance(chosen, MomentCard) else chosen
        at_seconds = chosen.hit.start_seconds if isinstance(chosen, MomentCard) else 0.0
        self._play(card.video.id, card.video.path, at_seconds, does_play=does_play, takes_focus=takes_focus)

    def _play_current(self) -> None:
        """Go on with the current row as the video before it was left: playing or paused."""
        does_play, chosen = self._player.engine.drive.is_meant_to_play, self.selected
        if chosen is not None:
            self.play(chosen, does_play=does_play, takes_focus=False)
            return
        # Rows that were never in view have not been read.
        index = self._video_pages.selection.currentIndex()

        def _take(cards: list[VideoCard]) -> None:
            for card in cards:
                if self._video_pages.selection.currentIndex() == index:
                    self.play(card, does_play=does_play, takes_focus=False)

        if index.isValid() and self._stage.pages.currentWidget() in self._video_pages.all:
            self._opening.announce(self._video_pages.model.ids[index.row()], Path())
            self._session.run(videos.cards([self._video_pages.model.ids[index.row()]]).then(_take))

    def _still_of(self, video_id: int) -> QImage:
        chosen = self.selected
        card = chosen.card if isinstance(chosen, MomentCard) else chosen
        if card is None or card.video.id != video_id or card.poster is None:
            return QImage()
        return self._stage.thumbnails.cached(card.poster)

    def _on_home(self) -> None:
        if self._player.video_id and not self._player.own_window.is_apart:
            self._make_current(self._player.video_id)

    def _make_current(self, video_id: int) -> None:
        """Select a video on the page that the player is about to cover: what is seen is what commands apply to."""
        pages, selection = self._video_pages, self._video_pages.selection
        if self._stage.pages.currentWidget() not in pages.all:
            return
        row = pages.model.row_of(video_id)
        if row not in {-1, selection.currentIndex().row()}:
            pages.current.list_view.select_row(row)

    def play_at(self, video_id: int, path: Path, seconds: float, *, does_play: bool = True) -> None:
        """Show a video at a time in seconds, opening the player if needed; paused unless `does_play`."""
        self._make_current(video_id)
        self._play(video_id, path, seconds, does_play=does_play)

    def _play(
        self, video_id: int, path: Path, seconds: float, *, does_play: bool = True, takes_focus: bool = False
    ) -> None:
        player = self._player

        def _go(found: Playable) -> None:
            player.play(
                video_id,
                path,
                at_seconds=seconds,
                frames_per_second=found.frames_per_second,
                does_play=does_play,
                poster=found.poster,
            )

        self._opening.open(video_id, path, _go, takes_focus=takes_focus)

    def play_moment(self, moment: Moment, path: Path, *, does_loop: bool = False) -> None:
        """Play a moment and stop at its end, or loop it."""
        player, start = self._player, moment.start_seconds
        self._make_current(moment.video_id)

        def _go(found: Playable) -> None:
            rate = found.frames_per_second
            player.play(moment.video_id, path, at_seconds=start, frames_per_second=rate, poster=found.poster)
            player.play_span(start, moment.end_seconds, does_loop=does_loop)

        self._opening.open(moment.video_id, path, _go)

    def search_by_frame(self) -> None:
        """Search for moments like the current frame; leaves full screen."""
        player = self._player
        if player.video_id:
            player.own_window.end_full()
            self._search.examples.by_frame(player.video_id, player.path, player.position_seconds)

    def _on_similar_video(self) -> None:
        if (chosen := self.selected) is not None:
            self._search.examples.by_video(chosen.card if isinstance(chosen, MomentCard) else chosen)

    def _on_similar_moment(self) -> None:
        player, chosen = self._player, self.selected
        if self._stage.has_focus(player) or player.hasFocus():
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
