"""The estimated analysis time of another encoder: measured once, cached, and never while videos wait."""

import contextlib
import json
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.errors import EncoderError
from core.jobs import event_hub
from core.jobs.analysis import estimates as analysis_estimates
from core.jobs.analysis.estimates import AnalysisEstimator
from core.jobs.context import JobContext
from core.jobs.event_hub import EventHub
from core.settings import Settings
from tests.support.libraries import make_clips, opened, work_off

NAME = "ViT-B-32-256/datacomp_s34b_b86k"
N_CLIPS = 3


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("estimates")
    make_clips(folder / "videos", N_CLIPS, seconds=2.0)
    with opened(folder / "library") as library:
        library.folders.add([folder / "videos"], is_watched=False)
        work_off(folder / "library")
    return folder / "library"


@pytest.fixture
def context(analysed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobContext]:
    monkeypatch.setattr(analysis_estimates, "cache_folder", lambda: tmp_path / "cache")
    paths = LibraryPaths(analysed)
    with contextlib.closing(Database.open(paths.catalog)) as database:
        yield JobContext(paths, database, Settings())


def saying(frames_per_second: float, *, is_on_cpu: bool = True) -> tuple[str, ...]:
    said = json.dumps({"frames_per_second": frames_per_second, "is_on_cpu": is_on_cpu})
    return sys.executable, "-c", f"import sys; print({said!r}, end='')"


def no_program(*_words: object, **_options: object) -> None:
    raise AssertionError("nothing was to be measured")


def frames_of(estimator: AnalysisEstimator) -> int:
    return estimator._count()[2]


def test_estimate_is_proportional_to_the_frames_of_the_library(context: JobContext) -> None:
    estimator = AnalysisEstimator(context, lambda: True, program=saying(2.0))
    found = estimator.estimate(NAME)
    assert (found.n_videos, found.n_analysed) == (N_CLIPS, N_CLIPS)
    assert frames_of(estimator) > 0
    assert found.seconds == pytest.approx(frames_of(estimator) / 2.0)


def test_speed_is_measured_once(context: JobContext, monkeypatch: pytest.MonkeyPatch) -> None:
    first = AnalysisEstimator(context, lambda: True, program=saying(5.0)).estimate(NAME)
    monkeypatch.setattr(analysis_estimates.subprocess, "Popen", no_program)
    assert AnalysisEstimator(context, lambda: False).estimate(NAME) == first, "known, so also while videos wait"


def test_nothing_is_measured_while_videos_wait(context: JobContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_estimates.subprocess, "Popen", no_program)
    assert AnalysisEstimator(context, lambda: False).estimate(NAME).seconds is None


@pytest.mark.parametrize("is_stopped", [True, False])
def test_measurement_is_cancelled(context: JobContext, *, is_stopped: bool) -> None:
    """By analysis, and by the end of the worker."""
    answers = iter([True])
    hangs = (sys.executable, "-c", "import time; time.sleep(600)")
    is_idle: Callable[[], bool] = (lambda: True) if is_stopped else (lambda: next(answers, False))
    estimator = AnalysisEstimator(context, is_idle, program=hangs)
    if is_stopped:
        threading.Timer(0.1, context.stop.set).start()
    assert estimator.estimate(NAME).seconds is None


def test_failed_measurement_gives_no_time_and_is_not_repeated(
    context: JobContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = (sys.executable, "-c", "import sys; sys.exit(1)")
    estimator = AnalysisEstimator(context, lambda: True, program=fails)
    assert estimator.estimate(NAME).seconds is None
    monkeypatch.setattr(analysis_estimates.subprocess, "Popen", no_program)
    assert estimator.estimate(NAME).seconds is None


def test_decoding_adds_to_a_cpu_and_overlaps_with_a_graphics_card(context: JobContext, tmp_path: Path) -> None:
    context.events._busy = (0.0, 400, 10.0)
    on_cpu = AnalysisEstimator(context, lambda: True, program=saying(10.0))
    n_frames = frames_of(on_cpu)
    assert on_cpu.estimate(NAME).seconds == pytest.approx(n_frames * (1 / 10 + 1 / 40))
    (tmp_path / "cache" / analysis_estimates.NOTES_NAME).write_text("damaged")
    on_card = AnalysisEstimator(context, lambda: True, program=saying(1000.0, is_on_cpu=False))
    assert on_card.estimate(NAME).seconds == pytest.approx(n_frames / 40)


def test_missing_encoder_is_refused(context: JobContext) -> None:
    with pytest.raises(EncoderError):
        AnalysisEstimator(context, lambda: True).estimate("nobody's")


def test_analysis_speed_excludes_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(event_hub.time, "monotonic", lambda: now[0])
    board = EventHub()
    board.count(frames=50)
    assert board.steady_frames_per_second() == 0.0, "one batch tells nothing"
    for step in (1.0, 1.0, 60.0, 1.0):
        now[0] += step
        board.count(frames=20)
    assert board.steady_frames_per_second() == 20.0
