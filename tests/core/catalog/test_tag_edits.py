import pytest
from sqlalchemy.orm import Session

from core.catalog import decisions, suggestions, tag_edits, tags
from core.catalog.store import snapshots
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.tags import Decision, Suggestion, Tag, TagCount, TagEffect, Verdict
from core.errors import UsageError
from tests.core.catalog.samples import put


def decide(
    session: Session, video_id: int, tag_id: int, verdict: Verdict = Verdict.ACCEPTED, start: float | None = None
) -> Decision:
    decision = Decision(video_id, tag_id, verdict, start, None if start is None else start + 5, now())
    decisions.put(session, decision)
    return decision


def test_tag_gets_another_name_description_and_colour(database: Database) -> None:
    with database.write() as session:
        tag = tags.add(session, "Beach", aliases=["shore", "strand"])
        tag_edits.rename(session, tag.id, name=" Strand ")
        tag_edits.describe(session, tag.id, description=" sand\nand  sea ")
        tag_edits.set_colour(session, tag.id, colour="#33AAff")
        tag_edits.set_slot(session, tag.id, slot=3)
        assert tags.get(session, tag.id) == Tag(
            tag.id, "Strand", "sand and sea", None, ("shore",), colour="#33aaff", shortcut_slot=3
        )
        tag_edits.set_aliases(session, tag.id, aliases=["Plage", "STRAND", "plage"])
        assert tags.get(session, tag.id).aliases == ("plage",)
        tag_edits.rename(session, tag.id, name="STRAND")
        assert tags.find(session, "beach") is None


@pytest.mark.parametrize("word", ["", "  ", "night", "Dark"])
def test_name_or_alias_belongs_to_one_tag(database: Database, word: str) -> None:
    with database.write() as session:
        beach = tags.add(session, "Beach")
        tags.add(session, "Night", aliases=["dark"])
        with pytest.raises(UsageError):
            tag_edits.rename(session, beach.id, name=word)
        with pytest.raises(UsageError):
            tag_edits.set_aliases(session, beach.id, aliases=["sand", word])
        assert tags.get(session, beach.id) == beach


def test_number_key_moves_from_tag_to_tag(database: Database) -> None:
    with database.write() as session:
        one, two = tags.add(session, "one").id, tags.add(session, "two").id
        tag_edits.set_slot(session, one, slot=1)
        tag_edits.set_slot(session, two, slot=1)
        assert [tag.shortcut_slot for tag in tags.list_all(session)] == [None, 1]
        for slot in (0, 10):
            with pytest.raises(UsageError, match="1 to 9"):
                tag_edits.set_slot(session, one, slot=slot)
        with pytest.raises(UsageError, match="#3366cc"):
            tag_edits.set_colour(session, one, colour="red")
        with pytest.raises(UsageError, match="no tag 99"):
            tag_edits.describe(session, 99, description="x")


def test_tag_is_never_its_own_descendant(database: Database) -> None:
    with database.write() as session:
        top = tags.add(session, "top").id
        middle = tags.add(session, "middle", parent_id=top).id
        low = tags.add(session, "low", parent_id=middle).id
        for parent in (top, middle, low):
            with pytest.raises(UsageError, match="below"):
                tag_edits.set_parent(session, top, parent_id=parent)
        tag_edits.set_parent(session, low, parent_id=top)
        tag_edits.set_parent(session, middle, parent_id=None)
        assert tags.descendants(session, [top]) == {top, low}


def test_counts_include_each_video_of_a_branch_once(database: Database) -> None:
    with database.write() as session:
        a, b, c, gone = put(session, "/videos", a=1, b=2, c=3, d=4)
        top = tags.add(session, "places").id
        beach = tags.add(session, "beach", parent_id=top).id
        alone = tags.add(session, "alone").id
        for video_id, tag_id in ((a, top), (a, beach), (b, beach), (gone, beach)):
            decide(session, video_id, tag_id)
        decide(session, a, beach, start=5.0)
        decide(session, c, top, Verdict.REJECTED)
        session.connection().exec_driver_sql(f"UPDATE videos SET is_listed = 0 WHERE id = {gone}")
        assert tags.counts(session) == {
            top: TagCount(top, 1, 2),
            beach: TagCount(beach, 2, 2),
            alone: TagCount(alone, 0, 0),
        }
        first, second = tags.tree(session)
        assert (first.tag.name, first.children) == ("alone", ())
        assert [node.tag.name for node in second.children] == ["beach"]
        assert second.count == TagCount(top, 1, 2)


def test_merging_keeps_decisions_names_and_aliases(database: Database) -> None:
    with database.write() as session:
        a, b, c = put(session, "/videos", a=1, b=2, c=3)
        beach = tags.add(session, "beach", aliases=["shore"])
        strand = tags.add(session, "strand", aliases=["plage"])
        coast = tags.add(session, "coast", parent_id=strand.id)
        below = tags.add(session, "dune", parent_id=coast.id)
        stays = decide(session, a, beach.id, Verdict.REJECTED)
        decide(session, a, strand.id)
        earlier, later = decide(session, b, strand.id), decide(session, b, coast.id, Verdict.REJECTED)
        moment = decide(session, c, strand.id, start=5.0)
        suggestions.replace(session, [c], [Suggestion(c, strand.id, 0.5, None, None, 1)])
        assert earlier.decided_at <= later.decided_at
        going = [strand.id, coast.id]
        assert tag_edits.preview(session, going, into_id=beach.id) == TagEffect(3, 4, 2, 1)
        before = tag_edits.snapshot(session, [*going, beach.id], with_decisions=True)
        tag_edits.merge(session, going, into_id=beach.id)
        (only, dune) = tags.list_all(session)
        assert only == Tag(beach.id, "beach", aliases=("shore", "strand", "plage", "coast"))
        assert dune == Tag(below.id, "dune", parent_id=beach.id)
        found = {(d.video_id, d.verdict, d.start_seconds) for d in decisions.of_tag(session, beach.id)}
        assert found == {
            (a, stays.verdict, None),
            (b, Verdict.REJECTED, None),
            (c, moment.verdict, 5.0),
        }
        redo = snapshots.restore(session, before)
        assert [tag.name for tag in tags.list_all(session)] == ["beach", "coast", "dune", "strand"]
        assert decisions.of_tag(session, beach.id) == [stays]
        assert len(decisions.of_tag(session, strand.id)) == 3
        assert suggestions.of_video(session, c)
        snapshots.restore(session, redo)
        assert tags.list_all(session) == [only, dune]


def test_tag_can_be_merged_into_a_child(database: Database) -> None:
    with database.write() as session:
        top = tags.add(session, "top").id
        middle = tags.add(session, "middle", parent_id=top).id
        low = tags.add(session, "low", parent_id=middle).id
        tag_edits.merge(session, [middle], into_id=low)
        assert tags.get(session, low) == Tag(low, "low", parent_id=top, aliases=("middle",))
        tag_edits.merge(session, [top], into_id=low)
        assert tags.list_all(session) == [Tag(low, "low", aliases=("middle", "top"))]
        with pytest.raises(UsageError, match="itself"):
            tag_edits.merge(session, [low], into_id=low)


def test_effects_of_removing_are_counted(database: Database) -> None:
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        top = tags.add(session, "top").id
        tags.add(session, "low", parent_id=top)
        for start in (None, 0.0, 5.0):
            decide(session, a, top, start=start)
        decide(session, b, top, Verdict.REJECTED)
        assert tag_edits.preview(session, [top]) == TagEffect(2, 4, 0, 1)
        before = tag_edits.snapshot(session, [top], with_decisions=True)
        names = tags.list_all(session)
        tags.remove(session, top, with_decisions=True)
        session.expire_all()
        snapshots.restore(session, before)
        assert tags.list_all(session) == names
        assert tag_edits.preview(session, [top]) == TagEffect(2, 4, 0, 1)
