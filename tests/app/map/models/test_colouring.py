"""Colours of points: frequent kinds, ranges, and points without any."""

import numpy as np

from app.map.models import colouring


def test_frequent_kinds_have_colours_and_the_rest_is_named_others(qapp) -> None:
    keys = [str(number % 20) for number in range(200)] + ["0"] * 5 + [None, "unnamed"]
    names = {str(number): f"name {number}" for number in range(20)}

    made = colouring.by_kind(keys, names, lambda key: f"#0000{int(key):02x}", other="#888888")

    assert made.legend[0].words == "name 0"
    assert made.legend[0].count == 15
    assert len(made.legend) == colouring.MOST_ENTRIES + 1
    assert made.legend[-1].count == 80
    assert made.numbers[-2:].tolist() == [-1, -1]
    assert made.colours[made.numbers[0]] == "#000000"


def test_every_group_may_have_a_colour_with_a_short_legend(qapp) -> None:
    keys = list(range(30)) * 2

    made = colouring.by_kind(keys, {key: str(key) for key in keys}, lambda key: str(key), other="x", most=1000)

    assert len(set(made.numbers.tolist())) == 30
    assert len(made.legend) == colouring.MOST_ENTRIES


def test_range_goes_from_one_end_to_the_other(qapp) -> None:
    values = np.array([5.0, 1.0, np.nan, 9.0])

    made = colouring.by_range(values, ("low", "high"), is_dark=False)

    assert made.numbers[2] == -1
    assert made.numbers[1] == 0
    assert made.colours[made.numbers[3]] == made.legend[1].colour
    assert [entry.words for entry in made.legend] == ["low", "high"]
    assert colouring.by_range(np.full(3, np.nan), ("", ""), is_dark=True).legend == ()


def test_colours_of_numbers_differ(qapp) -> None:
    assert len({colouring.hue(key, is_dark=False) for key in range(1, 13)}) == 12
