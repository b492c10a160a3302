"""Times inside a video: written to the millisecond, and parsed from input."""

import math
import re

_WHOLE = 0.02
"""Within this many seconds, less than a frame, a time counts as a whole second."""
_TIME = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d*)?|[.,]\d+)s?")
_FRAME = re.compile(r"(?:#(\d+)|(\d+) ?f)")


def exact_clock(seconds: float, *, n_digits: int = 3, has_hours: bool = False) -> str:
    """Return a time as ``m:ss.mmm``, or ``h:mm:ss.mmm`` from an hour on; negative times are 0.

    `has_hours` forces the hours, so that the text keeps its width.
    """
    # Never round up: the next frame is not on screen yet.
    units = 10**n_digits
    whole, rest = divmod(max(0, math.floor(seconds * units + 1e-6)), units)
    minutes, seconds_left = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    tail = f".{rest:0{n_digits}d}" if n_digits else ""
    if hours or has_hours:
        return f"{hours}:{minutes_left:02d}:{seconds_left:02d}{tail}"
    return f"{minutes_left}:{seconds_left:02d}{tail}"


def clock(seconds: float) -> str:
    """Return a time in whole seconds as ``m:ss`` or ``h:mm:ss``."""
    return exact_clock(seconds, n_digits=0)


def span(start_seconds: float, end_seconds: float) -> str:
    """Return a time span such as ``0:05 - 0:10``, with an en dash."""
    return f"{clock(start_seconds)} \N{EN DASH} {clock(math.ceil(end_seconds))}"


def exact_span(start_seconds: float, end_seconds: float) -> str:
    """Return a time span such as ``0:01.200 - 0:03.000``, with an en dash."""
    return f"{exact_clock(start_seconds)} \N{EN DASH} {exact_clock(end_seconds)}"


def short_span(start_seconds: float, end_seconds: float) -> str:
    """Return a time span in whole seconds if both ends are, else in tenths, such as ``0:00.9 - 0:02.0``."""
    ends = (start_seconds, end_seconds)
    n_digits = 0 if all(abs(end - round(end)) < _WHOLE for end in ends) else 1
    return " \N{EN DASH} ".join(exact_clock(round(end, n_digits), n_digits=n_digits) for end in ends)


def read_time(text: str, *, now: float | None = None, frame_seconds: float | None = None) -> float | None:
    """Parse a time and return seconds >= 0; None if it is not valid.

    Parameters
    ----------
    text : str
        ``83``, ``1:23.5`` or ``1:02:03``; with a sign, relative to `now`; ``250f`` or ``#250`` is a frame number,
        counted from 0.
    now : float, optional
        Current position in seconds; without it, signs are not valid.
    frame_seconds : float, optional
        Length of a frame; without it, frame numbers are not valid.
    """
    text = text.strip().lower().replace("\N{MINUS SIGN}", "-")
    sign, rest = (text[0], text[1:].strip()) if now is not None and text[:1] in {"+", "-"} else ("", text)
    seconds = _length(rest, frame_seconds)
    if seconds is None or not math.isfinite(seconds):
        return None
    place = now or 0.0
    return max(0.0, place + seconds if sign == "+" else place - seconds if sign == "-" else seconds)


def _length(text: str, frame_seconds: float | None) -> float | None:
    if frame_seconds is not None and (found := _FRAME.fullmatch(text)):
        return int(found.group(1) or found.group(2)) * frame_seconds
    if not (found := _TIME.fullmatch(text)):
        return None
    hours, minutes, seconds = found.groups(default="0")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
