from datetime import datetime

import pytest

from core.catalog import decisions, embeddings, heads, suggestions, tags
from core.catalog.store import meta
from core.catalog.store.columns import UtcTime, now
from core.catalog.store.database import Database
from core.domain.tags import Decision, Suggestion, Tag, Verdict
from core.errors import UsageError
from tests.core.catalog.samples import encoder, put


def test_tags_are_found_by_name_and_alias(database: Database) -> None:
    with database.write() as session:
        top = tags.add(session, "Places")
        beach = tags.add(session, " Strand ", description="sand and sea", parent_id=top.id, aliases=["Plage", "beach"])
        assert beach == Tag(beach.id, "Strand", "sand and sea", top.id, ("Plage", "beach"))
        assert tags.find(session, "STRAND") == tags.find(session, "plage ") == tags.get(session, beach.id) == beach
        assert tags.find(session, "mountain") is None
        assert [tag.name for tag in tags.list_all(session)] == ["Places", "Strand"]


@pytest.mark.parametrize(
    ("name", "aliases"), [("", ()), ("BEACH", ()), ("shore", ()), ("x", ("Beach",)), ("y", ("z", "Z")), ("w", ("w",))]
)
def test_names_and_aliases_are_unique(database: Database, name: str, aliases: tuple[str, ...]) -> None:
    with database.write() as session:
        tags.add(session, "Beach", aliases=["Shore"])
        with pytest.raises(UsageError):
            tags.add(session, name, aliases=aliases)
        assert len(tags.list_all(session)) == 1


def test_tag_with_decisions_is_removed_only_on_request(database: Database) -> None:
    with database.write() as session:
        (video_id,) = put(session, "/videos", a=1)
        top = tags.add(session, "places", aliases=["spots"])
        below = tags.add(session, "beach", parent_id=top.id)
        decisions.put(session, Decision(video_id, top.id, Verdict.REJECTED, None, None, now()))
        with pytest.raises(UsageError, match="1 decisions"):
            tags.remove(session, top.id)
        tags.remove(session, top.id, with_decisions=True)
        assert tags.list_all(session) == [Tag(below.id, "beach")]
        assert tags.find(session, "spots") is None
        assert decisions.of_video(session, video_id) == []
        with pytest.raises(UsageError, match="no tag"):
            tags.get(session, top.id)


def test_there_is_one_verdict_per_tag_and_moment(database: Database) -> None:
    with database.write(is_durable=True) as session:
        (video_id,) = put(session, "/videos", a=1)
        tag = tags.add(session, "beach")
        whole = Decision(video_id, tag.id, Verdict.ACCEPTED, None, None, now(), "import:list.csv")
        moment = Decision(video_id, tag.id, Verdict.REJECTED, 0.0, 5.0, now())
        for decision in (whole, moment):
            decisions.put(session, decision)
        assert decisions.of_video(session, video_id) == decisions.of_tag(session, tag.id) == [whole, moment]
        changed = Decision(video_id, tag.id, Verdict.REJECTED, None, None, now())
        decisions.put(session, changed)
        assert decisions.of_video(session, video_id) == [moment, changed]
        assert decisions.withdraw(session, whole)
        assert not decisions.withdraw(session, whole)
        assert decisions.of_video(session, video_id) == [moment]


def test_tags_of_several_videos(database: Database) -> None:
    with database.write() as session:
        one, two, three = put(session, "/a", x=1, y=2, z=3)
        beach, night = (tags.add(session, name).id for name in ("beach", "night"))
        for video_id, tag_id, verdict, start in (
            (one, night, Verdict.ACCEPTED, None),
            (one, beach, Verdict.ACCEPTED, 1.0),
            (one, beach, Verdict.ACCEPTED, 5.0),
            (two, beach, Verdict.REJECTED, None),
            (three, beach, Verdict.ACCEPTED, None),
        ):
            end = None if start is None else start + 1
            decisions.put(session, Decision(video_id, tag_id, verdict, start, end, now()))
        assert decisions.tags_of(session, [one, two]) == {one: (beach, night)}


def test_suggestions_are_replaced_and_never_repeat_a_decision(database: Database) -> None:
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        one, two = tags.add(session, "one").id, tags.add(session, "two").id
        whole, part = Suggestion(a, one, 0.5, None, None, 1), Suggestion(a, one, 0.9, 0.0, 5.0, 1)
        kept = Suggestion(b, two, 0.1, None, None, 1)
        suggestions.replace(session, [a, b], [whole, part, kept])
        assert suggestions.of_video(session, a) == [part, whole]
        decisions.put(session, Decision(a, one, Verdict.ACCEPTED, None, None, now()))
        assert suggestions.of_video(session, a) == [part]
        decisions.put(session, Decision(a, one, Verdict.REJECTED, None, None, now()))
        assert suggestions.of_video(session, a) == []
        suggestions.replace(session, [a], [])
        assert suggestions.of_video(session, b) == [kept]


def test_heads_are_numbered(database: Database) -> None:
    with database.write() as session:
        one, two = (embeddings.put_encoder(session, encoder(name)) for name in ("one", "two"))
        first = heads.put(session, one, file_name="1.safetensors", checksum="ab", figures={"map": 0.5})
        second = heads.put(session, two, file_name="2.safetensors", checksum="cd", figures={})
        assert (first.version, second.version) == (1, 2)
        assert heads.list_all(session) == [second, first]
        assert heads.list_all(session, encoder_id=one) == [first]


def test_meta_values(database: Database) -> None:
    with database.write() as session:
        meta.put(session, "a", value="1")
        meta.put(session, "a", value="2")
        assert (meta.get(session, "a"), meta.get(session, "b")) == ("2", None)
        meta.remove(session, "a")
        meta.remove(session, "a")
        assert meta.get(session, "a") is None


def test_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcTime().process_bind_param(datetime(2026, 1, 1), None)  # type: ignore[arg-type]  # noqa: DTZ001
