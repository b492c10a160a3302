from pathlib import Path

import pytest

from core.catalog import files, folders, saved_searches, videos
from core.catalog.rescue import integrity
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.saved_searches import SavedSearch
from core.domain.search import Restriction
from core.domain.videos import VideoSort
from core.errors import UsageError
from tests.core.catalog.samples import found, put


def test_videos_are_rated_noted_and_given_a_cover(database: Database) -> None:
    with database.write() as session:
        a, b, c = put(session, "/videos", a=1, b=2, c=3)
        videos.rate(session, [a, c], rating=4)
        videos.rate(session, [c], rating=5)
        videos.write_note(session, b, note="  <b>as it is</b>\n")
        videos.set_cover(session, b, seconds=2.5)
        assert [video.rating for video in videos.get_many(session, [a, b, c])] == [4, 0, 5]
        assert (videos.get(session, b).note, videos.get(session, b).cover_seconds) == ("<b>as it is</b>", 2.5)
        assert videos.ids(session, sort=VideoSort.RATING, descending=True) == [c, a, b]
        for rating in (-1, 6):
            with pytest.raises(UsageError, match="from 0 to 5"):
                videos.rate(session, [a], rating=rating)


def test_removed_video_stays_removed_until_it_is_restored(database: Database) -> None:
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        before = snapshots.take(session, "videos", {"id": [a]}, columns=("is_removed",))
        videos.set_removed(session, [a], is_removed=True)
        folder_id = folders.list_all(session)[0].id
        assert files.put_files(session, folder_id, [found("a.mp4", 1, mtime_ns=9)]).new_video_ids == ()
        assert videos.ids(session) == videos.without_pictures(session) == [b]
        assert videos.allowed_video_ids(session, Restriction()) == {b}
        assert videos.removed_ids(session) == [a]
        assert videos.get(session, a).path.name == "a.mp4"
    assert integrity.check(database.path) == []
    with database.write() as session:
        redo = snapshots.restore(session, [before])
        assert videos.ids(session) == [a, b]
        snapshots.restore(session, redo)
        assert videos.ids(session) == [b]
        videos.set_removed(session, [a], is_removed=False)
        assert videos.ids(session) == [a, b]


def test_removed_folder_returns_with_its_videos(database: Database) -> None:
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        (c,) = put(session, "/other", c=3)
        folder = folders.find(session, folders.get(session, 1).path)
        assert folder is not None
        before = [
            snapshots.take(session, "folders", {"id": [folder.id]}),
            snapshots.take(session, "files", {"folder_id": [folder.id]}),
        ]
        folders.remove(session, folder.id)
        assert videos.ids(session) == [c]
        redo = snapshots.restore(session, before)
        assert set(videos.ids(session)) == {a, b, c}
        assert folders.get(session, folder.id) == folder
        assert files.paths(session, a)[0].name == "a.mp4"
        snapshots.restore(session, redo)
        assert videos.ids(session) == [c]
    assert integrity.check(database.path) == []


def test_the_date_of_a_file_is_when_it_was_written(database: Database) -> None:
    with database.write() as session:
        folder_id = folders.add(session, Path("/videos")).id
        late, early = files.put_files(
            session, folder_id, [found("late.mp4", 1, mtime_ns=2 * 10**18), found("early.mp4", 2, mtime_ns=10**18)]
        ).new_video_ids
        assert videos.ids(session, sort=VideoSort.MODIFIED) == [early, late]
        video = videos.get(session, early)
        assert video.modified_at is not None
        assert video.modified_at.timestamp() == 10**9
        assert video.recorded_at is None, "the file has not been asked"
        assert not video.is_date_read


def test_saved_searches_are_kept_in_order(database: Database) -> None:
    with database.write() as session:
        one = saved_searches.put(session, " Beaches ", rule="tag:beach")
        two = saved_searches.put(session, "Nights", rule="tag:night")
        assert saved_searches.put(session, "BEACHES", rule="tag:beach dur>60") == SavedSearch(
            one.id, "BEACHES", "tag:beach dur>60"
        )
        saved_searches.arrange(session, [two.id, one.id])
        assert [search.name for search in saved_searches.list_all(session)] == ["Nights", "BEACHES"]
        saved_searches.rename(session, one.id, name="beaches")
        with pytest.raises(UsageError, match="already"):
            saved_searches.rename(session, one.id, name="nights")
        for name in ("", "  "):
            with pytest.raises(UsageError, match="needs a name"):
                saved_searches.put(session, name, rule="x")
        saved_searches.remove(session, two.id)
        saved_searches.remove(session, two.id)
        assert saved_searches.list_all(session) == [SavedSearch(one.id, "beaches", "tag:beach dur>60")]
