import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.query.completion import complete
from core.domain.query.filters import Field

TAGS = ("beach", "beach house", "night", "Sandy beach", 'the "one"')


def offers(text: str, *, folders: tuple[str, ...] = ()) -> list[str]:
    """Return the text after each completion; ``|`` is the cursor."""
    cursor = text.index("|")
    text = text.replace("|", "")
    found = complete(text, cursor, tags=TAGS, folders=folders)
    return [text[: one.start] + one.text + text[one.end :] for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:bea|", ["tag:beach", 'tag:"beach house"', 'tag:"Sandy beach"']),
        ("x -tag:NI| y", ["x -tag:night y"]),
        ('tag:night,"beach h|', ['tag:night,"beach house"']),
        ('tag:"beach house",ni|', ['tag:"beach house",night']),
        ("tag:the|", ['tag:"the \\"one\\""']),
        ("path:20|", ["path:2024", "path:2023"]),
        ("unt|", ["untagged:"]),
        ("nig|", ["tag:night"]),
        ("-nig|", ["-tag:night"]),
        ("rated>=4|", ["rated>=4"]),
        ("dur<5|", ["dur<5:00"]),
        ("-source:|", ["-source:me", "-source:import"]),
        ("nothing-like-it|", []),
        ("(tag:beach OR nig|", ["(tag:beach OR tag:night"]),
        ("-(nig|", ["-(tag:night"]),
        ("moment(tag:NI|", ["moment(tag:night"]),
        ("moment(tag:night co|", ["moment(tag:night conf>"]),
        ("moment(du|", []),
        ("a THEN b W|", ["a THEN b WITHIN"]),
        ("a THEN b WITHIN 3|", ["a THEN b WITHIN 30s"]),
        ("is:of|", ["is:offline"]),
        ("no:no|", ["no:note"]),
        ("orientation:p|", ["orientation:portrait"]),
        ("lik|", ["like:"]),
        ("mom|", ["moment("]),
        ("name:x|", []),
    ],
)
def test_completions(text: str, expected: list[str]):
    assert offers(text, folders=("2024", "2023")) == expected


def test_words_of_the_language_are_offered_where_the_grammar_has_them():
    assert offers("tag:night O|")[0] == "tag:night OR"
    assert "OR" not in offers("O|")
    assert offers("a T|")[0] == "a THEN"
    assert "(a THEN" not in offers("(a T|")
    assert "a or" not in offers("a o|"), "small letters are words"


def test_empty_box_offers_the_fields():
    assert {f"{field}:" for field in (Field.TAG, Field.DUPLICATE)} <= set(offers("|"))
    assert len(offers("|")) > len(Field), "none is left out"
    assert "word tag:" in offers("word |")
    kinds = {one.text: one.is_complete for one in complete("un", 2)}
    assert kinds == {"untagged:": True, "unreviewed:": True}
    assert not complete("tag", 3)[0].is_complete


@given(st.text(max_size=20), st.integers(0, 20))
def test_completions_fit_into_the_text(text: str, cursor: int):
    cursor = min(cursor, len(text))
    for one in complete(text, cursor, tags=TAGS, folders=("a",)):
        assert 0 <= one.start <= one.end == cursor
