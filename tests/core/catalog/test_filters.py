from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.catalog import attempts, clusters, decisions, embeddings, files, folders, suggestions, tags, videos
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.clusters import ClusterMember, ClusterScope
from core.domain.media import MediaInfo, RecordingDate
from core.domain.query.filters import Field, conditions_in
from core.domain.query.text import parse
from core.domain.search import Restriction
from core.domain.tags import Decision, Suggestion, Verdict
from core.domain.videos import FolderState
from core.errors import UsageError
from core.sentence import Sentence
from tests.core.catalog.samples import encoder, found, span


def _media(seconds: float, height_px: int, *, width_px: int, rate: float, codec: str, has_audio: bool) -> MediaInfo:
    return MediaInfo(seconds, width_px, height_px, 0, rate, codec, "mp4", has_audio=has_audio)


def _fill(session: Session) -> dict[str, int]:
    trip, drive = folders.add(session, Path("/media/Trip")).id, folders.add(session, Path("/drive/2024")).id
    noon = int(datetime(2024, 5, 17, 12).astimezone().timestamp()) * 10**9
    names = [
        (trip, "Süd/Beach 1.mp4", 1),
        (trip, "Süd/night.mp4", 2),
        (trip, "beach/empty.mp4", 3),
        (drive, "old.mp4", 4),
    ]
    ids: dict[str, int] = {}
    for folder_id, path, content in names:
        outcome = files.put_files(session, folder_id, [found(path, content, mtime_ns=noon * (content == 1))])
        ids[Path(path).stem] = outcome.new_video_ids[0]
    folders.set_state(session, drive, state=FolderState.OFFLINE)
    videos.set_media(
        session, ids["Beach 1"], media=_media(90.4, 1080, width_px=1920, rate=25, codec="h264", has_audio=True)
    )
    shot_upright = _media(600, 480, width_px=270, rate=29.97, codec="hevc", has_audio=False)
    videos.set_media(session, ids["night"], media=shot_upright)
    files.put_files(session, trip, [found("copy of night.mp4", 2)])
    # The same moment, on the first of January in Tokyo and the day before in New York.
    new_year = datetime(2023, 12, 31, 20, tzinfo=UTC)
    videos.set_recording(session, ids["Beach 1"], RecordingDate(new_year, 9 * 60))
    videos.set_recording(session, ids["night"], RecordingDate(new_year, -5 * 60))
    videos.set_recording(session, ids["empty"], RecordingDate())
    place = tags.add(session, "place").id
    beach = tags.add(session, "beach", aliases=["Strand"], parent_id=place).id
    night = tags.add(session, "two words").id
    for name, tag_id, verdict, source in (
        ("Beach 1", beach, Verdict.ACCEPTED, "person"),
        ("night", night, Verdict.ACCEPTED, "import:list.csv"),
        ("night", beach, Verdict.REJECTED, "import:list.csv"),
        ("old", place, Verdict.ACCEPTED, "person"),
        ("old", night, Verdict.ACCEPTED, "person"),
    ):
        decisions.put(session, Decision(ids[name], tag_id, verdict, None, None, now(), source))
    thought = [
        Suggestion(ids["empty"], beach, 0.9, None, None, 1),
        Suggestion(ids["Beach 1"], night, 0.7, 0.0, 5.0, 1),
        Suggestion(ids["night"], beach, 0.95, 0.0, 5.0, 1),  # rejected for the whole video
        Suggestion(ids["old"], beach, 0.4, None, None, 1),
    ]
    suggestions.replace(session, list(ids.values()), thought)
    videos.rate(session, [ids["Beach 1"]], rating=4)
    videos.rate(session, [ids["old"]], rating=2)
    videos.write_note(session, ids["night"], note="Mit GRÜSSEN aus Rom")
    attempts.set_aside(session, ids["empty"], reason=Sentence("no video"), reader_version="1")
    encoder_id = embeddings.put_encoder(session, encoder())
    embeddings.use(session, encoder_id)
    embeddings.put_spans(session, encoder_id, [span(ids["night"], 0)])
    (cluster_id,) = clusters.new_ids(session, ClusterScope.VIDEOS, 1)
    members = tuple(ClusterMember(ids[name], 0.0, 1.0, 0.9) for name in ("Beach 1", "old"))
    made = clusters.ClusteringRecord(encoder_id, None, "")
    found_one = clusters.FoundCluster(cluster_id, "by the sea", (), members)
    clusters.replace(session, ClusterScope.VIDEOS, [found_one], made=made)
    return ids


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, dict[str, int]]]:
    database = Database.open(tmp_path_factory.mktemp("filters") / "catalog.sqlite")
    with database.write() as session:
        ids = _fill(session)
    yield database, ids
    database.close()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "Beach 1, empty, night, old"),
        ("tag:beach", "Beach 1"),
        ("tag:STRAND", "Beach 1"),
        ("tag:place", "Beach 1, old"),
        ("-tag:place", "empty, night"),
        ('tag:place tag:"two words"', "old"),
        ('tag:beach,"two words"', "Beach 1, night, old"),
        ("rejected:beach", "night"),
        ("suggested:strand", "empty, old"),
        ("suggested:place", "empty, old"),
        ("-suggested:place", "Beach 1, night"),
        ('suggested:"two words",beach', "Beach 1, empty, old"),
        ("conf>0.8", "empty"),
        ("conf:0.7", "Beach 1"),
        ("conf<=70% -conf>=90%", "Beach 1, old"),
        ("suggested:place conf<50%", "old"),
        ("suggested:place conf>0.3 conf<0.5", "old"),
        ('suggested:"two words" conf>0.8', ""),
        ('cluster:"by the sea"', "Beach 1, old"),
        ("-cluster:by*", "empty, night"),
        ("untagged:", "empty"),
        ("unreviewed:", "empty, night"),
        ("source:me", "Beach 1, old"),
        ("source:import", "night"),
        ("source:import:list.csv", "night"),
        ("dur>60", "Beach 1, night"),
        ("dur:1:30", "Beach 1"),
        ("dur:90,10:00", "Beach 1, night"),
        ("dur<=1:30", ""),
        ("-dur>60", "empty, old"),
        ("height>=1080", "Beach 1"),
        ("height:480,1080", "Beach 1, night"),
        ("height:480..720 dur:10:00..", "night"),
        ("dur:60..1:30,600..600", "Beach 1, night"),
        ("-dur:..2m", "empty, night, old"),
        ("rated:3..5", "Beach 1"),
        ("rated!=0", "Beach 1, old"),
        ("size>0 size<1gb", "Beach 1, empty, night, old"),
        ("size>1gb", ""),
        ("fps:25", "Beach 1"),
        ("fps:30", "night"),
        ("fps:29.97", "night"),
        ("fps:26..60", "night"),
        ("codec:h265", "night"),
        ("codec:H26*,av1", "Beach 1"),
        ("orientation:portrait", "night"),
        ("is:landscape", "Beach 1"),
        ("orientation:square,landscape -has:audio", ""),
        ("audio:", "Beach 1"),
        ("no:audio", "empty, night, old"),
        ("duplicate:", "night"),
        ("has:note", "night"),
        ("no:rating", "empty, night"),
        ("is:tagged", "Beach 1, night, old"),
        ("has:date", "Beach 1, night"),
        ("has:suggestion", "Beach 1, empty, old"),
        ("note:mit*rom", "night"),
        ("note:rom*mit", ""),
        ("name:beach*", "Beach 1"),
        ("name:*.mp4", "Beach 1, empty, night, old"),
        ("name:*_*", ""),
        ("path:beach*empty", "empty"),
        ("tag:b*ch", "Beach 1"),
        ("tag:*", "Beach 1, night, old"),
        ("modified:2023..2024", "Beach 1"),
        ("modified:..2023", "empty, night, old"),
        ("modified:2024-05-17..", "Beach 1"),
        ("conf:0.5..0.8", "Beach 1"),
        ("tag:beach OR untagged:", "Beach 1, empty"),
        ('tag:beach OR tag:"two words"', "Beach 1, night, old"),
        ('-(tag:beach OR tag:"two words")', "empty"),
        ('NOT (tag:place tag:"two words")', "Beach 1, empty, night"),
        ("(tag:place OR failed:) AND (rated:4 OR -analysed: dur>60 OR offline:)", "Beach 1, old"),
        ("dur>60 OR failed:", "Beach 1, empty, night"),
        ("-(dur>60 OR failed:)", "old"),
        ("(suggested:place OR failed:) conf<50%", "old"),
        ("(suggested:place conf<50%) OR rated:4", "Beach 1, old"),
        ("rated>=2 rated<4", "old"),
        ("rated:0", "empty, night"),
        ("path:SÜD", "Beach 1, night"),
        ("path:beach", "Beach 1, empty"),
        ("name:beach", "Beach 1"),
        ("name:süd", ""),
        ('name:"beach 1"', "Beach 1"),
        ('name:"1 beach"', ""),
        ('name:"beach 1.mp4"', "Beach 1"),
        ('name:"each  1"', "Beach 1"),
        ('name:"süd beach"', ""),
        ('path:"süd beach"', ""),
        ("path:2024", "old"),
        ("-name:beach,night", "empty, old"),
        ("note:grüssen", "night"),
        ("offline:", "old"),
        ("-offline: -failed:", "Beach 1, night"),
        ("failed:", "empty"),
        ("analysed:", "night"),
        ("modified:2024-05-17", "Beach 1"),
        ("modified:2024-05", "Beach 1"),
        ("modified>2024-05-17", ""),
        ("modified>=2024-05-17", "Beach 1"),
        ("modified<=2024-05-17 modified>1999", "Beach 1"),
        ("modified<2024-05-17", "empty, night, old"),
        ("recorded:2023-12-31", "night"),
        ("recorded:2024-01-01", "Beach 1"),
        ("recorded:2023,2024", "Beach 1, night"),
        ("recorded>=2024", "Beach 1"),
        ("recorded>2023-12-31", "Beach 1"),
        ("recorded<2024", "night"),
        ("-recorded>=1971", "empty, old"),
        ("added<2020", ""),
        ("added>2020", "Beach 1, empty, night, old"),
        ("decided>2020", "Beach 1, night, old"),
        ("-decided>2020", "empty"),
    ],
)
def test_each_condition(filled: tuple[Database, dict[str, int]], text: str, names: str) -> None:
    database, ids = filled
    conditions = parse(text).conditions
    expected = [ids[name] for name in names.split(", ") if name]
    with database.read() as session:
        assert videos.ids(session, conditions=conditions) == expected
        assert videos.count(session, conditions=conditions) == len(expected)
        assert videos.allowed_video_ids(session, Restriction(conditions=conditions)) == set(expected)


@pytest.mark.parametrize(
    "name", ["A Walk in the Park", "2024_a_walk_in_the_park_2", "a-walk - in..the   park", "a walk in the.park"]
)
def test_words_of_a_name_stay_together_whatever_stands_between_them(database: Database, name: str) -> None:
    with database.write() as session:
        folder_id = folders.add(session, Path("/a walk in the park")).id
        others = ["walk.mp4", "the park, a walk in.mp4", "a walkin the park.mp4", "a.mp4"]
        found_as = [found(f"{other}", n) for n, other in enumerate([f"{name}.mp4", *others])]
        wanted, *_ = files.put_files(session, folder_id, found_as).new_video_ids
        assert videos.ids(session, conditions=parse('name:"a walk in the park"').conditions) == [wanted]


def test_every_field_was_tried() -> None:
    (mark,) = (mark for mark in test_each_condition.pytestmark if mark.name == "parametrize")
    tried = {one.field for text, _ in mark.args[1] for one in conditions_in(parse(text).conditions)}
    assert tried == set(Field)


def test_unknown_tag_is_reported(filled: tuple[Database, dict[str, int]]) -> None:
    with filled[0].read() as session, pytest.raises(UsageError, match=r"no tag 'Strnd'.*Did you mean 'Strand'"):
        videos.ids(session, conditions=parse("tag:Strnd").conditions)


def test_hundreds_of_alternatives_are_one_query(filled: tuple[Database, dict[str, int]]) -> None:
    database, ids = filled
    asked = parse(" OR ".join([*(f"dur:{n}" for n in range(3_000)), "failed:"]))
    with database.read() as session:
        assert set(videos.ids(session, conditions=asked.conditions)) == {ids["Beach 1"], ids["night"], ids["empty"]}


def test_pattern_without_a_tag_is_reported(filled: tuple[Database, dict[str, int]]) -> None:
    with filled[0].read() as session, pytest.raises(UsageError, match=r"no tag 'x\*'"):
        videos.ids(session, conditions=parse("untagged: OR -(tag:x*)").conditions)
