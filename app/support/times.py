"""Times inside a video as people write them: shown to the millisecond, and read back."""

import math
import re

_UNITS = (1, 60, 3600)
_TIME = re.compile(r"(?:(?:(\d+):)?(\d{1,3}):)?(\d+(?:[.,]\d*)?|[.,]\d+)s?")
_FRAME = re.compile(r"(?:#(\d+)|(\d+) ?f)")


def exact_clock(seconds: float) -> str:
    """Give a time inside a video to the millisecond.

    Parameters
    ----------
    seconds : float
        >= 0.

    Returns
    -------
    str
        ``h:mm:ss.mmm``.
    """
    # A thousandth is never rounded up: the frame that begins later is not on show yet.
    whole_ms = max(0, math.floor(seconds * 1000 + 1e-6))
    whole, milliseconds = divmod(whole_ms, 1000)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}.{milliseconds:03d}"


def left_to_right(text: str) -> str:
    """Keep the order of numbers in a window that runs from right to left: they have no direction of their own.

    Parameters
    ----------
    text : str
        Such as a time.

    Returns
    -------
    str
        The text between two marks that are not seen.
    """
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def read_time(text: str, *, now: float, frame_seconds: float) -> float | None:
    """Read a time that somebody has typed.

    Parameters
    ----------
    text : str
        ``83``, ``1:23.5``, ``1:02:03``; with a sign, from the present place on; ``250f`` or ``#250`` is a frame,
        counted from 0.
    now : float
        The present place in seconds.
    frame_seconds : float
        Length of a frame.

    Returns
    -------
    float or None
        Seconds, >= 0; None where it is no time.
    """
    text = text.strip().lower().replace("\N{MINUS SIGN}", "-")
    sign, rest = (text[0], text[1:].strip()) if text[:1] in {"+", "-"} else ("", text)
    seconds = _length(rest, frame_seconds)
    if seconds is None:
        return None
    return max(0.0, now + seconds if sign == "+" else now - seconds if sign == "-" else seconds)


def _length(text: str, frame_seconds: float) -> float | None:
    if found := _FRAME.fullmatch(text):
        return int(found.group(1) or found.group(2)) * frame_seconds
    if not (found := _TIME.fullmatch(text)):
        return None
    parts = [found.group(3).replace(",", "."), found.group(2) or "0", found.group(1) or "0"]
    return sum(float(part) * unit for part, unit in zip(parts, _UNITS, strict=True))
