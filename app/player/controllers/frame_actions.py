"""Actions on the current frame: copy, save, use as cover."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from app.bridge.notices import Action
from app.bridge.session import Session
from app.player import operations as frames
from app.player.views.panel import PlayerPanel
from app.player.views.sound import player_memory
from app.stage.stage import Stage
from app.ui import files
from app.ui.localization.text import display_name, filled, inline_name, tr
from app.ui.localization.times import clock

_FOLDER = "frames_folder"


class FrameController(QObject):
    """Carries out actions on the current frame."""

    def __init__(self, session: Session, stage: Stage, *, player: PlayerPanel) -> None:
        super().__init__(stage.frame)
        self._player = player
        self._session = session
        self._stage = stage
        actions = stage.actions
        actions.on("copy_frame", self.copy)
        actions.on("save_frame", self.save)
        actions.on("set_cover", self.set_cover)
        actions.on("reset_cover", self.reset_cover)

    def copy(self) -> None:
        """Copy the frame to the clipboard."""
        if not (image := self._image()).isNull():
            QGuiApplication.clipboard().setImage(image)
            self._session.board.inform(tr("Frame", "Frame copied to the clipboard."))

    def save(self) -> None:
        """Grab the frame now, ask where to save it, and save it."""
        if (image := self._image()).isNull():
            return
        player = self._player
        name = default_name(player.path, player.position_seconds)
        self._session.run_beside(files.first_folder(_folders()).then(lambda place: self._ask(image, name, place)))

    def _ask(self, image: QImage, name: str, place: Path) -> None:
        dialog = QFileDialog(self._player.window(), tr("Frame", "Save frame"), str(place))
        dialog.setObjectName("saveFrame")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Frame", "PNG pictures (*.png)"))
        dialog.setDefaultSuffix("png")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self._write(image, Path(chosen)))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _write(self, image: QImage, path: Path) -> None:
        player_memory().setValue(_FOLDER, str(path.parent))
        self._session.run(frames.save(image, path).then(lambda why: self._report_saved(image, path, why)))

    def _report_saved(self, image: QImage, path: Path, why: str) -> None:
        name = inline_name(display_name(path))
        if why:
            words = filled(tr("Frame", "%1 could not be written: %2"), name, why)
            elsewhere = Action(tr("Frame", "Save elsewhere"), lambda: self._ask(image, path.name, path.parent))
            self._session.board.warn(words, elsewhere)
        else:
            self._session.board.inform(filled(tr("Frame", "Frame saved as %1."), name))

    def set_cover(self) -> None:
        """Make the frame the cover of its video."""
        player = self._player
        if not (image := self._image()).isNull():
            self._session.run(frames.set_cover(player.video_id, player.path, player.position_seconds, image))

    def reset_cover(self) -> None:
        """Restore the automatic cover of the video."""
        player = self._player
        if player.video_id:
            self._session.run(frames.reset_cover(player.video_id, player.path))

    def _image(self) -> QImage:
        player = self._player
        return player.grab_frame() if player.video_id and not player.sentence else QImage()


def default_name(path: Path, seconds: float) -> str:
    """Return a file name for a frame, such as ``clip 0-05.png``, without characters that file systems reject."""
    stem = "".join("_" if letter in '<>:"/\\|?*%' else letter for letter in display_name(Path(path.stem)))
    return f"{stem[:120].strip() or 'frame'} {clock(seconds).replace(':', '-')}.png"


def _folders() -> tuple[Path, Path]:
    """Return the folder chosen last, and the user's pictures folder: never the one that holds the originals."""
    pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return Path(str(player_memory().value(_FOLDER) or pictures)), pictures
