"""The spans of the timeline as a table, an accessible alternative to the drawing."""

from typing import Any

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal
from typing_extensions import override

from app.tags.models.suggested import source_words
from app.timeline.models.lanes import SpanKind, TimelineSpan
from app.timeline.models.timeline import TimelineModel
from app.ui import confidence
from app.ui.item_models import AnyIndex, TableRows
from app.ui.localization.text import display_text, filled, number, plain_tooltip, tr
from app.ui.localization.times import exact_clock, exact_span, read_time
from core.domain.tags import PERSON


def title(span: TimelineSpan) -> str:
    """Return the name of a span's tag, or its kind if it has none."""
    return display_text(span.tag.name) if span.tag else tr("Timeline", "Found")


def state(span: TimelineSpan) -> str:
    """Return the status of a span in a word, with the confidence of a suggestion."""
    if span.kind is SpanKind.SUGGESTED:
        return filled(tr("Timeline", "Suggested, %1"), confidence.word(span.score))
    words = {
        SpanKind.ACCEPTED: tr("Timeline", "Accepted"),
        SpanKind.REJECTED: tr("Timeline", "Rejected"),
        SpanKind.FOUND: tr("Timeline", "Found"),
    }
    return words[span.kind]


def source(span: TimelineSpan) -> str:
    """Return who decided and when, or the model version of a suggestion; empty for search hits."""
    if span.suggestion is not None and span.suggestion.head_version:
        return filled(tr("Timeline", "Learned, version %1"), number(span.suggestion.head_version))
    if span.decision is None:
        return ""
    name = span.decision.source
    who = tr("Timeline", "You") if name == PERSON else display_text(name.removeprefix("import:"))
    moment = QDateTime.fromSecsSinceEpoch(int(span.decision.decided_at.timestamp()))
    # The "C" locale, used when no country is set, has an unusual date format.
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    when = locale.toString(moment, QLocale.FormatType.ShortFormat)
    return f"{who}, {when}"


def sentence(span: TimelineSpan) -> str:
    """Return a span as one line for screen readers."""
    words = tr("Timeline", "%1, %2 to %3, %4")
    return filled(words, title(span), exact_clock(span.start_seconds), exact_clock(span.end_seconds), state(span))


def tooltip(span: TimelineSpan) -> str:
    """Return a span as several lines of plain text."""
    length = tr("Timeline", "%1 s").replace("%1", f"{span.end_seconds - span.start_seconds:.2f}")
    lines = [title(span), f"{exact_span(span.start_seconds, span.end_seconds)}  ({length})"]
    if span.suggestion is not None and span.tag is not None:
        return "\n".join([*lines, state(span), source_words(span.suggestion, span.tag)])
    if span.kind is not SpanKind.FOUND:
        lines.append(state(span))
    return "\n".join([*lines, *filter(None, [source(span)])])


_START, _END = 1, 2


class TimelineListModel(TableRows[TimelineSpan]):
    """Rows are spans by start; columns are tag, start, end, status, and who decided.

    Attributes
    ----------
    timesWanted : Signal
        A `TimelineSpan`, and its new ends as two numbers.
    """

    timesWanted = Signal(object, float, float)

    def __init__(self, timeline: TimelineModel, parent: QObject | None = None) -> None:
        headings = (
            tr("Timeline", "Tag"),
            tr("Timeline", "Start"),
            tr("Timeline", "End"),
            tr("Timeline", "Status"),
            tr("Timeline", "Decided by"),
        )
        super().__init__(headings, parent)
        timeline.changed.connect(lambda: self.set_rows(timeline.spans))
        self.set_rows(timeline.spans)

    def row_of(self, span: TimelineSpan | None) -> int:
        """Return the row of a span; -1 if it is missing."""
        return self._rows.index(span) if span in self._rows else -1

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags, span = super().flags(index), self.row(index)
        is_writable = span is not None and span.is_editable and index.column() in {_START, _END}
        return flags | Qt.ItemFlag.ItemIsEditable if is_writable else flags

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        span = self.row(index)
        if span is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return sentence(span)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(span, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(tooltip(span))
        return None

    def _text(self, span: TimelineSpan, column: int) -> str:
        texts = (
            title(span),
            exact_clock(span.start_seconds),
            exact_clock(span.end_seconds),
            state(span),
            source(span),
        )
        return texts[column]

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        span, seconds = self.row(index), read_time(str(value))
        if span is None or seconds is None or role != Qt.ItemDataRole.EditRole or str(value) == index.data():
            return False
        start = seconds if index.column() == _START else span.start_seconds
        end = seconds if index.column() == _END else span.end_seconds
        self.timesWanted.emit(span, start, end)
        return True
