"""The item model of the moments that are suggested in a video."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.models.suggested import MomentKey, SuggestedMoment
from app.support.text import display_text, percent, plain_tooltip, tr
from app.support.times import span
from core.domain.tags import Verdict

SUGGESTED_ROLE = Qt.ItemDataRole.UserRole + 1
VERDICT_ROLE = Qt.ItemDataRole.UserRole + 2
_AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SuggestedMomentsModel(QAbstractListModel):
    """Rows are suggestions at moments, best first; what was just decided stands there until the next look.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments: list[SuggestedMoment] = []
        self._verdicts: dict[MomentKey, Verdict] = {}

    @property
    def moments(self) -> list[SuggestedMoment]:
        """All rows."""
        return list(self._moments)

    @property
    def open_moments(self) -> list[SuggestedMoment]:
        """The rows about which nothing was decided here."""
        return [one for one in self._moments if one.key not in self._verdicts]

    def set_moments(self, moments: Sequence[SuggestedMoment]) -> None:
        """Show moments; all of them are open.

        Parameters
        ----------
        moments : sequence of SuggestedMoment
            Best first.
        """
        if list(moments) == self._moments and not self._verdicts:
            return
        self.beginResetModel()
        self._moments, self._verdicts = list(moments), {}
        self.endResetModel()

    def settle(self, one: SuggestedMoment, verdict: Verdict) -> None:
        """Show what was decided about a row, where it is.

        Parameters
        ----------
        one : SuggestedMoment
            Of a row.
        verdict : Verdict
            How.
        """
        self._verdicts[one.key] = verdict
        self._tell()

    def reopen(self) -> None:
        """Let what was decided here be open again, as where it could not be written."""
        self._verdicts = {}
        self._tell()

    def _tell(self) -> None:
        if self._moments:
            self.dataChanged.emit(self.index(0), self.index(len(self._moments) - 1))

    def moment(self, index: _AnyIndex) -> SuggestedMoment | None:
        """Give a row's moment; None for no row."""
        return self._moments[index.row()] if index.isValid() and index.row() < len(self._moments) else None

    def verdict(self, one: SuggestedMoment) -> Verdict | None:
        """Give what was just decided about a moment."""
        return self._verdicts.get(one.key)

    @override
    def rowCount(self, parent: _AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._moments)

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.moment(index)
        if one is None:
            return None
        name, times = display_text(one.tag.name), span(one.moment.start_seconds, one.moment.end_seconds)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{times}  {name}  {percent(one.score)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {times}, {self._state(one)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{name}\n{times}\n{self._state(one)}\n{one.source}")
        return {SUGGESTED_ROLE: one, VERDICT_ROLE: self._verdicts.get(one.key)}.get(role)

    def _state(self, one: SuggestedMoment) -> str:
        words = {Verdict.ACCEPTED: tr("Suggested", "accepted"), Verdict.REJECTED: tr("Suggested", "rejected")}
        verdict = self._verdicts.get(one.key)
        return words[verdict] if verdict else tr("Suggested", "suggested, %1").replace("%1", percent(one.score))
