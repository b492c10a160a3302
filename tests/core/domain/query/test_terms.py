"""What to look for, spread out into sums."""

import pytest

from core.domain.query.filters import Example
from core.domain.query.terms import Term, examples_in, expand
from core.domain.query.text import parse
from core.errors import UsageError


def sums(text: str) -> list[list[tuple[str | Example, float]]]:
    return [[(term.what, term.weight) for term in one] for one in expand(parse(text).words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a dog", [[("a dog", 1)]]),
        ('"red car" -night street', [[("red car street", 1), ("night", -1)]]),
        ("cats OR small dogs", [[("cats", 1)], [("small dogs", 1)]]),
        ("snow (cats OR dogs)^2", [[("snow", 1), ("cats", 2)], [("snow", 1), ("dogs", 2)]]),
        ("a -(b OR c)^0.5", [[("a", 1), ("b", -0.5), ("c", -0.5)]]),
        ("a -(b -c)", [[("a", 1), ("b", -1), ("c", 1)]]),
        ("(a OR b) (c OR -d)", [
            [("a", 1), ("c", 1)], [("a", 1), ("d", -1)], [("b", 1), ("c", 1)], [("b", 1), ("d", -1)],
        ]),
        ("like:x.mp4@3 y", [[("y", 1), (Example("x.mp4@3"), 1)]]),
    ],
)  # fmt: skip
def test_sums(text: str, expected: list[list[tuple[str | Example, float]]]) -> None:
    assert sums(text) == expected


def test_too_many_alternatives_are_refused_and_not_cut_off() -> None:
    with pytest.raises(UsageError, match="more than 256 combinations"):
        expand(parse(" ".join(f"(a{n} OR b{n})" for n in range(9))).words)
    assert len(expand(parse(" ".join(f"(a{n} OR b{n})" for n in range(8))).words)) == 256


def test_examples_are_found_everywhere() -> None:
    asked = parse("like:a -(b like:c^2) (like:d OR e) THEN like:f")
    assert [one.video for one in examples_in(asked)] == ["a", "c", "d", "f"]
    assert Term("a") == Term("a", 1.0)
