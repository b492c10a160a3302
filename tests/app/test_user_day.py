"""A whole day with the program, by real clips, real worker and real keys; and a day that ends with a kill."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.tags import Verdict
from core.domain.videos import VideoStage
from tests.app.driving import Open, drop, files
from tests.support.libraries import make_clips

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PATIENCE_MS = 60_000
N_CLIPS = 7
ROOT = Path(__file__).parents[2]


class Person:
    """A person who only uses keys: they go to the focused widget.

    Attributes
    ----------
    desk : Desk
        The window in use.
    library : Library
        The open library.
    """

    def __init__(self, desk: Desk, library: Library, qtbot: QtBot) -> None:
        self.desk = desk
        self.library = library
        self._qtbot = qtbot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier, *, times: int = 1) -> None:
        for _ in range(times):
            self._qtbot.keyClick(QApplication.focusWidget() or self.desk.window, key, modifier)

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)

    def see(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=PATIENCE_MS)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    make_clips(tmp_path / "clips", N_CLIPS, seconds=6.0)
    return tmp_path / "clips"


@pytest.fixture
def person(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> Person:
    return sit_down(open_desk, qtbot, tmp_path / "library")


def sit_down(open_desk: Open, qtbot: QtBot, folder: Path) -> Person:
    library = Library.open(folder)
    found = Person(open_desk(library, remembers=True), library, qtbot)
    found.see(lambda: found.desk.encoders.controller.first_encoder == "builtin")
    return found


def bring_in(person: Person, clips: Path) -> None:
    """Drop the folder and wait until all of it is analysed."""
    drop(person.desk, files(clips))
    person.see(lambda: person.desk.browse.pages.model.rowCount() == N_CLIPS)
    # The bar is also idle between the scan and the analysis.
    person.see(lambda: person.library.videos.count_stages().get(VideoStage.ANALYSED) == N_CLIPS)
    person.see(lambda: person.desk.jobs.bar.text.startswith(("Up to date", "Done")))


def find(person: Person, tmp_path: Path) -> int:
    """Search by a dropped picture; return the id of the best video."""
    image = QImage(96, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.save(str(tmp_path / "blue.png"))
    drop(person.desk, files(tmp_path / "blue.png"))
    person.see(
        lambda: (
            person.desk.search.results.model.rowCount() > 0
            and person.desk.search.results.list_view.currentIndex().isValid()
        )
    )
    best = person.desk.search.results.model.moment(person.desk.search.results.model.index(0))
    assert best is not None
    return best.card.video.id


def mark_and_tag(person: Person, video_id: int, name: str) -> None:
    """Play the found video, mark a second of it, and apply a new tag."""
    library = person.library
    person.desk.search.results.list_view.setFocus()
    person.press(Key.Key_Return)
    person.see(lambda: person.desk.player.panel.is_playing and person.desk.player.panel.video_id == video_id)
    person.press(Key.Key_Space)
    person.see(lambda: not person.desk.player.panel.is_playing)
    person.press(Key.Key_Home)
    person.see(lambda: person.desk.player.panel.position_seconds == 0.0)
    person.press(Key.Key_X)
    person.press(Key.Key_Right, Modifier.ShiftModifier)
    person.see(lambda: person.desk.player.panel.position_seconds == pytest.approx(1.0, abs=0.01))
    person.press(Key.Key_I)
    person.press(Key.Key_Right, Modifier.ShiftModifier, times=2)
    person.see(lambda: person.desk.player.panel.position_seconds == pytest.approx(3.0, abs=0.01))
    person.press(Key.Key_O)
    person.see(
        lambda: person.desk.stage.selection.moment is not None and person.desk.stage.selection.moment.end_seconds < 4
    )
    person.press(Key.Key_S)
    person.write(name)
    person.press(Key.Key_Return, Modifier.ShiftModifier)
    person.see(lambda: bool(library.decisions.of_video(video_id)))
    person.press(Key.Key_Escape)


def tag_many(person: Person, n_videos: int, name: str) -> None:
    """Select the first videos by keys and apply a new tag to all of them."""
    person.press(Key.Key_1, Modifier.AltModifier)
    person.see(lambda: person.desk.stage.pages.currentWidget() is person.desk.browse.pages.grid)
    person.press(Key.Key_Home)
    person.press(Key.Key_Right, Modifier.ShiftModifier, times=n_videos - 1)
    person.see(lambda: len(person.desk.stage.selection.ids) == n_videos)
    person.press(Key.Key_T, Modifier.ControlModifier)
    person.write(name)
    person.press(Key.Key_Return, Modifier.ShiftModifier)
    person.see(
        lambda: (
            (tag := person.desk.stage.tags.find(name)) is not None
            and person.desk.stage.tags.count(tag.id).n_videos == n_videos
        )
    )
    person.press(Key.Key_Escape)


def narrow_down_and_keep(person: Person, asked: str, name: str, n_left: int) -> None:
    """Filter with tokens and save the search."""
    person.press(Key.Key_F, Modifier.ControlModifier)
    person.write(asked)
    person.press(Key.Key_Return)
    person.see(lambda: len(person.desk.browse.pages.model.ids) == n_left)
    person.press(Key.Key_S, Modifier.ControlModifier)
    person.press(Key.Key_A, Modifier.ControlModifier)
    person.write(name)
    person.press(Key.Key_Return)
    person.see(lambda: [one.name for one in person.library.saved_searches.list_all()] == [name])


def test_whole_day(person: Person, open_desk: Open, qtbot: QtBot, tmp_path: Path, clips: Path) -> None:
    library, window = person.library, person.desk.window
    bring_in(person, clips)
    best = find(person, tmp_path)
    mark_and_tag(person, best, "deep water")
    (given,) = library.decisions.of_video(best)
    assert (given.start_seconds, given.end_seconds) == (pytest.approx(1.0, abs=0.01), pytest.approx(3.1, abs=0.11))
    person.press(Key.Key_Z, Modifier.ControlModifier)
    person.see(lambda: not library.decisions.of_video(best) and person.desk.stage.tags.find("deep water") is None)
    person.press(Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    person.see(lambda: len(library.decisions.of_video(best)) == 1)

    tag_many(person, 5, "many")
    narrow_down_and_keep(person, "tag:many dur>5", "Long ones", 5)
    assert not window.notice_bar.text
    window.close()

    again = sit_down(open_desk, qtbot, tmp_path / "library")
    library = again.library
    again.see(lambda: len(again.desk.browse.pages.model.ids) == N_CLIPS and len(again.desk.stage.tags.tags) == 2)
    many, water = again.desk.stage.tags.find("many"), again.desk.stage.tags.find("deep water")
    assert many is not None
    assert water is not None
    assert (again.desk.stage.tags.count(many.id).n_videos, again.desk.stage.tags.count(water.id).n_videos) == (5, 1)
    one = next(one for one in library.decisions.of_video(best) if one.tag_id == water.id)
    assert (one.start_seconds, one.end_seconds, one.verdict) == (
        given.start_seconds,
        given.end_seconds,
        Verdict.ACCEPTED,
    )
    kept = again.desk.search.panel.list_view
    place = kept.visualRect(kept.model().index(0, 0)).center()
    qtbot.mouseClick(kept.viewport(), Qt.MouseButton.LeftButton, pos=place)
    again.see(lambda: len(again.desk.browse.pages.model.ids) == 5)
    assert not again.desk.window.notice_bar.text


def test_decisions_survive_a_killed_program(open_desk: Open, qtbot: QtBot, tmp_path: Path, clips: Path) -> None:
    folder = tmp_path / "library"
    with contextlib.closing(Library.open(folder)) as library:
        library.encoders.use("builtin")
        library.folders.add([clips])
        environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config"), "QT_QPA_PLATFORM": "offscreen"}
        with (tmp_path / "said.txt").open("w") as said:
            program = psutil.Popen(
                [sys.executable, "-m", "tests.app.day_program", str(folder), "kept"],
                cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT,
            )  # fmt: skip
            try:
                qtbot.waitUntil(lambda: [one.name for one in library.tags.list_all()] == ["kept"], timeout=PATIENCE_MS)
                children = program.children(recursive=True)
            finally:
                program.kill()
                program.wait()
        # No worker keeps running for a window that is gone.
        _gone, left = psutil.wait_procs(children, timeout=PATIENCE_MS / 1000)
        assert not left
    assert "Traceback" not in (tmp_path / "said.txt").read_text()

    again = sit_down(open_desk, qtbot, folder)
    again.see(lambda: len(again.desk.browse.pages.model.ids) == N_CLIPS and len(again.desk.stage.tags.tags) == 1)
    assert again.desk.stage.tags.count(again.desk.stage.tags.tags[0].id).n_videos == 1
    (first,) = [one for one in again.desk.browse.pages.model.ids if again.library.decisions.of_video(one)]
    assert first == again.desk.browse.pages.model.ids[0]
    again.see(lambda: again.desk.jobs.bar.text.startswith(("Up to date", "Done")))
