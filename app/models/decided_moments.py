"""The item model of a video's decided moments."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.models.inspected import DecidedMoment
from app.support.text import display_text, plain_tooltip, tr
from app.support.times import short_span

DECIDED_ROLE = Qt.ItemDataRole.UserRole + 1
_AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class DecidedMomentsModel(QAbstractListModel):
    """Rows are tags at moments, by time.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments: list[DecidedMoment] = []

    def set_moments(self, moments: Sequence[DecidedMoment]) -> None:
        """Show moments.

        Parameters
        ----------
        moments : sequence of DecidedMoment
            By time.
        """
        if list(moments) != self._moments:
            self.beginResetModel()
            self._moments = list(moments)
            self.endResetModel()

    def decided(self, index: _AnyIndex) -> DecidedMoment | None:
        """Give a row's moment.

        Parameters
        ----------
        index : QModelIndex
            May be invalid.

        Returns
        -------
        DecidedMoment or None
            None where there is no such row.
        """
        return self._moments[index.row()] if index.isValid() and index.row() < len(self._moments) else None

    @override
    def rowCount(self, parent: _AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._moments)

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.decided(index)
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{times(one)}  {display_text(one.tag.name)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("Inspector", "rejected") if one.is_rejected else tr("Inspector", "given to this moment")
            return f"{display_text(one.tag.name)}, {times(one)}, {state}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{display_text(one.tag.name)}\n{times(one)}\n{one.source}")
        return one if role == DECIDED_ROLE else None


def times(one: DecidedMoment) -> str:
    """Give a moment's span.

    Parameters
    ----------
    one : DecidedMoment
        Any.

    Returns
    -------
    str
        See `app.support.times.short_span`.
    """
    return short_span(one.moment.start_seconds, one.moment.end_seconds)
