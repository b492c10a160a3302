"""Drives that are unplugged and come back are noticed by the library itself, with and without a worker."""

import contextlib
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest
from sqlalchemy import update
from typing_extensions import override

from core.api.library import Library
from core.catalog.store.schema import VideoRow
from core.domain.changes import Changes
from core.domain.jobs import JobKind, JobState
from core.domain.videos import FolderState, VideoStage
from core.jobs import folder_checks
from core.jobs.folder_checks import FolderChecks
from core.media.folders.root_checks import RootChecks
from tests.core.jobs.test_scan import never, run_scan
from tests.core.worker.test_supervisor import is_analysed, wait_for, wait_for_events
from tests.support.libraries import make_clips, opened, videos_by_name, work_off

AT_ONCE_SECONDS = 15.0
"""It looks every three seconds; a busy test machine needs more."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    make_clips(tmp_path / "media", 2)
    with opened(tmp_path / "library") as library:
        yield library


def soon(is_met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + AT_ONCE_SECONDS
    while not is_met():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def state(library: Library) -> FolderState:
    return library.folders.list_all()[0].state


def is_offline(library: Library) -> bool:
    return all(video.is_offline for video in videos_by_name(library).values())


def scans(library: Library) -> list[JobState]:
    return [job.state for job in library.jobs.list_all(kind=JobKind.SCAN)]


@pytest.mark.parametrize("is_mount_point_left", [True, False])
def test_without_a_worker_a_drive_goes_and_comes_back(
    library: Library, tmp_path: Path, *, is_mount_point_left: bool
) -> None:
    media, unplugged = tmp_path / "media", tmp_path / "unplugged"
    library.folders.add([media])
    work_off(library.folder)
    library.check_folders()
    media.rename(unplugged)
    if is_mount_point_left:
        media.mkdir()
    soon(lambda: is_offline(library))
    assert state(library) is FolderState.OFFLINE
    assert library.events.poll().changes == Changes.FOLDERS | Changes.VIDEOS
    assert {video.stage for video in videos_by_name(library).values()} == {VideoStage.ANALYSED}
    if is_mount_point_left:
        media.rmdir()
    make_clips(unplugged, 1, first=7)
    unplugged.rename(media)
    soon(lambda: not is_offline(library))
    assert state(library) is FolderState.ONLINE
    assert scans(library) == [JobState.QUEUED], "what changed on the drive is found as soon as a worker runs"
    work_off(library.folder)
    assert len(videos_by_name(library)) == 3


def test_with_a_worker_a_returned_drive_is_scanned_and_watched_again(library: Library, tmp_path: Path) -> None:
    media, unplugged = tmp_path / "media", tmp_path / "unplugged"
    library.check_folders()
    library.start_worker()
    library.folders.add([media])
    wait_for(library, lambda: is_analysed(library))
    media.rename(unplugged)
    wait_for(library, lambda: is_offline(library))
    make_clips(unplugged, 1, first=7)
    unplugged.rename(media)
    wait_for(library, lambda: library.videos.count() == 3 and is_analysed(library))
    assert not is_offline(library)
    # Only a watched folder notices this.
    make_clips(media, 1, first=8)
    wait_for(library, lambda: library.videos.count() == 4 and is_analysed(library))


def test_an_unwatched_folder_is_not_scanned_but_its_work_goes_on(library: Library, tmp_path: Path) -> None:
    media, unplugged = tmp_path / "media", tmp_path / "unplugged"
    library.folders.add([media], is_watched=False)
    run_scan(library, never)
    library.jobs.cancel([job.id for job in library.jobs.list_all(kind=JobKind.SCAN)])
    library.check_folders()
    media.rename(unplugged)
    soon(lambda: is_offline(library))
    work_off(library.folder)
    assert not library.jobs.list_all(state=JobState.QUEUED)
    unplugged.rename(media)
    soon(lambda: not is_offline(library))
    queued = library.jobs.list_all(state=JobState.QUEUED)
    assert {job.kind for job in queued} == {JobKind.THUMBNAILS, JobKind.ANALYSE}
    work_off(library.folder)
    assert is_analysed(library)


def test_dates_of_a_returned_unwatched_folder_are_read(library: Library, tmp_path: Path) -> None:
    media, unplugged = tmp_path / "media", tmp_path / "unplugged"
    library.folders.add([media], is_watched=False)
    work_off(library.folder)
    library.check_folders()
    media.rename(unplugged)
    soon(lambda: is_offline(library))
    with library.database.write() as session:  # as in a library of an earlier version
        session.execute(update(VideoRow).values(is_date_read=False))
    unplugged.rename(media)
    soon(lambda: not is_offline(library))
    queued = library.jobs.list_all(state=JobState.QUEUED)
    assert [job.kind for job in queued] == [JobKind.DATES, JobKind.DATES]


class FailingChecks(RootChecks):
    """Fails a few times, as a catalog does that is being replaced, and then works."""

    n_failures = 3

    @override
    def look(self, roots: Collection[Path]) -> dict[Path, FolderState]:
        if self.n_failures:
            self.n_failures -= 1
            raise RuntimeError("no such table: folders")
        return super().look(roots)


def test_it_goes_on_after_any_error_and_logs_a_repeated_one_once(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(folder_checks, "_LOOK_SECONDS", 0.01)
    library.folders.add([tmp_path / "media"])
    (tmp_path / "media").rename(tmp_path / "unplugged")
    with contextlib.closing(FolderChecks(library.database, lambda: None, checks=FailingChecks())) as checks:
        checks.start()
        soon(lambda: state(library) is FolderState.OFFLINE)
    assert [record.message for record in caplog.records].count(
        "the folders could not be checked: no such table: folders"
    ) == 1


def test_a_folder_that_was_moved_meanwhile_keeps_its_new_state(library: Library, tmp_path: Path) -> None:
    library.folders.add([tmp_path / "media"])
    library.check_folders()
    (tmp_path / "media").rename(tmp_path / "moved")
    soon(lambda: state(library) is FolderState.OFFLINE)
    library.folders.relocate(library.folders.list_all()[0].id, tmp_path / "moved")
    seen = wait_for_events(library, lambda seen: len(seen) > 100)
    assert state(library) is FolderState.ONLINE
    assert all(events.changes in {Changes.NOTHING, Changes.FOLDERS | Changes.VIDEOS} for events in seen)


def test_closing_does_not_wait_for_it(library: Library, tmp_path: Path) -> None:
    library.folders.add([tmp_path / "media"])
    library.check_folders()
    library.check_folders()
    began = time.monotonic()
    library.close()
    library.check_folders()
    assert time.monotonic() - began < AT_ONCE_SECONDS
