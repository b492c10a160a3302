"""The item models of matching tags and of decided moments, under Qt's model test."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.inspector.models.inspected import sections_of_many, sections_of_one
from app.inspector.models.moment_rows import DecidedMomentsModel
from app.tags.models.tag_offers import TagOffersModel
from core.domain.moments import Moment
from core.domain.tags import Decision, Tag, TagState, Verdict
from tests.app.tags.test_tag_matching import book

NAUGHTY = Tag(2, "<img src=x><b>\u202e\nbeach")


def test_matches_follow_the_text_and_the_existing_tags(qtmodeltester: ModelTester) -> None:
    tags = book(Tag(1, "beach"), Tag(3, "night"))
    model = TagOffersModel(tags)
    model.set_text("bea")
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["beach", "bea"]
    tags.set_tree(book(NAUGHTY).tree)
    assert model.index(0).data() == "<img src=x><b>\ufffd beach"
    assert "<img" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("<img src=x>")
    model.set_text("")
    model.note_used(2)
    qtmodeltester.check(model)
    assert model.rowCount() == 1


def test_decisions_are_sorted_into_sections(qtmodeltester: ModelTester) -> None:
    tags = book(Tag(1, "beach"), NAUGHTY, Tag(3, "night"), Tag(4, "sea"))
    yes, no, when = Verdict.ACCEPTED, Verdict.REJECTED, datetime(2026, 1, 2, tzinfo=UTC)
    sections = sections_of_one(
        [
            Decision(9, 3, yes, 4.0, 5.0, when),
            Decision(9, 1, yes, 1.0, 2.0, when, "import:old.csv"),
            Decision(9, 1, yes, None, None, when),
            Decision(9, 4, no, None, None, when),
            Decision(9, 2, no, 1.0, 2.0, when),
            Decision(9, 4711, yes, None, None, when),
        ],
        tags,
    )
    assert [chip.tag.name for chip in sections.given] == ["beach"]
    assert [one.tag.name for one in sections.moments] == ["beach", "night"]
    assert [chip.tag.name for chip in sections.derived] == ["night"]
    assert [chip.tag.name for chip in sections.rejected] == ["sea"]
    assert sections.n_rejected == 2
    assert "old.csv" in sections.moments[0].source
    model = DecidedMomentsModel()
    model.set_rows([*sections.moments, *sections.rejected_moments])
    qtmodeltester.check(model)
    first = model.row(model.index(0))
    assert first is not None
    assert first.moment == Moment(9, 1.0, 2.0)
    assert "rejected" in model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "<img" not in model.index(2).data(Qt.ItemDataRole.ToolTipRole)


def test_states_of_several_videos_are_described() -> None:
    tags = book(Tag(1, "beach"), Tag(3, "night"))
    sections = sections_of_many([TagState(3, 12, 2, 40), TagState(1, 40, 0, 40), TagState(9, 1, 1, 40)], tags)
    first, second = sections.given
    assert (first.tag.name, first.count_text) == ("beach", "")
    assert (second.tag.name, second.count_text) == ("night", "12 of 40")
    assert "12 of 40" in second.state_words
    assert "2 of 40" in sections.rejected[0].state_words
