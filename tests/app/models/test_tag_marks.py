"""Tests of the marks of the tags panel and the filters they lead to."""

import pytest

from app.models.tag_book import TagBook
from app.models.tag_marks import Key, Mark, marks, turned
from core.domain.filter_text import parse
from core.domain.filters import Field
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
def test_marks_are_read_off_the_filter(text: str, found: dict[Key, Mark]) -> None:
    assert marks(parse(text), book(SEA, NIGHT)) == found


@pytest.mark.parametrize("key", [1, 2, Field.UNTAGGED, Field.UNREVIEWED])
def test_a_row_goes_round_and_leaves_the_rest_alone(key: Key) -> None:
    tags, start = book(SEA, NIGHT), parse("sunny dur>60 rejected:sea")
    asked = start
    for mark in (Mark.WITH, Mark.WITHOUT, Mark.OFF):
        asked = turned(asked, tags, key)
        assert marks(asked, tags).get(key, Mark.OFF) is mark
        assert asked.words == ("sunny",)
        assert set(start.conditions) <= set(asked.conditions)
    assert asked == start


def test_a_tag_asked_for_by_an_alias_among_others_is_found_and_taken_out() -> None:
    tags = book(SEA, NIGHT)
    without = turned(parse('tag:ocean,"night time"'), tags, 1)
    assert marks(without, tags) == {1: Mark.WITHOUT, 2: Mark.WITH}
