"""First start without any network: everything works except downloads, which explain why in a sentence."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resources import make_samples
from tests.support.encoders import make_tiny_model

SAMPLES = Path(make_samples.__file__).parent / "samples"


def without_network() -> list[str]:
    """Return the command that runs a program without network interfaces; empty where that is not allowed."""
    unshare = shutil.which("unshare")
    for words in ([unshare, "--net"], [unshare, "--map-root-user", "--net"]) if unshare else ():
        if subprocess.run([*words, "true"], check=False, capture_output=True).returncode == 0:
            return [str(word) for word in words]
    return []


ALONE = without_network()
pytestmark = pytest.mark.skipif(not ALONE, reason="no namespace without a network can be made here")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run commands in one library with an empty cache."""
    monkeypatch.setenv("CLIPSHELF_CACHE", str(tmp_path / "cache"))

    def clipshelf(*words: str | Path) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-c", "from core.cli.main import main; main()"]
        command = [*ALONE, *program, *map(str, words), "--library", str(tmp_path / "library")]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return clipshelf


def test_main_job_needs_no_network(run, tmp_path: Path) -> None:
    videos = tmp_path / "videos"
    videos.mkdir()
    for name in ("cat-close-up", "coffee-close-up", "traffic-at-night"):
        shutil.copy(SAMPLES / f"{name}.mp4", videos)

    added = run("add", videos, "--json")
    assert added.returncode == 0, added.stderr
    assert json.loads(added.stdout)["analysed"] == 3

    found = json.loads(run("search", "a cat", "--per-video", "--json").stdout)
    assert Path(found["results"][0]["path"]).name == "cat-close-up.mp4"

    assert run("tags", "add", "coffee", "--describe", "a cup of coffee").returncode == 0
    assert run("decide", videos / "coffee-close-up.mp4", "+coffee").returncode == 0
    assert run("train", "--json").returncode == 0
    scores = json.loads(run("suggest", "--all", "--json").stdout)["suggestions"]
    whole = {Path(one["path"]).name: one["score"] for one in scores if one.get("start_seconds") is None}
    assert max(whole, key=lambda name: whole[name]) == "coffee-close-up.mp4"

    model = make_tiny_model(tmp_path / "model")
    assert run("encoders", "import", model).returncode == 0


def test_failed_download_names_the_reason(run) -> None:
    outcome = run("encoders", "download", "ViT-B-32-256")

    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert "://" not in outcome.stderr
    assert "resolution" not in outcome.stderr
    assert "no connection" in outcome.stderr.lower()
    assert "encoders import" in outcome.stderr
