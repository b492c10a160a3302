"""What every window test gets: a plain theme, and a check that nothing goes on running after it."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.controllers.desk import Desk
from app.support import theme
from tests.app.stand_in import CLIP, StandInLibrary, info, video

# The offscreen platform cannot do these, and says so as a warning; nor has a test machine sound or a graphics card.
_OFFSCREEN_CANNOT = [
    r"This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)\(\)",
    r"PulseAudioService: pa_context_connect\(\) failed",
    r"No RHI backend\. Using CPU conversion",
]
_OUR_THREADS = ("write", "read", "download", "thumbnails", "worker-supervisor")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*_OFFSCREEN_CANNOT))


def _live(kind: type) -> list:
    # By type: asking an object for its class wakes lazy modules that other tests have loaded.
    return [one for one in gc.get_objects() if issubclass(type(one), kind) and shiboken6.isValid(one)]


@pytest.fixture(autouse=True)
def _nothing_goes_on(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Fail a test that leaves a timer, a thread of Qt's or one of ours running."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    if not qapp.property("isDressed"):
        theme.apply(qapp)
        qapp.setProperty("isDressed", True)
    yield
    timers = [timer for timer in _live(QTimer) if timer.isActive()]
    assert not timers, f"running timers of {[timer.parent() for timer in timers]}"
    assert not [thread for thread in _live(QThread) if thread.isRunning() and thread is not qapp.thread()]
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(_OUR_THREADS)]


@pytest.fixture
def library(tmp_path: Path) -> StandInLibrary:
    return StandInLibrary(tmp_path / "library")


@pytest.fixture
def filled(library: StandInLibrary, tmp_path: Path) -> StandInLibrary:
    """A library of forty videos in one folder, with an encoder that knows words."""
    library.put(*(video(number, tmp_path / f"clip {number:02d}.mp4") for number in range(1, 41)))
    library.folders.add([tmp_path])
    library.calls.clear()
    library.encoder = info(CLIP)
    return library


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Open windows that are closed after the test."""
    desks: list[Desk] = []

    def _open(library: object, *, remembers: bool = False) -> Desk:
        desk = Desk(library, remembers=remembers)  # pyright: ignore[reportArgumentType]
        desks.append(desk)
        desk.window.resize(1100, 720)
        desk.window.show()
        desk.start()
        qtbot.waitUntil(lambda: desk.window.isVisible())
        return desk

    yield _open
    for desk in desks:
        desk.window.close()
        desk.window.deleteLater()
