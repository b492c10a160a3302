"""Fixtures of every window test: a plain theme, and a check that nothing keeps running afterwards."""

import contextlib
import gc
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QSettings, QThread, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker
from typing_extensions import override

from app.shell.desk import Desk
from app.ui.localization import language
from app.ui.paint import theme
from core.api.library import Library
from core.embedding import catalogue
from core.jobs.analysis.estimates import NOTES_NAME
from core.jobs.context import machine_name
from tests.app.stand_in import CLIP, StandInLibrary, info, video
from tests.support.libraries import make_clips, opened, work_off

# The offscreen platform lacks these and logs warnings; a test machine has neither sound nor a graphics card.
_OFFSCREEN_CANNOT = [
    r"This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)",
    r"PulseAudioService: pa_context_connect\(\) failed",
    r"No RHI backend\. Using CPU conversion",
]
SAMPLES = (
    *("ball-game-match.mp4", "ball-game-training.mp4", "sea-at-dawn.mp4", "sea-at-dusk.mp4", "sea-at-noon.mp4"),
    *("traffic-at-night.mp4", "traffic-in-the-rain.mp4"),
)
_PATIENCE_MS = 30_000
"""Longer than the usual five seconds, because the machine may be busy with other work."""
_OUR_THREADS = ("write", "read", "long", "beside", "thumbnails", "worker-supervisor", "folder-checks")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*_OFFSCREEN_CANNOT))


class _PatientBot(QtBot):
    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE_MS, **how: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return the bot of pytest-qt with a longer timeout."""
    return _PatientBot(request)


def _kinds_of(*kinds: type) -> set[type]:
    return set(kinds).union(*(_kinds_of(*kind.__subclasses__()) for kind in kinds if kind.__subclasses__()))


def _running() -> list[QTimer | QThread]:
    """Return the timers and threads of Qt that run, but for the thread of the window."""
    # By type, in one pass: it looks at every object that a test has made, and asking an object for its class would
    # wake lazy modules that other tests have loaded.
    kinds = _kinds_of(QTimer, QThread)
    found = [one for one in gc.get_objects() if type(one) in kinds and shiboken6.isValid(one)]
    return [one for one in found if (one.isActive() if isinstance(one, QTimer) else _is_another_thread(one))]


def _is_another_thread(thread: QThread) -> bool:
    return thread.isRunning() and thread is not QApplication.instance().thread()  # pyright: ignore[reportOptionalMemberAccess]


@pytest.fixture(autouse=True)
def _nothing_goes_on(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Fail a test that leaves a timer, a QThread or one of our threads running."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    if not qapp.property("isDressed"):
        theme.apply(qapp)
        # English has a file too, for its plurals.
        language.install(qapp, language.SOURCE)
        qapp.setProperty("isDressed", True)
    yield
    running = _running()
    assert not running, f"running timers and threads: {[(one, one.parent()) for one in running]}"
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(_OUR_THREADS)]


@pytest.fixture(scope="session", autouse=True)
def _speeds_are_known(_home: Path) -> None:
    """Skip the speed measurement behind the offer of a better model in tests with a real worker."""
    speed = {"frames_per_second": 20.0, "is_on_cpu": True}
    notes = {f"{entry.name.split('/')[0]}, device auto, 0 threads": speed for entry in catalogue.entries()}
    cache = _home / "clipshelf-cache"
    cache.mkdir(parents=True, exist_ok=True)
    (cache / NOTES_NAME).write_text(json.dumps({machine_name(): notes}))


@pytest.fixture(scope="session")
def _sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of analysed sample clips that the built-in model knows; made once and copied for each test."""
    folder = tmp_path_factory.mktemp("samples")
    (folder / "videos").mkdir()
    for name in SAMPLES:
        shutil.copy(Path(str(resources.files("resources"))) / "samples" / name, folder / "videos")
    with opened(folder / "library") as library:
        library.folders.add([folder / "videos"], is_watched=False)
        work_off(folder / "library")
    return folder / "library"


@pytest.fixture
def samples(_sampled: Path, tmp_path: Path) -> Iterator[Library]:
    """Return a real library of the `SAMPLES`: seas, traffic and ball games."""
    shutil.copytree(_sampled, tmp_path / "samples")
    with contextlib.closing(Library.open(tmp_path / "samples")) as library:
        yield library


@pytest.fixture
def library(tmp_path: Path) -> StandInLibrary:
    return StandInLibrary(tmp_path / "library")


@pytest.fixture
def filled(library: StandInLibrary, tmp_path: Path) -> StandInLibrary:
    """Return a library of forty videos in one folder, with an encoder that knows words."""
    library.put(*(video(number, tmp_path / f"clip {number:02d}.mp4") for number in range(1, 41)))
    library.folders.add([tmp_path])
    library.calls.clear()
    library.encoder = info(CLIP)
    return library


@pytest.fixture(scope="session")
def _analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of eight real, analysed clips; made once and copied for each test."""
    folder = tmp_path_factory.mktemp("shelf")
    make_clips(folder / "videos", 8, seconds=6.0)
    with opened(folder / "library") as library:
        library.folders.add([folder / "videos"], is_watched=False)
        work_off(folder / "library")
    return folder / "library"


@pytest.fixture
def shelf(_analysed: Path, tmp_path: Path) -> Iterator[Library]:
    """Return a library of eight clips (``clip 000.mp4`` ..., 6 s each), with posters, filmstrips and vectors.

    Open it with `open_desk(shelf, with_worker=False)` where no search is asked for: nothing is queued in it.
    """
    shutil.copytree(_analysed, tmp_path / "shelf")
    with contextlib.closing(Library.open(tmp_path / "shelf")) as library:
        yield library


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Return a function that opens windows, which are closed after the test."""
    desks: list[Desk] = []

    def _open(library: object, *, remembers: bool = False, with_worker: bool = True) -> Desk:
        desk = Desk(library, remembers=remembers)  # pyright: ignore[reportArgumentType]
        desks.append(desk)
        desk.window.resize(1100, 720)
        desk.window.show()
        desk.start(with_worker=with_worker)
        qtbot.waitUntil(lambda: desk.window.isVisible())
        return desk

    yield _open
    for desk in desks:
        if not desk.window.close():
            _discard_marks(desk)
        desk.deleteLater()


def _discard_marks(desk: Desk) -> None:
    """Answer the question about unsaved marks with Discard."""
    for box in desk.window.findChildren(QMessageBox):
        for button in box.buttons():
            if box.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole:
                button.click()
