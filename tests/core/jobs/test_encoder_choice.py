"""An unusable encoder choice is reverted, and the rest of the library keeps working."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.search import SearchRequest, TextQuery
from core.domain.videos import VideoStage
from core.embedding.open_clip import model_folder
from core.errors import EncoderError
from core.jobs.searching import searcher
from tests.support.encoders import make_tiny_model
from tests.support.libraries import make_clips, opened, videos_by_name, work_off

CONFIG = "open_clip_config.json"


def spoil(model: Path) -> None:
    """Make it pass every check of its files, and fail when it is loaded."""
    config = json.loads((model / CONFIG).read_text())
    config["model_cfg"]["vision_cfg"] = {"timm_model_name": "no_such_network", "image_size": 32}
    (model / CONFIG).write_text(json.dumps(config))


def break_off(model: Path) -> None:
    """Make it fail at the first check after it was chosen."""
    (model / CONFIG).write_text("{")


@pytest.fixture
def library(tmp_path: Path):
    make_clips(tmp_path / "videos", 2)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "videos"])
        work_off(library.folder)
        yield library


def serving(library: Library) -> str:
    current = library.encoders.current()
    assert current is not None
    return current.reference


@pytest.mark.parametrize("harm", [spoil, break_off])
def test_unloadable_choice_is_reverted_and_the_rest_goes_on(
    library: Library, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    model = make_tiny_model(tmp_path / "model")
    library.encoders.use(str(model))
    harm(model)
    make_clips(tmp_path / "videos", 1, first=2)
    library.folders.rescan()

    with pytest.raises(EncoderError, match="Your previous choice was restored"):
        work_off(library.folder)

    assert library.encoders.target() == serving(library) == "builtin"
    assert all(video.stage is VideoStage.ANALYSED for video in videos_by_name(library).values())
    found = searcher.search_once(library.paths, library.database, SearchRequest(TextQuery("a dog"), per_video=True))
    assert len(found.hits) == 3
    work_off(library.folder)  # and it is not reported again


def test_missing_encoder_that_worked_before_is_waited_for(library: Library, tmp_path: Path) -> None:
    """It may be on an unplugged drive; a new analysis of all videos would be wasted."""
    model = make_tiny_model(tmp_path / "model")
    library.encoders.use(str(model))
    work_off(library.folder)
    model.rename(tmp_path / "away")
    make_clips(tmp_path / "videos", 1, first=2)
    library.folders.add([tmp_path / "videos"])

    with pytest.raises(EncoderError):
        work_off(library.folder)

    assert library.encoders.target() == serving(library) == f"local-dir:{model}"
    found = videos_by_name(library)["clip 002.mp4"]
    assert library.paths.poster(found.content.sampled_hash).exists(), "pictures do not wait for it"


ABORTING = """
import os, sys
from pathlib import Path
from core.embedding import registry
load = registry.load
def crash(reference, **given):
    if reference != "builtin":
        os.abort()
    return load(reference, **given)
registry.load = crash
from tests.support.libraries import work_off
work_off(Path(sys.argv[1]))
"""


def test_choice_that_crashes_the_worker_is_reverted(library: Library, tmp_path: Path) -> None:
    """E.g. a failing GPU driver: the trial on the CPU passes, loading does not."""
    model = make_tiny_model(tmp_path / "model")
    library.encoders.use(str(model))
    library.encoders.try_out(str(model))

    def work_elsewhere() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", ABORTING, str(library.folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    for _ in range(2):
        done = work_elsewhere()
        assert done.returncode not in {0, 1}, done.stderr
        assert library.encoders.target() == f"local-dir:{model}", "once may be the power that failed"
    done = work_elsewhere()
    assert "Clipshelf quit unexpectedly while loading the search model" in done.stderr
    assert library.encoders.target() == serving(library) == "builtin"
    assert work_elsewhere().returncode == 0


def test_any_exception_of_a_model_is_an_encoder_error(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make_tiny_model(tmp_path / "model")
    library.encoders.use(str(model))

    def fail(*_given: object, **_named: object) -> str:
        raise ZeroDivisionError("a bug in somebody's library")

    monkeypatch.setattr(model_folder, "hash_weights", fail)
    with pytest.raises(EncoderError, match=r"cannot be loaded \(ZeroDivisionError\)"):
        work_off(library.folder)
    assert library.encoders.target() == "builtin"
