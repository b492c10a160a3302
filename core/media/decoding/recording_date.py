"""When a video was recorded, from the tags in its container.

Cameras and phones write this in three ways, and what was meant as the time of recording comes first: QuickTime's own
tag of iPhones and Macs has the time zone of the place; Matroska has a tag for the date of recording; and the header of
MP4, MOV and Matroska files says when the file was made, which for footage is the same, in UTC.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone

from core.domain.media import RecordingDate

_TAGS = ("com.apple.quicktime.creationdate", "date_recorded", "creation_time")
"""FFmpeg's names, most telling first; the last also stands for the dates in headers."""
_TIME = re.compile(
    r"(\d{4})[-:/](\d\d)[-:/](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_WIDEST_ZONE_MINUTES = 14 * 60
_FIRST_FILM = datetime(1888, 1, 1, tzinfo=UTC)
_ZEROS = (datetime(1904, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC))
"""The zero of QuickTime's clock and of Unix's: a camera without a date, give or take a time zone."""
_MATROSKA_ZERO = datetime(2001, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
"""Cameras that write local time as UTC are ahead by up to 14 hours."""


def find(tags: Iterable[Mapping[str, str]], *, now: datetime) -> RecordingDate:
    """Return when a video was recorded; empty if its tags do not say, or say what cannot be.

    Parameters
    ----------
    tags : iterable of mapping of str to str
        Tags of the file, then of its video stream; letter case does not matter.
    now : datetime
        With a time zone; nothing was recorded more than a day later.
    """
    known = [{name.lower(): value for name, value in group.items()} for group in tags]
    for name in _TAGS:
        for group in known:
            date = _parse(group.get(name, ""))
            if date is not None and date.at is not None and _is_plausible(date.at, now):
                return date
    return RecordingDate()


def _parse(text: str) -> RecordingDate | None:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    fraction, zone = match[7] or "", match[8]
    microsecond = int(fraction[:6].ljust(6, "0"))
    try:
        time = datetime(year, month, day, hour, minute, second, microsecond)  # noqa: DTZ001 (its zone follows)
        if not zone:
            # A date in words without a zone is what the clock on the wall said.
            return RecordingDate(time.astimezone().astimezone(UTC))
        if zone == "Z":
            return RecordingDate(time.replace(tzinfo=UTC))
        minutes = _zone_minutes(zone)
        if minutes is None:
            return None
        place = timezone(timedelta(minutes=minutes))
        return RecordingDate(time.replace(tzinfo=place).astimezone(UTC), minutes)
    except (ValueError, OverflowError, OSError):  # such as the 31st of June
        return None


def _zone_minutes(zone: str) -> int | None:
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    total = hours * 60 + minutes
    if minutes >= 60 or total > _WIDEST_ZONE_MINUTES:
        return None
    return -total if zone[0] == "-" else total


def _is_plausible(at: datetime, now: datetime) -> bool:
    if not _FIRST_FILM <= at <= now + _DAY or at == _MATROSKA_ZERO:
        return False
    return all(abs(at - zero) >= _DAY for zero in _ZEROS)
