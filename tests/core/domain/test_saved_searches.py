"""Rules saved before the language had OR, parentheses and weights."""

import pytest

from core.domain.query.filters import Condition, Field, Filter
from core.domain.query.grammar import FilterError
from core.domain.query.text import parse, write
from core.domain.saved_searches import read_rule


@pytest.mark.parametrize(
    ("rule", "words", "conditions"),
    [
        # What today's window saved for "tag:boat OR tag:animal".
        ("OR tag:boat tag:animal", ("OR",), (Condition(Field.TAG, ("boat",)), Condition(Field.TAG, ("animal",)))),
        ("sunset (", ("sunset", "("), ()),
        (":-) day", (":-)", "day"), ()),
        ("name:a) -note:b^2", (), (Condition(Field.NAME, ("a)",)), Condition(Field.NOTE, ("b^2",), is_negated=True))),
        ("name:clip((1)),b", (), (Condition(Field.NAME, ("clip((1))", "b")),)),
        ('"red car" ) untagged:', ("red car", ")"), (Condition(Field.UNTAGGED),)),
        ('tag:"two words",three ( dur<=5:00', ("(",),
         (Condition(Field.TAG, ("two words", "three")), parse("dur<=5:00").conditions[0])),
        ('a ( "" path:"x \\"y\\""', ("a", "("), (Condition(Field.PATH, ('x "y"',)),)),
    ],
)  # fmt: skip
def test_former_rule_keeps_its_meaning(rule: str, words: tuple[str, ...], conditions: tuple[Condition, ...]) -> None:
    with pytest.raises(FilterError):
        parse(rule)
    asked = read_rule(rule)
    assert asked == Filter(words, conditions)
    assert parse(write(asked)) == asked, "shown in the box, it is read in today's language"


@pytest.mark.parametrize(
    "rule",
    [
        "sunny day",
        "tag:beach -tag:night",
        'sunny "red car" tag:"two words",three rated>=4',
        "dur>60 untagged: -offline:",
        "suggested:beach conf>=80%",
        "path:C:\\videos name:clip(1).mp4",
        "added:2024-05 recorded>=2024",
        '12:30 a,b - 5"',
    ],
)
def test_ordinary_rule_is_read_as_before(rule: str) -> None:
    from core.domain.saved_searches import _read_former

    assert read_rule(rule) == parse(rule) == _read_former(rule)


@pytest.mark.parametrize("rule", ["-night (", "tga:x", "( dur>soon", 'a) "b', "x!=1 ("])
def test_rule_of_neither_language_is_refused(rule: str) -> None:
    with pytest.raises(FilterError):
        read_rule(rule)
