"""Frames and cuts requested by the window: from a real worker process, ahead of its queue."""

import io
import itertools
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.api.library import Library
from core.domain.events import WorkerState
from core.errors import KnownError, PathError, UsageError, WorkerError
from core.worker import client
from tests.core.worker.test_supervisor import wait_for
from tests.support import clips, scenes
from tests.support.libraries import opened, videos_by_name, work_off


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("looking")
    (root / "videos").mkdir()
    clips.make_clip(root / "videos" / "numbers.mp4", seconds=20, fps=25, gop=250, b_frames=3)
    parts = [scenes.still(1, 130), scenes.pan(2, 300, px_per_frame=2), scenes.still(3, 200)]
    scenes.render(root / "videos" / "scenes.mp4", itertools.chain(*parts))
    with opened(root / "library") as library:
        library.folders.add([root / "videos"], is_watched=False)
        work_off(library.folder)
    return root


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(made / "library", tmp_path / "library")
    with opened(tmp_path / "library") as library:
        yield library


def running(library: Library) -> Library:
    library.start_worker()
    wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    return library


def number_of(picture: bytes | None) -> int:
    assert picture is not None
    return clips.read_number(np.asarray(Image.open(io.BytesIO(picture))))


def test_frame_is_decoded_once_and_then_cached(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    video = videos_by_name(library)["numbers.mp4"].id
    with pytest.raises(WorkerError, match="not running"):
        library.videos.frame(video, 3.0, height_px=90)
    running(library)
    for number in (0, 75, 76, 499):
        assert number_of(library.videos.frame(video, number / 25 + 0.015, height_px=90)) == number
    assert len(list(library.paths.frames.rglob("*.jpg"))) == 4
    monkeypatch.setattr(client, "connect", lambda _paths: pytest.fail("nobody has to be asked"))
    assert number_of(library.videos.frame(video, 76 / 25 + 0.015, height_px=90)) == 76


def test_unreachable_or_unknown_file_is_reported(library: Library, made: Path) -> None:
    video = videos_by_name(library)["numbers.mp4"].id
    running(library)
    path = made / "videos" / "numbers.mp4"
    path.rename(made / "away.mp4")
    try:
        for ask in (lambda: library.videos.frame(video, 1.0, height_px=90), lambda: library.videos.cuts(video, 0, 5)):
            with pytest.raises(PathError, match="cannot be reached"):
                ask()
    finally:
        (made / "away.mp4").rename(path)
    with pytest.raises(UsageError, match="no video"):
        library.videos.frame(99, 1.0, height_px=90)
    with pytest.raises(ValueError, match="no frame"):
        library.videos.frame(video, -1.0, height_px=90)
    assert number_of(library.videos.frame(video, 1.0, height_px=90)) == 25, "the worker lives on"


def test_frame_arrives_during_a_long_queue(library: Library, tmp_path: Path) -> None:
    video = videos_by_name(library)["numbers.mp4"].id
    (tmp_path / "more").mkdir()
    for number in range(12):
        clips.make_clip(tmp_path / "more" / f"{number}.mp4", seconds=60, fps=25, size=(320, 192), seed=number)
    running(library)
    library.videos.frame(video, 0.0, height_px=90)  # the children have started
    library.folders.add([tmp_path / "more"])
    wait_for(library, lambda: library.videos.count() > 5)
    begun = time.monotonic()
    for number in range(10, 20):
        assert number_of(library.videos.frame(video, number / 25, height_px=90)) == number
    took = time.monotonic() - begun
    assert not library.jobs.summary().is_idle
    assert took < 5.0


def test_cuts_are_found_to_the_frame_and_cached(library: Library) -> None:
    video = videos_by_name(library)["scenes.mp4"].id
    running(library)
    truth = (130 / 25, 430 / 25)
    assert library.videos.cuts(video, 0.0, 1000.0) == pytest.approx(truth, abs=1e-3)
    assert library.videos.cuts(video, 5.0, 6.0) == pytest.approx(truth[:1], abs=1e-3)
    assert library.videos.cuts(video, 6.0, 17.0) == ()
    assert len(list(library.paths.cuts.rglob("*.json"))) == 1
    with pytest.raises(ValueError, match="no span"):
        library.videos.cuts(video, 5.0, 1.0)
    assert issubclass(PathError, KnownError)
