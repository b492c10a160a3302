import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.catalog import folders, groups, videos
from core.catalog.files import put_files
from core.catalog.store.database import Database
from core.domain.groups import Grouping, Listing, VideoGroup
from core.domain.media import RecordingDate
from core.domain.query.text import parse
from core.domain.videos import VideoSort
from tests.core.catalog.samples import found

DAY = datetime(2024, 5, 17, 23, 50).astimezone()


def _ns(time: datetime) -> int:
    return round(time.timestamp()) * 10**9


@pytest.fixture
def filled(database: Database) -> Database:
    """Six videos in two folders, with files of three days, one of them ten minutes after midnight."""
    files = [
        ("a", "part 10/c.mp4", 1, DAY),
        ("a", "part 2/b.mp4", 2, DAY + timedelta(minutes=20)),
        ("a", "top.mp4", 3, DAY),
        ("a", "part 2/a.mp4", 4, DAY),
        ("b", "x.mp4", 5, DAY - timedelta(days=400)),
        ("b", "y.mp4", 6, DAY - timedelta(days=400)),
    ]
    with database.write() as session:
        for folder, path, content, time in files:
            folder_id = folders.add(session, Path("/media") / folder).id
            put_files(session, folder_id, [found(path, content, mtime_ns=_ns(time))])
    return database


def _names(database: Database, listing: Listing) -> list[str]:
    with database.read() as session:
        return [video.path.stem for video in videos.get_many(session, listing.ids)]


def _path(*parts: str) -> str:
    return str(Path("/media", *parts))


def test_folders_are_sorted_by_name_with_numbers_by_value(filled: Database) -> None:
    with filled.read() as session:
        listing = groups.list_groups(session, Grouping.FOLDER)
    wanted = [(_path("a"), 1), (_path("a", "part 2"), 2), (_path("a", "part 10"), 1), (_path("b"), 2)]
    assert [(group.key, group.n_videos) for group in listing.groups] == wanted
    assert _names(filled, listing) == ["top", "a", "b", "c", "x", "y"]


def test_days_are_local_and_the_newest_comes_first(filled: Database) -> None:
    with filled.read() as session:
        listing = groups.list_groups(session, Grouping.MODIFIED)
        turned = groups.list_groups(session, Grouping.MODIFIED, sort=VideoSort.MODIFIED)
    assert listing.groups == (VideoGroup("2024-05-18", 1), VideoGroup("2024-05-17", 3), VideoGroup("2023-04-13", 2))
    assert _names(filled, listing) == ["b", "a", "c", "top", "x", "y"]
    assert turned.groups == listing.groups[::-1], "the order asked for is about the days too"


def test_a_day_of_recording_is_that_of_the_place_and_videos_without_one_come_last(filled: Database) -> None:
    late_in_utc = datetime(2024, 5, 17, 23, 30, tzinfo=UTC)
    with filled.write() as session:
        videos.set_recording(session, 1, RecordingDate(late_in_utc, 9 * 60))
        videos.set_recording(session, 2, RecordingDate(late_in_utc, -10 * 60))
        videos.set_recording(session, 3, RecordingDate(DAY))  # of which only the time is known: as it is here
        videos.set_recording(session, 4, RecordingDate())
    with filled.read() as session:
        listing = groups.list_groups(session, Grouping.RECORDED)
        turned = groups.list_groups(session, Grouping.RECORDED, sort=VideoSort.RECORDED)
    assert listing.groups == (VideoGroup("2024-05-18", 1), VideoGroup("2024-05-17", 2), VideoGroup("", 3))
    assert _names(filled, listing) == ["c", "b", "top", "a", "x", "y"]
    assert [group.key for group in turned.groups] == ["2024-05-17", "2024-05-18", ""]


def test_recording_of_today_is_grouped_under_today(filled: Database) -> None:
    with filled.read() as session:
        listing = groups.list_groups(session, Grouping.ADDED, sort=VideoSort.NAME, descending=True)
        days = {video.added_at.astimezone().date().isoformat() for video in videos.get_many(session, listing.ids)}
    assert {group.key for group in listing.groups} == days
    assert sum(group.n_videos for group in listing.groups) == 6
    if len(days) == 1:  # unless it is just midnight
        assert _names(filled, listing) == ["y", "x", "top", "c", "b", "a"]


def test_filters_narrow_the_groups_and_all_videos_are_counted(filled: Database) -> None:
    with filled.write() as session:
        videos.rate(session, [2, 5], rating=4)
    with filled.read() as session:
        listing = groups.list_groups(session, Grouping.FOLDER, conditions=parse("rated>=4").conditions)
        flat = groups.list_groups(session, Grouping.NOTHING, text="part")
    assert listing == Listing([2, 5], (VideoGroup(_path("a", "part 2"), 1), VideoGroup(_path("b"), 1)), 6)
    assert (flat.groups, flat.n_all, len(flat.ids)) == ((), 6, 3)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_undecodable_folder_name_and_invalid_time(database: Database) -> None:
    name = os.fsdecode(b"\xff\xfe")
    with database.write() as session:
        folder_id = folders.add(session, Path("/media")).id
        put_files(session, folder_id, [found(f"{name}/a.mp4", 1, mtime_ns=2**62)])
        assert groups.list_groups(session, Grouping.FOLDER).groups == (VideoGroup(f"/media/{name}", 1),)
        session.connection().exec_driver_sql("UPDATE files SET mtime_ns = 9223372036854775807 * 1")
        assert groups.list_groups(session, Grouping.MODIFIED).groups[0].n_videos == 1


def test_thousands_are_grouped_quickly(database: Database) -> None:
    files = [found(f"{number % 700}/{number}.mp4", number, mtime_ns=number * 10**13) for number in range(7_000)]
    with database.write() as session:
        put_files(session, folders.add(session, Path("/media")).id, files)
    started = time.perf_counter()
    with database.read() as session:
        assert len(groups.list_groups(session, Grouping.FOLDER).groups) == 700
        assert len(groups.list_groups(session, Grouping.MODIFIED).groups) > 700
    assert time.perf_counter() - started < 2.0
