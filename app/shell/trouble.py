"""Message boxes for a library that cannot be used, and the crash reporter."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import tr
from core.errors import KnownError


def refusal(error: KnownError, parent: QWidget | None = None) -> QMessageBox:
    """Return the box, not yet shown, that says why a library cannot be opened and what to do."""
    box = QMessageBox(parent)
    box.setWindowTitle("Clipshelf")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(f"{in_own_words(error.sentence)}.")
    box.setInformativeText(in_own_words(error.remedy))
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def rescue(error: KnownError, parent: QWidget | None = None) -> tuple[QMessageBox, QPushButton]:
    """Return the box, not yet shown, that offers to recover a damaged catalog, and its accept button."""
    box = refusal(error, parent)
    words = tr(
        "Trouble",
        "Clipshelf can keep a copy of the damaged file and recover what can be read from it and from the newest"
        " backup into a new catalog. Your videos are not touched.",
    )
    box.setInformativeText(words)
    save = box.addButton(tr("Trouble", "Recover what can be read"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(save)
    box.setEscapeButton(box.addButton(tr("Trouble", "Leave as is"), QMessageBox.ButtonRole.RejectRole))
    return box, save


_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter(QObject):
    """Catches uncaught exceptions of any thread and shows a report once, on the window's thread."""

    _caught = Signal(str)

    def __init__(self, show: Callable[[str], object]) -> None:
        super().__init__()
        self._show = show
        self._reported: set[str] = set()
        self._caught.connect(self._report)

    def install(self) -> None:
        """Install hooks for uncaught exceptions and Qt's messages."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda caught: self._on_exception(
            caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
        )
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Restore the hooks; no signal may reach a deleted object."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("uncaught exception\n%s", text)
        self._caught.emit(text)

    def _report(self, text: str) -> None:
        # A bug in a timer must not open a window each time.
        last_lines = "\n".join(text.splitlines()[-3:])
        if last_lines not in self._reported:
            self._reported.add(last_lines)
            self._show(f"{environment()}\n\n{text}")


def environment() -> str:
    """Return one line on what the program runs on, without names of files or people."""
    return f"{platform.platform()} · Python {platform.python_version()} · Qt {qVersion()}"


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
