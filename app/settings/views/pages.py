"""The settings pages that consist of fields, notes and buttons."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.settings.views.page import Page
from app.stage.folder_list import note
from app.ui.localization.text import byte_size, display_text, isolated, left_to_right, plain_tooltip, tr
from app.ui.preferences import PreferencePage, PreferenceValues, declared, on_page
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.storage import Stored, StoredKind
from core.domain.videos import Folder
from core.settings import Settings
from core.user_settings import UserSettings

_OF_THE_MACHINE = ("device", "encoder_threads", "decode_processes", "decode_memory_mib")
"""Settings on the page on search model and device; all others are on the page on the library."""


def library_page(parent: QWidget) -> Page:
    """Return the page on what is analysed and how closely."""
    page = Page(tr("Settings", "Library"), parent)
    page.add_fields(Settings, [name for name in declared(Settings) if name not in _OF_THE_MACHINE])
    page.add_note(
        tr("Settings", "Dense sampling finds shorter moments. It applies only to videos analysed from now on.")
    )
    page.finish()
    return page


def appearance_page(parent: QWidget) -> Page:
    """Return the page on the window's appearance."""
    page = Page(tr("Settings", "Appearance"), parent)
    page.add_fields(PreferenceValues, on_page(PreferencePage.APPEARANCE))
    page.finish()
    return page


class EncoderPage(Page):
    """The search model, and how much of this computer it may use.

    Attributes
    ----------
    choiceWanted : Signal
        The button that chooses a search model was pressed.
    """

    choiceWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Search model and device"), parent)
        self._encoder = PlainLabel(does_wrap=True, parent=self.widget())
        words = self.tr("Choose search model") + "\N{HORIZONTAL ELLIPSIS}"
        self.choose = TextButton(words, self.choiceWanted.emit, parent=self.widget())
        self.body.addWidget(self._encoder)
        self.add_row(self.choose)
        self.add_fields(Settings, _OF_THE_MACHINE)
        self.add_fields(UserSettings, declared(UserSettings))
        self._ignored = self.add_note("")
        self.set_ignored_address("")
        self.finish()
        self.set_encoder("", "")

    def set_ignored_address(self, address: str) -> None:
        """Show that the library's download address is ignored; empty for none."""
        words = self.tr(
            "The settings of this library contain the download address %1. It is ignored; only your own"
            " setting is used."
        )
        self._ignored.setText(words.replace("%1", display_text(address)))
        self._ignored.setVisible(bool(address))

    def set_encoder(self, title: str, device: str) -> None:
        """Show the title of the search model in use and its device; both may be empty."""
        words = (
            self.tr("In use: %1").replace("%1", display_text(title))
            if title
            else self.tr("No search model has been selected yet.")
        )
        self._encoder.setText(words + (self.tr(", on %1").replace("%1", display_text(device)) if device else ""))


class PowerPage(Page):
    """Notifications and power."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Notifications and power"), parent)
        self.add_fields(PreferenceValues, on_page(PreferencePage.POWER))
        self._note = self.add_note("")
        self.finish()

    def set_abilities(self, *, can_notify: bool, can_keep_awake: bool) -> None:
        """Show what this desktop does not support."""
        missing = []
        if not can_notify:
            missing.append(self.tr("This desktop does not support notifications."))
        if not can_keep_awake:
            missing.append(self.tr("This desktop does not allow programs to keep the computer awake."))
        self._note.setText(" ".join(missing))
        self._note.setVisible(bool(missing))


_ID_ROLE = Qt.ItemDataRole.UserRole


class FoldersPage(Page):
    """Lists the folders, with check boxes for watching them.

    Attributes
    ----------
    watchToggled : Signal
        Catalog id and whether to watch it.
    addWanted : Signal
        The button that adds a folder was pressed.
    """

    watchToggled = Signal(int, bool)
    addWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Folders"), parent)
        self.add_note(
            self.tr(
                "Clipshelf finds new and changed videos in checked folders automatically while it is running. Rescan"
                " the other folders yourself."
            )
        )
        self.list_view = QTreeWidget(self.widget())
        self.list_view.setObjectName("settingsTree")
        self.list_view.setAccessibleName(self.tr("Watched folders"))
        self.list_view.setHeaderLabels([self.tr("Folder"), self.tr("Status")])
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
        """Show the folders, in order."""
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


def words_of(kind: StoredKind) -> str:
    """Return the translated name of a kind of stored data."""
    return {
        StoredKind.CATALOG: tr("Storage", "Catalog: videos, tags, decisions, notes"),
        StoredKind.BACKUPS: tr("Storage", "Backups of the catalog"),
        StoredKind.EMBEDDINGS: tr("Storage", "Analysis of the videos"),
        StoredKind.INDEXES: tr("Storage", "Search index"),
        StoredKind.HEADS: tr("Storage", "Training on your decisions"),
        StoredKind.PICTURES: tr("Storage", "Posters and filmstrips"),
        StoredKind.LOGS: tr("Storage", "Logs"),
        StoredKind.SETTINGS: tr("Storage", "Settings of this library"),
        StoredKind.ENCODERS: tr("Storage", "Downloaded search models, for all libraries"),
    }[kind]


class PrivacyPage(Page):
    """Shows what is stored where, and deletes analysis and logs.

    Attributes
    ----------
    openWanted : Signal
        Path of a file or folder to show in the system's file manager.
    deletionWanted, logDeletionWanted, reportWanted : Signal
        A button was pressed.
    """

    openWanted = Signal(object)
    deletionWanted = Signal()
    logDeletionWanted = Signal()
    reportWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Privacy"), parent)
        self.add_note(
            self.tr(
                "Everything runs on this computer. Your videos are only ever read. The network is used only to"
                " download a search model when you ask for it; nothing is sent, and there is no account."
            )
        )
        self._home = PlainLabel(does_wrap=True, parent=self.widget())
        self._table = QWidget(self.widget())
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(2, 1)
        self._total = PlainLabel(self.tr("Calculating\N{HORIZONTAL ELLIPSIS}"), role=Role.MUTED, parent=self.widget())
        self.body.addWidget(self._home)
        self.body.addWidget(self._table)
        self.body.addWidget(self._total)
        words = self.tr("Delete all analysis\N{HORIZONTAL ELLIPSIS}")
        self.delete = TextButton(words, self.deletionWanted.emit, parent=self.widget())
        words = self.tr("Delete logs")
        self.delete_logs = TextButton(words, self.logDeletionWanted.emit, parent=self.widget())
        words = self.tr("Diagnostic report\N{HORIZONTAL ELLIPSIS}")
        report = TextButton(words, self.reportWanted.emit, parent=self.widget())
        self.add_row(self.delete, self.delete_logs, report)
        self.add_note(
            self.tr(
                "Logs contain the names of files and tags. They stay in the library's folder, and old ones are"
                " deleted automatically. The report describes your system and how much is stored; it contains no"
                " names of videos or people."
            )
        )
        self.finish()

    def set_storage(self, stored: Sequence[Stored]) -> None:
        """Show what is stored, one item of each kind."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        home = next((one.path.parent for one in stored if one.kind is StoredKind.CATALOG), Path())
        self._home.setText(self.tr("Location of this library: %1").replace("%1", isolated(display_text(str(home)))))
        for row, one in enumerate(stored):
            self._add(row, one, home)
        n_bytes = sum(one.n_bytes for one in stored)
        n_derived = sum(one.n_bytes for one in stored if one.is_derived)
        words = self.tr("%1 in total, of which %2 can be recreated from your videos.")
        self._total.setText(words.replace("%1", byte_size(n_bytes)).replace("%2", byte_size(n_derived)))

    def _add(self, row: int, one: Stored, home: Path) -> None:
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        name = words_of(one.kind)
        size = PlainLabel(byte_size(one.n_bytes) if one.n_bytes else "\N{EN DASH}", parent=self._table)
        place = one.path.relative_to(home) if one.path.is_relative_to(home) else one.path
        where = ElidedLabel(left_to_right(display_text(str(place))), role=Role.SMALL, parent=self._table)
        button = TextButton(self.tr("Open"), lambda: self.openWanted.emit(_folder_of(one)), kind="quiet", parent=self)
        button.setAccessibleName(self.tr("Open folder: %1").replace("%1", name))
        button.setEnabled(_folder_of(one).exists())
        self._grid.addWidget(PlainLabel(name, does_wrap=True, parent=self._table), row, 0)
        self._grid.addWidget(size, row, 1, trailing)
        self._grid.addWidget(where, row, 2)
        self._grid.addWidget(button, row, 3)

    def set_deleting(self, *, is_deleting: bool) -> None:
        """Show whether deletion is running."""
        self.delete.setEnabled(not is_deleting)
        dots = "\N{HORIZONTAL ELLIPSIS}"
        self.delete.setText((self.tr("Deleting") if is_deleting else self.tr("Delete all analysis")) + dots)


def _folder_of(one: Stored) -> Path:
    return one.path if one.path.is_dir() else one.path.parent
