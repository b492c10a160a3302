"""The desktop's session bus on Linux: asynchronous calls, and signals. Other systems have none.

QtDBus is imported on first use: most windows never need it.
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
    """Return whether there is a session bus, without starting one; false if Qt was built without D-Bus."""
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
    """A separate bus connection: services drop what was requested on it when it closes."""

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
        """Call a method of a service asynchronously.

        Parameters
        ----------
        address : tuple of str
            Service, path and interface.
        method : str
            Name of the method.
        arguments : list
            Strings, booleans, dictionaries; integers become signed 32-bit numbers.
        on_done : callable
            Called with an error message; empty on success.
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

        # A watcher that has finished stays until the connection is closed: deleted from its own slot, PySide crashes
        # now and then once the connection goes, too.
        def _finish() -> None:
            on_done(watcher.error().message() or "refused" if watcher.isError() else "")

        watcher.finished.connect(_finish)

    def send_signal(self, path: str, interface: str, name: str, arguments: list[Any]) -> bool:
        """Send a signal and return whether it was sent."""
        from PySide6.QtDBus import QDBusMessage

        connection = self._connection()
        if connection is None:
            return False
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        return connection.send(message)

    def close(self) -> None:
        """Close the connection; requests made on it end, and pending answers are not delivered."""
        # Each watcher and its callback reference each other; without this, the garbage collector would delete them
        # some day, on whichever thread it runs.
        for watcher in self._waiting:
            watcher.finished.disconnect()
            watcher.deleteLater()
        self._waiting.clear()
        if self._name:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self._name)
            self._name = ""
