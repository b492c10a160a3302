"""The composition root: parse arguments, open a library, show the window, shut down."""

import contextlib
import logging
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.shell.desk import Desk
from app.shell.system import memory
from app.shell.system.single_window import SingleWindow, come_forward, hand_over
from app.shell.trouble import CrashReporter, refusal, rescue
from app.ui.localization import language
from app.ui.paint import icons, theme
from app.ui.preferences import Preferences, preferences_file
from app.ui.widgets.questions import crash_report
from core import private
from core.api import windows
from core.api.library import Library
from core.domain.events import Level, Notice
from core.domain.library import LibraryPaths
from core.errors import KnownError, LibraryDamagedError, LibraryInUseError
from core.sentence import Sentence

_log = logging.getLogger(__name__)
_PATIENCE_SECONDS = 20.0
"""A window that is closing takes up to ten seconds to end its worker."""
_LOOK_SECONDS = 0.2
_TURN_SECONDS = 0.001
"""Python's thread switch interval. The default of 5 ms, twice, would cost the window a frame."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Parsed command line.

    Attributes
    ----------
    library : Path
        Folder of the library.
    paths : tuple of Path
        Folders and files to add at once.
    """

    library: Path
    paths: tuple[Path, ...] = ()


def has_display() -> bool:
    """Return whether a window can be shown; without this check Qt would abort the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the application object, creating and styling it on first use; Qt reads its own options."""
    sys.setswitchinterval(_TURN_SECONDS)
    memory.return_large_blocks()
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(list(arguments))
    application.setApplicationName("Clipshelf")
    application.setDesktopFileName("clipshelf")
    theme.apply(application)
    application.setWindowIcon(icons.application_icon())
    language.install(application, Preferences(preferences_file()).values.language)
    return application


def run(arguments: Arguments) -> int:
    """Show a library until its window is closed and return the exit code: 0, or 1 if it cannot be opened."""
    if not has_display():
        sys.stderr.write("No display found. Use the clipshelf command instead.\n")
        return 1
    private.begin()
    application = make_application(sys.argv[:1])
    reporter = CrashReporter(lambda text: crash_report(text, QApplication.activeWindow()).show())
    reporter.install()
    try:
        return _run_alone(application, arguments)
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        refusal(error).exec()
        return 1
    finally:
        reporter.remove()
        icons.forget()


def _run_alone(application: QApplication, arguments: Arguments) -> int:
    with contextlib.ExitStack() as held:
        single = _claim(arguments, held)
        if single is None:
            sys.stderr.write("Clipshelf is already open with this library; its window was brought to the front.\n")
            return 0
        opened = open_library(arguments.library)
        return 1 if opened is None else _show(application, arguments, single, *opened)


def _claim(arguments: Arguments, held: contextlib.ExitStack) -> SingleWindow | None:
    """Become the only window of a library; None if there is one already, which was brought to the front.

    Raises
    ------
    LibraryInUseError
        If that window does not answer, such as one on another computer.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            endpoint = held.enter_context(windows.hold(arguments.library))
        except LibraryInUseError:
            other = windows.find(arguments.library)
            if other is not None and hand_over(other, arguments.paths):
                return None
            # It may be just opening or closing.
            if time.monotonic() > deadline:
                raise
            time.sleep(_LOOK_SECONDS)
        else:
            return held.enter_context(contextlib.closing(SingleWindow(endpoint)))


def open_library(folder: Path) -> tuple[Library, list[Sentence]] | None:
    """Open a library; if its catalog is damaged, offer to recover what can be read.

    Returns
    -------
    tuple, or None
        The library and messages on what was recovered; None if the user declined.

    Raises
    ------
    LibraryError
        If it can be neither opened nor repaired.
    """
    try:
        return Library.open(folder), []
    except LibraryDamagedError as error:
        sys.stderr.write(f"{error}\n")
        box, save = rescue(error)
        box.exec()
        return save_library(folder) if box.clickedButton() is save else None


def save_library(folder: Path) -> tuple[Library, list[Sentence]]:
    """Recover what can be read of a damaged catalog; return the open library and messages on the result.

    Raises
    ------
    LibraryError
        If it cannot be repaired.
    """
    # Imported here because it pulls in the stores' dependencies, which the window does not need.
    from core.api import repair

    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        rescued = repair.recover(LibraryPaths(folder.expanduser().absolute()))
    finally:
        QApplication.restoreOverrideCursor()
    return Library.open(folder), rescued.sentences


def restore_library(folder: Path, backup: Path) -> tuple[Library, list[Sentence]]:
    """Restore a backup of a closed library; return the open library and messages on the result.

    The library is opened again even if the backup could not be restored.

    Raises
    ------
    LibraryError
        If the library cannot be opened again.
    """
    from core.api import repair

    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        done = repair.restore(LibraryPaths(folder.expanduser().absolute()), backup)
    except KnownError as error:
        done = [error.whole]
    finally:
        QApplication.restoreOverrideCursor()
    return Library.open(folder), done


def _show(
    application: QApplication,
    arguments: Arguments,
    single: SingleWindow,
    library: Library,
    sentences: Sequence[Sentence],
) -> int:
    desk = Desk(library)
    desk.window.show()
    desk.start()
    for sentence in sentences:
        desk.session.board.post(Notice(Level.WARNING, sentence))

    def _add(paths: Sequence[Path]) -> None:
        if paths:
            desk.folders.adding.add(list(paths))

    def _come_forward(paths: Sequence[Path]) -> None:
        come_forward(desk.window)
        _add(paths)

    _add(arguments.paths)
    single.listen(_come_forward)
    try:
        code = application.exec()
    finally:
        single.listen(None)
        desk.close()
        desk.deleteLater()
    again = Arguments(arguments.library)
    if desk.restore_from is not None:
        return _show(application, again, single, *restore_library(arguments.library, desk.restore_from))
    if desk.is_rescue_wanted:
        return _show(application, again, single, *save_library(arguments.library))
    return code
