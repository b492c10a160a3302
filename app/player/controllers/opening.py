"""Opens videos in the player, and says what cannot be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.player import operations as frames
from app.player.controllers.placing import PlacingController
from app.player.controllers.presence import missing_words
from app.player.operations import Playable
from app.player.views.panel import PlayerPanel
from app.stage.centre import CentreView
from app.stage.stage import Stage
from app.ui import file_manager
from app.ui.localization.text import display_name, filled, inline_name, tr


class OpeningController(QObject):
    """Opens videos in the player.

    Parameters
    ----------
    session : Session
        For looking up videos, and for messages.
    stage : Stage
        Shared by the window's features.
    player : PlayerPanel
        The player.
    placing : PlacingController
        Shows it.
    still_of : callable
        Returns a picture of a video that is at hand without reading a file; null if there is none.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        player: PlayerPanel,
        placing: PlacingController,
        still_of: Callable[[int], QImage],
    ) -> None:
        super().__init__(stage.frame)
        self._still_of = still_of
        self._player = player
        self._placing = placing
        self._session = session
        self._stage = stage
        self._newest = 0
        self._wanted_id = 0
        player.failed.connect(lambda _sentence: self._on_trouble())
        player.engine.media.brokeOff.connect(self._on_trouble)
        player.otherPlayerWanted.connect(self._open_elsewhere)
        player.againWanted.connect(self.try_again)
        player.videoChanged.connect(self._on_video)
        stage.centre.changed.connect(self._on_centre)

    @property
    def wanted_id(self) -> int:
        """The video that is open, or is about to be; 0 for none."""
        return self._wanted_id

    def open(self, video_id: int, path: Path, go: Callable[[Playable], object], *, takes_focus: bool = False) -> None:
        """Open the player once the file is known to exist; a video that is already open goes on at once.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            Its file.
        go : callable
            Plays it; called with what is known about it.
        takes_focus : bool
            Whether the player gets the keyboard focus.
        """
        self._newest += 1
        self._wanted_id = video_id
        number, player = self._newest, self._player

        def _take(found: Playable) -> None:
            if number != self._newest:
                return
            # In a player that is in view already, the reason stands where the picture would be.
            if not found.is_there and not self._placing.is_shown:
                self._wanted_id = player.video_id
                self._session.board.warn(
                    missing_words(path, self._stage),
                    again=lambda: self.open(video_id, path, go, takes_focus=takes_focus),
                )
                return
            self._placing.enter(takes_focus=takes_focus)
            go(found)

        if player.engine.has_file(video_id, path) and not player.sentence:
            # Its frame rate and its picture are known to the player.
            _take(Playable(is_there=True, frames_per_second=0.0, poster=QImage()))
        else:
            self.announce(video_id, path)
            self._session.run(frames.playable(video_id, path).then(_take))

    def announce(self, video_id: int, path: Path) -> None:
        """Show at once which video comes next, if one is in view: what is seen is what commands apply to."""
        if self._placing.is_shown and self._player.video_id not in {0, video_id}:
            self._player.expect(video_id, path, self._still_of(video_id))
            if self._stage.centre.view is CentreView.SINGLE:
                # The page says the same a moment later; a key may be pressed before that.
                self._stage.selection.choose([video_id], current_id=video_id)

    def try_again(self) -> None:
        """Load the file once more, from where it was; the message stays if it is still missing."""
        player = self._player
        if not (video_id := player.video_id):
            return
        path, seconds = player.path, player.position_seconds
        player.engine.let_go()

        def _go(found: Playable) -> None:
            if not found.is_there:
                player.lose(missing_words(path, self._stage))
                return
            rate, poster = found.frames_per_second, found.poster
            player.play(video_id, path, at_seconds=seconds, frames_per_second=rate, poster=poster)

        self.open(video_id, path, _go)

    def _on_video(self, video_id: int) -> None:
        self._wanted_id = video_id
        if not video_id:
            self._newest += 1  # what was on its way is no longer wanted

    def _on_centre(self) -> None:
        if not self._placing.is_shown and not self._player.own_window.is_apart:
            self._on_video(0)

    def _on_trouble(self) -> None:
        """Check whether the file is missing, which the media library cannot tell."""
        player = self._player
        video_id, path = player.video_id, player.path

        def _take(found: Playable) -> None:
            if not found.is_there and (player.video_id, player.path) == (video_id, path):
                player.show_trouble(missing_words(path, self._stage))

        self._session.run(frames.playable(video_id, path).then(_take))

    def _open_elsewhere(self) -> None:
        player = self._player
        player.engine.drive.pause()
        if not file_manager.open_outside(player.path):
            words = filled(tr("Playing", "No other program can open %1."), inline_name(display_name(player.path)))
            self._session.board.warn(words, again=self._open_elsewhere)
