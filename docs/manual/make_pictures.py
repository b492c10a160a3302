"""Render the manual's screenshots offscreen from the real program with the sample clips: ``make screenshots``.

They are the same each time except for the dates of adding.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSettings

from app.main import make_application
from app.ui.localization import language
from app.ui.paint import icons
from app.ui.preferences import preferences_file
from docs.manual import sample_shelf, scenes

PICTURES = Path(__file__).parent / "pictures"
FOLDER = Path(tempfile.gettempdir()) / "Family"
"""Holds the library and the clips while the screenshots are made; some of them show it."""


def main() -> None:
    """Render all screenshots, or those named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = sys.argv[1:]
    with _new_folder() as folder:
        # Keeps the user's own settings out of the screenshots, and unchanged.
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings"))
        memory = preferences_file()
        memory.setValue("language", language.SOURCE)
        memory.sync()
        make_application(sys.argv[:1])
        shelf = folder / "library"
        clips = sample_shelf.lay_out(folder / "Videos")
        _take(scenes.EMPTY, folder / "empty", wanted)
        sample_shelf.analyse(shelf, clips)
        sample_shelf.decide(shelf)
        _take(scenes.FULL, shelf, wanted)
        sample_shelf.break_some(clips)
        sample_shelf.analyse(shelf, clips)
        _take(scenes.BROKEN, shelf, wanted)
        icons.forget()


@contextlib.contextmanager
def _new_folder() -> Iterator[Path]:
    FOLDER.mkdir()  # fails if it is there: it may be somebody's
    try:
        yield FOLDER
    finally:
        shutil.rmtree(FOLDER)


def _take(pictures: dict[str, scenes.Scene], shelf: Path, wanted: list[str]) -> None:
    for name, take in pictures.items():
        if not wanted or name in wanted:
            take(shelf, PICTURES / f"{name}.png")
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
