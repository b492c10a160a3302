"""When videos were recorded is read from real files: on adding them, and later for an older library."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.api.library import Library
from core.catalog import jobs
from core.domain.jobs import JobKind
from core.domain.query.text import parse
from core.domain.videos import Video, VideoSort, VideoStage
from core.jobs.dates import DateLine
from tests.support.clips import make_clip, note_time
from tests.support.libraries import opened, state_of, videos_by_name, work_off
from tests.support.old_catalogs import turn_back

APPLE, HEADER = "com.apple.quicktime.creationdate", "creation_time"
NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)
FILES: dict[str, dict[str, str]] = {
    "phone.mov": {APPLE: "2024-05-17T21:00:00+0900", HEADER: "2024-05-20T00:00:00Z"},
    "camera.mp4": {HEADER: "2024-05-16T12:00:00Z"},
    "tagged.mkv": {"DATE_RECORDED": "2024-05-15T12:00:00+02:00", HEADER: "2025-01-01T00:00:00Z"},
    "header.mkv": {HEADER: "2024-05-14T12:00:00Z"},
    "clock not set.mkv": {HEADER: "2001-01-01T00:00:00Z"},
    "silent.mp4": {},
    "odd.mov": {APPLE: "last summer"},
}


def _fill(folder: Path) -> None:
    folder.mkdir()
    for number, (name, tags) in enumerate(FILES.items()):
        make_clip(folder / name, seconds=1.0, size=(96, 64), seed=number, tags=tags)
    for name, seconds in (("1970.mp4", 3600), ("2040.mp4", 2**32 - 1)):
        note_time(make_clip(folder / name, seconds=1.0, size=(96, 64), seed=seconds).path, seconds)


@pytest.fixture(scope="module")
def videos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dates") / "videos"
    _fill(folder)
    return folder


@pytest.fixture
def library(videos: Path, tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        library.folders.add([shutil.copytree(videos, tmp_path / "videos")])
        work_off(library.folder)
        yield library


def _dates(library: Library) -> dict[str, tuple[datetime | None, int | None]]:
    found = videos_by_name(library)
    assert all(video.is_date_read for video in found.values())
    return {name: (video.recorded_at, video.recorded_zone_minutes) for name, video in found.items()}


EXPECTED = {
    "phone.mov": (NOON, 540),
    "camera.mp4": (NOON.replace(day=16), None),
    "tagged.mkv": (NOON.replace(day=15, hour=10), 120),
    "header.mkv": (NOON.replace(day=14), None),
    **dict.fromkeys(("clock not set.mkv", "silent.mp4", "odd.mov", "1970.mp4", "2040.mp4"), (None, None)),
}


def test_dates_and_their_zones_are_read_when_videos_are_added(library: Library) -> None:
    assert _dates(library) == EXPECTED
    assert {video.stage for video in videos_by_name(library).values()} == {VideoStage.ANALYSED}
    assert _without_dates(library) == []


def test_videos_are_sorted_and_filtered_by_both_dates(library: Library) -> None:
    def names(video_ids: list[int]) -> list[str]:
        return [video.path.name for video in library.videos.get_many(video_ids)]

    dated = [name for name, (at, _) in EXPECTED.items() if at is not None]
    assert names(library.videos.ids(VideoSort.RECORDED))[:4] == dated[::-1]
    assert names(library.videos.ids(VideoSort.RECORDED, descending=True))[:4] == dated
    assert names(library.filters.ids(parse("recorded:2024-05-17"))) == ["phone.mov"]
    assert library.filters.ids(parse("modified:2024")) == []
    assert library.filters.count(parse("modified>2025 recorded:2024-05")) == 4
    assert library.filters.count(parse("-recorded>=1971")) == 5


def test_a_file_that_cannot_be_read_any_more_has_no_date_and_one_that_is_gone_is_missing(library: Library) -> None:
    broken, gone, fine = (videos_by_name(library)[name] for name in ("camera.mp4", "phone.mov", "header.mkv"))
    library.close()
    turn_back(library.paths.catalog, "0005")
    times = broken.path.stat().st_atime_ns, broken.path.stat().st_mtime_ns
    broken.path.write_bytes(b"\0" * broken.content.size_bytes)
    os.utime(broken.path, ns=times)
    gone.path.unlink()

    with opened(library.folder) as later:
        with later.database.write() as session:
            jobs.enqueue(session, JobKind.DATES, [broken.id, gone.id, fine.id])
        work_off(later.folder)

        found = {video.id: video for video in later.videos.get_many([broken.id, gone.id, fine.id])}
        assert (found[broken.id].is_date_read, found[broken.id].recorded_at) == (True, None)
        assert found[gone.id].is_offline
        assert not found[gone.id].is_date_read, "it may come back"
        assert found[fine.id].recorded_at == fine.recorded_at
        assert later.jobs.summary().is_idle


def test_an_older_library_reads_its_dates_without_analysing_anything_again(library: Library) -> None:
    library.saved_searches.put("Spring", 'tag:"a recorded:1" Recorded>=2024-03 -recorded:2023,2022 cat "recorded:x"')
    before = videos_by_name(library)
    library.close()
    turn_back(library.paths.catalog, "0005")
    derived = state_of(library.paths.folder / "embeddings") | state_of(library.paths.folder / "thumbnails")

    with opened(library.folder) as later:
        (search,) = later.saved_searches.list_all()
        assert search.rule == 'tag:"a recorded:1" modified>=2024-03 -modified:2023,2022 cat "recorded:x"'
        found = videos_by_name(later)
        assert {name: _without_date(video) for name, video in found.items()} == {
            name: _without_date(video) for name, video in before.items()
        }
        assert not any(video.is_date_read or video.recorded_at for video in found.values())

        assert _without_dates(later) == sorted(video.id for video in found.values())
        later.folders.rescan()
        work_off(later.folder)

        assert _dates(later) == EXPECTED
        assert _without_dates(later) == [], "each file is asked once"
        assert state_of(later.paths.folder / "embeddings") | state_of(later.paths.folder / "thumbnails") == derived


def _without_dates(library: Library) -> list[int]:
    with library.database.read() as session:
        return DateLine.missing(session)


def _without_date(video: Video) -> tuple[object, ...]:
    return video.id, video.content, video.stage, video.media, video.modified_at, video.added_at
