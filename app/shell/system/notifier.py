"""Desktop notifications: one protocol and its implementation."""

import logging
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from app.shell.system import session_bus
from app.shell.system.session_bus import SessionBus

_log = logging.getLogger(__name__)
_PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Notification",
)


class Notifier(Protocol):
    """Shows a notification outside of the window."""

    @property
    def can_notify(self) -> bool:
        """Whether the system can show notifications."""
        ...

    def notify(self, title: str, text: str) -> None:
        """Show a plain-text notification."""
        ...

    def close(self) -> None:
        """Release the resources."""
        ...


class DesktopNotifier(QObject):
    """Uses the system tray if there is one, else the desktop portal.

    The tray icon appears with the first notification and disappears with the window.
    """

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._bus: SessionBus | None = None

    @property
    def can_notify(self) -> bool:
        """Whether there is a tray or a session bus."""
        return QSystemTrayIcon.isSystemTrayAvailable() or session_bus.is_there()

    def notify(self, title: str, text: str) -> None:
        """Show a plain-text notification."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            if self._tray is None:
                self._tray = QSystemTrayIcon(self._icon, self)
                self._tray.setToolTip("Clipshelf")
            self._tray.show()
            self._tray.showMessage(title, text, self._icon)
        elif session_bus.is_there():
            self._bus = self._bus or SessionBus(self)
            self._bus.call(_PORTAL, "AddNotification", ["jobs", {"title": title, "body": text}], on_done=self._on_done)

    def close(self) -> None:
        """Remove the tray icon and close the bus connection."""
        if self._tray is not None:
            self._tray.hide()
        if self._bus is not None:
            self._bus.close()

    @staticmethod
    def _on_done(trouble: str) -> None:
        if trouble:
            _log.info("no notification could be shown: %s", trouble)
