"""``clipshelf duplicates``: the table, the document, and what was not compared."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.core.cli.conftest import Command
from tests.support import copies
from tests.support.copies import Change
from tests.support.libraries import opened, state_of, work_off
from tests.support.takes import make_take


@pytest.fixture(scope="module")
def related(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make ``videos``, with a mirrored copy, a second file, a film and a piece, and the ``library`` beside it."""
    root = tmp_path_factory.mktemp("related")
    folder = root / "videos"
    folder.mkdir()
    for scene in range(3):
        make_take(folder / f"scene {scene}.mp4", scene, 1, seconds=3.0)
    copies.copy(folder / "scene 0.mp4", folder / "mirrored.mp4", Change("mpeg4", is_mirrored=True))
    copies.join([folder / "scene 1.mp4", folder / "scene 2.mp4"], folder / "film.mp4")
    shutil.copy2(folder / "scene 0.mp4", folder / "second.mp4")
    (folder / "no\x1b film.mp4").write_text("words " * 50)
    with opened(root / "library") as library:
        library.folders.add([folder])
        work_off(library.folder)
    return root


@pytest.fixture
def library(related: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(related / "library", tmp_path / "library"))


def test_document(clipshelf: Command, related: Path, library: Path):
    before = state_of(related / "videos")
    document = clipshelf("duplicates", "--pieces", "--json", "--library", library).document
    pairs = {(Path(pair["a"]).name, Path(pair["b"]).name): pair for pair in document["pairs"]}
    assert {names: pair["kind"] for names, pair in pairs.items()} == {
        ("scene 0.mp4", "second.mp4"): "same",
        ("mirrored.mp4", "scene 0.mp4"): "reencoded",
        ("scene 1.mp4", "film.mp4"): "piece",
        ("scene 2.mp4", "film.mp4"): "piece",
    }
    piece = pairs["scene 2.mp4", "film.mp4"]
    assert set(piece) == {
        "a", "b", "kind", "a_start_seconds", "a_end_seconds", "b_start_seconds", "b_end_seconds", "share", "mirrored",
        "speed", "answer", "kept",
    }  # fmt: skip
    assert (piece["b_start_seconds"], piece["b_end_seconds"]) == pytest.approx((3.0, 6.0), abs=0.3)
    assert [pair["mirrored"] for pair in document["pairs"]].count(True) == 1
    assert pairs["mirrored.mp4", "scene 0.mp4"]["mirrored"]
    assert document["compared"] == 5
    assert [(Path(one["path"]).name, one["why"]) for one in document["left_out"]] == [("no\x1b film.mp4", "unreadable")]
    assert state_of(related / "videos") == before


def test_table_without_pieces(clipshelf: Command, library: Path):
    outcome = clipshelf("duplicates", "--library", library)
    assert outcome.code == 0
    assert "copy, mirrored" in outcome.out
    assert "same file" in outcome.out
    assert "film" not in outcome.out
    assert "1 not compared (cannot be read): " in outcome.err
    assert "no\\x1b film.mp4" in outcome.err


def test_nothing_found_is_said(clipshelf: Command, filled: Path, tmp_path: Path):
    outcome = clipshelf("duplicates", "--library", tmp_path / "empty")
    assert outcome.code == 0
    assert outcome.out == ""
    assert "No copies were found among 0 videos" in outcome.err


def test_answers_are_remembered(clipshelf: Command, related: Path, library: Path):
    clipshelf("duplicates", "--pieces", "--library", library)
    folder = related / "videos"
    best = (folder / "scene 0.mp4", folder / "mirrored.mp4")
    assert clipshelf("duplicates", "--answer", "best", *best, "--library", library).code == 0
    apart = (folder / "film.mp4", folder / "scene 1.mp4")
    said = clipshelf("duplicates", "--answer", "unrelated", *apart, "--json", "--library", library).document
    assert said["answer"] == "unrelated"

    left = clipshelf("duplicates", "--pieces", "--json", "--library", library).document["pairs"]
    assert {(Path(pair["a"]).name, Path(pair["b"]).name) for pair in left} == {
        ("scene 0.mp4", "second.mp4"),
        ("scene 2.mp4", "film.mp4"),
    }
    every = clipshelf("duplicates", "--pieces", "--answered", "--json", "--library", library).document["pairs"]
    kept = {pair["answer"]: pair["kept"] and Path(pair["kept"]).name for pair in every}
    assert kept == {None: None, "best": "scene 0.mp4", "unrelated": None}
    assert "one is better" in clipshelf("duplicates", "--answered", "--library", library).out

    clipshelf("duplicates", "--answer", "none", *apart, "--library", library)
    again = clipshelf("duplicates", "--pieces", "--json", "--library", library).document["pairs"]
    assert ("scene 1.mp4", "film.mp4") in {(Path(pair["a"]).name, Path(pair["b"]).name) for pair in again}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--answer", "best"), "--answer needs two videos"),
        (("a.mp4", "b.mp4"), "--answer needs two videos"),
        (("--answer", "alternate", "a.mp4", "b.mp4"), "are not a known pair"),
    ],
)
def test_answer_about_nothing_is_an_error(clipshelf: Command, library: Path, words: tuple[str, ...], complaint: str):
    outcome = clipshelf("duplicates", *words, "--library", library)
    assert outcome.code == 2
    assert complaint in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupt_ends_with_a_sentence_and_keeps_what_was_decoded(library: Path):
    # The test runner may ignore interrupts, and the program would inherit that.
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heeds}; from core.cli.main import main; main()"]
    words = ["duplicates", "--pieces", "--library", str(library)]
    process = subprocess.Popen(
        [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not list(library.glob("thumbnails/traces/*/*.npz")) and time.monotonic() < deadline:
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGINT)  # like a terminal: to the children too
    out, err = process.communicate(timeout=60)

    assert process.returncode == 130, (out, err)
    assert err == "clipshelf: Stopped. Finished work is kept; run the same command again to continue.\n"
    assert out == ""
