"""What every item model of a plain list does alike: it holds its rows, counts them, and changes them all at once."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

AnyIndex = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
"""Under which a model gives the value that a whole row stands for."""
Row = TypeVar("Row")
_ROOT = QModelIndex()


class ListRows(QAbstractListModel, Generic[Row]):
    """Rows of one kind; what is said of a row is for the models made of this.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> list[Row]:
        """All rows."""
        return list(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; nothing happens where they are on show already.

        Parameters
        ----------
        rows : sequence
            In order.
        """
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def row(self, index: AnyIndex) -> Row | None:
        """Give a row.

        Parameters
        ----------
        index : QModelIndex
            May be invalid.

        Returns
        -------
        Row or None
            None where there is no such row.
        """
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)
