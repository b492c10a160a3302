"""Brings the window of a library to the front where the program is started a second time.

The lock of the library says whether there is such a window, so what a crashed one leaves behind does no harm. The
second program passes on what it was asked to add, and ends.
"""

import hmac
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from core.domain.library import Endpoint

log = logging.getLogger(__name__)

_ANSWER = b"ok\n"
_ANSWER_MS = 3000
_LONGEST_REQUEST_BYTES = 2**20
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""With this a Wayland desktop allows a program to come to the front; the one that was started gets it."""


class SingleWindow(QObject):
    """Listens for later starts of the program with the same library.

    Parameters
    ----------
    endpoint : Endpoint or None
        Where to listen; None does nothing.
    """

    def __init__(self, endpoint: Endpoint | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_asked: Callable[[Sequence[Path]], object] | None = None
        self._secret = endpoint.secret if endpoint is not None else ""
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if endpoint is not None and not self._server.listen(endpoint.address):
            log.warning("other windows cannot reach this one: %s", self._server.errorString())

    def listen(self, on_asked: Callable[[Sequence[Path]], object] | None) -> None:
        """Call a function with the paths to add, if any, when the window should come to the front.

        None answers nobody, so that later starts wait until the library is free.
        """
        self._on_asked = on_asked

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_REQUEST_BYTES:
                socket.abort()
            return
        request = _parsed(bytes(socket.readLine().data()))
        is_ours = hmac.compare_digest(str(request.get("secret", "")).encode(), self._secret.encode())
        if self._on_asked is None or not is_ours:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        if socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            return  # it waited too long while this window was busy, and has given up or asked again
        if token := str(request.get("token", "")):
            os.environ[_TOKEN] = token  # Qt uses it for the next activation
        try:
            self._on_asked([Path(os.fsdecode(bytes.fromhex(name))) for name in request.get("paths", [])])
        finally:
            os.environ.pop(_TOKEN, None)  # it is good for one activation, and programs started later must not get it


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except ValueError:
        return {}
    return request if isinstance(request, dict) else {}


def hand_over(endpoint: Endpoint, paths: Sequence[Path]) -> bool:
    """Ask the window of a library to come to the front and to add paths; return whether it answered. Blocks."""
    socket = QLocalSocket()
    socket.connectToServer(endpoint.address)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    _allow_to_front(endpoint.pid)
    names = [os.fsencode(path.absolute()).hex() for path in paths]
    request = {"secret": endpoint.secret, "paths": names, "token": os.environ.get(_TOKEN, "")}
    socket.write(json.dumps(request).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine() and socket.waitForReadyRead(_ANSWER_MS):
        pass
    return bytes(socket.readLine().data()) == _ANSWER


def _allow_to_front(pid: int) -> None:
    """Allow another process to come to the front, which Windows otherwise only allows the foreground process."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)


def come_forward(window: QWidget) -> None:
    """Bring a window to the front, also from the task bar; where the desktop forbids that, it asks for attention."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
