"""The values of conditions: numbers, lengths, dates, sizes and scores, as they are typed."""

import difflib
import enum
import re
from datetime import date, timedelta

from core.errors import UsageError

BETWEEN = ".."
"""Stands between the ends of a range; either end may be left out."""
_CLOCK = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,7}(?:\.\d{1,3})?)", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,7}(?:\.\d{1,3})?)([smh])", re.ASCII)
_UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600}
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,3})?)(?:([kmgt]?)b)?", re.ASCII)
_RATE = re.compile(r"\d{1,6}(?:\.\d{1,3})?", re.ASCII)
_SHARE = re.compile(r"(\d{0,3}(?:\.\d{1,6})?)(%?)", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_YEARS = range(1971, 9000)  # supported by every platform in every time zone


def ends(value: str) -> tuple[str, ...]:
    """Return the ends of a range such as ``10..60``, those that are given; a value that is no range is its only end."""
    if BETWEEN not in value or value == BETWEEN:
        return (value,)
    return tuple(end for end in value.split(BETWEEN, 1) if end)


def parse_duration(text: str) -> float:
    """Parse a length of time into seconds.

    Parameters
    ----------
    text : str
        Seconds, ``m:ss``, ``h:mm:ss``, or a number with ``s``, ``m`` or ``h``.

    Raises
    ------
    UsageError
        If it is not a length of time.
    """
    if amount := _AMOUNT.fullmatch(text):
        return float(amount[1]) * _UNIT_SECONDS[amount[2]]
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        raise UsageError("{text} is not a length of time", "Use 90, 1:30, 1:02:03 or 2h.", text=repr(text))
    return int(clock[1] or 0) * 3600 + int(clock[2] or 0) * 60 + float(clock[3])


def parse_score(text: str) -> float:
    """Parse a score from 0 to 1.

    Parameters
    ----------
    text : str
        A number from 0 to 1, or a percentage.

    Raises
    ------
    UsageError
        If it is not a score.
    """
    match = _SHARE.fullmatch(text)
    number = float(match[1]) / (100 if match[2] else 1) if match and match[1] else -1.0
    if not 0 <= number <= 1:
        raise UsageError("{text} is not a score", "Use 0.8 or 80%.", text=repr(text))
    return number


def parse_dates(text: str) -> tuple[date, date]:
    """Parse a day, a month or a year into its first day and the day after its last.

    Parameters
    ----------
    text : str
        ``2024``, ``2024-05`` or ``2024-05-17``.

    Raises
    ------
    UsageError
        If it is not a date.
    """
    match = _DAY.fullmatch(text)
    year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:  # such as the 31st of June
        first = date.min
    if first.year not in _YEARS:
        raise UsageError("{text} is not a date", "Use 2024-05-17, 2024-05 or 2024.", text=repr(text))
    if day:
        return first, first + timedelta(days=1)
    return first, (first + timedelta(days=31)).replace(day=1) if month else date(first.year + 1, 1, 1)


def parse_size(text: str) -> int:
    """Parse a size into bytes.

    Parameters
    ----------
    text : str
        A number, alone or with ``kb``, ``mb``, ``gb`` or ``tb``, of 1000 each as file managers show them.

    Raises
    ------
    UsageError
        If it is not a size.
    """
    match = _SIZE.fullmatch(text.lower())
    if match is None:
        raise UsageError("{text} is not a size", "Use 500kb, 10mb or 2gb.", text=repr(text))
    return round(float(match[1]) * 1000 ** ("kmgt".index(match[2]) + 1 if match[2] else 0))


def parse_rate(text: str) -> float:
    """Parse a number of frames per second; `UsageError` if it is none."""
    if not _RATE.fullmatch(text):
        raise UsageError("{text} is not a number", "Use 25 or 29.97.", text=repr(text))
    return float(text)


class Shape(enum.StrEnum):
    """How the picture of a video lies."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


def parse_shape(text: str) -> Shape:
    """Parse an orientation.

    Raises
    ------
    UsageError
        If there is none of this name; the nearest is suggested.
    """
    low = text.lower()
    if low in set(Shape):
        return Shape(low)
    near = difflib.get_close_matches(low, list(Shape), n=1)
    raise UsageError(
        "{text} is not an orientation",
        "Did you mean {near}?" if near else "Use landscape, portrait or square.",
        text=repr(text),
        near=near[0] if near else "",
    )


def parse_count(text: str) -> int:
    """Parse a whole number; `UsageError` if it is none."""
    if not _COUNT.fullmatch(text):
        raise UsageError("{text} is not a whole number", text=repr(text))
    return int(text)
