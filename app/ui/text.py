"""Words and numbers as they are shown: names without trickery, times, sizes, counts."""

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
"""Joiners belong to Persian and Indic words and to composed emoji; isolates are our own (see `isolated`)."""


def tr(context: str, text: str, *, n: int = -1) -> str:
    """Translate outside of a widget class.

    Parameters
    ----------
    context, text : str
        As in Qt's own ``tr``.
    n : int
        Number for ``%n``; -1 where there is none.

    Returns
    -------
    str
        Plain text.
    """
    words = QCoreApplication.translate(context, text, None, n)
    # Qt has put the bare digits in; people read them with separators.
    return words.replace(str(n), number(n), 1) if n >= 0 else words


def filled(text: str, *values: str) -> str:
    """Put values into a sentence, each once and as it is: a tag may be called ``%1``.

    Parameters
    ----------
    text : str
        With ``%1``, ``%2`` and so on.
    *values : str
        In that order.

    Returns
    -------
    str
        The sentence.
    """
    return _PLACE.sub(lambda place: values[int(place[1]) - 1], text)


def display_name(path: Path) -> str:
    """Return a file's name for display: control and direction characters would let a name lie about itself.

    Parameters
    ----------
    path : Path
        Any path; bytes that are no text appear as the replacement mark.

    Returns
    -------
    str
        One line.
    """
    return display_text(path.name or str(path))


def display_text(text: str) -> str:
    """Make any outside text safe for one line of display.

    Parameters
    ----------
    text : str
        May hold surrogates, line ends and direction marks.

    Returns
    -------
    str
        One line; what must not be shown is replaced by a mark.
    """
    # Most names are letters, and of them nothing is hidden.
    return text if text.isprintable() else "".join(_shown(character) for character in text)


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
    """Tell a text's own writing direction, whatever the program's is: that of its first letter that has one.

    Parameters
    ----------
    text : str
        One line.

    Returns
    -------
    bool
        False where no letter has one.
    """
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one for one in directions if one in {"L", "R", "AL"}), "L") != "L"


def isolated(text: str) -> str:
    """Keep a name's writing direction from turning the sentence around it.

    Parameters
    ----------
    text : str
        A name inside a sentence.

    Returns
    -------
    str
        The name between isolation marks.
    """
    return f"{_ISOLATE}{text.replace(_ISOLATE, '').replace(_END_ISOLATE, '')}{_END_ISOLATE}"


def left_to_right(text: str) -> str:
    """Keep figures and paths in their order, whatever the writing direction around them.

    Parameters
    ----------
    text : str
        Such as ``640 x 360`` or ``0:05 - 0:10``.

    Returns
    -------
    str
        The text between isolation marks.
    """
    return f"{_LEFT_TO_RIGHT}{text}{_END_ISOLATE}"


def plain_tooltip(text: str) -> str:
    """Make a tooltip that shows its text as it is; tooltips have no format switch and guess rich text.

    Parameters
    ----------
    text : str
        Plain text, may have several lines.

    Returns
    -------
    str
        Rich text that shows exactly that.
    """
    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>' if text else ""


def remaining(seconds: float) -> str:
    """Return a rough time still to go.

    Parameters
    ----------
    seconds : float
        >= 0.

    Returns
    -------
    str
        In words, deliberately coarse.
    """
    if seconds < 60:
        return tr("Time", "less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("Time", "about %n min left", n=minutes)
    return tr("Time", "about %n h left", n=round(seconds / 3600))


def rough_time(seconds: float) -> str:
    """Return a length of time for the middle of a sentence.

    Parameters
    ----------
    seconds : float
        >= 0.

    Returns
    -------
    str
        In words, deliberately coarse: ``about 12 min``.
    """
    if seconds < 60:
        return tr("Time", "less than a minute")
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("Time", "about %n min", n=minutes)
    hours = round(seconds / 3600)
    return tr("Time", "about %n h", n=hours) if hours < 48 else tr("Time", "about %n days", n=round(hours / 24))


def number(value: int) -> str:
    """Return a count with the separators of the person's country.

    Parameters
    ----------
    value : int
        Any.

    Returns
    -------
    str
        Such as ``1,204``.
    """
    return _locale().toString(value)


def percent(share: float) -> str:
    """Return a share in percent.

    Parameters
    ----------
    share : float
        0 to 1.

    Returns
    -------
    str
        Such as ``81 %``; the space does not break, and the sign stays behind the figure.
    """
    return left_to_right(filled(tr("Number", "%1\N{NO-BREAK SPACE}%"), number(round(share * 100))))


def byte_size(n_bytes: int) -> str:
    """Return a size on disk or wire.

    Parameters
    ----------
    n_bytes : int
        >= 0.

    Returns
    -------
    str
        Such as ``605 MB``.
    """
    si = QLocale.DataSizeFormat.DataSizeSIFormat
    words = _locale().formattedDataSize(n_bytes, 0 if n_bytes < 10**9 else 1, si)
    # In a sentence that runs from the right the unit would come before its number.
    return left_to_right(words) if QGuiApplication.isRightToLeft() and not is_right_to_left(words) else words


def _locale() -> QLocale:
    # The "C" locale writes no separators; it is what programs get that were started without a country.
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() is QLocale.Language.C else locale
