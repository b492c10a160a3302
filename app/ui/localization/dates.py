"""Dates and times of day, in the user's format."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

_SECONDS_PER_MINUTE = 60


def moment_in_time(when: datetime) -> str:
    """Return date and time in the user's short format and local time; `when` must have a time zone."""
    return _short(QDateTime.fromSecsSinceEpoch(int(when.timestamp())))


def moment_at_place(when: datetime, zone_minutes: int | None) -> str:
    """Return date and time as the clocks showed them at a place, naming its time zone if that is not the user's.

    Parameters
    ----------
    when : datetime
        With a time zone.
    zone_minutes : int or None
        How far the clocks there were ahead of UTC; None if that is not known, for local time.
    """
    here = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    if zone_minutes is None or here.offsetFromUtc() == zone_minutes * _SECONDS_PER_MINUTE:
        return _short(here)
    there = here.toTimeZone(QTimeZone(zone_minutes * _SECONDS_PER_MINUTE))
    return f"{_short(there)} ({zone_name(zone_minutes)})"


def zone_name(zone_minutes: int) -> str:
    """Return a time zone as people write it, such as ``UTC+5:30``."""
    if not zone_minutes:
        return "UTC"
    hours, minutes = divmod(abs(zone_minutes), 60)
    sign = "+" if zone_minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"


def _short(when: QDateTime) -> str:
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)
