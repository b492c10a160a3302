import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.media import RecordingDate
from core.media.decoding import recording_date

NOW = datetime(2026, 6, 1, tzinfo=UTC)
APPLE, HEADER = "com.apple.quicktime.creationdate", "creation_time"
NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)


def _find(*groups: dict[str, str]) -> RecordingDate:
    return recording_date.find(groups, now=NOW)


@pytest.fixture
def in_chatham() -> Iterator[None]:
    """Live where the clocks are 12:45 ahead of UTC in May."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Pacific/Chatham"
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


@pytest.mark.parametrize(
    ("text", "at", "zone_minutes"),
    [
        ("2024-05-17T12:00:00.000000Z", NOON, None),
        ("2024-05-17 12:00:00.25Z", NOON + timedelta(milliseconds=250), None),
        ("2024-05-17T14:00:00+0200", NOON, 120),
        ("2024-05-17T14:00:00+02:00", NOON, 120),
        ("2024-05-17T02:15:00-09:45", NOON, -(9 * 60 + 45)),
        ("2024-05-18T02:00:00+14:00", NOON, 14 * 60),
        ("2024-05-17T12:00:00+0000", NOON, 0),
        ("2024:05:17 14:00:00 +02:00", NOON, 120),
        ("  2024-05-17T12:00Z ", NOON, None),
        ("1924-02-29T12:00:00Z", datetime(1924, 2, 29, 12, tzinfo=UTC), None),  # an old film, transferred
    ],
)
def test_times_are_read_in_all_spellings(text: str, at: datetime, zone_minutes: int | None) -> None:
    assert _find({HEADER: text}) == RecordingDate(at, zone_minutes)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process cannot be changed here")
@pytest.mark.parametrize("text", ["2024-05-18 00:45:00", "2024-05-18T00:45:00.000"])
@pytest.mark.usefixtures("in_chatham")
def test_a_time_without_a_zone_is_what_the_clock_on_the_wall_said(text: str) -> None:
    assert _find({"DATE_RECORDED": text}) == RecordingDate(NOON)
    day = _find({"DATE_RECORDED": "2024-05-18"}).at
    assert day is not None
    assert day.astimezone().isoformat() == "2024-05-18T00:00:00+12:45"


@pytest.mark.parametrize(
    "text",
    [
        "1904-01-01T00:00:00Z",
        "1903-12-31T19:00:00-05:00",
        "1970-01-01T00:00:00.000000Z",
        "1970-01-01T09:00:00+09:00",
        "1969-12-31T16:00:00Z",
        "2001-01-01T00:00:00Z",
        "2026-06-02T00:00:01Z",
        "2040-02-06T06:28:15Z",
        "1887-12-31T00:00:00Z",
        "2024-06-31T00:00:00Z",
        "2024-05-17T25:00:00Z",
        "2024-05-17T12:00:00+15:00",
        "2024-05-17T12:00:00+01:75",
        "0000-00-00T00:00:00Z",
        "2024",
        "2024-05",
        "yesterday",
        "",
        "2024-05-17T12:00:00Z" * 1000,
        "\N{ARABIC-INDIC DIGIT TWO}024-05-17",
    ],
)
def test_nonsense_is_no_date_and_does_not_hide_another(text: str) -> None:
    assert _find({HEADER: text}) == RecordingDate()
    assert _find({APPLE: text, HEADER: "2024-05-17T12:00:00Z"}) == RecordingDate(NOON)
    assert _find({HEADER: text}, {HEADER: "2024-05-17T12:00:00Z"}) == RecordingDate(NOON)


def test_a_camera_that_takes_its_own_time_for_utc_is_a_few_hours_ahead() -> None:
    assert _find({HEADER: "2026-06-01T14:00:00Z"}).at == NOW + timedelta(hours=14)


def test_what_was_meant_as_the_time_of_recording_comes_first() -> None:
    header = {HEADER: "2024-05-20T00:00:00Z"}
    assert _find(header | {APPLE: "2024-05-17T14:00:00+0200"}) == RecordingDate(NOON, 120)
    assert _find(header | {"DATE_RECORDED": "2024-05-17T12:00:00Z"}) == RecordingDate(NOON)
    assert _find(header, {HEADER: "2024-05-17T12:00:00Z"}).at == datetime(2024, 5, 20, tzinfo=UTC), "of the whole file"
    assert _find({"date": "2024-05-17T12:00:00Z", "title": "x"}, {}) == RecordingDate(), "perhaps when it was sold"


@given(st.timedeltas(min_value=timedelta(days=400), max_value=timedelta(days=50 * 365)), st.integers(-14 * 60, 14 * 60))
def test_a_time_comes_back_as_it_was_written_in_its_zone(age: timedelta, zone_minutes: int) -> None:
    time = (NOW - age).replace(tzinfo=None)
    sign, (hours, minutes) = "-" if zone_minutes < 0 else "+", divmod(abs(zone_minutes), 60)
    found = _find({APPLE: f"{time.isoformat()}{sign}{hours:02}{minutes:02}"})
    assert found.at is not None
    assert found.zone_minutes == zone_minutes
    assert found.at.replace(tzinfo=None) + timedelta(minutes=zone_minutes) == time


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert isinstance(_find({HEADER: text, "DATE_RECORDED": text}), RecordingDate)
