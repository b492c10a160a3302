"""Text and numbers for display: safe names, times, sizes, counts."""

import functools
import html
import re
import unicodedata
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication

_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_PLACE = re.compile(r"%([1-9])")
_ISOLATE, _LEFT_TO_RIGHT, _END_ISOLATE = "\u2068", "\u2066", "\u2069"
_HARMLESS = {"\u200c", "\u200d", _ISOLATE, _END_ISOLATE}
"""Joiners are part of Persian and Indic words and of composed emoji; isolates come from `isolated`."""
_LEAST_WHOLE = 100
_MINUTES_IN_FIVES = 15
"""Longer times are rounded to five minutes."""


def tr(context: str, text: str, *, n: int = -1) -> str:
    """Translate outside of a widget class, like Qt's own ``tr``; `n` fills ``%n``."""
    words = QCoreApplication.translate(context, text, None, n)
    # Qt inserted bare digits; show them with separators.
    return words.replace(str(n), number(n), 1) if n >= 0 else words


def filled(text: str, *values: str) -> str:
    """Replace ``%1``, ``%2`` and so on, each once and verbatim: a tag may be called ``%1``."""
    return _PLACE.sub(lambda place: values[int(place[1]) - 1], text)


def display_name(path: Path) -> str:
    """Return a file's name on one line, with deceptive characters and invalid bytes replaced."""
    return display_text(path.name or str(path))


def display_text(text: str) -> str:
    """Return untrusted text on one line, with surrogates, line ends and direction marks replaced."""
    # Most names are plain letters, which need no check.
    return text if text.isprintable() else "".join(_shown(character) for character in text)


LONGEST_NAME = 60
"""Letters of a name within a sentence, a menu or a button."""


def shortened(text: str) -> str:
    """Leave out the middle of a long name: names of files and tags often differ only at the end."""
    if len(text) <= LONGEST_NAME:
        return text
    n_last = (LONGEST_NAME - 1) // 2
    first, last = text[: LONGEST_NAME - 1 - n_last].rstrip(), text[-n_last:].lstrip()
    return f"{first}\N{HORIZONTAL ELLIPSIS}{last}"


def inline_name(name: str) -> str:
    """Return a name for use within a sentence, a menu or a button: one line, its middle left out if it is very long,
    isolated from the writing direction around it.
    """
    return isolated(shortened(display_text(name)))


def _shown(character: str) -> str:
    if character in _HARMLESS:
        return character
    if character in "\t\n\r":
        return " "
    category = unicodedata.category(character)
    if category == "Cf" and 0xE0020 <= ord(character) <= 0xE007F:
        return character  # tag characters: part of flag emoji
    return "\ufffd" if category in _HIDDEN_CATEGORIES else character


@functools.lru_cache(maxsize=4096)
def is_right_to_left(text: str) -> bool:
    """Return whether a line is right-to-left by its first letter with a direction."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one for one in directions if one in {"L", "R", "AL"}), "L") != "L"


def isolated(text: str) -> str:
    """Wrap a name in isolation marks, so that its direction does not affect the sentence around it."""
    return f"{_ISOLATE}{text.replace(_ISOLATE, '').replace(_END_ISOLATE, '')}{_END_ISOLATE}"


def left_to_right(text: str) -> str:
    """Wrap numbers or paths in isolation marks, so that they keep their order in any language."""
    return f"{_LEFT_TO_RIGHT}{text}{_END_ISOLATE}"


def plain_tooltip(text: str) -> str:
    """Return rich text that shows plain text verbatim; tooltips cannot be told their format and guess."""
    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>' if text else ""


def remaining(seconds: float) -> str:
    """Return a rough remaining time in words, from seconds >= 0; long times in steps that do not flicker."""
    if seconds < 60:
        return tr("Time", "less than a minute left")
    minutes = round(seconds / 60)
    if minutes > _MINUTES_IN_FIVES:
        minutes = 5 * round(seconds / 300)
    if minutes < 90:
        return tr("Time", "about %n min left", n=minutes)
    return tr("Time", "about %n h left", n=round(minutes / 60))


def rough_time(seconds: float) -> str:
    """Return a rough duration such as ``about 12 min`` for the middle of a sentence, from seconds >= 0."""
    if seconds < 60:
        return tr("Time", "less than a minute")
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("Time", "about %n min", n=minutes)
    hours = round(seconds / 3600)
    return tr("Time", "about %n h", n=hours) if hours < 48 else tr("Time", "about %n days", n=round(hours / 24))


def number(value: int) -> str:
    """Return a count with the separators of the user's country, such as ``1,204``."""
    return _locale().toString(value)


def figure(value: float) -> str:
    """Return a measured number with three digits, such as ``26.8`` or ``1,234``, as the user's country writes it."""
    return number(round(value)) if value >= _LEAST_WHOLE else _locale().toString(value, "g", 3)


def percent(share: float) -> str:
    """Return a share from 0 to 1 in percent, such as ``81 %`` with a no-break space."""
    return left_to_right(filled(tr("Number", "%1\N{NO-BREAK SPACE}%"), number(round(share * 100))))


def byte_size(n_bytes: int) -> str:
    """Return a size such as ``605 MB``."""
    si = QLocale.DataSizeFormat.DataSizeSIFormat
    words = _locale().formattedDataSize(n_bytes, 0 if n_bytes < 10**9 else 1, si)
    # In right-to-left text the unit would come before the number.
    return left_to_right(words) if QGuiApplication.isRightToLeft() and not is_right_to_left(words) else words


def _locale() -> QLocale:
    # The "C" locale, used where no country is set, has no separators.
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() is QLocale.Language.C else locale
