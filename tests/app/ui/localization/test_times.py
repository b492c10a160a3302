"""Times as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.localization.times import clock, exact_clock, read_time, short_span, span


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00:00.000"),
        (5.12, "0:00:05.120"),
        (3723.9999, "1:02:03.999"),
        (-1, "0:00:00.000"),
        (1.001, "0:00:01.001"),
    ],
)
def test_times_have_milliseconds(seconds: float, text: str) -> None:
    assert exact_clock(seconds, has_hours=True) == text


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("83", 83.0),
        ("1:23.5", 83.5),
        (" 1:23,5 ", 83.5),
        ("1:02:03", 3723.0),
        ("90:00", 5400.0),
        (".5", 0.5),
        ("12s", 12.0),
        ("250f", 10.0),
        ("#25", 1.0),
        ("+2", 12.0),
        ("-0:05", 5.0),
        ("\N{MINUS SIGN}60", 0.0),
        ("+5f", 10.2),
        ("0:00:05.120", 5.12),
        ("\N{ARABIC-INDIC DIGIT ONE}:\N{ARABIC-INDIC DIGIT TWO}", 62.0),
    ],
)
def test_times_are_parsed(text: str, seconds: float) -> None:
    assert read_time(text, now=10.0, frame_seconds=0.04) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", "abc", "1:2:3:4", "f", "1:-5", "+", "--5", "1 2", "1e5", "nan", "9" * 400])
def test_invalid_times_are_refused(text: str) -> None:
    assert read_time(text, now=10.0, frame_seconds=0.04) is None


@given(st.integers(0, 40_000_000))
def test_formatted_time_is_parsed_back(milliseconds: int) -> None:
    assert read_time(exact_clock(milliseconds / 1000)) == pytest.approx(milliseconds / 1000)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 90),
        ("1:30", 90),
        ("1:02:03,5", 3723.5),
        (" .5 ", 0.5),
        ("", None),
        ("1:", None),
        ("-3", None),
        ("+3", None),
        ("25f", None),
        ("x", None),
    ],
)
def test_absolute_time_has_neither_sign_nor_frame(text: str, seconds: float | None) -> None:
    assert read_time(text) == seconds


def test_times_are_formatted_with_the_necessary_digits() -> None:
    assert exact_clock(59.9996) == "0:59.999", "as the player says it of the same frame"
    assert exact_clock(3723.5) == "1:02:03.500"
    assert exact_clock(61, n_digits=0) == "1:01"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((5.0, 10.0), "0:05 \N{EN DASH} 0:10"),
        ((4.99, 3600.01), "0:05 \N{EN DASH} 1:00:00"),
        ((0.968, 2.002), "0:01.0 \N{EN DASH} 0:02.0"),
        ((59.96, 61.5), "1:00.0 \N{EN DASH} 1:01.5"),
    ],
)
def test_marked_moment_is_formatted_as_finely_as_needed(ends: tuple[float, float], words: str) -> None:
    assert short_span(*ends) == words


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (4.99, "0:04"), (65, "1:05"), (3599.9, "59:59"), (3661, "1:01:01"), (-1, "0:00")],
)
def test_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


def test_span_ends_where_the_moment_ends() -> None:
    assert span(5.0, 9.2) == "0:05 \N{EN DASH} 0:10"
