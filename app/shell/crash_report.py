"""What happens when the program itself is wrong: the log gets the traceback, the person gets a text to copy."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

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
    """Catches what nobody caught, from any thread, and shows it once on the window's thread.

    Parameters
    ----------
    show : callable
        Given the text to copy.
    """

    _caught = Signal(str)

    def __init__(self, show: Callable[[str], object]) -> None:
        super().__init__()
        self._show = show
        self._told: set[str] = set()
        self._caught.connect(self._tell)

    def install(self) -> None:
        """Take over the hooks for uncaught exceptions and Qt's messages."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda caught: self._on_exception(
            caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
        )
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give the hooks back; no signal must reach an object that is gone."""
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

    def _tell(self, text: str) -> None:
        # The same bug in a timer must not open a window each time.
        last_lines = "\n".join(text.splitlines()[-3:])
        if last_lines not in self._told:
            self._told.add(last_lines)
            self._show(f"{environment()}\n\n{text}")


def environment() -> str:
    """Say what the program runs on.

    Returns
    -------
    str
        One line; holds no name of a file or person.
    """
    return f"{platform.platform()} · Python {platform.python_version()} · Qt {qVersion()}"


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
