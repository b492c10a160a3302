"""What is said of a span: in its tooltip, in the list of spans, to screen readers."""

from PySide6.QtCore import QDateTime, QLocale

from app.tags.models.suggested import source_words
from app.timeline.models.lanes import Span, SpanKind
from app.ui import confidence
from app.ui.text import display_text, filled, number, tr
from app.ui.times import exact_clock, exact_span
from core.domain.tags import PERSON


def title(span: Span) -> str:
    """Give the name of a span's tag, or what it is where it has none."""
    return display_text(span.tag.name) if span.tag else tr("Timeline", "Found")


def state(span: Span) -> str:
    """Say what a span is, in a word, and how sure the program is."""
    if span.kind is SpanKind.SUGGESTED:
        return filled(tr("Timeline", "Suggested, %1"), confidence.word(span.score))
    words = {
        SpanKind.ACCEPTED: tr("Timeline", "Accepted"),
        SpanKind.REJECTED: tr("Timeline", "Rejected"),
        SpanKind.FOUND: tr("Timeline", "Found"),
    }
    return words[span.kind]


def source(span: Span) -> str:
    """Say who said so, and when; of a suggestion its version; empty for what the program found."""
    if span.suggestion is not None and span.suggestion.head_version:
        return filled(tr("Timeline", "Learned, version %1"), number(span.suggestion.head_version))
    if span.decision is None:
        return ""
    name = span.decision.source
    who = tr("Timeline", "You") if name == PERSON else display_text(name.removeprefix("import:"))
    moment = QDateTime.fromSecsSinceEpoch(int(span.decision.decided_at.timestamp()))
    # The "C" locale of programs that were started without a country writes dates that nobody does.
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    when = locale.toString(moment, QLocale.FormatType.ShortFormat)
    return f"{who}, {when}"


def sentence(span: Span) -> str:
    """Say all of a span in one line, for a screen reader."""
    words = tr("Timeline", "%1, %2 to %3, %4")
    return filled(words, title(span), exact_clock(span.start_seconds), exact_clock(span.end_seconds), state(span))


def tooltip(span: Span) -> str:
    """Say all of a span in several lines of plain text."""
    length = tr("Timeline", "%1 s").replace("%1", f"{span.end_seconds - span.start_seconds:.2f}")
    lines = [title(span), f"{exact_span(span.start_seconds, span.end_seconds)}  ({length})"]
    if span.suggestion is not None and span.tag is not None:
        return "\n".join([*lines, state(span), source_words(span.suggestion, span.tag)])
    if span.kind is not SpanKind.FOUND:
        lines.append(state(span))
    return "\n".join([*lines, *filter(None, [source(span)])])
