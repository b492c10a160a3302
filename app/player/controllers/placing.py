"""Gives the player the middle of the window while a video is open, and the pages their place back afterwards."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.player.views.panel import PlayerPanel
from app.search.controllers.search import SearchController
from app.stage.centre import PLAYER_SHARE, CentreView
from app.stage.stage import Stage
from app.ui.localization.text import tr

_SINGLE_SHARE, _PAGE_PX = 0.6, 400
"""Room for the player, as a share of the window's width, and for a page beside it; panels fold where it is less."""


class PlacingController(QObject):
    """Shows the player in the place of the pages, or beside a page that stays.

    Parameters
    ----------
    session : Session
        For messages.
    stage : Stage
        Shared by the window's features.
    player : PlayerPanel
        The player.
    search : SearchController
        A new search is to be seen, so it ends playing.
    play_selected : callable
        Plays what is selected, and returns whether there is anything.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        player: PlayerPanel,
        search: SearchController,
        play_selected: Callable[[], bool],
    ) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage, self._centre = stage, stage.centre
        self._player = player
        self._play_selected = play_selected
        self._centre.put(player, head=player.head, controls=player.controls)
        player.videoChanged.connect(self._on_video)
        player.homeChanged.connect(self._on_home)
        stage.pages.currentChanged.connect(lambda _page: self.leave())
        search.leaving.connect(lambda: None if search.is_amending else self.leave())
        stage.actions["show_player"].triggered.connect(lambda _checked: self._on_switch())
        stage.closing.connect(stage.panels.give_back)

    @property
    def is_shown(self) -> bool:
        """Whether the player is in the middle of the window."""
        return self._centre.view is not CentreView.PAGES

    def enter(self, *, takes_focus: bool) -> None:
        """Show the player, unless the picture is in a window of its own.

        Parameters
        ----------
        takes_focus : bool
            Whether it gets the keyboard focus; it always does if the page or the panel that had it gives way.
        """
        if self._player.own_window.is_apart:
            return
        stage, view = self._stage, CentreView.BESIDE if self._stage.pages.does_stay else CentreView.SINGLE
        focused = stage.focused
        if self._centre.view is not view:
            width = stage.frame.width()
            is_beside = view is CentreView.BESIDE
            stage.panels.make_room(
                round(width * PLAYER_SHARE) + _PAGE_PX if is_beside else round(width * _SINGLE_SHARE)
            )
            self._player.head.set_beside(is_beside=is_beside)
            self._centre.show_view(view)
        if takes_focus or (focused is not None and not focused.isVisibleTo(stage.frame)):
            self._player.setFocus()

    def leave(self) -> None:
        """Close the video and show the pages as they were."""
        if self.is_shown:
            self._show_pages()
            self._player.stop()

    def _show_pages(self) -> None:
        stage = self._stage
        had_focus = stage.focused is None or stage.has_focus(self._player)
        stage.panels.give_back()
        self._centre.show_view(CentreView.PAGES)
        page = stage.pages.main_view or stage.pages.currentWidget()
        if had_focus and page is not None:
            page.setFocus()

    def _on_video(self, video_id: int) -> None:
        self._stage.actions["show_player"].setChecked(bool(video_id))
        if not video_id:
            self.leave()

    def _on_home(self) -> None:
        if self._player.own_window.is_apart:
            if self.is_shown:
                self._show_pages()
        elif self._player.video_id:
            self.enter(takes_focus=False)

    def _on_switch(self) -> None:
        if self._player.video_id:
            self._player.stop()
        elif not self._play_selected():
            self._session.board.inform(tr("Playing", "Select a video to play first."))
        self._stage.actions["show_player"].setChecked(bool(self._player.video_id))
