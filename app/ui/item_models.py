"""What the item models of plain lists and tables share: rows, their count, and replacing all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

AnyIndex = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role for the value that a row represents."""
Row = TypeVar("Row")
_ROOT = QModelIndex()


if TYPE_CHECKING:
    _Model = QAbstractItemModel
else:
    # A class may have only one base of Qt's: at run time the rows below are a plain mixin.
    class _Model: ...


class _Rows(_Model, Generic[Row]):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> list[Row]:
        """All rows."""
        return list(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; does nothing if they are equal."""
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def row(self, index: AnyIndex) -> Row | None:
        """Return a row; None if there is no such row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)


class ListRows(_Rows[Row], QAbstractListModel):
    """A list model with rows of one kind; subclasses say what to display."""


class TableRows(_Rows[Row], QAbstractTableModel):
    """A table model with rows of one kind and translated column headings; subclasses say what to display."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)

    @override
    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings[section] if section < len(self._headings) else None


MAX_EDITS = 200
"""With more edits than this, resetting the list is faster."""
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Removal:
    """Remove rows ``first .. last``, counted after the edits before this one."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """Insert ids before row ``first``, counted after the edits before this one."""

    first: int
    ids: tuple[int, ...]


def edits(old: Sequence[int], new: Sequence[int]) -> list[Removal | Insertion] | None:
    """Return the edits that turn one list of unique ids into another, to be applied in order.

    None if common ids changed their order or there would be too many edits.
    """
    n_first = _n_same(old, new)
    n_last = _n_same(old[n_first:][::-1], new[n_first:][::-1])
    before, after = old[n_first : len(old) - n_last], new[n_first : len(new) - n_last]
    removals, kept = _removals(before, set(after), first=n_first)
    if len(removals) > MAX_EDITS:
        return None
    insertions, used = _insertions(after, set(kept), first=n_first)
    return [*removals, *insertions] if used == kept and len(removals) + len(insertions) <= MAX_EDITS else None


def _n_same(old: Sequence[int], new: Sequence[int]) -> int:
    """Return the length of the common prefix; most lists differ in a few of 100,000 places."""
    n, place = min(len(old), len(new)), 0
    while place < n and old[place : place + _AT_ONCE] == new[place : place + _AT_ONCE]:
        place += _AT_ONCE
    while place < n and old[place] == new[place]:
        place += 1
    return min(place, n)


def _removals(old: Sequence[int], staying: set[int], *, first: int) -> tuple[list[Removal], list[int]]:
    kept: list[int] = []
    runs: list[list[int]] = []
    for row, video_id in enumerate(old, first):
        if video_id in staying:
            kept.append(video_id)
        elif runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        elif len(runs) > MAX_EDITS:  # too many already
            break
        else:
            runs.append([row, row])
    # From the end, so that earlier rows keep their numbers.
    return [Removal(start, last) for start, last in reversed(runs)], kept


def _insertions(new: Sequence[int], known: set[int], *, first: int) -> tuple[list[Insertion], list[int]]:
    used: list[int] = []
    runs: list[tuple[int, list[int]]] = []
    for row, video_id in enumerate(new, first):
        if video_id in known:
            used.append(video_id)
        elif runs and runs[-1][0] + len(runs[-1][1]) == row:
            runs[-1][1].append(video_id)
        elif len(runs) > MAX_EDITS:
            break
        else:
            runs.append((row, [video_id]))
    return [Insertion(start, tuple(ids)) for start, ids in runs], used
