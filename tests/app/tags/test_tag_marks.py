"""Marks in the tags panel and the filters that a click on them makes."""

import pytest

from app.stage.tag_book import TagBook
from app.tags.models.tag_marks import Key, Mark, marks, toggled
from core.domain.query.filters import Field
from core.domain.query.text import parse
from core.domain.tags import Tag, TagCount, TagNode


def node(tag: Tag, *children: TagNode, n: int = 0) -> TagNode:
    return TagNode(tag, TagCount(tag.id, n, n), children)


def book(*tags: Tag) -> TagBook:
    made = TagBook()
    made.set_tree([node(tag) for tag in tags])
    return made


SEA, NIGHT = Tag(1, "Sea", aliases=("ocean",)), Tag(2, "night time")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {}),
        ("tag:sea", {1: Mark.WITH}),
        ("tag:OCEAN", {1: Mark.WITH}),
        ('-tag:"night time" tag:sea', {1: Mark.WITH, 2: Mark.WITHOUT}),
        ('tag:sea,"night time"', {1: Mark.WITH, 2: Mark.WITH}),
        ("untagged: -unreviewed:", {Field.UNTAGGED: Mark.WITH, Field.UNREVIEWED: Mark.WITHOUT}),
        ("tag:nothing rejected:sea", {}),
    ],
)
def test_marks_are_derived_from_the_filter(text: str, found: dict[Key, Mark]) -> None:
    assert marks(parse(text), book(SEA, NIGHT)) == found


@pytest.mark.parametrize("mark", [Mark.WITH, Mark.WITHOUT])
@pytest.mark.parametrize("key", [1, 2, Field.UNTAGGED, Field.UNREVIEWED])
def test_toggling_a_row_changes_only_its_part_of_the_filter(key: Key, mark: Mark) -> None:
    tags, start = book(SEA, NIGHT), parse("sunny dur>60 rejected:sea")
    asked = toggled(start, tags, [key], mark)
    assert marks(asked, tags) == {key: mark}
    assert asked.words == ("sunny",)
    assert set(start.conditions) <= set(asked.conditions)
    assert toggled(asked, tags, [key], mark) == start


def test_toggling_a_hidden_tag_clears_it_and_a_filtered_tag_can_be_hidden() -> None:
    tags = book(SEA, NIGHT)
    assert marks(toggled(parse("-tag:sea"), tags, [1], Mark.WITH), tags) == {}
    assert marks(toggled(parse("tag:sea"), tags, [1], Mark.WITHOUT), tags) == {1: Mark.WITHOUT}


def test_toggling_several_rows_adds_the_missing_ones() -> None:
    tags = book(SEA, NIGHT)
    both = toggled(parse("tag:sea"), tags, [1, 2], Mark.WITH)
    assert marks(both, tags) == {1: Mark.WITH, 2: Mark.WITH}
    assert marks(toggled(both, tags, [1, 2], Mark.WITH), tags) == {}


def test_tag_filtered_by_an_alias_among_others_is_found_and_removed() -> None:
    tags = book(SEA, NIGHT)
    without = toggled(parse('tag:ocean,"night time"'), tags, [1], Mark.WITHOUT)
    assert marks(without, tags) == {1: Mark.WITHOUT, 2: Mark.WITH}
    assert marks(toggled(parse('tag:ocean,"night time"'), tags, [1], Mark.WITH), tags) == {2: Mark.WITH}
