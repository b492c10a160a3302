"""A drive that hangs keeps neither other folders from being watched nor the worker from ending."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from core.domain.jobs import JobKind, JobState
from core.jobs.context import JobContext
from core.media.folders.watch import FolderWatcher
from core.settings import Settings
from core.worker import folder_watch
from tests.support.libraries import make_clips, opened

PATIENCE_SECONDS = 20


def test_a_drive_that_hangs_delays_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hung, answers = tmp_path / "hung", threading.Event()
    made: list[Path] = []

    def watcher(
        folders: Sequence[Path], on_change: Callable[[Path], None], *, debounce_seconds: float
    ) -> FolderWatcher:
        if hung in folders:
            answers.wait()
        made.extend(folders)
        return FolderWatcher(folders, on_change, debounce_seconds)

    monkeypatch.setattr(folder_watch, "FolderWatcher", watcher)
    make_clips(hung, 1)
    make_clips(tmp_path / "local", 1, first=1)
    with opened(tmp_path / "library") as library:
        local = {one.path.name: one.id for one in library.folders.add([hung, tmp_path / "local"]).folders}["local"]
        library.jobs.cancel()
        context = JobContext(library.paths, library.database, Settings(watch_quiet_seconds=0.1))

        def scanned() -> list[int]:
            return [job.subject_id for job in library.jobs.list_all(kind=JobKind.SCAN, state=JobState.QUEUED)]

        with folder_watch.watch_folders(context):
            wait_until(lambda: bool(scanned()))
            assert made == [tmp_path / "local"]
            library.jobs.cancel()
            make_clips(tmp_path / "local", 1, first=2)
            wait_until(lambda: bool(scanned()))
            assert scanned() == [local]
        answers.set()
        wait_until(lambda: len(made) == 2)
        wait_until(lambda: "folder-changes" not in {thread.name for thread in threading.enumerate()})


def wait_until(is_met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_met():
        assert time.monotonic() < deadline
        time.sleep(0.02)
