"""Exact times inside a video, as they are written and read."""

import math
import re

_WHOLE = 0.02
"""So near to a whole second that nobody meant anything else: less than a frame."""
_TIME = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d*)?|[.,]\d+)")


def exact_clock(seconds: float, *, n_digits: int = 3) -> str:
    """Write a time.

    Parameters
    ----------
    seconds : float
        >= 0.
    n_digits : int
        Digits behind the point.

    Returns
    -------
    str
        ``m:ss.mmm``, or ``h:mm:ss.mmm`` from an hour on.
    """
    units = 10**n_digits
    whole, rest = divmod(max(0, round(seconds * units)), units)
    minutes, seconds_left = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    tail = f".{rest:0{n_digits}d}" if n_digits else ""
    if hours:
        return f"{hours}:{minutes_left:02d}:{seconds_left:02d}{tail}"
    return f"{minutes_left}:{seconds_left:02d}{tail}"


def exact_span(start_seconds: float, end_seconds: float) -> str:
    """Write a span of time, such as ``0:01.200 \N{EN DASH} 0:03.000``."""
    return f"{exact_clock(start_seconds)} \N{EN DASH} {exact_clock(end_seconds)}"


def short_span(start_seconds: float, end_seconds: float) -> str:
    """Write a span that somebody has marked: in whole seconds where it has such ends, else in tenths.

    Parameters
    ----------
    start_seconds, end_seconds : float
        Its ends.

    Returns
    -------
    str
        Such as ``0:05 \N{EN DASH} 0:10`` or ``0:00.9 \N{EN DASH} 0:02.0``.
    """
    ends = (start_seconds, end_seconds)
    n_digits = 0 if all(abs(end - round(end)) < _WHOLE for end in ends) else 1
    return " \N{EN DASH} ".join(exact_clock(end, n_digits=n_digits) for end in ends)


def read_clock(text: str) -> float | None:
    """Read a time that a person has written.

    Parameters
    ----------
    text : str
        Seconds, ``m:ss`` or ``h:mm:ss``, with a point or a comma before parts of a second.

    Returns
    -------
    float or None
        Seconds; None where it is no time.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = found.groups()
    read = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds.replace(",", "."))
    return read if math.isfinite(read) else None
