"""The panel of saved searches: a click runs one, F2 renames, Del deletes, dragging reorders."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.search.models.saved_searches import SavedEntry, SavedSearchesModel
from app.ui.item_models import CARD_ROLE
from app.ui.localization.text import display_text
from app.ui.tokens import Space
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.rows import SignRow, SignRowDelegate
from core.domain.saved_searches import SavedSearch

_EDIT_PX = 6


class SavedDelegate(SignRowDelegate):
    """Paints a search: star, name, and how many videos it finds."""

    @override
    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> SignRow | None:
        entry = index.data(CARD_ROLE)
        if not isinstance(entry, SavedEntry):
            return None
        icon = "warning" if entry.problem else "star"
        return SignRow(display_text(entry.search.name), icon=icon, n_videos=entry.n_videos)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # Its margins keep the text where it was painted.
        edit = self.words_rect(option)
        editor.setGeometry(edit.adjusted(-_EDIT_PX, 0, _EDIT_PX, 0).intersected(self.ground_rect(option)))

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        edit = QLineEdit(parent)
        edit.setAccessibleName(self.tr("Name of the search"))
        return edit


class SavedList(QListView):
    """The list; a click or Enter runs a search.

    Attributes
    ----------
    asked : Signal
        A `QModelIndex`.
    """

    asked = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.clicked.connect(self.asked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid() and not is_editing:
            self.asked.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)


class SavedSearchesPanel(QWidget):
    """Lists saved searches, or explains how to save one.

    Attributes
    ----------
    empty : EmptyState
        In place of the list.
    chosen : Signal
        The `SavedSearch` to run.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SavedSearchesModel(self)
        self.list_view = SavedList(self)
        self.list_view.setModel(self.model)
        self.list_view.setItemDelegate(SavedDelegate(self.list_view))
        self.list_view.setAccessibleName(self.tr("Saved searches"))
        self.list_view.asked.connect(self._on_asked)
        self.empty = EmptyState(self, is_panel=True)
        self.offer(can_save=False, can_search=False)
        self._stack = ContentStack(self.empty, self.list_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.addLayout(self._stack)
        self.model.modelReset.connect(self._refresh)

    def offer(self, *, can_save: bool, can_search: bool) -> None:
        """As long as nothing is saved, offer to save the active search, or else to begin one."""
        if can_save:
            way = ("save_search", self.tr("Save this search\N{HORIZONTAL ELLIPSIS}"))
            self.empty.set_text(self.tr("Save this search to run it again with one click."), (way,))
        else:
            ways = [("focus_search", self.tr("Search videos"))] if can_search else []
            self.empty.set_text(self.tr("Search or filter, then save the search here."), ways)

    @property
    def current(self) -> SavedSearch | None:
        """The focused search; None if there is none."""
        entry = self.model.entry(self.list_view.currentIndex())
        return entry.search if entry is not None else None

    def choose(self, search_id: int) -> None:
        """Select a saved search."""
        row = self.model.row_of(search_id)
        if row >= 0:
            self.list_view.setCurrentIndex(self.model.index(row))

    def rename_current(self) -> None:
        """Edit the name of the focused search."""
        if self.list_view.currentIndex().isValid():
            self.list_view.edit(self.list_view.currentIndex())

    def _on_asked(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self.chosen.emit(entry.search)

    def _refresh(self) -> None:
        self._stack.show_content(is_there=bool(self.model.rowCount()))
