from pathlib import Path

import pytest

from core.catalog import attempts, decisions, embeddings, files, folders, tags, videos
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.tags import Decision, Verdict
from core.domain.videos import FolderState
from core.errors import UsageError
from core.sentence import Sentence
from tests.core.catalog.samples import encoder, put, span


def test_folders_are_listed_by_path_with_video_counts(database: Database) -> None:
    with database.write() as session:
        put(session, "/b", x=1, y=2, z=2)
        first = folders.add(session, Path("/a"), is_watched=False)
        folders.mark_scanned(session, first.id)
    with database.read() as session:
        a, b = folders.list_all(session)
    assert (a.path, a.n_videos, a.is_watched, b.path, b.n_videos) == (Path("/a"), 0, False, Path("/b"), 2)
    assert a.last_scanned_at is not None
    assert abs((now() - a.last_scanned_at).total_seconds()) < 60
    assert b.last_scanned_at is None


def test_it_is_counted_how_many_videos_are_ready_and_how_many_wait(database: Database) -> None:
    with database.write() as session:
        ready, failed, gone, removed, *_ = put(session, "/a", ready=1, failed=2, gone=3, removed=4, waits=5, also=6)
        encoder_id = embeddings.put_encoder(session, encoder())
        other_id = embeddings.put_encoder(session, encoder("other"))
        embeddings.use(session, encoder_id)
        embeddings.put_spans(session, encoder_id, [span(ready, 0)])
        embeddings.put_spans(session, other_id, [span(failed, 0), span(gone, 2)])
        attempts.set_aside(session, failed, reason=Sentence("No"), reader_version="1")
        files.mark_missing(session, 1, [Path("gone.mp4")])
        videos.set_removed(session, [removed], is_removed=True)
        put(session, "/b", ready=1)
    with database.read() as session:
        a, b = folders.list_all(session)
    assert (a.n_videos, a.n_ready, a.n_waiting) == (5, 1, 2)
    assert (b.n_videos, b.n_ready, b.n_waiting) == (1, 1, 0)
    with database.write() as session:
        folders.set_state(session, a.id, state=FolderState.OFFLINE)
        assert folders.get(session, a.id).n_waiting == 0, "an offline drive is nothing to wait for"


def test_folder_is_added_once(database: Database) -> None:
    with database.write() as session:
        first = folders.add(session, Path("/a"))
        assert folders.add(session, Path("/a"), is_watched=False) == first
        assert folders.get(session, first.id) == folders.find(session, Path("/a")) == first
        assert first.state is FolderState.ONLINE


def test_unknown_folder_is_reported(database: Database) -> None:
    with database.read() as session:
        assert folders.find(session, Path("/a")) is None
        with pytest.raises(UsageError, match="no folder 7"):
            folders.get(session, 7)
        with pytest.raises(ValueError, match="absolute"):
            folders.add(session, Path("a"))


def test_removing_a_folder_unlists_its_videos_but_keeps_decisions(database: Database) -> None:
    with database.write() as session:
        only, shared = put(session, "/drive", only=1, shared=2)
        put(session, "/videos", copy=2)
        tag = tags.add(session, "beach")
        decisions.put(session, Decision(only, tag.id, Verdict.ACCEPTED, None, None, now()))
        drive = folders.add(session, Path("/drive"))
        assert sorted(folders.remove(session, drive.id)) == [only, shared]
        assert videos.ids(session) == [shared]
        assert videos.get(session, shared).path == Path("/videos/copy.mp4")
        assert videos.get(session, only).path == Path()
        put(session, "/elsewhere", back=1)
        assert sorted(videos.ids(session)) == [only, shared]
        assert [one.video_id for one in decisions.of_tag(session, tag.id)] == [only]
    with database.write() as session:
        assert folders.add(session, Path("/drive")).id != drive.id
