"""The item models of a video's decided and suggested moments."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from app.inspector.models.inspected import DecidedMoment
from app.tags.models.suggested import MomentKey, SuggestedMoment
from app.ui import confidence
from app.ui.item_models import AnyIndex, ListRows
from app.ui.localization.text import display_text, plain_tooltip, tr
from app.ui.localization.times import short_span, span
from core.domain.tags import Verdict


class DecidedMomentsModel(ListRows[DecidedMoment]):
    """Rows are tagged moments, by time."""

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.row(index)
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{times(one)}  {display_text(one.tag.name)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("Inspector", "rejected") if one.is_rejected else tr("Inspector", "applied to this moment")
            return f"{display_text(one.tag.name)}, {times(one)}, {state}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{display_text(one.tag.name)}\n{times(one)}\n{one.source}")
        return None


def times(one: DecidedMoment) -> str:
    """Return the span of a moment, as `app.ui.localization.times.short_span` writes it."""
    return short_span(one.moment.start_seconds, one.moment.end_seconds)


class SuggestedMomentsModel(ListRows[SuggestedMoment]):
    """Rows are suggested moments, best first; rows just decided stay until the next read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verdicts: dict[MomentKey, Verdict] = {}

    @property
    def open_moments(self) -> list[SuggestedMoment]:
        """The rows that have not been decided here."""
        return [one for one in self._rows if one.key not in self._verdicts]

    @override
    def set_rows(self, rows: Sequence[SuggestedMoment]) -> None:
        self.reopen()
        super().set_rows(rows)

    def settle(self, one: SuggestedMoment, verdict: Verdict) -> None:
        """Show the decision about a row in place."""
        self._verdicts[one.key] = verdict
        self._emit_changed()

    def reopen(self) -> None:
        """Show decided rows as undecided again, for example because saving failed."""
        if self._verdicts:
            self._verdicts = {}
            self._emit_changed()

    def _emit_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def verdict(self, one: SuggestedMoment) -> Verdict | None:
        """Return what was just decided about a moment; None if nothing."""
        return self._verdicts.get(one.key)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.row(index)
        if one is None:
            return None
        name, times = display_text(one.tag.name), span(one.moment.start_seconds, one.moment.end_seconds)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{times}  {name}  {confidence.word(one.score)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {times}, {self._state(one)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{name}\n{times}\n{self._state(one)}\n{one.source}")
        return None

    def _state(self, one: SuggestedMoment) -> str:
        words = {Verdict.ACCEPTED: tr("Suggested", "accepted"), Verdict.REJECTED: tr("Suggested", "rejected")}
        verdict = self._verdicts.get(one.key)
        return words[verdict] if verdict else tr("Suggested", "suggested, %1").replace("%1", confidence.word(one.score))
