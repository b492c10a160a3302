"""Files still being written are skipped, and added once they are stable."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import settings
from core.api.library import Library
from core.domain.jobs import JobKind, JobState
from core.jobs import runner, scan
from core.jobs.context import JobContext
from core.worker import folder_watch
from tests.support.clips import age
from tests.support.libraries import make_clips, opened, videos_by_name, work_off

QUIET_SECONDS = 30.0


class Waiting(threading.Event):
    """Acts on the files instead of waiting."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout == QUIET_SECONDS
        self._meanwhile()
        return self.is_set()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "library").mkdir()
    settings.save(tmp_path / "library" / "settings.json", settings.Settings(file_quiet_seconds=QUIET_SECONDS))
    with opened(tmp_path / "library") as library:
        yield library


def run_scan(library: Library, meanwhile: Callable[[], object], *, said: list[str] | None = None) -> JobContext:
    given = settings.load(library.paths.settings)
    context = JobContext(library.paths, library.database, given, stop=Waiting(meanwhile))
    box = context.events.subscribe()
    for job in library.jobs.list_all(kind=JobKind.SCAN):
        assert scan.run(context, job, lambda done: runner.follow_up_scan(context, done))
    if said is not None:
        said += [str(notice.text) for notice in box.take().notices]
    return context


def never() -> None:
    pytest.fail("it waited")


def touched(path: Path) -> None:
    os.utime(path)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def test_growing_file_is_one_video_when_complete(library: Library, tmp_path: Path) -> None:
    settled, growing = make_clips(tmp_path / "media", 2)
    touched(growing)
    library.folders.add([tmp_path / "media"])
    said: list[str] = []
    context = run_scan(library, lambda: grow(growing), said=said)
    assert list(videos_by_name(library)) == [settled.name]
    assert list(context.growing.values()) == [(growing,)]
    assert [text for text in said if f"{growing.name} is still being written" in text] == said
    age(growing)
    context = run_scan(library, never)
    assert sorted(videos_by_name(library)) == [settled.name, growing.name]
    assert context.growing == {}


def test_new_stable_file_is_waited_for(library: Library, tmp_path: Path) -> None:
    (new,) = make_clips(tmp_path / "media", 1)
    touched(new)
    library.folders.add([new])
    context = run_scan(library, lambda: age(new))
    assert list(videos_by_name(library)) == [new.name]
    assert context.growing == {}


def test_new_file_that_disappears_meanwhile_is_not_an_error(library: Library, tmp_path: Path) -> None:
    (stays, goes) = make_clips(tmp_path / "media", 2)
    touched(goes)
    library.folders.add([tmp_path / "media"])
    context = run_scan(library, goes.unlink)
    assert list(videos_by_name(library)) == [stays.name]
    assert context.growing == {}


def test_known_file_that_is_rewritten_is_not_missing_meanwhile(library: Library, tmp_path: Path) -> None:
    (clip,) = make_clips(tmp_path / "media", 1)
    library.folders.add([tmp_path / "media"])
    run_scan(library, never)
    (before,) = videos_by_name(library).values()
    grow(clip)
    library.folders.rescan()
    run_scan(library, lambda: grow(clip))
    (video,) = videos_by_name(library).values()
    assert (video.id, video.is_offline) == (before.id, False)


def test_time_in_the_future_is_a_wrong_clock(library: Library, tmp_path: Path) -> None:
    (clip,) = make_clips(tmp_path / "media", 1)
    in_an_hour = time.time() + 3600
    os.utime(clip, (in_an_hour, in_an_hour))
    library.folders.add([tmp_path / "media"])
    run_scan(library, never)
    assert library.videos.count() == 1


@pytest.mark.parametrize("is_gone", [False, True])
def test_folder_is_scanned_again_when_its_file_is_stable(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_gone: bool
) -> None:
    monkeypatch.setattr(folder_watch, "_LOOK_SECONDS", 0.02)
    growing, _ = make_clips(tmp_path / "media", 2)
    (folder,) = library.folders.add([tmp_path / "media"], is_watched=False).folders
    touched(growing)
    context = run_scan(library, lambda: touched(growing))
    library.jobs.cancel()
    with folder_watch.watch_folders(context):
        with contextlib.suppress(FileNotFoundError):
            growing.unlink() if is_gone else age(growing)
        deadline = time.monotonic() + 10
        while not library.jobs.list_all(state=JobState.QUEUED, kind=JobKind.SCAN):
            assert time.monotonic() < deadline
    (job,) = library.jobs.list_all(state=JobState.QUEUED, kind=JobKind.SCAN)
    assert job.subject_id == folder.id
    assert context.growing == {}


def test_whole_run_adds_a_file_written_just_before(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    settings.save(tmp_path / "library" / "settings.json", settings.Settings(file_quiet_seconds=0.2))
    (clip,) = make_clips(tmp_path / "media", 1)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "media"])
        touched(clip)
        work_off(library.folder)
        assert library.videos.count() == 1
