"""Times as people write them."""

import pytest

from app.support.times import exact_clock, read_time


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
def test_times_are_shown_to_the_millisecond(seconds: float, text: str) -> None:
    assert exact_clock(seconds) == text


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
def test_times_are_read(text: str, seconds: float) -> None:
    assert read_time(text, now=10.0, frame_seconds=0.04) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", "abc", "1:2:3:4", "f", "1:-5", "+", "--5", "1 2", "1e5", "nan"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text, now=10.0, frame_seconds=0.04) is None
