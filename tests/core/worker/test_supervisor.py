"""The window's side of its worker: start, requests, restart after a crash, and shutdown."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from core.api.library import Library
from core.domain.changes import Changes
from core.domain.events import Events, WorkerState
from core.domain.search import FrameQuery, SearchRequest, TextQuery, VideoQuery
from core.domain.videos import VideoStage
from core.errors import WorkerError
from core.worker import lock
from core.worker.supervisor import Supervisor
from tests.support.libraries import make_clips, opened, videos_by_name

PATIENCE_SECONDS = 60.0


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


def wait_for(library: Library, is_met: Callable[[], bool]) -> list[Events]:
    """Poll like the window until a condition is true."""
    return wait_for_events(library, lambda _: is_met())


def wait_for_events(library: Library, is_met: Callable[[list[Events]], bool]) -> list[Events]:
    """Poll like the window until the collected events fulfil a condition."""
    seen: list[Events] = []
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_met(seen):
        assert time.monotonic() < deadline, f"still not so; last seen: {seen[-3:]}"
        seen.append(library.events.poll())
        time.sleep(0.05)
    seen.append(library.events.poll())
    return seen


def is_analysed(library: Library) -> bool:
    stages = library.videos.count_stages()
    return stages[VideoStage.ANALYSED] == sum(stages.values()) > 0


def worker_pid(library: Library) -> int:
    endpoint = lock.find(library.paths)
    assert endpoint is not None
    return endpoint.pid


def test_dropped_folder_is_analysed_announced_and_searchable(library: Library, tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 4)
    library.start_worker()
    library.folders.add([tmp_path / "media"])
    seen = wait_for(library, lambda: is_analysed(library))
    changes = Changes.NOTHING
    for events in seen:
        changes |= events.changes
    assert changes & Changes.VIDEOS
    assert changes & Changes.THUMBNAILS
    assert any(events.summary is not None for events in seen)
    assert library.worker_state is WorkerState.RUNNING
    video = videos_by_name(library)["clip 000.mp4"]
    alike = library.search.run(SearchRequest(VideoQuery(video.id), limit=3, per_video=True))
    assert video.id not in [hit.video_id for hit in alike.hits]
    assert len(alike.hits) == 3
    frame = library.search.run(SearchRequest(FrameQuery(video.id, 0.5), limit=1))
    assert frame.hits[0].video_id == video.id
    assert frame.hits[0].score == pytest.approx(1.0, abs=0.01)
    words = library.search.run(SearchRequest(TextQuery("a dog")))
    assert words.hits, "the built-in model knows words"
    assert not words.reason


def test_pause_stops_and_resume_continues(library: Library, tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 2)
    library.jobs.pause()
    library.start_worker()
    library.folders.add([tmp_path / "media"])
    wait_for(library, lambda: library.videos.count() == 2)
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 0
    library.jobs.resume()
    wait_for(library, lambda: is_analysed(library))


def test_killed_worker_is_restarted_and_that_is_reported(library: Library, tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 2)
    library.start_worker()
    wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    first = worker_pid(library)
    os.kill(first, signal.SIGKILL)
    library.folders.add([tmp_path / "media"])
    seen = wait_for(library, lambda: is_analysed(library))
    assert worker_pid(library) != first
    assert any("is restarting" in str(notice.text) for events in seen for notice in events.notices)


def test_worker_that_keeps_dying_is_given_up_with_a_message(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", sys.executable if os.name == "nt" else "/bin/false")
    library.start_worker()
    seen = wait_for(library, lambda: library.worker_state is WorkerState.FAILED)
    assert any("keeps stopping" in str(notice.text) for events in seen for notice in events.notices)


def test_closing_ends_the_worker(tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 6)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "media"])
        library.start_worker()
        wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
        worker = psutil.Process(worker_pid(library))
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE
    with lock.hold(library.paths):
        pass


def test_worker_ends_when_the_window_is_killed(tmp_path: Path) -> None:
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        window = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from core.api.library import Library\n"
                "library = Library.open(Path(sys.argv[1])); library.start_worker(); sys.stdin.read()",
                str(library.folder),
            ],
            stdin=subprocess.PIPE,
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (endpoint := lock.find(library.paths)) is None:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        worker = psutil.Process(endpoint.pid)
        window.kill()
        assert window.stdin is not None
        window.stdin.close()
        window.wait()
        _, alive = psutil.wait_procs([worker], timeout=PATIENCE_SECONDS)
        assert not alive


def test_two_windows_share_one_worker(library: Library, tmp_path: Path) -> None:
    library.start_worker()
    wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    with contextlib.closing(Library.open(library.folder)) as second:
        second.start_worker()
        wait_for(second, lambda: second.worker_state is WorkerState.RUNNING)
        make_clips(tmp_path / "media", 1)
        second.folders.add([tmp_path / "media"])
        wait_for(library, lambda: is_analysed(library))
    wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)


def test_watched_folder_is_scanned_for_a_new_file(library: Library, tmp_path: Path) -> None:
    media = tmp_path / "media"
    make_clips(media, 1)
    library.folders.add([media])
    library.start_worker()
    wait_for(library, lambda: is_analysed(library))
    make_clips(media, 1, first=7)
    wait_for(library, lambda: library.videos.count() == 2 and is_analysed(library))


def test_search_without_a_worker_is_reported(library: Library) -> None:
    with pytest.raises(WorkerError, match="not running"):
        library.search.run(SearchRequest(TextQuery("x")))


def test_worker_starts_once_another_command_has_released_the_library(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[float] = []
    start = Supervisor._start_process

    def count(supervisor: Supervisor) -> "subprocess.Popen[bytes]":
        started.append(time.monotonic())
        return start(supervisor)

    monkeypatch.setattr(Supervisor, "_start_process", count)
    with lock.hold(library.paths):
        library.start_worker()
        wait_for(library, lambda: library.worker_state is WorkerState.WAITING)
        assert started == []
    seen = wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    assert len(started) == 1
    assert not [notice for events in seen for notice in events.notices]
    assert WorkerState.RESTARTING not in {events.worker for events in seen}


def test_library_held_permanently_can_be_closed_at_once(library: Library) -> None:
    with lock.hold(library.paths):
        library.start_worker()
        wait_for(library, lambda: library.worker_state is WorkerState.WAITING)
        began = time.monotonic()
        library.close()
        assert time.monotonic() - began < 1.0
