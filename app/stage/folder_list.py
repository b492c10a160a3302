"""The item model of the folders panel: all videos first, then each folder."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from app.ui.item_models import CARD_ROLE, AnyIndex
from app.ui.localization.text import display_name, display_text, filled, number, plain_tooltip, tr
from core.domain.videos import Folder, FolderState

_ROOT = QModelIndex()


def note(folder: Folder) -> str:
    """Return a folder's status in a few words."""
    count = tr("Folders", "%n videos", n=folder.n_videos)
    if folder.state is FolderState.OFFLINE:
        return tr("Folders", "Offline") + " · " + count
    if folder.n_waiting:
        return filled(tr("Folders", "%1 of %2 ready"), number(folder.n_ready), number(folder.n_videos))
    if folder.last_scanned_at is None:
        return tr("Folders", "Waiting to be scanned")
    return count if folder.is_watched else count + " · " + tr("Folders", "not watched")


class FoldersModel(QAbstractListModel):
    """Rows are folders; row 0 represents all videos and has no folder.

    Attributes
    ----------
    changed : Signal
        A folder was added, removed or moved, or its state or number of videos changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: tuple[Folder, ...] = ()

    def set_folders(self, folders: Sequence[Folder]) -> None:
        """Replace the folders."""
        new = tuple(folders)
        if new == self._folders:
            return
        if [folder.id for folder in new] == [folder.id for folder in self._folders]:
            self._folders = new
            self.dataChanged.emit(self.index(0), self.index(len(new)))
        else:
            self.beginResetModel()
            self._folders = new
            self.endResetModel()
        self.changed.emit()

    def folder(self, index: AnyIndex) -> Folder | None:
        """Return a row's folder; None for "all videos"."""
        row = index.row() - 1
        return self._folders[row] if index.isValid() and 0 <= row < len(self._folders) else None

    def by_id(self, folder_id: int | None) -> Folder | None:
        """Return a folder; None for None and unknown ids."""
        return next((folder for folder in self._folders if folder.id == folder_id), None)

    def row_of(self, folder_id: int | None) -> int:
        """Return a folder's row; 0, "all videos", for None and unknown ids."""
        for row, folder in enumerate(self._folders, start=1):
            if folder.id == folder_id:
                return row
        return 0

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._folders) + 1

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        folder = self.folder(index)
        if role == CARD_ROLE:
            return folder
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Folders", "All videos") if folder is None else display_name(folder.path)
        if folder is None:
            return None
        return self._words(folder, role)

    def _words(self, folder: Folder, role: int) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{display_text(str(folder.path))}\n{note(folder)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{display_name(folder.path)}, {note(folder)}"
        return None

    @property
    def folders(self) -> tuple[Folder, ...]:
        """All folders, by path."""
        return self._folders

    @property
    def has_folders(self) -> bool:
        """Whether there are any folders."""
        return bool(self._folders)
