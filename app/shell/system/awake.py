"""Keep the computer awake: one protocol and an implementation for each system.

If a system offers nothing, or refuses, that is logged and not shown.
"""

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
from typing import Protocol

from app.shell.system import session_bus
from app.shell.system.session_bus import SessionBus

_log = logging.getLogger(__name__)
_WHY = "Videos are being analysed"
_SERVICES = (
    # First the service that only blocks sleep, then the broader one that more desktops have.
    (
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
    ),
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
)
_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001


class Awake(Protocol):
    """Keeps the computer awake from `hold` to `release`; both may be called twice."""

    def hold(self) -> None:
        """Keep the computer from going to sleep by itself."""
        ...

    def release(self) -> None:
        """Let the computer sleep again; also called at exit."""
        ...


class NoAwake:
    """Does nothing, for systems that offer no way."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


class ChildAwake:
    """Runs a command that keeps the computer awake while it runs; it ends with this process, even if killed."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """Start the command."""
        if self._process is not None and self._process.poll() is None:
            return
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            _log.info("the computer cannot be kept awake: %s", error)

    def release(self) -> None:
        """End the command and its children."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


class BusAwake:
    """Asks the desktop over its session bus; uses the fallback if every service refuses."""

    def __init__(self, fallback: Awake) -> None:
        self._fallback = fallback
        self._bus: SessionBus | None = None

    def hold(self) -> None:
        """Ask the first service, then the next if it refuses."""
        if self._bus is None:
            self._bus = SessionBus()
            self._ask(self._bus, 0)

    def _ask(self, bus: SessionBus, number: int) -> None:
        if number == len(_SERVICES):
            self._fallback.hold()
            return

        def _finish(trouble: str) -> None:
            if trouble and self._bus is bus:
                _log.info("%s does not keep awake: %s", _SERVICES[number][0], trouble)
                self._ask(bus, number + 1)

        bus.call(_SERVICES[number], "Inhibit", ["Clipshelf", _WHY], on_done=_finish)

    def release(self) -> None:
        """Close the bus connection, which ends the inhibition."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None
        self._fallback.release()


class WindowsAwake:
    """Uses the Windows API; applies to the calling thread."""

    def hold(self) -> None:
        """Require the system to stay awake."""
        self._set(_CONTINUOUS | _SYSTEM_REQUIRED)

    def release(self) -> None:
        """Clear the requirement."""
        self._set(_CONTINUOUS)

    @staticmethod
    def _set(state: int) -> None:
        import ctypes

        if not ctypes.windll.kernel32.SetThreadExecutionState(state):  # type: ignore[attr-defined]
            _log.info("Windows refuses to be kept awake")


def of_this_system() -> Awake:
    """Return the implementation for this system; `NoAwake` if there is none."""
    if sys.platform == "win32":
        return WindowsAwake()
    if sys.platform == "darwin":
        return ChildAwake(["caffeinate", "-i", "-w", str(os.getpid())])
    child: Awake = NoAwake()
    if shutil.which("systemd-inhibit") and shutil.which("tail"):
        # The command must not outlive this program, even if it is killed.
        until = ["tail", f"--pid={os.getpid()}", "-f", "/dev/null"]
        child = ChildAwake(["systemd-inhibit", "--what=sleep:idle", "--who=Clipshelf", f"--why={_WHY}", *until])
    return BusAwake(child) if session_bus.is_there() else child
