"""Restarting a worker while its library is open: for new settings, and to delete the analysis."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.changes import Changes
from core.domain.events import Events, WorkerState
from core.domain.search import SearchRequest, VideoQuery
from core.domain.storage import StoredKind
from core.domain.videos import VideoStage
from tests.core.worker.test_supervisor import is_analysed, wait_for, wait_for_events, worker_pid
from tests.support.encoders import make_tiny_model
from tests.support.libraries import make_clips, opened


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


def spoken(seen: list[Events]) -> list[str]:
    texts = [str(notice.text) for events in seen for notice in events.notices]
    return [text for text in texts if "cuda:42" in text and "CPU is used instead" in text]


def test_missing_device_is_reported_after_the_restart(library: Library, tmp_path: Path) -> None:
    model = make_tiny_model(tmp_path / "model")
    library.encoders.use(str(model))
    make_clips(tmp_path / "media", 2)
    library.start_worker()
    library.folders.add([tmp_path / "media"])
    seen = wait_for(library, lambda: is_analysed(library))
    assert not [notice for events in seen for notice in events.notices]
    first = worker_pid(library)
    assert library.settings.put({"device": "cuda:42"}) is Changes.SETTINGS
    library.restart_worker()
    make_clips(tmp_path / "media", 1, first=7)
    library.folders.rescan()

    # The worker's message may arrive after what it wrote.
    def has_spoken(seen: list[Events]) -> bool:
        is_on_cpu = any(events.summary is not None and events.summary.device.startswith("CPU") for events in seen)
        return is_on_cpu and bool(spoken(seen)) and library.videos.count() == 3 and is_analysed(library)

    seen = wait_for_events(library, has_spoken)
    assert worker_pid(library) != first
    assert len(spoken(seen)) == 1


def test_analysis_is_deleted_under_a_running_worker_and_made_again(library: Library, tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 3)
    library.start_worker()
    library.folders.add([tmp_path / "media"])
    wait_for(library, lambda: is_analysed(library))
    first, ids = worker_pid(library), library.videos.ids()
    tag, _ = library.tags.add("kept")
    library.decisions.accept(ids, [tag.id])
    assert library.videos.frame(ids[0], 0.5, height_px=48)

    assert library.delete_analysis() & Changes.EMBEDDINGS
    left = {one.kind: one.n_files for one in library.storage()}
    assert left[StoredKind.EMBEDDINGS] == left[StoredKind.PICTURES] == left[StoredKind.INDEXES] == 0
    assert library.videos.count_stages()[VideoStage.FOUND] == 3
    wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    assert worker_pid(library) != first
    assert library.jobs.summary().is_paused, "nothing is made again unasked"

    library.jobs.resume()
    library.folders.rescan()
    wait_for(library, lambda: is_analysed(library))
    assert len(library.decisions.of_video(ids[0])) == 1
    found = library.search.run(SearchRequest(VideoQuery(ids[0]), limit=5, per_video=True))
    assert len(found.hits) == 2
    assert library.videos.frame(ids[0], 0.5, height_px=48)


def test_restart_during_work_loses_nothing(library: Library, tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 8, seconds=4)
    library.start_worker()
    library.folders.add([tmp_path / "media"])
    wait_for(library, lambda: library.videos.count() == 8)
    for _ in range(2):
        library.restart_worker()
        wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    wait_for(library, lambda: is_analysed(library))
