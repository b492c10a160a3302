"""The folders panel: list, filter, rescan, watch, find again, remove."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.folders.controllers.moved_folders import MovedFolders
from app.folders.operations import folders
from app.folders.operations.folders import spoken
from app.folders.views.folders_panel import FoldersPanel
from app.stage.stage import Stage
from app.ui.questions import confirm
from app.ui.text import filled, tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.videos import Folder

_REFRESH_MS = 400


class FoldersController(QObject):
    """Keeps the list of folders true.

    Attributes
    ----------
    moved : MovedFolders
        Finds folders that have been moved.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    folders_panel : FoldersPanel
        The views it fills and listens to.
    on_chosen : callable
        Given the chosen folder, or None for all.
    on_known : callable
        Called when the list is new.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        on_chosen: Callable[[Folder | None], object],
        on_known: Callable[[], object],
        folders_panel: FoldersPanel,
    ) -> None:
        super().__init__(stage.frame)
        self._folders_panel = folders_panel
        self._session = session
        self._stage = stage
        self._on_known = on_known
        self._refresh_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        panel, actions = folders_panel, stage.actions
        panel.folderChosen.connect(lambda _id: on_chosen(panel.chosen))
        self.moved = MovedFolders(session, stage, parent=self)
        panel.add_menu(actions.pick("rescan_folder", "rescan", "watch_folder", "find_folder", "remove_folder"))
        panel.folderChosen.connect(lambda _id: self._show_watched())
        panel.findWanted.connect(lambda _id: self.moved.ask(panel.chosen))
        actions.on("rescan", lambda: self._rescan(None))
        actions.on("rescan_folder", lambda: self._rescan(panel.chosen))
        actions.on("find_folder", lambda: self.moved.ask(panel.chosen))
        actions.on("remove_folder", self._ask_removal)
        actions["watch_folder"].triggered.connect(self._watch)
        self._show_watched()
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """List the folders again."""
        self._session.run(folders.list_all().then(self._take))

    def _take(self, found: list[Folder]) -> None:
        self._stage.folders.set_folders(found)
        self._show_watched()
        self._on_known()

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.FOLDERS | Changes.VIDEOS):
            self._refresh_soon.wish()

    def _rescan(self, folder: Folder | None) -> None:
        self._session.run(folders.rescan(folder.id if folder else None))

    def _show_watched(self) -> None:
        folder, action = self._folders_panel.chosen, self._stage.actions["watch_folder"]
        action.setEnabled(folder is not None)
        action.setChecked(folder is not None and folder.is_watched)

    def _watch(self, is_wanted: bool) -> None:  # noqa: FBT001 (Qt calls it)
        folder = self._folders_panel.chosen
        if folder is not None:
            self._session.run(folders.set_watched(folder, is_watched=is_wanted))

    def _ask_removal(self) -> None:
        folder = self._folders_panel.chosen
        if folder is None:
            self._session.board.inform(tr("Folders", "Choose the folder to remove in the folders panel first."))
            return
        question = filled(tr("Folders", "Remove %1 from the library?"), spoken(folder.path))
        detail = tr(
            "Folders",
            "Its files stay where they are, and so does what you decided about its videos."
            " Edit \N{RIGHTWARDS ARROW} Undo brings it back.",
        )
        box = confirm(self._stage.frame, question, detail, verb=tr("Folders", "Remove"))
        box.accepted.connect(lambda: self._session.run(folders.take_out(folder)))
