"""Two processes at one library: the second waits, and takes over when the first ends."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.library import LibraryPaths
from core.worker import lock
from core.worker.client import connect
from tests.core.cli.conftest import Command
from tests.support.encoders import make_tiny_model
from tests.support.libraries import make_clips


@contextlib.contextmanager
def worker(library: Path) -> "Iterator[subprocess.Popen[bytes]]":
    library.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "core.worker", "--library", str(library)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        client = None
        while client is None and time.monotonic() < deadline:
            client = connect(LibraryPaths(library))
            time.sleep(0.02)
        assert client is not None
        client.close()
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def wrong_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a model whose weights are of another architecture than its configuration."""
    folder = make_tiny_model(tmp_path_factory.mktemp("wrong"))
    config = json.loads((folder / "open_clip_config.json").read_text())
    config["model_cfg"]["vision_cfg"]["layers"] = 3
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    return folder


def test_adding_waits_for_the_worker_that_holds_the_library(clipshelf: Command, tmp_path: Path, wrong_model: Path):
    make_clips(tmp_path / "videos", 2)
    library = tmp_path / "library"
    add = ("add", tmp_path / "videos", "--library", library, "--json")
    with worker(library):
        assert clipshelf(*add, "--encoder", "builtin").document["analysed"] == 2
        assert clipshelf("status", "--library", library, "--json").document["has_worker"]

        # An encoder that cannot be loaded there is reported here, and the choice is reverted.
        assert "do not match the architecture" in clipshelf(*add, "--encoder", wrong_model).sentence
        assert clipshelf("status", "--library", library, "--json").document["next_encoder"] == "builtin"

        assert clipshelf("jobs", "pause", "--library", library).code == 0
        make_clips(tmp_path / "videos", 1, first=2)
        assert "paused" in clipshelf(*add).sentence
        assert clipshelf("jobs", "resume", "--library", library).code == 0
        assert clipshelf(*add).document["analysed"] == 3

        assert "in use by another Clipshelf" in clipshelf("doctor", "--mend", "--library", library).sentence
    again = clipshelf("status", "--library", library, "--json").document
    assert not again["has_worker"]  # a killed worker's note misleads nobody


def test_adding_takes_over_when_the_worker_dies(clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make_clips(tmp_path / "videos", 12)
    library = tmp_path / "library"
    with worker(library) as other:
        assert clipshelf("jobs", "pause", "--library", library).code == 0  # must not finish before it dies
        from core.cli import analysis

        reach = analysis._reach_worker

        def reach_then_kill(library_: object):
            client = reach(library_)  # type: ignore[arg-type]
            other.kill()
            other.wait()
            library_.jobs.resume()  # type: ignore[attr-defined]
            return client

        monkeypatch.setattr(analysis, "_reach_worker", reach_then_kill)
        report = clipshelf("add", tmp_path / "videos", "--encoder", "builtin", "--library", library, "--json")

    assert report.code == 0
    assert report.document["analysed"] == 12


def test_unloadable_encoder_ends_the_command_and_the_choice_is_reverted(
    clipshelf: Command, copied: Path, filled: Path, wrong_model: Path
):
    add = ("add", filled / "videos", "--library", copied)

    assert "do not match the architecture" in clipshelf(*add, "--json", "--encoder", wrong_model).sentence
    assert clipshelf("status", "--library", copied, "--json").document["next_encoder"] == "builtin"
    assert clipshelf(*add, "--json").document["analysed"] == 3


def test_fresh_library_does_not_keep_an_unusable_encoder(clipshelf: Command, tmp_path: Path, wrong_model: Path):
    make_clips(tmp_path / "videos", 1)

    assert clipshelf("add", tmp_path / "videos", "--encoder", wrong_model, "--json").code == 1
    assert clipshelf("status", "--json").document["next_encoder"] is None
    assert clipshelf("add", tmp_path / "videos", "--json").document["analysed"] == 1


def test_pause_applies_to_the_command_line_too(clipshelf: Command, tmp_path: Path):
    make_clips(tmp_path / "videos", 2)
    assert clipshelf("jobs", "pause").code == 0

    assert "Analysis is paused" in clipshelf("add", tmp_path / "videos", "--json", "--encoder", "builtin").sentence
    assert clipshelf("status", "--json").document["found"] == 2
    assert clipshelf("jobs", "resume").code == 0
    assert clipshelf("status", "--json").document["analysed"] == 2
    assert "nothing to do" in clipshelf("jobs", "resume").err


@pytest.mark.parametrize("words", [("add", "videos", "--encoder", "builtin"), ("train",)], ids=["add", "train"])
def test_command_waits_while_another_one_learns_and_says_so(clipshelf: Command, tmp_path: Path, words: tuple[str, ...]):
    make_clips(tmp_path / "videos", 2)
    library = tmp_path / "library"
    assert clipshelf("add", tmp_path / "videos", "--encoder", "builtin", "--library", library).code == 0
    make_clips(tmp_path / "videos", 1, first=2)
    program = [sys.executable, "-c", "from core.cli.main import main; main()", *words, "--library", str(library)]
    with lock.hold(LibraryPaths(library), doing="learning"):
        waiting = subprocess.Popen(program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert waiting.stderr is not None
        said = next(line for line in waiting.stderr if "Waiting" in line)
        assert f"(process {os.getpid()}, learning)" in said
        assert waiting.poll() is None
    waiting.communicate(timeout=120)
    assert waiting.returncode == 0
    status = clipshelf("status", "--library", library, "--json").document
    assert status["analysed"] == (3 if words[0] == "add" else 2)
