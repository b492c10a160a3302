"""Playing: a card or a moment goes to the player; commands on what is selected."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Qt

from app.bridge.session import Session
from app.controllers.failed import FailedController
from app.controllers.search import SearchController
from app.models.cards import MomentCard, VideoCard
from app.support.text import display_name, display_text, isolated, tr
from app.views.main_window import MainWindow
from core.domain.events import Level, Notice
from core.domain.moments import Moment

_HORIZONTAL = Qt.Orientation.Horizontal


class PlayingController(QObject):
    """Carries out what is asked of the selected video or moment.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    search : SearchController
        For "find similar".
    failed : FailedController
        For "analyse again" and "show in folder".
    """

    def __init__(
        self, session: Session, window: MainWindow, *, search: SearchController, failed: FailedController
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._search = search
        self._failed = failed
        self._path = Path()
        self._tie()

    def _tie(self) -> None:
        window, actions = self._window, self._window.actions_by_name
        menu = actions.pick("play", "similar_moment", "similar_video", "reveal", "retry")
        for page in (window.grid, window.results):
            page.list_view.addActions(menu)
            page.list_view.opened.connect(self._on_opened)
        actions.on("play", self.play_selected)
        actions.on("similar_video", self._on_similar_video)
        actions.on("similar_moment", self._on_similar_moment)
        actions.on("reveal", self._on_reveal)
        actions.on("retry", self._on_retry)
        window.player.failed.connect(self._on_player_failed)
        window.player.similarWanted.connect(self._on_similar_frame)
        window.player_dock.visibilityChanged.connect(self._on_player_visible)

    def _on_opened(self, index: QModelIndex) -> None:
        models = self._window.models
        chosen = models.moments.moment(index) if index.model() is models.moments else models.videos.card(index)
        if chosen is not None:
            self.play(chosen)

    @property
    def selected(self) -> VideoCard | MomentCard | None:
        """What commands are about: the current row of the page on show."""
        window = self._window
        if window.pages.currentWidget() is window.results:
            return window.models.moments.moment(window.results.list_view.currentIndex())
        return window.models.videos.card(window.grid.list_view.currentIndex())

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
        self.play_at(card.video.id, card.video.path, at_seconds)

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
        if self._show(path):
            self._window.player.play(video_id, path, at_seconds=seconds, does_play=does_play)

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
        if self._show(path):
            player, start = self._window.player, moment.start_seconds
            player.play(moment.video_id, path, at_seconds=start)
            player.play_span(start, moment.end_seconds, does_loop=does_loop)

    def _show(self, path: Path) -> bool:
        if not path.is_file():
            words = tr("Playing", "%1 cannot be reached. Check whether its drive is connected, or rescan (F5).")
            self._session.board.post(Notice(Level.WARNING, words.replace("%1", isolated(display_name(path)))))
            return False
        self._path = path
        window = self._window
        window.player_head.set_title(display_name(path))
        if window.player_dock.isHidden():
            window.player_dock.show()
            window.resizeDocks([window.player_dock], [window.width() * 2 // 5], _HORIZONTAL)
        window.player.setFocus()
        return True

    def _on_player_visible(self, _is_visible: bool) -> None:  # noqa: FBT001 (Qt calls it)
        # Only when it was closed: a panel behind another tab goes on playing.
        if self._window.player_dock.isHidden():
            self._window.player.stop()

    def _on_player_failed(self, sentence: str) -> None:
        self._session.board.post(Notice(Level.WARNING, display_text(sentence)))

    def _on_similar_video(self) -> None:
        if (chosen := self.selected) is not None:
            self._search.by_video(chosen.card if isinstance(chosen, MomentCard) else chosen)

    def _on_similar_moment(self) -> None:
        player, chosen = self._window.player, self.selected
        if player.isAncestorOf(self._window.focusWidget() or self._window) or player.hasFocus():
            self._on_similar_frame(player.video_id, player.position_seconds)
        elif isinstance(chosen, MomentCard):
            self._search.by_moment(chosen)
        elif chosen is not None:
            media = chosen.video.media
            self._search.by_frame(chosen.video.id, chosen.video.path, media.duration_seconds / 2 if media else 0.0)

    def _on_similar_frame(self, video_id: int, at_seconds: float) -> None:
        if video_id:
            self._search.by_frame(video_id, self._path, at_seconds)

    def _on_reveal(self) -> None:
        if (chosen := self.selected) is not None:
            self._failed.reveal((chosen.card if isinstance(chosen, MomentCard) else chosen).video.path)

    def _on_retry(self) -> None:
        window, chosen = self._window, self.selected
        if isinstance(chosen, MomentCard):
            self._failed.retry([chosen.card.video.id])
        else:
            ids, grid = window.models.videos.ids, window.grid.list_view
            self._failed.retry([ids[row] for row in grid.selected_rows(at_most=len(ids))])
