"""The desktop's session bus on Linux: calls that nobody waits for, and signals. Elsewhere there is none.

QtDBus is imported when it is first needed: most windows never say anything here.
"""

import itertools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_numbers = itertools.count(1)


def is_there() -> bool:
    """Say whether there is a session bus, without starting one.

    Returns
    -------
    bool
        False on other systems, and where Qt comes without it.
    """
    if not sys.platform.startswith("linux") or not _address():
        return False
    try:
        import PySide6.QtDBus  # noqa: F401
    except ImportError:
        return False
    return True


def _address() -> str:
    own = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS", "") or (f"unix:path={own}" if own.exists() else "")


class SessionBus(QObject):
    """A connection of its own, so that whoever was told something on it forgets it when it is closed.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._waiting: set[QDBusPendingCallWatcher] = set()

    def _connection(self) -> "QDBusConnection | None":
        from PySide6.QtDBus import QDBusConnection

        if not self._name:
            self._name = f"clipshelf-{next(_numbers)}"
            QDBusConnection.connectToBus(_address(), self._name)
        connection = QDBusConnection(self._name)
        return connection if connection.isConnected() else None

    def call(
        self,
        address: tuple[str, str, str],
        method: str,
        arguments: list[Any],
        *,
        on_done: Callable[[str], object] = lambda _trouble: None,
    ) -> None:
        """Call a method of a service; returns at once.

        Parameters
        ----------
        address : tuple of str
            Service, path and interface.
        method : str
            Its name.
        arguments : list
            Strings, truth values, dictionaries; Python's numbers are signed and 32 bits wide there.
        on_done : callable
            Given what went wrong; empty where it went well.
        """
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        connection = self._connection()
        if connection is None:
            on_done("there is no session bus")
            return
        message = QDBusMessage.createMethodCall(*address, method)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(connection.asyncCall(message), self)
        self._waiting.add(watcher)

        def _finish() -> None:
            self._waiting.discard(watcher)
            on_done(watcher.error().message() or "refused" if watcher.isError() else "")
            watcher.deleteLater()

        watcher.finished.connect(_finish)

    def tell(self, path: str, interface: str, name: str, arguments: list[Any]) -> bool:
        """Send a signal to whoever listens.

        Parameters
        ----------
        path, interface, name : str
            Of the signal.
        arguments : list
            See `call`.

        Returns
        -------
        bool
            Whether it went out.
        """
        from PySide6.QtDBus import QDBusMessage

        connection = self._connection()
        if connection is None:
            return False
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        return connection.send(message)

    def close(self) -> None:
        """Leave the bus; what was asked for on it ends, and nobody is told of answers that are still to come."""
        # Each watcher and its function hold one another: left alone, the garbage collector would end them one day, on
        # whichever thread it runs.
        for watcher in self._waiting:
            watcher.finished.disconnect()
            watcher.deleteLater()
        self._waiting.clear()
        if self._name:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self._name)
            self._name = ""
