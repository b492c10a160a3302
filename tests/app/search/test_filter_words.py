import pytest

from app.search.models.filter_words import clause_words, condition_words, explain, tag_words
from core.domain.query.filters import Field
from core.domain.query.text import parse
from core.domain.tags import Tag


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("tag:beach,pool", "beach or pool"),
        ("-tag:beach", "not: beach"),
        ("rejected:beach", "rejected: beach"),
        ("dur>90", "duration > 1:30"),
        ("dur<=1.5", "duration \N{LESS-THAN OR EQUAL TO} 1.5"),
        ("rated>=4", "rating \N{GREATER-THAN OR EQUAL TO} 4"),
        ("rated:0", "not rated"),
        ("added:2024-05", "added 2024-05"),
        ("-modified<2024", "not: file date < 2024"),
        ("recorded:2024-05", "recorded 2024-05"),
        ("untagged:", "untagged"),
        ("-offline:", "not: offline"),
        ('note:"%1 %2"', "note: %1 %2"),
        ("dur:60..5:00", "duration 1:00\N{EN DASH}5:00"),
        ("size>10mb", "size > 10mb"),
        ("fps:25", "frames per second 25"),
        ("codec:hevc,av1", "codec: hevc or av1"),
        ("orientation:portrait", "portrait"),
        ("-audio:", "not: with sound"),
        ("is:duplicate", "has copies"),
        ("tag:a OR -tag:b", "a or not: b"),
        ("-(tag:a OR (tag:b untagged:))", "not: a or (b and untagged)"),
        ("moment(tag:a conf>0.8)", "at one moment: a and confidence > 0.8"),
    ],
)
def test_condition_in_plain_words(token: str, words: str) -> None:
    said = clause_words(parse(token).conditions[0])
    assert said.replace("\u2068", "").replace("\u2069", "") == words


def test_direction_marks_in_a_name_do_not_turn_the_chip() -> None:
    assert "\u202e" not in condition_words(parse("tag:a\u202eb").conditions[0])


def test_every_field_is_explained() -> None:
    assert all(explain(field) for field in Field)


def test_tag_with_its_count() -> None:
    tag = Tag(1, "5 %1")
    assert tag_words(tag, 1) == "Tag \u20685 %1\u2069 (1 video)"
    assert tag_words(tag, 1204) == "Tag \u20685 %1\u2069 (1,204 videos)"
