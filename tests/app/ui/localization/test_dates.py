from datetime import UTC, datetime, timedelta

import pytest

from app.ui.localization.dates import moment_at_place, moment_in_time, zone_name

NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)
HERE_MINUTES = (NOON.astimezone().utcoffset() or timedelta()) // timedelta(minutes=1)


@pytest.mark.parametrize(
    ("zone_minutes", "name"), [(0, "UTC"), (120, "UTC+2"), (345, "UTC+5:45"), (-210, "UTC\N{MINUS SIGN}3:30")]
)
def test_zones_are_named_as_people_write_them(zone_minutes: int, name: str) -> None:
    assert zone_name(zone_minutes) == name


def test_a_time_is_that_of_the_place_and_only_a_strange_zone_is_named() -> None:
    elsewhere = HERE_MINUTES + (90 if HERE_MINUTES < 720 else -90)
    there = moment_at_place(NOON, elsewhere)
    wall = moment_in_time(NOON + timedelta(minutes=elsewhere - HERE_MINUTES))
    assert there == f"{wall} ({zone_name(elsewhere)})"
    assert moment_at_place(NOON, HERE_MINUTES) == moment_at_place(NOON, None) == moment_in_time(NOON)


def test_an_old_film_has_a_date_too() -> None:
    assert "24" in moment_at_place(datetime(1924, 5, 17, 12, tzinfo=UTC), 60)
