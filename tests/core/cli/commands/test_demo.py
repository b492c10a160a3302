"""The demo: four searches by words, each with its clip first, and a picture of the window."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from core.cli.commands.demo import N_SHOWN, SEARCHES

FIRST = {
    "a cat": "cat-",
    "cup of coffee": "coffee-",
    "sunset over the sea": "sea-at-dusk",
    "traffic at night": "traffic-at-night",
}


@dataclass(frozen=True, slots=True)
class Shown:
    found: dict[str, list[list[str]]]
    """Cells of the table under each search, without its heading."""
    out: str
    folder: Path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Run the demo once in its own process."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "temporary").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", "from core.cli.main import main; main()", "demo", "--picture", folder / "window.png"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(folder / "temporary")},
    )
    assert done.returncode == 0, done.stderr
    blocks = [block.splitlines() for block in done.stdout.strip().split("\n\n")]
    found = {
        title.removeprefix("Search: "): [line.split() for line in table]
        for title, _, *table in (lines for lines in blocks if lines[0].startswith("Search: "))
    }
    return Shown(found, done.stdout, folder)


def test_each_search_is_answered(demo: Shown):
    assert tuple(demo.found) == SEARCHES == tuple(FIRST)
    for rows in demo.found.values():
        scores = [float(score) for score, *_ in rows]
        assert len(scores) == N_SHOWN
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("words", FIRST)
def test_search_shows_its_clip_first_and_clearly(demo: Shown, words: str):
    (first, *_, name), *others = demo.found[words]

    assert name.startswith(FIRST[words])
    other_kinds = [float(row[0]) for row in others if row[-1].split("-")[0] not in {name.split("-")[0], "a"}]
    assert all(score < 0.5 * float(first) for score in other_kinds)


def test_scene_inside_a_longer_clip_is_found_at_its_seconds(demo: Shown):
    (row,) = (row for row in demo.found["cup of coffee"] if row[-1] == "a-day-out")

    assert row[1:3] == ["0:05", "0:10"]


def test_demo_says_which_words_are_unknown_and_how_to_continue(demo: Shown):
    assert "does not know people" in demo.out
    assert "clipshelf add FOLDER" in demo.out


def test_only_the_picture_is_left(demo: Shown):
    with Image.open(demo.folder / "window.png") as picture:
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 1000
    left = {path.name for path in (demo.folder / "temporary").iterdir()}
    assert not {name for name in left if name.startswith("clipshelf")}
