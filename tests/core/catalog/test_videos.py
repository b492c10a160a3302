from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.catalog import attempts, decisions, embeddings, files, folders, tags, videos
from core.catalog.rescue import integrity
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.media import RecordingDate
from core.domain.search import Restriction
from core.domain.tags import Decision, Verdict
from core.domain.videos import FolderState, VideoSort, VideoStage
from core.errors import UsageError
from core.sentence import Sentence
from tests.core.catalog.samples import MEDIA, encoder, put, span


@pytest.mark.parametrize("descending", [False, True])
def test_videos_without_a_date_of_recording_come_last_in_either_direction(database: Database, descending: bool) -> None:
    with database.write() as session:
        ids = none, late, early, unread = put(session, "/videos", a=1, b=2, c=3, d=4)
        videos.set_recording(session, none, RecordingDate())
        videos.set_recording(session, late, RecordingDate(datetime(2024, 5, 17, tzinfo=UTC)))
        videos.set_recording(session, early, RecordingDate(datetime(1965, 5, 17, tzinfo=UTC), -120))
        order = videos.ids(session, sort=VideoSort.RECORDED, descending=descending)
        found = videos.get_many(session, ids)
    assert order == ([late, early, unread, none] if descending else [early, late, none, unread])
    assert [video.is_date_read for video in found] == [True, True, True, False]
    assert (found[2].recorded_at, found[2].recorded_zone_minutes) == (datetime(1965, 5, 17, tzinfo=UTC), -120)
    assert integrity.check(database.path) == []


def test_video_passes_its_stages_under_the_current_encoder(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)

        def stage() -> VideoStage:
            return videos.get(session, video_id).stage

        assert (stage(), videos.get(session, video_id).media) == (VideoStage.FOUND, None)
        videos.set_media(session, video_id, media=MEDIA, n_strip_frames=10)
        assert (stage(), videos.get(session, video_id).media) == (VideoStage.PICTURED, MEDIA)
        first, second = (embeddings.put_encoder(session, encoder(name)) for name in ("one", "two"))
        embeddings.put_spans(session, first, [span(video_id, 0)])
        assert stage() is VideoStage.PICTURED
        embeddings.use(session, first)
        assert stage() is VideoStage.ANALYSED
        embeddings.use(session, second)
        assert stage() is VideoStage.PICTURED
        attempts.set_aside(session, video_id, reason=Sentence("It holds no pictures"), reader_version="1")
        assert (stage(), videos.get(session, video_id).reason) == (VideoStage.FAILED, Sentence("It holds no pictures"))
        assert [video.id for video in videos.failed(session)] == [video_id]
        attempts.clear(session, [video_id])
        assert stage() is VideoStage.PICTURED


def test_later_probe_keeps_the_pictures(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        videos.set_media(session, video_id, media=MEDIA, n_strip_frames=10)
        videos.set_media(session, video_id, media=replace(MEDIA, is_partial=True))
        video = videos.get(session, video_id)
        assert video.stage is VideoStage.PICTURED
        assert video.media == replace(MEDIA, is_partial=True)


def test_sort_orders(database: Database) -> None:
    with database.write() as session:
        two, ten, b = put(session, "/videos", Clip2=1, clip10=2, b=3)
        videos.set_media(session, ten, media=replace(MEDIA, duration_seconds=5.0))
        videos.set_media(session, two, media=replace(MEDIA, duration_seconds=9.0))
        (late,) = put(session, "/videos", a=4)
        assert videos.ids(session) == [late, b, two, ten]
        assert videos.ids(session, descending=True) == [ten, two, b, late]
        assert videos.ids(session, sort=VideoSort.DURATION) == [b, late, ten, two]
        assert videos.ids(session, sort=VideoSort.ADDED)[-1] == late
        assert videos.ids(session, offset=1, limit=2) == [b, two]
        assert [video.id for video in videos.page(session, offset=2, limit=5)] == [two, ten]


def test_filters(database: Database) -> None:
    with database.write() as session:
        beach, city = put(session, "/Trips", **{"Beach 100%": 1, "Été city": 2})
        (other,) = put(session, "/videos", beach=3)
        trips = folders.add(session, Path("/Trips")).id
        assert videos.ids(session, folder_id=trips) == [beach, city]
        assert set(videos.ids(session, text="BEACH")) == {beach, other}
        assert videos.ids(session, text="trips beach") == [beach]
        assert videos.ids(session, text="100%") == [beach]
        assert videos.ids(session, text="e\u0301te\u0301") == [city]
        assert videos.ids(session, text="_") == []
        assert videos.count(session, folder_id=trips, text="beach") == 1
        assert videos.count(session, text="  ") == videos.count(session) == 3


def test_several_videos_are_returned_in_the_requested_order(database: Database) -> None:
    with database.write() as session:
        new = put(session, "/videos", **{f"v{i}": i for i in range(50)})
        wanted = [*reversed(new), 10_000]
        assert [video.id for video in videos.get_many(session, wanted)] == wanted[:-1]
        assert videos.get_many(session, []) == []
        with pytest.raises(UsageError, match="no video 10000"):
            videos.get(session, 10_000)


def test_videos_without_spans_or_pictures(database: Database) -> None:
    with database.write() as session:
        done, open_, failed, gone = put(session, "/videos", a=1, b=2, c=3, d=4)
        (away,) = put(session, "/drive", e=5)
        folders.set_state(session, folders.add(session, Path("/drive")).id, state=FolderState.OFFLINE)
        files.mark_missing(session, folders.add(session, Path("/videos")).id, [Path("d.mp4")])
        encoder_id = embeddings.put_encoder(session, encoder())
        embeddings.put_spans(session, encoder_id, [span(done, 0)])
        videos.set_media(session, done, media=MEDIA, n_strip_frames=1)
        attempts.set_aside(session, failed, reason=Sentence("no"), reader_version="1")
        assert videos.without_span(session, encoder_id) == videos.without_pictures(session) == [open_]
        assert videos.without_span(session, encoder_id + 1) == [done, open_]
        assert {gone, away} <= set(videos.ids(session))


def test_restrictions(database: Database) -> None:
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        (c,) = put(session, "/drive", c=3)
        night, beach = tags.add(session, "night"), tags.add(session, "beach")
        for video_id, tag, verdict in (
            (a, night, Verdict.ACCEPTED),
            (a, beach, Verdict.ACCEPTED),
            (b, night, Verdict.REJECTED),
            (c, night, Verdict.ACCEPTED),
        ):
            decisions.put(session, Decision(video_id, tag.id, verdict, 0.0, 5.0, now()))
        drive = folders.add(session, Path("/drive")).id
        assert videos.allowed_video_ids(session, Restriction()) == {a, b, c}
        assert videos.allowed_video_ids(session, Restriction(folder_ids=(drive,))) == {c}
        assert videos.allowed_video_ids(session, Restriction(tag_ids=(night.id,))) == {a, c}
        assert videos.allowed_video_ids(session, Restriction(tag_ids=(night.id, beach.id))) == {a}
        assert videos.allowed_video_ids(session, Restriction((drive,), (beach.id,))) == set()
