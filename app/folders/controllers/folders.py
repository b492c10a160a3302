"""Controllers of the folders panel: list, filter, rescan, watch, find again, remove."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.bridge.session import Session
from app.folders.operations import folders
from app.folders.operations.folders import folder_name
from app.folders.views.folders_panel import FoldersPanel
from app.stage.context_menu import GAP, ContextMenu, Row
from app.stage.stage import Stage
from app.ui import files
from app.ui.localization.text import display_text, filled, isolated, number, tr
from app.ui.throttle import Throttle
from app.ui.widgets.questions import confirm
from core.domain.changes import Changes
from core.domain.videos import Folder, FolderState

if TYPE_CHECKING:
    from core.api.folders import MoveCheck


class MovedFolders(QObject):
    """Asks where a folder has moved."""

    def __init__(self, session: Session, stage: Stage, *, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage

    def ask(self, folder: Folder | None) -> None:
        """Let the user select the new location of a folder; None means the only offline one."""
        folder = folder or self._only_offline()
        if folder is None:
            words = tr("Folders", "Select the moved folder in the Folders panel first.")
            self._session.board.inform(words)
            return
        nearest = files.first_folder(list(folder.path.parents))
        self._session.run_beside(nearest.then(lambda place: self._choose(folder, place)))

    def _choose(self, folder: Folder, nearest: Path) -> None:
        dialog = QFileDialog(self._stage.frame, filled(tr("Folders", "Where is %1 now?"), folder_name(folder.path)))
        # A folder of the library may also be a single file; only its name can tell.
        is_file = bool(folder.path.suffix) and folder.n_videos == 1
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.ExistingFile if is_file else mode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, not is_file)
        dialog.setDirectory(str(nearest))
        dialog.fileSelected.connect(lambda name: self.check(folder, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _only_offline(self) -> Folder | None:
        known = self._stage.folders.folders
        offline = [folder for folder in known if folder.state is FolderState.OFFLINE]
        return offline[0] if len(offline) == 1 else None

    def check(self, folder: Folder, path: Path) -> None:
        """Count a folder's files at a new location, show the result, and ask for confirmation."""
        self._session.run(folders.check_move(folder, path).then(lambda found: self._ask_whether(folder, path, found)))

    def _ask_whether(self, folder: Folder, path: Path, found: "MoveCheck") -> None:
        place = isolated(display_text(str(path)))
        question = filled(tr("Folders", "Is %1 at %2 now?"), folder_name(folder.path), place)
        kept = tr(
            "Folders", "Its videos keep their tags, ratings and notes. Edit \N{RIGHTWARDS ARROW} Undo reverts this."
        )
        verb = tr("Folders", "Use this location") if found.n_found else tr("Folders", "Use it anyway")
        box = confirm(self._stage.frame, question, f"{finding(found)}\n{kept}", verb=verb)
        box.accepted.connect(lambda: self._session.run(folders.relocate(folder, path)))


def finding(found: "MoveCheck") -> str:
    """Return one or two sentences on how well a location matches."""
    if not found.n_known:
        return tr("Folders", "The library does not contain any files from it yet.")
    if not found.n_found:
        return tr("Folders", "None of its files were found there. Videos without a file are shown as offline.")
    if found.n_found < found.n_checked:
        words = tr("Folders", "%1 of the %2 files checked were found there. The others are shown as offline.")
        return filled(words, number(found.n_found), number(found.n_checked))
    if found.n_checked < found.n_known:
        words = tr("Folders", "All %1 files checked were found there, out of %2 in total.")
        return filled(words, number(found.n_checked), number(found.n_known))
    if found.n_known == 1:
        return tr("Folders", "Its file was found there.")
    return filled(tr("Folders", "All %1 of its files were found there."), number(found.n_known))


_REFRESH_MS = 400
_RECOUNT_MS = 2000
"""While videos are being analysed; counting those of a large library takes a fifth of a second."""


class FoldersController(QObject):
    """Keeps the list of folders up to date.

    Attributes
    ----------
    moved : MovedFolders
        Finds moved folders.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        Shared by the features.
    folders_panel : FoldersPanel
        The panel.
    on_chosen : callable
        Called with the selected folder, or None for all.
    on_known : callable
        Called when the list has been loaded.
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
        self._recount_soon = Throttle(_RECOUNT_MS, self.refresh, parent=self)
        panel, actions = folders_panel, stage.actions
        panel.folderChosen.connect(lambda _id: on_chosen(panel.chosen))
        panel.empty.actionChosen.connect(actions.run)
        self.moved = MovedFolders(session, stage, parent=self)
        ContextMenu(panel.list_view, actions, self._menu_rows)
        panel.folderChosen.connect(lambda _id: self._show_watched())
        panel.findWanted.connect(lambda _id: self.moved.ask(panel.chosen))
        actions.on("rescan", lambda: self._rescan(None))
        actions.on("rescan_folder", lambda: self._rescan(panel.chosen))
        actions.on("find_folder", lambda: self.moved.ask(panel.chosen))
        actions.on("remove_folder", self._ask_removal)
        actions["watch_folder"].triggered.connect(self._watch)
        self._show_watched()
        session.changed.connect(self._on_changed)

    def _menu_rows(self) -> Sequence[Row]:
        of_all = ("rescan", "add_folder")
        if self._folders_panel.chosen is None:
            return of_all
        return ("rescan_folder", "watch_folder", "find_folder", GAP, "remove_folder", GAP, *of_all)

    def refresh(self) -> None:
        """Reload the list of folders."""
        self._session.run(folders.list_all().then(self._take))

    def _take(self, found: list[Folder]) -> None:
        self._stage.folders.set_folders(found)
        self._show_watched()
        self._on_known()

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.FOLDERS:
            self._refresh_soon.request()
        elif changes & (Changes.VIDEOS | Changes.ENCODERS):
            self._recount_soon.request()

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
            self._session.board.inform(tr("Folders", "Select the folder to remove in the Folders panel first."))
            return
        question = filled(tr("Folders", "Remove %1 from the library?"), folder_name(folder.path))
        detail = tr(
            "Folders",
            "Its files stay where they are, and your decisions about its videos are kept. Edit \N{RIGHTWARDS ARROW}"
            " Undo restores it.",
        )
        box = confirm(self._stage.frame, question, detail, verb=tr("Folders", "Remove"))
        box.accepted.connect(lambda: self._session.run(folders.remove(folder)))
