"""Render the manual's screenshots offscreen from the real program with the sample clips: ``make screenshots``.

They are the same each time except for the dates of adding and the name of a temporary folder.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings

from app.main import make_application
from app.ui.localization import language
from app.ui.paint import icons
from app.ui.preferences import preferences_file
from docs.manual import sample_shelf, scenes

PICTURES = Path(__file__).parent / "pictures"


def main() -> None:
    """Render all screenshots, or those named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="clipshelf-manual-") as name:
        # Keeps the user's own settings out of the screenshots, and unchanged.
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(Path(name) / "settings"))
        memory = preferences_file()
        memory.setValue("language", language.SOURCE)
        memory.sync()
        make_application(sys.argv[:1])
        shelf = Path(name) / "library"
        clips = sample_shelf.lay_out(Path(name) / "Videos")
        _take(scenes.EMPTY, Path(name) / "empty", wanted)
        sample_shelf.analyse(shelf, clips)
        sample_shelf.decide(shelf)
        _take(scenes.FULL, shelf, wanted)
        sample_shelf.break_some(clips)
        sample_shelf.analyse(shelf, clips)
        _take(scenes.BROKEN, shelf, wanted)
        icons.forget()


def _take(pictures: dict[str, scenes.Scene], shelf: Path, wanted: list[str]) -> None:
    for name, take in pictures.items():
        if not wanted or name in wanted:
            take(shelf, PICTURES / f"{name}.png")
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
