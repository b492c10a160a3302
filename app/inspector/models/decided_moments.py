"""The item model of a video's decided moments."""

from typing import Any

from PySide6.QtCore import Qt
from typing_extensions import override

from app.inspector.models.inspected import DecidedMoment
from app.ui.list_rows import AnyIndex, ListRows
from app.ui.text import display_text, plain_tooltip, tr
from app.ui.times import short_span


class DecidedMomentsModel(ListRows[DecidedMoment]):
    """Rows are tags at moments, by time."""

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.row(index)
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{times(one)}  {display_text(one.tag.name)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("Inspector", "rejected") if one.is_rejected else tr("Inspector", "given to this moment")
            return f"{display_text(one.tag.name)}, {times(one)}, {state}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{display_text(one.tag.name)}\n{times(one)}\n{one.source}")
        return None


def times(one: DecidedMoment) -> str:
    """Give a moment's span.

    Parameters
    ----------
    one : DecidedMoment
        Any.

    Returns
    -------
    str
        See `app.ui.times.short_span`.
    """
    return short_span(one.moment.start_seconds, one.moment.end_seconds)
