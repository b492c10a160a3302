"""Text that lists files: the first few names, how many more, and their folders."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_name, display_text, filled, inline_name, tr

N_NAMED = 5


def named(paths: Sequence[Path]) -> str:
    """Return the first `N_NAMED` file names, one a line, and how many more there are."""
    return _lines([inline_name(display_name(path)) for path in paths[:N_NAMED]], n=len(paths))


def places(paths: Sequence[Path]) -> str:
    """Return a sentence on the folders of files, of which there must be at least one."""
    folders = list(dict.fromkeys(path.parent for path in paths))
    first = inline_name(str(folders[0]))
    if len(folders) == 1:
        return filled(tr("Files", "In the folder %1"), first)
    return filled(tr("Files", "In %n folders, including %1", n=len(folders)), first)


def failures(failed: Sequence[tuple[Path, str]]) -> str:
    """Return the first few files with the reason why each failed, one a line, and how many more there are."""
    first = failed[: 2 * N_NAMED]
    lines = [f"{inline_name(display_name(path))}: {display_text(in_own_words(reason))}" for path, reason in first]
    return _lines(lines, n=len(failed))


def _lines(lines: Sequence[str], *, n: int) -> str:
    # Force the window's direction on each line, whatever its name starts with; otherwise some lines would be
    # left-aligned and others right-aligned.
    mark = "\N{RIGHT-TO-LEFT MARK}" if QGuiApplication.isRightToLeft() else "\N{LEFT-TO-RIGHT MARK}"
    rest = n - len(lines)
    more = [tr("Files", "and %n more", n=rest)] if rest > 0 else []
    return "\n".join([*(mark + line for line in lines), *more])
