"""Words of a search in file names and accepted tags."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.catalog import decisions, files, folders, tags, text_matches, videos
from core.catalog.store.database import Database
from core.domain.search import Channel, Match, Reason
from core.domain.tags import Decision, Verdict
from tests.core.catalog.samples import found

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
NAME = Reason(Channel.NAME)
BEACH, DOG = Reason(Channel.TAG, "beach"), Reason(Channel.TAG, "big dog")


@pytest.fixture
def ids(database: Database) -> list[int]:
    """Return videos: a name, a tag on the whole, a tag on a moment, half of each, and a removed one."""
    names = ("Dog on_the-beach.mp4", "a.mp4", "b.mp4", "carnival dogs.mp4", "beach dog old.mp4", "beach/sub.mp4")
    with database.write() as session:
        folder = folders.add(session, Path("/media/Trip")).id
        made = [
            files.put_files(session, folder, [found(name, number)]).new_video_ids[0]
            for number, name in enumerate(names)
        ]
        beach = tags.add(session, "beach", aliases=["shore"]).id
        dog = tags.add(session, "big dog").id
        sand = tags.add(session, "sand", parent_id=beach).id
        for video_id, tag_id, *span in ((made[1], beach), (made[1], dog), (made[2], sand, 5.0, 10.0), (made[3], beach)):
            start, end = span or (None, None)
            decisions.put(session, Decision(video_id, tag_id, Verdict.ACCEPTED, start, end, WHEN))
        decisions.put(session, Decision(made[5], beach, Verdict.REJECTED, None, None, WHEN))
        videos.set_removed(session, [made[4]], is_removed=True)
    return made


def matches(database: Database, text: str) -> dict[int, Match]:
    with database.read() as session:
        return text_matches.find(session, text)


def test_every_word_must_be_in_the_name_or_a_tag(database: Database, ids: list[int]) -> None:
    both = matches(database, "a dog on the Beach")
    assert both == {ids[0]: Match((NAME,)), ids[3]: Match((BEACH, NAME))}
    assert matches(database, "big dog beach") == {ids[1]: Match((DOG, BEACH))}
    assert matches(database, "dog beach sunset") == {}


def test_a_tag_on_a_moment_says_where(database: Database, ids: list[int]) -> None:
    found = matches(database, "shores")
    assert found[ids[2]] == Match((BEACH,), ((5.0, 10.0),)), "a tag below it, by an alias, in the plural"
    assert found[ids[1]] == Match((BEACH,))
    assert ids[5] not in found, "it was rejected, and the word is only in the folder"


@pytest.mark.parametrize("text", ["car", "og", "the of", "", "?!", "dog " * 13])
def test_parts_of_words_and_words_that_say_nothing_find_nothing(database: Database, ids: list[int], text: str) -> None:
    assert ids
    assert matches(database, text) == {}


def test_one_name_must_have_the_words_that_no_tag_has(database: Database, ids: list[int]) -> None:
    with database.write() as session:
        folder = folders.list_all(session)[0].id
        for name in ("red.mp4", "car at the beach.mp4"):
            files.put_files(session, folder, [found(name, 1)])  # copies of the second video, which is tagged as beach
    assert matches(database, "red beach") == {ids[1]: Match((BEACH, NAME))}
    assert matches(database, "car beach") == {ids[1]: Match((BEACH, NAME))}
    assert matches(database, "red car") == {}, "neither copy is named so"


def test_a_tag_and_its_alias_in_one_text_find_its_videos_once(database: Database, ids: list[int]) -> None:
    assert matches(database, "beach shore")[ids[1]] == Match((BEACH,))
