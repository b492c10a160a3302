"""Every error is one sentence with an exit code, and stdout stays clean."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.cli import main as door
from tests.core.cli.conftest import Command, Outcome
from tests.support.libraries import make_clips

WRONG_WORDS = {
    ("frobnicate",): "No such command 'frobnicate'",
    ("add",): "Missing argument 'PATH...'",
    ("add", ""): "The path is empty",
    ("status", "--library", ""): "The path is empty",
    ("decide", ""): "The path is empty",
    ("status", "--bogus"): "No such option: --bogus",
    ("search",): "Search for exactly one thing",
    ("search", "x", "--image", "y.png"): "Search for exactly one thing",
    ("search", "x", "--limit", "0"): "'--limit'",
    ("search", "x", "--limit", "many"): "'--limit'",
    ("search", "--tag", "nope", "x"): "no tag 'nope'",
    ("jobs", "list", "--limit", "0"): "'--limit'",
    ("jobs", "list", "--state", "bogus"): "'--state'",
    ("videos", "--sort", "bogus"): "'--sort'",
}

WRONG_WORLD = {
    ("add", "nowhere"): "nowhere is not an existing folder or file",
    ("videos", "--folder", "nowhere"): "nowhere is not a folder of this library",
    ("search", "x", "--folder", "nowhere"): "nowhere is not a folder of this library",
    ("search", "--like", "nowhere.mp4"): "The library has no video nowhere.mp4",
    ("export", "embeddings", "out.npz"): "Nothing has been analysed yet",
    ("encoders", "use", "bulitin"): "Did you mean 'builtin'?",
    ("encoders", "use", "ViT-B-32-265/datacomp"): "Did you mean 'ViT-B-32-256/datacomp_s34b_b86k'?",
    ("encoders", "measure", "nope"): "There is no search model 'nope'",
    ("encoders", "download", "nope"): "There is no search model 'nope'",
    ("encoders", "import", "nowhere"): "does not exist",
    ("demo", "--picture", "nowhere/x.png"): "The picture cannot be saved at",
}


@pytest.mark.parametrize("words", WRONG_WORDS, ids=" ".join)
def test_wrong_arguments_are_one_sentence_with_code_2(clipshelf: Command, words: tuple[str, ...]):
    outcome = clipshelf(*words)

    assert WRONG_WORDS[words] in outcome.sentence
    assert outcome.code == 2


@pytest.mark.parametrize("words", WRONG_WORLD, ids=" ".join)
def test_known_errors_are_one_sentence_with_code_1(
    clipshelf: Command, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    outcome = clipshelf(*words)

    assert WRONG_WORLD[words] in outcome.sentence
    assert outcome.code == 1


@pytest.mark.parametrize("words", [(), ("jobs",), ("encoders",), ("export",)], ids=lambda words: " ".join(words) or "-")
def test_no_arguments_show_the_help(clipshelf: Command, words: tuple[str, ...]):
    outcome = clipshelf(*words)

    assert outcome.code == 2
    assert "Commands:" in outcome.err
    assert outcome.out == ""


def test_every_command_that_opens_a_library_has_the_library_option(clipshelf: Command):
    for words in (
        "add", "search", "status", "folders", "videos", "doctor", "export embeddings",
        "jobs list", "jobs pause", "jobs resume", "jobs retry",
        "encoders list", "encoders use", "encoders download", "encoders import", "encoders measure",
    ):  # fmt: skip
        assert "--library DIR" in clipshelf(*words.split(), "--help").out, words


def test_environment_may_name_the_library(
    clipshelf: Command, filled: Path, copied: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CLIPSHELF_LIBRARY", str(copied))

    assert clipshelf("status", "--json").document["library"] == str(copied)
    assert clipshelf("status", "--json", "--library", filled / "library").document["library"] == str(filled / "library")


def test_tables_never_break_a_path(clipshelf: Command, filled: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "20")
    lines = clipshelf("videos", "--library", filled / "library").out.splitlines()

    assert len(lines) == 5
    assert all(str(filled / "videos" / f"clip 00{number}.mp4") in "\n".join(lines) for number in range(3))
    assert lines[-1].endswith("The file is a text file, not a video")


def run(*words: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from core.cli.main import main; main()", *map(os.fspath, words)]
    return subprocess.run(command, text=True, timeout=60, check=False, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload]


def test_closed_pipe_is_ignored(filled: Path):
    reading, writing = os.pipe()
    os.close(reading)  # as with `| true`

    done = run("videos", "--json", "--library", filled / "library", stdout=writing)
    os.close(writing)

    assert done.returncode == 1
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("how", ["--json", "--failed"])
def test_failed_output_is_reported(filled: Path, how: str):
    with Path("/dev/full").open("w") as full:
        done = run("videos", how, "--library", filled / "library", stdout=full)

    assert done.returncode == 1
    assert done.stderr.startswith("clipshelf: The output could not be written")
    assert done.stderr.count("\n") == 1


def test_closed_streams_are_ignored(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(sys, "argv", ["clipshelf", "version"])

    with pytest.raises(SystemExit) as ended:
        door.main()

    assert ended.value.code == 0
    sys.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupt_ends_with_a_sentence_and_the_next_call_continues(
    clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    make_clips(tmp_path / "videos", 100, seconds=2)
    library = tmp_path / "library"
    # The test runner may ignore interrupts, and the program would inherit that.
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heeds}; from core.cli.main import main; main()"]
    words = ["add", str(tmp_path / "videos"), "--encoder", "builtin", "--library", str(library)]
    process = subprocess.Popen(
        [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while not list(library.glob("thumbnails/*/*.jpg")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # like a terminal: to the children too
    out, err = process.communicate(timeout=60)

    assert process.returncode == 130, (out, err)
    assert err == "clipshelf: Stopped. Finished work is kept; run the same command again to continue.\n"
    assert out == ""
    again = clipshelf(*words, "--json").document
    assert (again["videos"], again["analysed"]) == (100, 100)
    assert clipshelf("doctor", "--library", library, "--json").document["is_well"]


def test_json_of_every_listing_is_one_document(clipshelf: Command, filled: Path):
    keys = {
        "status": {"library", "folders", "offline_folders", "videos", "found", "pictured", "analysed", "failed",
                   "encoder", "next_encoder", "is_paused", "has_worker", "jobs"},
        "folders": {"folders"},
        "videos": {"videos"},
        "jobs list": {"jobs"},
        "encoders list": {"encoders", "chosen"},
        "doctor": {"findings", "is_well"},
    }  # fmt: skip
    for words, wanted in keys.items():
        outcome: Outcome = clipshelf(*words.split(), "--library", filled / "library", "--json")
        assert outcome.code == 0, words
        assert set(outcome.document) == wanted
        assert outcome.err == ""
        assert json.loads(outcome.out)


@pytest.mark.parametrize(
    "words", [("tags", "add"), ("tags", "add", "x", "--describe"), ("suggest", "--tag"), ("search", "cat", "--tag")]
)
def test_undecodable_bytes_are_reported(clipshelf: Command, copied: Path, words: tuple[str, ...]):
    failed = clipshelf(*words, os.fsdecode(b"bytes\xff"), "--library", copied)

    assert failed.code == 2
    assert "is not valid UTF-8 text" in failed.sentence
    assert clipshelf("tags", "list", "--json", "--library", copied).document == {"tags": []}


def test_names_cannot_control_the_terminal(clipshelf: Command, tmp_path: Path):
    nasty = "C1 \x9b31m turned \u202e4pm. \x07 line\u2028end \x1b]0;title\x07"
    make_clips(tmp_path / "videos" / nasty.replace("/", ""), 1)
    library = ("--library", tmp_path / "library")
    added = clipshelf("add", tmp_path / "videos", "--encoder", "builtin", *library)
    assert clipshelf("tags", "add", nasty.replace("\x07", " "), *library).code in {0, 2}
    outcomes = [
        added,
        clipshelf("videos", *library),
        clipshelf("videos", "--json", *library),
        clipshelf("search", nasty, *library),
        clipshelf("search", "--tag", nasty, "x", *library),
        clipshelf("add", tmp_path / nasty, *library),
        clipshelf("frobnicate" + nasty, *library),
    ]
    for outcome in outcomes:
        for text in (outcome.out, outcome.err):
            assert all(character.isprintable() or character == "\n" for character in text), text
    (video,) = outcomes[2].document["videos"]
    assert nasty in video["path"], "whoever reads the document gets the very name"
