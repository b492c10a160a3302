"""A model is tried in a separate process, where crashes, excessive memory and endless loops become a message."""

import json
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from core.embedding import catalogue, registry, trial
from core.embedding.download import checksums
from core.errors import EncoderError
from tests.support.encoders import make_tiny_model
from tests.support.hub import Hub, download

CONFIG = "open_clip_config.json"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return make_tiny_model(tmp_path / "model")


def program(text: str) -> tuple[str, ...]:
    return sys.executable, "-c", text


def refusal(model: Path, cache_folder: Path, text: str, *, seconds: float = 60.0) -> str:
    with pytest.raises(EncoderError) as caught:
        trial.ensure(str(model), cache_folder=cache_folder, program=program(text), seconds=seconds)
    assert not (cache_folder / trial.NOTES_NAME).exists(), "it is tried again next time"
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("import os; os.abort()", "crashed when it was tested"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "crashed when it was tested"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crashed when it was tested"),
        ("import sys; sys.exit(1)", "crashed when it was tested"),
        ("import sys; sys.exit(4)", "needs more memory than allowed"),
        ("import sys; print('no JSON'); sys.exit(3)", "crashed when it was tested"),
        ("while True: print('words' * 1000)", "took too long"),
    ],
)
def test_failed_trial_is_one_sentence(model: Path, tmp_path: Path, text: str, words: str):
    assert words in refusal(model, tmp_path / "cache", text, seconds=2.0)


def test_endless_trial_is_stopped(model: Path, tmp_path: Path):
    started = time.monotonic()
    assert "took too long" in refusal(model, tmp_path / "cache", "import time; time.sleep(600)", seconds=0.5)
    assert time.monotonic() - started < 30


def test_trial_ends_with_the_worker(model: Path, tmp_path: Path):
    stopped = threading.Event()
    threading.Timer(0.3, stopped.set).start()
    with pytest.raises(EncoderError):
        trial.ensure(
            str(model),
            cache_folder=tmp_path / "cache",
            is_stopped=stopped.is_set,
            program=program("import time; time.sleep(600)"),
        )


def test_trial_ends_with_its_parent_process(model: Path, tmp_path: Path):
    """A killed parent cannot stop it, but the pipe between them closes."""
    command = [*trial.PROGRAM, str(model), "--cache", str(tmp_path), "--memory", str(8 << 30)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 1


def test_passed_model_is_not_tried_again_until_it_changes(model: Path, tmp_path: Path):
    cache = tmp_path / "cache"
    trial.ensure(str(model), cache_folder=cache)
    trial.ensure(str(model), cache_folder=cache, program=program("raise SystemExit(1)"))
    config = json.loads((model / CONFIG).read_text())
    config["preprocess_cfg"]["mean"] = [0, 0, 0]
    (model / CONFIG).write_text(json.dumps(config))
    with pytest.raises(EncoderError, match="crashed"):
        trial.ensure(str(model), cache_folder=cache, program=program("raise SystemExit(1)"))
    (cache / trial.NOTES_NAME).write_text("[" * 100_000)
    trial.ensure(str(model), cache_folder=cache)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process fills")
def test_model_with_excessive_memory_is_stopped_in_time(model: Path, tmp_path: Path):
    """Its weights are small, but the network of that architecture is not."""
    config = json.loads((model / CONFIG).read_text())
    config["model_cfg"]["vision_cfg"] = {"timm_model_name": "eva02_enormous_patch14_clip_224", "image_size": 224}
    (model / CONFIG).write_text(json.dumps(config))
    with pytest.raises(EncoderError, match="more memory than allowed"):
        trial.ensure(str(model), cache_folder=tmp_path / "cache")


def test_message_of_the_model_is_passed_on(model: Path, tmp_path: Path):
    other = make_tiny_model(tmp_path / "other", embed_dim=24)
    (other / catalogue.WEIGHTS_FILE).replace(model / catalogue.WEIGHTS_FILE)
    with pytest.raises(EncoderError, match="do not match the architecture") as caught:
        trial.ensure(str(model), cache_folder=tmp_path / "cache")
    assert caught.value.advice == "Download configuration and weights from the same source."


def test_built_in_model_is_not_tried(tmp_path: Path):
    trial.ensure("builtin", cache_folder=tmp_path, program=program("raise SystemExit(1)"))


@pytest.mark.usefixtures("small_entry")
def test_download_with_a_known_checksum_is_not_tried(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    download(hub, tmp_path)
    (entry,) = catalogue.entries()
    subject = registry.subject(entry.name, cache_folder=tmp_path)
    assert subject is not None
    assert not subject.is_known
    known = replace(entry, sha256=checksums.seen(entry, tmp_path))
    monkeypatch.setattr(catalogue, "entries", lambda: (known,))
    trial.ensure(entry.name, cache_folder=tmp_path, program=program("raise SystemExit(1)"))
