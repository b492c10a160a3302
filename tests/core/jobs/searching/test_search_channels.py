"""Searches that find names, tags and filters beside pictures."""

from datetime import UTC, datetime
from pathlib import Path

from core.api.library import Library
from core.catalog import decisions, files, tags
from core.domain.media import ContentKey, FileStamp
from core.domain.query.text import parse
from core.domain.search import Restriction, TextQuery
from core.domain.tags import Decision, Verdict
from core.domain.videos import FoundFile
from tests.core.jobs.conftest import composed, names, search
from tests.support.libraries import make_clips, opened, videos_by_name


def test_names_and_tags_come_first_and_say_so(library: Library) -> None:
    videos = videos_by_name(library)
    with library.database.write() as session:
        sea = tags.add(session, "sea").id
        now = datetime.now(UTC)
        decisions.put(session, Decision(videos["clip 003.mp4"].id, sea, Verdict.ACCEPTED, 0.0, 0.5, now))
        decisions.put(session, Decision(videos["clip 005.mp4"].id, sea, Verdict.ACCEPTED, None, None, now))

    tagged = search(library, TextQuery("the sea"))
    assert sorted(names(library, tagged)[:2]) == ["clip 003.mp4", "clip 005.mp4"]
    assert [str(hit.reasons[0]) for hit in tagged.hits[:3]] == ["tag sea", "tag sea", "looks like"]
    moment = next(hit for hit in tagged.hits if hit.video_id == videos["clip 003.mp4"].id)
    assert (moment.start_seconds, moment.end_seconds) == (0.0, 0.5)

    named = search(library, TextQuery("clip 004"), per_video=True)
    assert names(library, named)[0] == "clip 004.mp4"
    assert len(named.hits) == 6
    assert str(named.hits[0].reasons[0]) == "name"
    among = Restriction(conditions=parse("-name:*4.mp4").conditions)
    assert "clip 004.mp4" not in names(library, search(library, TextQuery("clip 004"), restriction=among))
    less = composed(library, "sea -red")
    assert [str(hit.reasons[0]) for hit in less.hits[:2]] == ["tag sea", "tag sea"]
    shown = [less.scale.share(hit.score) for hit in less.hits]
    assert all(0 <= share <= 1 for share in shown)


def test_a_name_is_found_even_if_nothing_is_analysed(library: Library, tmp_path: Path) -> None:
    found = search(library, TextQuery("000"))
    assert names(library, found)[:1] == ["clip 000.mp4"]
    make_clips(tmp_path / "new", 1, first=9)
    with opened(tmp_path / "empty") as empty:
        empty.folders.add([tmp_path / "new"])
        folder = empty.folders.list_all()[0]
        with empty.database.write() as session:
            boat = FoundFile(Path("boat.mp4"), FileStamp(5, 1, 1), ContentKey(5, "0" * 32))
            files.put_files(session, folder.id, [boat])
        (hit,) = search(empty, TextQuery("boat")).hits
        assert [str(reason) for reason in hit.reasons] == ["name"]
        assert search(empty, TextQuery("car")).hits == ()


def test_near_copies_are_left_out_on_request(library: Library) -> None:
    every = search(library, TextQuery("red"), per_video=True)
    fewer = search(library, TextQuery("red"), per_video=True, hides_copies=True)
    assert len(every.hits) == 6
    assert sum(1 + hit.n_copies for hit in fewer.hits) == 6


def test_filters_are_alternatives_to_words(library: Library) -> None:
    videos = videos_by_name(library)
    either = composed(library, "red OR name:*3.mp4", per_video=True)
    assert names(library, either)[0] == "clip 003.mp4"
    assert "filter" in [str(reason) for reason in either.hits[0].reasons]
    assert len(either.hits) == 6
    assert {str(reason) for hit in either.hits[1:] for reason in hit.reasons} == {"looks like"}

    restricted = composed(library, 'like:"clip 001@0.4" (name:*4.mp4 OR blue)', per_video=True)
    assert len(restricted.hits) == 6
    narrow = composed(library, "(red name:*4.mp4) OR name:*3.mp4 OR (blue name:*4.mp4)")
    assert sorted(set(names(library, narrow))) == ["clip 003.mp4", "clip 004.mp4"]
    within = composed(library, "(red OR name:*3.mp4) name:*4.mp4", per_video=True)
    assert names(library, within) == ["clip 004.mp4"]
    alone = composed(library, "(the of and) OR name:*3.mp4")
    assert names(library, alone) == ["clip 003.mp4"], "words that mean nothing find nothing"
    assert videos["clip 003.mp4"].id == alone.hits[0].video_id
    assert all(0 <= either.scale.share(hit.score) <= 1 for hit in either.hits)
