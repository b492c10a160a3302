"""Says which folders are offline, for as long as they are."""

from PySide6.QtCore import QObject

from app.bridge.notices import Action
from app.bridge.session import Session
from app.folders.controllers.folders import MovedFolders
from app.folders.operations.folders import folder_name
from app.folders.views.folders_panel import FoldersPanel
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.ui.localization.text import filled, tr
from core.domain.videos import Folder, FolderState


class OfflineController(QObject):
    """Shows one notice about all folders that are offline, and withdraws it when they are back, moved or removed."""

    def __init__(
        self, session: Session, stage: Stage, *, moved: MovedFolders, folders_panel: FoldersPanel, dock: Dock
    ) -> None:
        super().__init__(stage.frame)
        self._board = session.board
        self._stage = stage
        self._moved = moved
        self._folders_panel, self._dock = folders_panel, dock
        self._offline: tuple[Folder, ...] = ()
        self._notice = ""
        stage.folders.changed.connect(self._look)

    def _look(self) -> None:
        before = {(folder.id, folder.path) for folder in self._offline}
        self._offline = tuple(one for one in self._stage.folders.folders if one.state is FolderState.OFFLINE)
        now = {(folder.id, folder.path) for folder in self._offline}
        if now == before:
            return
        was_shown = self._board.withdraw(self._notice)
        # A notice that was dismissed comes back only with news.
        if now and (was_shown or now - before):
            self._notify()

    def _notify(self) -> None:
        first, *others = self._offline
        if others:
            self._notice = tr(
                "Folders",
                "%n folders are empty or cannot be reached. Their videos are kept and shown as offline.",
                n=len(self._offline),
            )
            action = Action(tr("Folders", "Show folders"), self._show_panel)
        else:
            self._notice = _sentence(first)
            action = Action(tr("Folders", "Find folder\N{HORIZONTAL ELLIPSIS}"), lambda: self._find(first.id))
        self._board.warn(self._notice, action)

    def _find(self, folder_id: int) -> None:
        # As it is known now: the number of its videos may have changed.
        folder = next((one for one in self._offline if one.id == folder_id), None)
        if folder is not None:
            self._moved.ask(folder)

    def _show_panel(self) -> None:
        self._dock.bring_to_front()
        self._folders_panel.list_view.setFocus()


def _sentence(folder: Folder) -> str:
    # Only its name: a long path would not wrap.
    name = folder_name(folder.path)
    if not folder.n_videos:
        return filled(tr("Folders", "%1 is empty or cannot be reached."), name)
    words = tr("Folders", "%1 is empty or cannot be reached. Its videos are kept and shown as offline.")
    return filled(words, name)
