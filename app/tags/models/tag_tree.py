"""The item model of the tags panel: two rows for videos without tags, then the tree, or the part that matches a search.

Memory: one entry for each tag shown.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from app.stage.tag_book import TagBook
from app.tags.models.tag_marks import Key, Mark
from app.tags.models.tag_words import about, name_of, video_count
from app.ui.drags import TAGS_MIME
from app.ui.item_models import AnyIndex
from app.ui.localization.text import filled, plain_tooltip, tr
from core.domain.query.filters import Field
from core.domain.tags import TagNode, fold


def tooltip(node: TagNode, book: TagBook, n_suggested: int) -> str:
    """Return the description of a tag as lines of plain text."""
    lines = [about(node, book)]
    if n_suggested:
        lines.append(tr("Tags", "Suggested for %n videos", n=n_suggested))
    return "\n".join(lines)


def gesture(mark: Mark) -> str:
    """Return what Enter does on a row, for screen readers."""
    if mark is Mark.OFF:
        return tr("Tags", "Enter shows only these videos")
    return tr("Tags", "Enter removes the filter")


def accessible_text(name: str, node: TagNode | None, mark: Mark, n_suggested: int) -> str:
    """Return a whole row as one line for screen readers.

    Parameters
    ----------
    name : str
        The text of the row.
    node : TagNode or None
        Its tag; None for the rows for videos without tags.
    mark : Mark
        How the active filter uses it.
    n_suggested : int
        Videos for which it is suggested.
    """
    parts = [name]
    if node:
        slot = node.tag.shortcut_slot
        parts.append(video_count(node.count.n_with_children))
        parts += [tr("Tags", "suggested for %n videos", n=n_suggested)] if n_suggested else []
        parts += [filled(tr("Tags", "Key %1"), str(slot))] if slot is not None else []
    said = {Mark.WITH: tr("Tags", "only videos with it"), Mark.WITHOUT: tr("Tags", "only videos without it")}
    return ", ".join([*parts, said[mark]] if mark in said else parts)


_ROOT = QModelIndex()
NODE_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
MARK_ROLE = Qt.ItemDataRole.UserRole + 3
SUGGESTED_ROLE = Qt.ItemDataRole.UserRole + 4

_FLAG = Qt.ItemFlag
_OF_FIELD = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable | _FLAG.ItemNeverHasChildren
_OF_TAG = (
    _FLAG.ItemIsEnabled
    | _FLAG.ItemIsSelectable
    | _FLAG.ItemIsEditable
    | _FLAG.ItemIsDragEnabled
    | _FLAG.ItemIsDropEnabled
)
"""Combined once: a tree of 1,000 tags asks for them 2,000 times."""


@dataclass(slots=True)
class _Entry:
    key: Key
    node: TagNode | None
    parent: int
    row: int
    children: list[int] = field(default_factory=list)


class TagTreeModel(QAbstractItemModel):
    """Rows are tags, nested below their parent tags.

    Attributes
    ----------
    renamed : Signal
        Id of a tag, and its new name.
    """

    renamed = Signal(int, str)

    def __init__(self, book: TagBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._needle = ""
        self._marks: Mapping[Key, Mark] = {}
        self._suggested: Mapping[int, int] = {}
        self._entries: list[_Entry] = []
        self._top: list[int] = []
        self._places: dict[Key, int] = {}
        self._opened: set[Key] = set()
        self.take()

    @property
    def needle(self) -> str:
        """The text searched for; empty if all tags are shown."""
        return self._needle

    @property
    def opened(self) -> set[Key]:
        """During a search: the tags with a match below them."""
        return self._opened

    @property
    def n_tags(self) -> int:
        """How many tags are shown."""
        return sum(entry.node is not None for entry in self._entries)

    def look_for(self, text: str) -> bool:
        """Show only tags whose name or aliases contain a text, and the tags above and below them; empty shows all.

        Returns the same as `take`.
        """
        if fold(text.strip()) == self._needle:
            return False
        self._needle = fold(text.strip())
        return self.take()

    def take(self) -> bool:
        """Update to the tags of the book; if only counts or looks changed, rows stay.

        Returns
        -------
        bool
            Whether the rows were rebuilt, which loses expansion and selection.
        """
        before = [(entry.key, entry.parent) for entry in self._entries]
        old = self._entries, self._top, self._places, self._opened
        self._build()
        if [(entry.key, entry.parent) for entry in self._entries] == before:
            self._emit_changed()
            return False
        new = self._entries, self._top, self._places, self._opened
        self._entries, self._top, self._places, self._opened = old
        self.beginResetModel()
        self._entries, self._top, self._places, self._opened = new
        self.endResetModel()
        return True

    def _build(self) -> None:
        self._entries, self._top, self._opened = [], [], set()
        if not self._needle:
            for key in (Field.UNTAGGED, Field.UNREVIEWED):
                self._add(key, None, -1)
        self._grow(self._book.tree, -1, is_all=not self._needle)
        self._places = {entry.key: place for place, entry in enumerate(self._entries)}

    def _grow(self, nodes: Sequence[TagNode], parent: int, *, is_all: bool) -> None:
        for node in nodes:
            is_found = is_all or self._fits(node)
            n_before = len(self._entries)
            place = self._add(node.tag.id, node, parent)
            self._grow(node.children, place, is_all=is_found)
            if not is_all and any(self._fits(entry.node) for entry in self._entries[place + 1 :] if entry.node):
                self._opened.add(node.tag.id)
            elif not is_found:
                self._drop(n_before, parent)

    def _add(self, key: Key, node: TagNode | None, parent: int) -> int:
        place = len(self._entries)
        siblings = self._entries[parent].children if parent >= 0 else self._top
        self._entries.append(_Entry(key, node, parent, len(siblings)))
        siblings.append(place)
        return place

    def _drop(self, place: int, parent: int) -> None:
        del self._entries[place:]
        (self._entries[parent].children if parent >= 0 else self._top).pop()

    def _fits(self, node: TagNode) -> bool:
        return any(self._needle in fold(word) for word in (node.tag.name, *node.tag.aliases))

    def _emit_changed(self) -> None:
        for siblings in (self._top, *(entry.children for entry in self._entries)):
            if siblings:
                self.dataChanged.emit(self._index(siblings[0]), self._index(siblings[-1]))

    def set_marks(self, marks: Mapping[Key, Mark]) -> None:
        """Show the marks of the active filter."""
        if marks != self._marks:
            self._marks = dict(marks)
            self._emit_changed()

    def set_suggested(self, counts: Mapping[int, int]) -> None:
        """Show for how many videos each tag is suggested; tags with none may be left out."""
        if counts != self._suggested:
            self._suggested = dict(counts)
            self._emit_changed()

    def _n_suggested(self, entry: _Entry) -> int:
        return self._suggested.get(entry.node.tag.id, 0) if entry.node else 0

    def key(self, index: AnyIndex) -> Key | None:
        """Return what a row represents; None for an invalid index."""
        return self._entries[index.internalId()].key if index.isValid() else None

    def place_of(self, key: Key) -> QModelIndex:
        """Return the index of a key; invalid if it is not shown."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self._index(place)

    def _index(self, place: int) -> QModelIndex:
        return self.createIndex(self._entries[place].row, 0, place)

    @override
    def index(self, row: int, column: int = 0, parent: AnyIndex = _ROOT) -> QModelIndex:
        siblings = self._below(parent)
        return self._index(siblings[row]) if column == 0 and 0 <= row < len(siblings) else QModelIndex()

    @override
    def parent(self, index: AnyIndex) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        if not index.isValid():
            return QModelIndex()
        above = self._entries[index.internalId()].parent
        return self._index(above) if above >= 0 else QModelIndex()

    def _below(self, parent: AnyIndex) -> list[int]:
        return self._entries[parent.internalId()].children if parent.isValid() else self._top

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return len(self._below(parent))

    @override
    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 1

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.internalId()]
        if role == KEY_ROLE:
            return entry.key
        if role == NODE_ROLE:
            return entry.node
        if role == MARK_ROLE:
            return self._marks.get(entry.key, Mark.OFF)
        return self._n_suggested(entry) if role == SUGGESTED_ROLE else self._words(entry, role)

    def _words(self, entry: _Entry, role: int) -> str | None:
        name = name_of(entry.node.tag) if entry.node else _name_of_field(entry.key)
        n_suggested = self._n_suggested(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.EditRole:
            return entry.node.tag.name if entry.node else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(tooltip(entry.node, self._book, n_suggested)) if entry.node else ""
        mark = self._marks.get(entry.key, Mark.OFF)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return gesture(mark)
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        return accessible_text(name, entry.node, mark, n_suggested)

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = self.key(index)
        if role != Qt.ItemDataRole.EditRole or not isinstance(key, int) or isinstance(key, bool):
            return False
        # The library decides whether it is allowed; the row changes once it is saved.
        self.renamed.emit(key, str(value))
        return False

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _OF_FIELD if self._entries[index.internalId()].node is None else _OF_TAG

    @override
    def mimeTypes(self) -> list[str]:
        return [TAGS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [key for index in indexes if not isinstance(key := self.key(index), Field) and key is not None]
        data.setData(TAGS_MIME, json.dumps(ids).encode())
        return data

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def _name_of_field(key: Key) -> str:
    return tr("Tags", "Untagged") if key is Field.UNTAGGED else tr("Tags", "Unreviewed")
