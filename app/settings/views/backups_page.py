"""The page on backups of the catalog: list, create, restore."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.settings.views.page import Page
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import byte_size, display_text, tr
from app.ui.widgets.buttons import TextButton
from core.domain.storage import Backup


def when(backup: Backup) -> str:
    """Return the local time of a backup."""
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}"


class BackupsPage(Page):
    """Lists the backups.

    Attributes
    ----------
    makeWanted, openWanted : Signal
        A button was pressed.
    restoreWanted : Signal
        The `Backup` to restore.
    """

    makeWanted = Signal()
    openWanted = Signal()
    restoreWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Backups"), parent)
        self._backups: list[Backup] = []
        self.add_note(
            self.tr(
                "Backups of the catalog: folders, tags, decisions, ratings and notes. One is made every day and"
                " before every database upgrade. Keep a copy on another disk, too."
            )
        )
        self.list_view = QTreeWidget(self.widget())
        self.list_view.setObjectName("settingsTree")
        self.list_view.setAccessibleName(self.tr("Backups of the catalog"))
        self.list_view.setHeaderLabels([self.tr("Created"), self.tr("Size"), self.tr("Reason")])
        self.list_view.setRootIsDecorated(False)
        self.list_view.setUniformRowHeights(True)
        self.list_view.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list_view.currentItemChanged.connect(lambda *_: self._refresh())
        self.body.addWidget(self.list_view, 1)
        self.make = TextButton(self.tr("Back up now"), self._on_make, parent=self.widget())
        dots = "\N{HORIZONTAL ELLIPSIS}"
        self.restore = TextButton(self.tr("Restore this backup") + dots, self._on_restore, parent=self.widget())
        show = TextButton(self.tr("Open folder"), self.openWanted.emit, kind="quiet", parent=self.widget())
        self.add_row(self.make, self.restore, show)
        self._refresh()

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """Show the backups, newest first."""
        chosen = self._chosen_path()
        self._backups = list(backups)
        self.list_view.clear()
        for backup in self._backups:
            why = display_text(in_own_words(backup.reason)) or self.tr("daily")
            item = QTreeWidgetItem([when(backup), byte_size(backup.n_bytes), why])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self.list_view.addTopLevelItem(item)
            if backup.path == chosen:
                self.list_view.setCurrentItem(item)
        self.make.setEnabled(True)
        self._refresh()

    def allow_restoring(self, *, is_possible: bool) -> None:
        """Show or hide the button that restores a backup."""
        self.restore.setVisible(is_possible)

    def _chosen(self) -> Backup | None:
        row = self.list_view.currentIndex().row()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _chosen_path(self) -> Path | None:
        chosen = self._chosen()
        return chosen.path if chosen else None

    def _refresh(self) -> None:
        self.restore.setEnabled(self._chosen() is not None)

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self.makeWanted.emit()

    def _on_restore(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.restoreWanted.emit(chosen)
