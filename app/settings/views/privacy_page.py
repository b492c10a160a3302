"""What is stored where and how large, what the network is used for, and a way to delete all analysis."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.settings.views.page import Page
from app.ui.buttons import TextButton
from app.ui.labels import ElidedLabel, PlainLabel, Role
from app.ui.text import byte_size, display_text, isolated, left_to_right, tr
from core.domain.storage import Stored, StoredKind


def words_of(kind: StoredKind) -> str:
    """Name a kind of thing that is kept.

    Parameters
    ----------
    kind : StoredKind
        Any.

    Returns
    -------
    str
        In the person's language.
    """
    return {
        StoredKind.CATALOG: tr("Storage", "Catalog: videos, tags, decisions, notes"),
        StoredKind.BACKUPS: tr("Storage", "Copies of the catalog"),
        StoredKind.EMBEDDINGS: tr("Storage", "What was seen in the videos"),
        StoredKind.INDEXES: tr("Storage", "Search index"),
        StoredKind.HEADS: tr("Storage", "What was learned from your decisions"),
        StoredKind.PICTURES: tr("Storage", "Posters and filmstrips"),
        StoredKind.LOGS: tr("Storage", "Logs"),
        StoredKind.SETTINGS: tr("Storage", "Settings of this library"),
        StoredKind.ENCODERS: tr("Storage", "Downloaded search models, for all libraries"),
    }[kind]


class PrivacyPage(Page):
    """See the module.

    Attributes
    ----------
    openWanted : Signal
        Path of a file or folder to be shown in the system's file manager.
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
                "Everything is computed on this computer. Your videos are only ever read. There is no network use"
                " except the download of a search model, when you ask for it; nothing is sent, and there is no account."
            )
        )
        self._home = PlainLabel(does_wrap=True, parent=self.widget())
        self._table = QWidget(self.widget())
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._total = PlainLabel(self.tr("Adding up\N{HORIZONTAL ELLIPSIS}"), role=Role.MUTED, parent=self.widget())
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
                "The logs name files and tags; they stay in the library's folder, and old ones go by themselves. The"
                " report says what the program runs on and how much is stored; it names no video and no person."
            )
        )
        self.finish()

    def set_storage(self, stored: Sequence[Stored]) -> None:
        """Show what is kept.

        Parameters
        ----------
        stored : sequence of Stored
            One of each kind.
        """
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        home = next((one.path.parent for one in stored if one.kind is StoredKind.CATALOG), Path())
        self._home.setText(self.tr("This library lies in %1").replace("%1", isolated(display_text(str(home)))))
        for row, one in enumerate(stored):
            self._add(row, one, home)
        n_bytes = sum(one.n_bytes for one in stored)
        n_derived = sum(one.n_bytes for one in stored if one.is_derived)
        words = self.tr("%1 in all, of which %2 can be made again from your videos.")
        self._total.setText(words.replace("%1", byte_size(n_bytes)).replace("%2", byte_size(n_derived)))

    def _add(self, row: int, one: Stored, home: Path) -> None:
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        name = words_of(one.kind)
        size = PlainLabel(byte_size(one.n_bytes) if one.n_bytes else "\N{EN DASH}", parent=self._table)
        place = one.path.relative_to(home) if one.path.is_relative_to(home) else one.path
        where = ElidedLabel(left_to_right(display_text(str(place))), role=Role.SMALL, parent=self._table)
        button = TextButton(self.tr("Open"), lambda: self.openWanted.emit(_folder_of(one)), kind="quiet", parent=self)
        button.setAccessibleName(self.tr("Open the folder of: %1").replace("%1", name))
        button.setEnabled(_folder_of(one).exists())
        self._grid.addWidget(PlainLabel(name, does_wrap=True, parent=self._table), row, 0)
        self._grid.addWidget(size, row, 1, trailing)
        self._grid.addWidget(where, row, 2)
        self._grid.addWidget(button, row, 3)

    def set_deleting(self, *, is_deleting: bool) -> None:
        """Say that deleting goes on.

        Parameters
        ----------
        is_deleting : bool
            Whether it does.
        """
        self.delete.setEnabled(not is_deleting)
        dots = "\N{HORIZONTAL ELLIPSIS}"
        self.delete.setText((self.tr("Deleting") if is_deleting else self.tr("Delete all analysis")) + dots)


def _folder_of(one: Stored) -> Path:
    return one.path if one.path.is_dir() else one.path.parent
