"""The folders of the library: which of them are watched."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.settings.views.page import Page
from app.stage.folder_list import note
from app.ui.buttons import TextButton
from app.ui.text import display_text, left_to_right, plain_tooltip, tr
from core.domain.videos import Folder

_ID_ROLE = Qt.ItemDataRole.UserRole


class FoldersPage(Page):
    """Lists the folders; a mark before each says whether changes in it are followed.

    Attributes
    ----------
    watchToggled : Signal
        Catalog id and whether it is to be watched.
    addWanted : Signal
        A folder is to be added.
    """

    watchToggled = Signal(int, bool)
    addWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Folders"), parent)
        self.add_note(
            self.tr(
                "In a folder with a mark, new and changed videos are found by themselves while Clipshelf runs. The"
                " others are looked at when you ask for it."
            )
        )
        self.list_view = QTreeWidget(self.widget())
        self.list_view.setObjectName("settingsTree")
        self.list_view.setAccessibleName(self.tr("Watched folders"))
        self.list_view.setHeaderLabels([self.tr("Folder"), self.tr("State")])
        self.list_view.setRootIsDecorated(False)
        self.list_view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list_view.header().setStretchLastSection(False)
        self.list_view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list_view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list_view.itemChanged.connect(self._on_item)
        self.body.addWidget(self.list_view, 1)
        dots = "\N{HORIZONTAL ELLIPSIS}"
        self.add_row(TextButton(self.tr("Add folder") + dots, self.addWanted.emit, parent=self.widget()))

    def set_folders(self, folders: Sequence[Folder]) -> None:
        """Show these.

        Parameters
        ----------
        folders : sequence of Folder
            In order.
        """
        chosen = self._chosen_id()
        with QSignalBlocker(self.list_view):
            self.list_view.clear()
            for folder in folders:
                item = QTreeWidgetItem([left_to_right(display_text(str(folder.path))), note(folder)])
                item.setData(0, _ID_ROLE, folder.id)
                item.setToolTip(0, plain_tooltip(display_text(str(folder.path))))
                item.setCheckState(0, Qt.CheckState.Checked if folder.is_watched else Qt.CheckState.Unchecked)
                self.list_view.addTopLevelItem(item)
                if folder.id == chosen:
                    self.list_view.setCurrentItem(item)

    def _chosen_id(self) -> int | None:
        item = self.list_view.currentItem()
        return None if item is None else item.data(0, _ID_ROLE)

    def _on_item(self, item: QTreeWidgetItem, _column: int) -> None:
        self.watchToggled.emit(item.data(0, _ID_ROLE), item.checkState(0) is Qt.CheckState.Checked)
