import os
from pathlib import Path

from core.catalog import decisions, files, folders, tags, videos
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.media import FileStamp
from core.domain.tags import Decision, Verdict
from core.domain.videos import FolderState
from tests.core.catalog.samples import found, put


def test_found_files_become_videos_and_are_known_afterwards(database: Database) -> None:
    with database.write() as session:
        folder = folders.add(session, Path("/videos"))
        outcome = files.put_files(session, folder.id, [found("a.mp4", 1), found("b/c.mp4", 2)])
    assert len(outcome.new_video_ids) == 2
    with database.read() as session:
        stamps = files.known_stamps(session, folder.id)
        assert stamps == {Path("a.mp4"): FileStamp(2, 1, 2**64 - 1), Path("b/c.mp4"): FileStamp(3, 1, 2**64 - 1)}
        assert {video.path for video in videos.page(session)} == {Path("/videos/a.mp4"), Path("/videos/b/c.mp4")}


def test_same_batch_twice_changes_nothing(database: Database) -> None:
    with database.write() as session:
        first = put(session, "/videos", a=1, b=2)
        folder = folders.find(session, Path("/videos"))
        assert folder is not None
        again = files.put_files(session, folder.id, [found("a.mp4", 1), found("b.mp4", 2)])
        assert again == files.PutOutcome()
        assert videos.ids(session) == first


def test_copy_is_the_same_video_at_two_paths(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        folder_id = folders.add(session, Path("/other")).id
        outcome = files.put_files(session, folder_id, [found("z.mp4", 1), found("y.mp4", 1)])
        assert (outcome.new_video_ids, outcome.n_copies) == ((), 2)
        video = videos.get(session, video_id)
        assert (video.n_copies, video.path) == (3, Path("/videos/a.mp4"))
        assert files.paths(session, video_id) == [Path("/videos/a.mp4"), Path("/other/z.mp4"), Path("/other/y.mp4")]


def test_two_files_of_one_content_in_one_batch_are_one_new_video(database: Database) -> None:
    with database.write() as session:
        assert len(put(session, "/videos", a=1, b=1)) == 1
        assert videos.page(session)[0].n_copies == 2


def test_file_seen_through_two_folders_is_one_copy(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        folder_id = folders.add(session, Path("/")).id
        files.put_files(session, folder_id, [found("videos/a.mp4", 1)])
        assert videos.get(session, video_id).n_copies == 1
        assert files.paths(session, video_id) == [Path("/videos/a.mp4")]


def test_moved_file_keeps_everything_in_either_order(database: Database) -> None:
    with database.write() as session:
        first, second = put(session, "/videos", a=1, b=2)
        tag = tags.add(session, "beach")
        decisions.put(session, Decision(first, tag.id, Verdict.ACCEPTED, None, None, now()))
        folder_id = folders.add(session, Path("/videos")).id
        # Found at the new path before it is missed at the old one, as within one folder.
        files.put_files(session, folder_id, [found("moved/a.mp4", 1)])
        assert files.mark_missing(session, folder_id, [Path("a.mp4")]) == files.MissingOutcome((), 1)
        # Missed first, as from one folder to another.
        assert files.mark_missing(session, folder_id, [Path("b.mp4")]) == files.MissingOutcome((second,), 0)
        assert videos.get(session, second).is_offline
        other = folders.add(session, Path("/other"))
        outcome = files.put_files(session, other.id, [found("b2.mp4", 2)])
        assert outcome == files.PutOutcome(reappeared_video_ids=(second,), n_moved=1)
        assert files.paths(session, first) == [Path("/videos/moved/a.mp4")]
        assert files.paths(session, second) == [Path("/other/b2.mp4")]
        assert not videos.get(session, second).is_offline
        assert decisions.of_video(session, first)[0].tag_id == tag.id


def test_new_content_at_a_known_path_is_another_video_and_the_old_keeps_its_decisions(database: Database) -> None:
    with database.write() as session:
        (old,) = put(session, "/videos", a=1)
        tag = tags.add(session, "beach")
        decisions.put(session, Decision(old, tag.id, Verdict.REJECTED, None, None, now()))
        folder_id = folders.add(session, Path("/videos")).id
        outcome = files.put_files(session, folder_id, [found("a.mp4", 7)])
        assert (outcome.n_changed, len(outcome.new_video_ids)) == (1, 1)
        assert videos.ids(session) == list(outcome.new_video_ids)
        assert len(decisions.of_video(session, old)) == 1
        # The old content returns elsewhere.
        back = files.put_files(session, folder_id, [found("b.mp4", 1)])
        assert back.reappeared_video_ids == (old,)
        assert old in videos.ids(session)


def test_touched_file_only_gets_its_new_stamp(database: Database) -> None:
    with database.write() as session:
        put(session, "/videos", a=1)
        folder_id = folders.add(session, Path("/videos")).id
        assert files.put_files(session, folder_id, [found("a.mp4", 1, mtime_ns=99)]) == files.PutOutcome()
        assert files.known_stamps(session, folder_id)[Path("a.mp4")].mtime_ns == 99


def test_missing_file_that_is_seen_again_is_present(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        folder_id = folders.add(session, Path("/videos")).id
        assert files.mark_seen(session, folder_id, {Path("a.mp4")}) == ()
        files.mark_missing(session, folder_id, [Path("a.mp4"), Path("never there.mp4")])
        assert videos.get(session, video_id).is_offline
        assert files.mark_seen(session, folder_id, {Path("a.mp4")}) == (video_id,)
        assert not videos.get(session, video_id).is_offline


def test_removed_copy_leaves_the_other_as_main_path(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        put(session, "/other", a=1)
        folder_id = folders.add(session, Path("/videos")).id
        assert files.mark_missing(session, folder_id, [Path("a.mp4")]) == files.MissingOutcome((), 1)
        video = videos.get(session, video_id)
        assert (video.path, video.n_copies, video.is_offline) == (Path("/other/a.mp4"), 1, False)


def test_reachable_copy_replaces_an_offline_one_until_it_returns(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/drive", a=1)
        drive = folders.add(session, Path("/drive"))
        assert folders.set_state(session, drive.id, state=FolderState.OFFLINE)
        assert not folders.set_state(session, drive.id, state=FolderState.OFFLINE)
        assert videos.get(session, video_id).is_offline
        put(session, "/videos", copy=1)
        video = videos.get(session, video_id)
        assert (video.path, video.is_offline, video.n_copies) == (Path("/videos/copy.mp4"), False, 2)
        assert files.paths(session, video_id)[0] == Path("/videos/copy.mp4")
        folders.set_state(session, drive.id, state=FolderState.ONLINE)
        assert videos.get(session, video_id).path == Path("/drive/a.mp4")


def test_undecodable_names_and_single_files_are_kept(database: Database) -> None:
    strange = Path(os.fsdecode(b"caf\xe9\n?.mp4"))
    with database.write() as session:
        folder = folders.add(session, Path("/videos"))
        one = folders.add(session, Path("/elsewhere/one.mkv"))
        files.put_files(session, folder.id, [found(str(strange), 1)])
        files.put_files(session, one.id, [found(".", 2)])
    with database.read() as session:
        assert [video.path for video in videos.page(session)] == [Path("/videos") / strange, Path("/elsewhere/one.mkv")]
        assert files.find_by_path(session, Path("/videos") / strange) is not None
        assert files.find_by_path(session, Path("/elsewhere/one.mkv")) is not None
        assert files.find_by_path(session, Path("/elsewhere/two.mkv")) is None
        assert videos.count(session, text="ONE.mkv") == 1


def test_thousands_in_one_batch(database: Database) -> None:
    with database.write() as session:
        new = put(session, "/videos", **{f"clip{i}": i for i in range(3000)})
        assert len(new) == videos.count(session) == 3000
