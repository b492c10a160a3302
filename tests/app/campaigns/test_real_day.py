"""A day of a new user on a real X screen, with a real mouse and real keys, from the first start to the next morning.

What came of each step is judged by what the screen shows, and by what the command line says about the library.
"""

import csv
import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from tests.app.campaigns.drag_source_program import SIZE_PX
from tests.app.campaigns.screen import (
    BOLD,
    HEADING,
    SIZE,
    SMALL,
    TEXT,
    TITLE,
    Screen,
    Style,
    missing_programs,
    opened_screen,
    wait_for,
)
from tests.soak.commands import ROOT
from tests.soak.sizes import SHARE, campaign, patient

CLIPS = ("a-day-out", "ball-game-match", "cat-close-up", "cat-looking-aside", "flower-close-up", "palace-roofs",
         "sea-at-dusk", "traffic-at-night")  # fmt: skip
PLAYED, OTHER = "cat-looking-aside", "cat-close-up"
WINDOW = "Clipshelf"
END_SECONDS = 60
FRAME_SECONDS = 1 / 24

Decisions = dict[tuple[str, str, str], tuple[float, float] | None]
"""The times of all decisions by clip, tag and verdict; None for a whole video."""

pytestmark = [
    campaign,
    patient,
    pytest.mark.slow,
    pytest.mark.skipif(not SHARE, reason="takes a screen of its own for a minute: runs in make soak"),
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {', '.join(missing_programs())}"),
]


class Person:
    """A person at a computer of their own, with a folder of videos.

    Parameters
    ----------
    screen : Screen
        What they look at and work with.
    home : Path
        Their home folder, with the folder ``Videos``.
    """

    def __init__(self, screen: Screen, home: Path) -> None:
        self.screen, self.videos = screen, home / "Videos"
        self._home = home
        self._n_tables = itertools.count()
        folders = {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLIPSHELF", "QT_"))}
        own = {**folders, "HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
        self._environment = {**kept, **screen.environment, **own}

    @contextmanager
    def running(self, *words: str, window: str) -> Iterator[None]:
        """Run a program; it must have ended by itself at the end, unless something failed or it is no Clipshelf."""
        with (self._home / "said.txt").open("ab") as said:
            program = subprocess.Popen(
                [sys.executable, "-m", *words], cwd=ROOT, env=self._environment, stdout=said, stderr=subprocess.STDOUT
            )
        try:
            wait_for(lambda: self.screen.has_window(window) or program.poll() is not None, f"a window {window!r}")
            assert program.poll() is None, self.said
            self.screen.focus(window)
            yield
            if window == WINDOW:
                assert program.wait(END_SECONDS) == 0
        except BaseException:
            self.screen.save("when it failed")
            raise
        finally:
            program.kill()
            program.wait()

    @property
    def said(self) -> str:
        """What the programs wrote to the terminal."""
        return (self._home / "said.txt").read_text(encoding="utf-8", errors="replace")

    def ask(self, *words: str) -> Any:
        """Return what the command line says about the default library."""
        return json.loads(self._clipshelf(*words, "--json"))

    def decisions(self) -> Decisions:
        """Return all decisions of the default library."""
        table = self._home / f"decisions-{next(self._n_tables)}.csv"
        self._clipshelf("export", "decisions", str(table))
        with table.open(encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        return {
            (Path(row["path"]).stem, row["tag"], row["decision"]): (
                (float(row["start_seconds"]), float(row["end_seconds"])) if row["start_seconds"] else None
            )
            for row in rows
        }

    def _clipshelf(self, *words: str) -> str:
        program = [sys.executable, "-c", "from core.cli.main import main; main()", *words]
        done = subprocess.run(
            program, cwd=ROOT, env=self._environment, capture_output=True, text=True, check=False, timeout=END_SECONDS
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def see(self, text: str, style: Style = TEXT) -> None:
        """Wait until the screen shows a text, and keep a screenshot when it is still."""
        self.screen.see(text, style)
        self.screen.wait_until_still(text)
        self.screen.save(text)


@pytest.fixture
def person(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Person]:
    (tmp_path / "screen").mkdir()
    videos = tmp_path / "home" / "Videos"
    videos.mkdir(parents=True)
    for name in CLIPS:
        shutil.copy(ROOT / "resources" / "samples" / f"{name}.mp4", videos)
    shots = Path(os.environ.get("CLIPSHELF_SCREENSHOTS") or tmp_path / "screenshots")
    shots.mkdir(parents=True, exist_ok=True)
    with opened_screen(tmp_path / "screen", shots) as screen:
        yield Person(screen, tmp_path / "home")


def bring_in(person: Person) -> None:
    """Drag the folder from a file manager into the window, and wait until all of it is analysed."""
    screen = person.screen
    person.see("Drop a folder of videos here", HEADING)
    with person.running("tests.app.campaigns.drag_source_program", str(person.videos), window="Files"):
        source = (SIZE[0] - SIZE_PX[0] // 2, SIZE[1] - SIZE_PX[1] // 2)
        screen.drag(source, (SIZE[0] // 2, SIZE[1] * 3 // 4), "Add Videos", TITLE)
        wait_for(lambda: person.ask("status")["analysed"] == len(CLIPS), "all videos analysed")
    screen.focus(WINDOW)
    person.see("Up to date")


def search(person: Person, words: str) -> None:
    """Search by words: what the command line finds first is among the best matches."""
    person.screen.press("ctrl+f")
    person.screen.write(words)
    person.screen.press("Return")
    found = [Path(one["path"]).stem for one in person.ask("search", words)["results"]]
    assert set(found[:2]) == {PLAYED, OTHER}
    person.see(f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}", HEADING)
    assert all(person.screen.see(f"{best}.mp4")[1] < person.screen.see("Weaker matches", BOLD)[1] for best in found[:2])


def mark_and_tag(person: Person) -> None:
    """Play a clip with a double-click, mark its third second, and tag that."""
    screen = person.screen
    screen.click(f"{PLAYED}.mp4", times=2)
    person.see(f"{PLAYED}.mp4", HEADING)
    screen.wait_until_still("the end of the clip, or a pause")
    screen.press("Home")
    screen.see("0:00:00.000 / 0:06")
    screen.press("shift+Right", "shift+Right")
    screen.see("0:00:02.000 / 0:06")
    screen.press("i", "shift+Right")
    screen.see("0:00:03.000 / 0:06")
    screen.press("o")
    screen.wait_until_still("the marked moment")
    screen.save("marked")
    screen.press("s")
    screen.see("Type tags, separated by commas")
    screen.write("cat")
    person.see("create tag: Enter")
    screen.press("Return")
    person.see("cat \N{MIDDLE DOT} 1 moment", SMALL)
    screen.press("Escape")


def review(person: Person) -> None:
    """Accept one clip of the review and reject another, each after a click on it."""
    screen = person.screen
    # The timeline makes room for the clips.
    screen.press("F6", "ctrl+k")
    screen.see("Is this \N{LEFT DOUBLE QUOTATION MARK}cat\N{RIGHT DOUBLE QUOTATION MARK}?", HEADING)
    screen.click(f"{OTHER}.mp4")
    screen.press("a")
    screen.see("This page: 1 of 1 right")
    screen.click("sea-at-dusk.mp4")
    screen.press("x")
    screen.see("This page: 1 of 2 right")
    screen.save("review")
    screen.press("Return")
    screen.see("So far: 1 of 2 right")
    screen.press("Escape")
    person.see("All videos", HEADING)


def tag(person: Person, name: str, *, confirm: str, answer: str) -> None:
    """Open the tag bar for the selected clip, type a tag, and confirm with a key."""
    screen = person.screen
    screen.press("t")
    screen.see("Type tags, separated by commas")
    screen.write(name)
    screen.press(confirm)
    person.see(answer, SMALL)
    screen.press("Escape")


def test_first_day_and_the_next_morning(person: Person) -> None:
    screen = person.screen
    with person.running("app", window=WINDOW):
        bring_in(person)
        search(person, "a cat")
        mark_and_tag(person)
        (times,) = person.decisions().values()
        assert times == pytest.approx((2.0, 3.0), abs=2 * FRAME_SECONDS)
        review(person)
        screen.click("ball-game-match.mp4")
        screen.wait_until_still("it is selected")
        tag(person, "cat", confirm="Return", answer="cat \N{MIDDLE DOT} 1 video")
        assert person.decisions()["ball-game-match", "cat", "accepted"] is None
        tag(person, "cat", confirm="ctrl+Return", answer="cat rejected \N{MIDDLE DOT} 1 video")
        decided = person.decisions()
        assert set(decided) == {
            (PLAYED, "cat", "accepted"),
            (OTHER, "cat", "accepted"),
            ("sea-at-dusk", "cat", "rejected"),
            ("ball-game-match", "cat", "rejected"),
        }

        screen.press("ctrl+f")
        screen.write("tag:cat")
        screen.press("Return")
        person.see("2 of 8 videos")
        screen.press("ctrl+s")
        screen.see("Save search as")
        screen.press("ctrl+a")
        screen.write("My cats")
        screen.press("Return")
        person.see("My cats")
        screen.press("ctrl+q")

    with person.running("app", window=WINDOW):
        screen.see("8 videos")
        person.see("All videos", HEADING)
        screen.click("My cats")
        person.see("2 of 8 videos")
        assert screen.find(f"{PLAYED}.mp4")
        assert screen.find(f"{OTHER}.mp4")
        screen.press("ctrl+q")
    assert person.decisions() == decided
    assert "Traceback" not in person.said
