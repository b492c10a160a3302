import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.filter_completion import complete

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
        ("name:x|", []),
    ],
)
def test_completions(text: str, expected: list[str]):
    assert offers(text, folders=("2024", "2023")) == expected


def test_empty_box_offers_the_fields():
    assert "tag:" in offers("|")
    assert "word tag:" in offers("word |")
    kinds = {one.text: one.is_complete for one in complete("un", 2)}
    assert kinds == {"untagged:": True, "unreviewed:": True}
    assert not complete("tag", 3)[0].is_complete


@given(st.text(max_size=20), st.integers(0, 20))
def test_completions_fit_into_the_text(text: str, cursor: int):
    cursor = min(cursor, len(text))
    for one in complete(text, cursor, tags=TAGS, folders=("a",)):
        assert 0 <= one.start <= one.end == cursor
