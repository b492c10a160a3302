"""How files are spoken of: a few names and how many more, and where they lie."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from app.ui.engine_words import in_own_words
from app.ui.text import display_name, display_text, filled, isolated, tr

N_NAMED = 5
_LONGEST = 64


def named(paths: Sequence[Path]) -> str:
    """Name files, a line for each.

    Parameters
    ----------
    paths : sequence of Path
        Any number.

    Returns
    -------
    str
        At most `N_NAMED` names, and how many more there are.
    """
    return _lines([shortened(display_name(path)) for path in paths[:N_NAMED]], n=len(paths))


def places(paths: Sequence[Path]) -> str:
    """Say where files lie.

    Parameters
    ----------
    paths : sequence of Path
        At least one.

    Returns
    -------
    str
        A sentence.
    """
    folders = list(dict.fromkeys(path.parent for path in paths))
    first = shortened(display_text(str(folders[0])))
    if len(folders) == 1:
        return filled(tr("Files", "In the folder %1"), first)
    return filled(tr("Files", "In %n folders, including %1", n=len(folders)), first)


def failures(failed: Sequence[tuple[Path, str]]) -> str:
    """Name files with the reason why something could not be done with each.

    Parameters
    ----------
    failed : sequence of tuple of Path and str
        File and reason.

    Returns
    -------
    str
        A line for each of the first, and how many more there are.
    """
    first = failed[: 2 * N_NAMED]
    lines = [f"{shortened(display_name(path))}: {display_text(in_own_words(reason))}" for path, reason in first]
    return _lines(lines, n=len(failed))


def _lines(lines: Sequence[str], *, n: int) -> str:
    # Each line runs as the window does, whatever the name at its beginning: else the one would stand left, the next
    # right.
    mark = "\N{RIGHT-TO-LEFT MARK}" if QGuiApplication.isRightToLeft() else "\N{LEFT-TO-RIGHT MARK}"
    rest = n - len(lines)
    more = [tr("Files", "and %n more", n=rest)] if rest > 0 else []
    return "\n".join([*(mark + line for line in lines), *more])


def shortened(text: str) -> str:
    """Cut the middle out of a long name, whose end says the kind of file.

    Parameters
    ----------
    text : str
        One line.

    Returns
    -------
    str
        Kept from turning the words around it.
    """
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}\N{HORIZONTAL ELLIPSIS}{text[-_LONGEST // 2 :]}"
    return isolated(text)
