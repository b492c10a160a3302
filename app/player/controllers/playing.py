"""Opens videos and moments in the player, and carries out commands on the selected one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Qt

from app.bridge.session import Session
from app.browse.models.cards import MomentCard, VideoCard
from app.browse.views.video_pages import VideoPages
from app.folders.controllers.failed import FailedController
from app.player import operations as frames
from app.player.controllers.frame_actions import FrameController
from app.player.controllers.playback import PlaybackController
from app.player.views.panel import PlayerPanel
from app.player.views.sound import player_memory, remembered
from app.search.controllers.search import SearchController
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from app.ui import file_manager
from app.ui.text import display_name, filled, spoken, tr
from core.domain.events import Level, Notice
from core.domain.moments import Moment

_WIDTH, _HEIGHT, _SHARE = "width", "height", 0.4
_WIDTH_WITHOUT = "width_without"


class OpeningController(QObject):
    """Opens videos in the player."""

    def __init__(self, session: Session, stage: Stage, *, player: PlayerPanel) -> None:
        super().__init__(stage.frame)
        self._player = player
        self._session = session
        self._stage = stage
        self._dock = stage.panels.docks["show_player"]
        self._newest = 0
        self._was_shown = False
        self._width_without = round(remembered(_WIDTH_WITHOUT, 0))
        player = player
        player.failed.connect(lambda _sentence: self._on_trouble())
        player.engine.media.brokeOff.connect(self._on_trouble)
        player.otherPlayerWanted.connect(self._open_elsewhere)
        player.videoChanged.connect(self._on_video)
        self._dock.visibilityChanged.connect(lambda _is_visible: self._on_dock())
        stage.closing.connect(self._on_closing)
        stage.actions["reset_layout"].triggered.connect(lambda _checked: self._forget_size())

    def open(self, video_id: int, path: Path, go: Callable[[float], object], *, takes_focus: bool = False) -> None:
        """Open the player once the file is known to exist; a video that is already open goes on at once.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            Its file.
        go : callable
            Plays it; called with the video's frames per second, 0 where they are not known.
        takes_focus : bool
            Whether the player gets the keyboard focus.
        """
        self._newest += 1
        number, player = self._newest, self._player

        def _take(found: tuple[bool, float]) -> None:
            is_there, frames_per_second = found
            if number != self._newest:
                return
            if not is_there:
                self._session.board.post(Notice(Level.WARNING, _gone(path)))
                return
            self._show()
            go(frames_per_second)
            if takes_focus:
                player.setFocus()

        if (player.video_id, player.path) == (video_id, path) and not player.sentence:
            _take((True, 1 / player.frame_seconds))
        else:
            self._session.run(frames.playable(video_id, path).then(_take))

    def _show(self) -> None:
        dock = self._dock
        if dock.isHidden():
            if self._is_above_inspector():
                self._width_without = self._stage.panels.docks["show_inspector"].width()
            width = min(round(remembered(_WIDTH, self._stage.frame.width() * _SHARE)), self._stage.frame.width() // 2)
            # A picture as wide as the panel, usually 16:9, plus what is above and below it.
            height = round(remembered(_HEIGHT, width * 9 / 16 + self._player.controls.sizeHint().height() * 1.5))
            dock.show()
            self._stage.frame.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
            self._stage.frame.resizeDocks(
                [dock], [min(height, self._stage.frame.height() * 3 // 4)], Qt.Orientation.Vertical
            )

    def _on_video(self, video_id: int) -> None:
        name = display_name(self._player.path) if video_id else self._dock.windowTitle()
        self._stage.panels.heads["show_player"].set_title(name)

    def _on_dock(self) -> None:
        # Only when it was closed: a panel behind another tab keeps playing.
        if self._dock.isHidden():
            self._remember_size()
            self._make_room()
            self._newest += 1
            self._player.stop()
        else:
            self._was_shown = True

    def _remember_size(self) -> None:
        if self._was_shown and not self._dock.isFloating():
            player_memory().setValue(_WIDTH, self._dock.width())
            player_memory().setValue(_HEIGHT, self._dock.height())

    def _forget_size(self) -> None:
        for name in (_WIDTH, _HEIGHT):
            player_memory().remove(name)

    def _on_closing(self) -> None:
        self._remember_size()
        # The next start has no picture yet, but the layout that this session had with it.
        player_memory().setValue(_WIDTH_WITHOUT, self._width_without)

    def _make_room(self) -> None:
        """Shrink the inspector to the width it had before the picture needed the room."""
        width, self._width_without = self._width_without, 0
        if width and self._is_above_inspector():
            inspector = self._stage.panels.docks["show_inspector"]
            self._stage.frame.resizeDocks([inspector], [width], Qt.Orientation.Horizontal)

    def _is_above_inspector(self) -> bool:
        inspector = self._stage.panels.docks["show_inspector"]
        is_docked = not (inspector.isHidden() or inspector.isFloating() or self._dock.isFloating())
        return is_docked and self._stage.frame.dockWidgetArea(inspector) == self._stage.frame.dockWidgetArea(self._dock)

    def _on_trouble(self) -> None:
        """Check whether the file is missing, which the media library cannot tell."""
        player = self._player
        video_id, path = player.video_id, player.path

        def _take(found: tuple[bool, float]) -> None:
            if not found[0] and (player.video_id, player.path) == (video_id, path):
                player.say_trouble(_gone(path))

        self._session.run(frames.playable(video_id, path).then(_take))

    def _open_elsewhere(self) -> None:
        player = self._player
        player.engine.drive.pause()
        if not file_manager.open_outside(player.path):
            words = filled(tr("Playing", "No other program can open %1."), spoken(display_name(player.path)))
            self._session.board.post(Notice(Level.WARNING, words))


def _gone(path: Path) -> str:
    words = tr("Playing", "%1 is not available. Check that its drive is connected, or rescan (F5).")
    return filled(words, spoken(display_name(path)))


class PlayingController(QObject):
    """Carries out commands on the selected video or moment."""

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
        self.grabbing = FrameController(session, stage, player=player)
        self._tie()

    def _tie(self) -> None:
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
    def selected(self) -> VideoCard | MomentCard | None:
        """The current row of the page shown, which commands apply to."""
        if self._stage.pages.currentWidget() is self._results:
            return self._results.model.moment(self._results.list_view.currentIndex())
        return self._video_pages.model.card(self._video_pages.selection.currentIndex())

    def play_selected(self) -> None:
        """Play the selected video or moment."""
        if (chosen := self.selected) is not None:
            self.play(chosen)

    def play(self, chosen: VideoCard | MomentCard) -> None:
        """Play a video or a moment from its start."""
        card = chosen.card if isinstance(chosen, MomentCard) else chosen
        at_seconds = chosen.hit.start_seconds if isinstance(chosen, MomentCard) else 0.0
        self._play(card.video.id, card.video.path, at_seconds, takes_focus=True)

    def play_at(self, video_id: int, path: Path, seconds: float, *, does_play: bool = True) -> None:
        """Show a video at a time in seconds, opening the player if needed; paused unless `does_play`."""
        self._play(video_id, path, seconds, does_play=does_play)

    def _play(
        self, video_id: int, path: Path, seconds: float, *, does_play: bool = True, takes_focus: bool = False
    ) -> None:
        player = self._player

        def _go(frames_per_second: float) -> None:
            player.play(video_id, path, at_seconds=seconds, frames_per_second=frames_per_second, does_play=does_play)

        self._opening.open(video_id, path, _go, takes_focus=takes_focus)

    def play_moment(self, moment: Moment, path: Path, *, does_loop: bool = False) -> None:
        """Play a moment and stop at its end, or loop it."""
        player, start = self._player, moment.start_seconds

        def _go(frames_per_second: float) -> None:
            player.play(moment.video_id, path, at_seconds=start, frames_per_second=frames_per_second)
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
