"""A library is open in one window only: starting the program again brings that one to the front."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil
import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app import main
from app.main import Arguments
from app.shell.system.single_window import SingleWindow, come_forward, hand_over
from core.api import windows
from core.api.library import Library
from core.domain.library import LibraryPaths
from core.errors import LibraryInUseError
from tests.app.driving import Open
from tests.support.libraries import make_clips

PATIENCE_SECONDS = 60
HOLD = """
import sys
from pathlib import Path
from app import main
from app.main import Arguments
from core.api import windows
from app.shell.system.single_window import SingleWindow
from PySide6.QtCore import QCoreApplication, QTimer
application = QCoreApplication([])
with windows.hold(Path(sys.argv[1])) as endpoint:
    single = SingleWindow(endpoint)
    single.listen(lambda paths: None)
    print("open", flush=True)
    application.exec()
"""


def start_again(folder: Path, *paths: Path, cwd: Path | None = None) -> "subprocess.Popen[str]":
    """Start the real program."""
    command = [sys.executable, "-m", "app", "--library", str(folder), *map(str, paths)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=cwd, env=_environment())


def _environment() -> dict[str, str]:
    # The tests' own sources, wherever the program is started.
    return dict(os.environ) | {"PYTHONPATH": str(Path(main.__file__).parents[1]), "PYTHONSAFEPATH": ""}


@contextlib.contextmanager
def other_window(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the library open, without a screen."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment())
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def ended(qtbot: QtBot, process: "subprocess.Popen[str]") -> tuple[int, str]:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=PATIENCE_SECONDS * 1000)
    assert process.stderr is not None
    with process.stderr:
        return process.returncode, process.stderr.read()


def test_the_second_start_brings_the_window_to_the_front_and_adds_there(
    shelf: Library, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    make_clips(tmp_path / "more", 1, first=80)
    desk = open_desk(shelf, with_worker=False)
    with (
        windows.hold(shelf.folder) as endpoint,
        contextlib.closing(SingleWindow(endpoint)) as single,
    ):
        asked: list[list[Path]] = []

        def come(paths: list[Path]) -> None:
            asked.append(paths)
            come_forward(desk.window)

        single.listen(come)
        desk.window.showMinimized()
        code, said = ended(qtbot, start_again(shelf.folder))
        assert (code, asked) == (0, [[]])
        assert "already open" in said
        assert not desk.window.isMinimized()
        assert desk.window.isVisible()
        qtbot.waitUntil(desk.window.isActiveWindow)
        # A relative path means the folder in which the second program was started.
        code, _said = ended(qtbot, start_again(shelf.folder, Path("more"), cwd=tmp_path))
        assert (code, asked[1]) == (0, [tmp_path / "more"])
        again = tmp_path / "the same library"
        again.symlink_to(shelf.folder)
        assert ended(qtbot, start_again(again))[0] == 0
        assert len(asked) == 3


def test_the_whole_program_is_one_window(qtbot: QtBot, tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 1)
    folder = tmp_path / "library"
    first = start_again(folder)
    try:
        wait(lambda: windows.find(folder) is not None and LibraryPaths(folder).catalog.exists())
        code, said = ended(qtbot, start_again(folder, tmp_path / "media"))
        assert code == 0, said
        wait(lambda: _folders(folder) == [tmp_path / "media"])
        assert first.poll() is None
    finally:
        first.kill()
        ended(qtbot, first)


def _folders(folder: Path) -> list[Path]:
    with contextlib.closing(Library.open(folder)) as library:
        return [one.path for one in library.folders.list_all()]


def wait(is_met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_met():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_what_a_crashed_window_leaves_behind_does_no_harm(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with other_window(folder) as process:
        left = windows.find(folder)
        assert left is not None
        with pytest.raises(LibraryInUseError), windows.hold(folder):
            pass
        process.kill()
        process.wait()
    assert windows.find(folder) == left, "nobody took it away"
    assert sys.platform == "win32" or Path(left.address).is_socket()
    assert not hand_over(left, [])
    with contextlib.ExitStack() as held:
        single = main._claim(Arguments(folder), held)
        assert single is not None
        new = windows.find(folder)
        assert new is not None
        assert new != left
        assert not Path(left.address).exists()
    assert windows.find(folder) is None
    assert not Path(new.address).exists()


def test_a_window_that_is_closing_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with other_window(folder) as closing:
        # It no longer answers, and ends a moment later.
        psutil.Process(closing.pid).suspend()
        second = start_again(folder)
        qtbot.wait(1500)
        assert second.poll() is None
        closing.kill()
        closing.wait()
        try:
            wait(lambda: (found := windows.find(folder)) is not None and found.pid == second.pid)
        finally:
            second.kill()
            ended(qtbot, second)


def test_a_window_that_never_answers_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "_PATIENCE_SECONDS", 0.5)
    folder = tmp_path / "library"
    with other_window(folder) as hung, contextlib.ExitStack() as held:
        psutil.Process(hung.pid).suspend()
        with pytest.raises(LibraryInUseError, match="in use by another Clipshelf"):
            main._claim(Arguments(folder), held)


def test_strangers_are_not_answered(qtbot: QtBot, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a pipe is not a socket")
    with windows.hold(tmp_path / "library") as endpoint, contextlib.closing(SingleWindow(endpoint)) as single:
        assert endpoint is not None
        asked: list[object] = []
        single.listen(asked.append)
        assert Path(endpoint.address).stat().st_mode & 0o077 == 0
        wrong = {"secret": "0" * 64, "paths": []}
        for line in (b"hello\n", b"[]\n", b"\xff\n", json.dumps(wrong).encode() + b"\n", b"x" * 2**21):
            with socket.socket(socket.AF_UNIX) as stranger:
                stranger.connect(endpoint.address)
                stranger.setblocking(False)
                with contextlib.suppress(OSError):
                    stranger.send(line)

                def is_refused(stranger: socket.socket = stranger) -> bool:
                    try:
                        return stranger.recv(10) == b""
                    except BlockingIOError:
                        with contextlib.suppress(OSError):
                            stranger.send(b"x" * 2**16)
                        return False
                    except OSError:
                        return True

                qtbot.waitUntil(is_refused)
        assert asked == []


def test_a_request_that_was_given_up_is_not_carried_out(qtbot: QtBot, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a pipe is not a socket")
    with windows.hold(tmp_path / "library") as endpoint, contextlib.closing(SingleWindow(endpoint)) as single:
        assert endpoint is not None
        asked: list[Sequence[Path]] = []
        single.listen(asked.append)
        line = json.dumps({"secret": endpoint.secret, "paths": []}).encode() + b"\n"
        # The window is busy all the while: its event loop runs only afterwards.
        for _ in range(2):
            with socket.socket(socket.AF_UNIX) as impatient:
                impatient.connect(endpoint.address)
                impatient.send(line)
        with socket.socket(socket.AF_UNIX) as patient:
            patient.connect(endpoint.address)
            patient.send(line)
            qtbot.waitUntil(lambda: bool(asked))
        qtbot.waitUntil(lambda: not single.findChildren(QLocalSocket))
        assert asked == [[]]


def test_the_token_serves_one_activation(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("a pipe is not a socket")
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    with windows.hold(tmp_path / "library") as endpoint, contextlib.closing(SingleWindow(endpoint)) as single:
        assert endpoint is not None
        tokens: list[str | None] = []
        single.listen(lambda _paths: tokens.append(os.environ.get("XDG_ACTIVATION_TOKEN")))
        request = {"secret": endpoint.secret, "paths": [], "token": "once"}
        with socket.socket(socket.AF_UNIX) as second:
            second.connect(endpoint.address)
            second.send(json.dumps(request).encode() + b"\n")
            qtbot.waitUntil(lambda: bool(tokens))
        qtbot.waitUntil(lambda: not single.findChildren(QLocalSocket))
        assert tokens == ["once"]
        assert "XDG_ACTIVATION_TOKEN" not in os.environ


def test_commands_work_beside_an_open_window(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with other_window(folder):
        make_clips(tmp_path / "media", 1)
        command = [
            sys.executable,
            "-c",
            "from core.cli.main import main; main()",
            "add",
            str(tmp_path / "media"),
            "--library",
            str(folder),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=_environment())
        assert done.returncode == 0, done.stderr
        assert "1 video ready" in done.stderr


def test_a_folder_without_locks_opens_anyway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import filelock

    def refuse(*_arguments: object, **_options: object) -> None:
        raise NotImplementedError("this file system has no locks")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with windows.hold(tmp_path / "library") as endpoint:
        assert endpoint is None
        with contextlib.closing(SingleWindow(endpoint)) as single:
            single.listen(None)
