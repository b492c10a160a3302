"""The item model of saved searches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from app.ui.item_models import CARD_ROLE, AnyIndex
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, plain_tooltip, tr
from core.domain.saved_searches import SavedSearch
from core.sentence import EMPTY, Sentence

_ROOT = QModelIndex()
_MIME = "application/x-clipshelf-saved-search"


@dataclass(frozen=True, slots=True)
class SavedEntry:
    """A saved search with its current state.

    Attributes
    ----------
    search : SavedSearch
        The search.
    n_videos : int or None
        How many videos it finds now; None if it is by content, or not counted yet.
    problem : Sentence
        Why it no longer works; empty if it does.
    """

    search: SavedSearch
    n_videos: int | None = None
    problem: Sentence = EMPTY


class SavedSearchesModel(QAbstractListModel):
    """Rows are searches in the user's order.

    Attributes
    ----------
    renamed : Signal
        `SavedSearch` and the new name.
    arranged : Signal
        Ids in the new order after a drag.
    """

    renamed = Signal(object, str)
    arranged = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[SavedEntry, ...] = ()

    def set_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Show searches in order; known counts stay until there are new ones."""
        known = {entry.search: entry for entry in self._entries}
        self.set_entries([known.get(search, SavedEntry(search)) for search in searches])

    def set_entries(self, entries: Sequence[SavedEntry]) -> None:
        """Show entries in order."""
        new = tuple(entries)
        if [entry.search.id for entry in new] == [entry.search.id for entry in self._entries]:
            self._entries = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._entries = new
        self.endResetModel()

    @property
    def searches(self) -> list[SavedSearch]:
        """All searches in order."""
        return [entry.search for entry in self._entries]

    def entry(self, index: AnyIndex) -> SavedEntry | None:
        """Return the entry of a row; None for an invalid index."""
        return self._entries[index.row()] if index.isValid() and index.row() < len(self._entries) else None

    def row_of(self, search_id: int) -> int:
        """Return the row of a search; -1 if it is missing."""
        return next((row for row, entry in enumerate(self._entries) if entry.search.id == search_id), -1)

    def with_rule(self, rule: str) -> SavedSearch | None:
        """Return the search that saves exactly this rule; None if there is none."""
        return next((entry.search for entry in self._entries if entry.search.rule == rule), None)

    def move(self, row: int, target: int) -> None:
        """Request to move a search before the row now at `target`, or to the end if beyond the last."""
        ids = [entry.search.id for entry in self._entries]
        if not 0 <= row < len(ids) or not 0 <= target <= len(ids) or target in {row, row + 1}:
            return
        moved = ids.pop(row)
        ids.insert(target - (target > row), moved)
        self.arranged.emit(ids)

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None or role not in _SHOWN_BY_ROLE:
            return None
        return _SHOWN_BY_ROLE[role](entry)

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry, name = self.entry(index), str(value).strip()
        if role != Qt.ItemDataRole.EditRole or entry is None or not name or name == entry.search.name:
            return False
        # The library decides; the result comes back through `set_searches`.
        self.renamed.emit(entry.search, name)
        return True

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].row()).encode() if indexes else b"")
        return data

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        dragged = bytes(data.data(_MIME).data())
        if action is not Qt.DropAction.MoveAction or not dragged.isdigit():
            return False
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self._entries)
        self.move(int(dragged), target)
        return True


def accessible_text(entry: SavedEntry) -> str:
    """Return an entry as text for screen readers: name, count, problem."""
    parts = [display_text(entry.search.name)]
    if entry.n_videos is not None:
        parts.append(tr("Saved searches", "%n videos", n=entry.n_videos))
    return ", ".join([*parts, *([display_text(in_own_words(entry.problem))] if entry.problem else [])])


def _tooltip(entry: SavedEntry) -> str:
    lines = [entry.search.name, entry.search.rule, *([in_own_words(entry.problem)] if entry.problem else [])]
    return plain_tooltip("\n".join(map(display_text, lines)))


_SHOWN_BY_ROLE = {
    Qt.ItemDataRole.DisplayRole: lambda entry: display_text(entry.search.name),
    Qt.ItemDataRole.EditRole: lambda entry: entry.search.name,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.AccessibleTextRole: accessible_text,
    CARD_ROLE: lambda entry: entry,
}
