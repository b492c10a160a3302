"""A real desktop session bus, started for the test; skipped where none can be started."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from pytestqt.qtbot import QtBot

from app.shell.system import awake, session_bus
from app.shell.system.awake import BusAwake, ChildAwake, NoAwake
from app.shell.system.desktop import LauncherBar
from app.shell.system.session_bus import SessionBus

is_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux desktops have such a bus")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon")
    address = f"unix:path={tmp_path / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address={address}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout is not None
        if not daemon.stdout.readline():
            pytest.skip("dbus-daemon does not start here")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class ScreenSaver(QObject):
    """A desktop service that inhibits the screen saver."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []

    @Slot(str, str, result=int)
    def Inhibit(self, program: str, why: str) -> int:
        self.asked.append((program, why))
        return 7


@is_linux
def test_desktop_is_inhibited_until_the_bus_is_left(bus: str, qtbot: QtBot) -> None:
    from PySide6.QtDBus import QDBusConnection

    service = ScreenSaver()
    desktop = QDBusConnection.connectToBus(bus, "desktop")
    options = QDBusConnection.RegisterOption.ExportAllSlots
    name = "org.freedesktop.ScreenSaver"
    assert desktop.registerObject("/org/freedesktop/ScreenSaver", service, options)
    assert desktop.registerService(name)
    kept = BusAwake(NoAwake())
    before = set(desktop.interface().registeredServiceNames().value())
    kept.hold()
    kept.hold()
    qtbot.waitUntil(lambda: bool(service.asked))
    assert service.asked == [("Clipshelf", "Videos are being analysed")]
    names = set(desktop.interface().registeredServiceNames().value())
    assert len(names - before) == 1, "a connection of its own"
    kept.release()
    qtbot.waitUntil(lambda: set(desktop.interface().registeredServiceNames().value()) == before)
    desktop.unregisterObject("/org/freedesktop/ScreenSaver")
    QDBusConnection.disconnectFromBus("desktop")


@is_linux
def test_fallback_is_used_if_the_desktop_refuses(bus: str, qtbot: QtBot) -> None:
    said: list[str] = []

    class _Fallback(NoAwake):
        def hold(self) -> None:
            said.append("hold")

        def release(self) -> None:
            said.append("release")

    kept = BusAwake(_Fallback())
    kept.hold()
    qtbot.waitUntil(lambda: said == ["hold"])
    kept.release()
    assert said == ["hold", "release"]


@is_linux
def test_refusals_may_follow_each_other(bus: str, qtbot: QtBot) -> None:
    """Deleting a watcher in its own slot crashed the program within about 20 of these."""
    said: list[str] = []

    class _Fallback(NoAwake):
        def hold(self) -> None:
            said.append("hold")

    for number in range(1, 101):
        kept = BusAwake(_Fallback())
        kept.hold()
        qtbot.waitUntil(lambda number=number: len(said) == number)
        kept.release()
    assert said == ["hold"] * 100


@is_linux
def test_progress_is_sent_as_a_signal(bus: str, qtbot: QtBot) -> None:
    if shutil.which("dbus-monitor") is None:
        pytest.skip("there is no dbus-monitor")
    command = ["dbus-monitor", "--address", bus, "interface='com.canonical.Unity.LauncherEntry'"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as monitor:
        assert monitor.stdout is not None
        monitor.stdout.readline()  # it listens from now on
        bar = LauncherBar()
        bar.show_progress(0.25)
        heard = ""
        while "progress-visible" not in heard:
            heard += monitor.stdout.readline().decode()
        heard += monitor.stdout.readline().decode()
        bar.close()
        monitor.terminate()
    assert "application://clipshelf.desktop" in heard
    assert "double 0.25" in heard
    assert "boolean true" in heard


@is_linux
def test_without_a_bus_nothing_is_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not session_bus.is_there()
    bar = LauncherBar()
    bar.show_progress(0.5)
    bar.close()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'gone'}")
    troubles: list[str] = []
    gone = SessionBus()
    gone.call(("a.b", "/a", "a.b"), "Do", [], on_done=troubles.append)
    assert troubles == ["there is no session bus"]
    assert not gone.send_signal("/a", "a.b", "Done", [])
    gone.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is told without a child")
def test_child_process_keeps_awake_and_ends_with_it(qtbot: QtBot) -> None:
    child = ChildAwake([
        sys.executable,
        "-c",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])",
    ])
    known = {one.pid for one in psutil.Process().children(recursive=True)}
    child.hold()
    child.hold()
    (started,) = [one for one in psutil.Process().children() if one.pid not in known]
    child.release()
    child.release()
    assert not started.is_running()
    qtbot.waitUntil(lambda: not _is_group_alive(started.pid))


def _is_group_alive(leader: int) -> bool:
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True


def test_missing_program_is_ignored(caplog: pytest.LogCaptureFixture) -> None:
    child = ChildAwake(["/no/such/program"])
    with caplog.at_level("INFO"):
        child.hold()
    assert "cannot be kept awake" in caplog.text
    child.release()


def test_stay_awake_method_of_this_system_can_be_chosen() -> None:
    kept = awake.of_this_system()
    kept.release()
