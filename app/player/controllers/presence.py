"""Says in the player that the drive of its video is gone, and shows the video again when it is back."""

from pathlib import Path

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.player import operations as frames
from app.player.operations import Playable
from app.player.views.panel import PlayerPanel
from app.stage.folder_list import FoldersModel
from app.stage.stage import Stage
from app.ui.localization.text import display_name, filled, inline_name, tr
from core.domain.videos import FolderState, Video


class PresenceController(QObject):
    """Follows whether the folder of the open video can be reached."""

    def __init__(self, session: Session, stage: Stage, *, player: PlayerPanel) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage, self._folders = stage, stage.folders
        self._player = player
        self._away_id = 0
        stage.folders.changed.connect(self._look)
        player.videoChanged.connect(lambda _video_id: self._look())

    def _look(self) -> None:
        player = self._player
        if player.video_id and is_away(player.path, self._folders):
            # Once: it may have been tried again since, and play.
            if self._away_id != player.video_id:
                self._away_id = player.video_id
                player.lose(missing_words(player.path, self._stage))
        elif self._away_id and self._away_id == player.video_id:
            self._session.run(frames.video(self._away_id).then(self._look_again))
        else:
            self._away_id = 0

    def _look_again(self, video: Video | None) -> None:
        # Its folder may have been relocated, and another video may have been opened.
        if video is None or not video.id == self._away_id == self._player.video_id or video.is_offline:
            return
        self._away_id = 0
        if self._player.sentence:
            self._session.run(frames.playable(video.id, video.path).then(lambda found: self._show(video, found)))

    def _show(self, video: Video, found: Playable) -> None:
        """Open the file anew, paused: what was open belonged to the drive that went away."""
        player = self._player
        if player.video_id == video.id and player.sentence and found.is_there:
            player.play(
                video.id,
                video.path,
                at_seconds=player.position_seconds,
                frames_per_second=found.frames_per_second,
                does_play=False,
                poster=found.poster,
            )


def is_away(path: Path, folders: FoldersModel) -> bool:
    """Return whether a file is in a folder that is offline."""
    offline = (folder.path for folder in folders.folders if folder.state is FolderState.OFFLINE)
    return any(path.is_relative_to(folder) for folder in offline)


def missing_words(path: Path, stage: Stage) -> str:
    """Return why a file that is missing cannot be played, and what helps."""
    if is_away(path, stage.folders):
        words = tr("Playing", "%1 is offline. It can be played again as soon as its drive is connected.")
    else:
        words = tr("Playing", "%1 is not available. Check that its drive is connected, or rescan%2.")
    return filled(words, inline_name(display_name(path)), stage.actions.key_hint("rescan"))
