"""The dialog of removed videos."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.localization.text import display_name, display_text, plain_tooltip
from app.ui.tokens import Space
from app.ui.widgets.buttons import close_row
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.videos import Video

_ID = Qt.ItemDataRole.UserRole


class RemovedDialog(QDialog):
    """Lists removed videos; the selected ones can be restored.

    Attributes
    ----------
    empty : EmptyState
        In place of the list.
    putBackWanted : Signal
        List of catalog ids.
    """

    putBackWanted = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Removed videos"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("Their files are still in place, and your decisions about them are kept.")
        note = PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self)
        self.empty = EmptyState(self)
        self.empty.set_text(self.tr("No videos have been removed."))
        self.list = QTreeWidget(self)
        self.list.setObjectName("removedList")
        self.list.setAccessibleName(self.tr("Removed videos"))
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Folder")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.itemSelectionChanged.connect(self._follow)
        self.list.itemDoubleClicked.connect(lambda item, _column: self._ask_for([item]))
        self._make_buttons()
        listed = QWidget(self)
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.MEDIUM)
        inner.addWidget(note)
        inner.addWidget(self.list, 1)
        self._stack = ContentStack(self.empty, listed)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._stack, 1)
        column.addWidget(self._buttons)
        em = self.fontMetrics().height()
        self.resize(36 * em, 24 * em)
        self._follow()

    def _make_buttons(self) -> None:
        self._buttons = close_row(self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.put_back = self._buttons.addButton(self.tr("&Restore"), role)
        self.put_all_back = self._buttons.addButton(self.tr("Restore &all"), role)
        for button in self._buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter is for the list
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.put_back.click)
        self.put_back.clicked.connect(lambda: self._ask_for(self.list.selectedItems()))
        self.put_all_back.clicked.connect(lambda: self._ask_for(self._items()))

    def set_videos(self, videos: Sequence[Video]) -> None:
        """Show all removed videos, keeping the selection."""
        chosen = set(self._ids(self.list.selectedItems()))
        self.list.clear()
        for video in videos:
            has_file = bool(video.path.name)
            name = display_name(video.path) if has_file else self.tr("File missing")
            item = QTreeWidgetItem([name, display_text(str(video.path.parent)) if has_file else ""])
            item.setData(0, _ID, video.id)
            item.setToolTip(0, plain_tooltip(display_text(str(video.path)) if has_file else name))
            self.list.addTopLevelItem(item)
            item.setSelected(video.id in chosen)
        first = self.list.topLevelItem(0)
        if first is not None and not self.list.selectedItems():
            self.list.setCurrentItem(first)
        self._follow()

    def _follow(self) -> None:
        n = self.list.topLevelItemCount()
        self.put_back.setEnabled(bool(self.list.selectedItems()))
        self.put_all_back.setEnabled(n > 0)
        self._stack.show_content(is_there=bool(n))

    def _ask_for(self, items: Sequence[QTreeWidgetItem]) -> None:
        self.list.setFocus()  # the button may be disabled by the answer
        self.putBackWanted.emit(self._ids(items))

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    @staticmethod
    def _ids(items: Sequence[QTreeWidgetItem]) -> list[int]:
        return [item.data(0, _ID) for item in items]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus()
