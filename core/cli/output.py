"""Output of all commands: results go to stdout, everything else to stderr."""

import dataclasses
import enum
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from core.errors import StorageError

_WIDEST_PADDING = 72
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def say(text: str) -> None:
    """Print a line on stderr (a hint, an outcome, an error), with terminal control characters escaped."""
    sys.stderr.write(f"{_harmless(text)}\n")


def answer(text: str) -> None:
    """Print a line on stdout, with terminal control characters escaped.

    Lines are never broken: a terminal that is too narrow shows them on several lines that copy as one.
    """
    _write(_harmless(text))


def _write(text: str) -> None:
    try:
        sys.stdout.write(f"{text}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritten(error) from error


def finish() -> None:
    """Flush stdout, so that output that could not be written is reported."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 -- or it would fail again on exit
        raise _unwritten(error) from error


def print_json(document: Any) -> None:
    """Print one JSON document on stdout.

    Bytes of file names that are not UTF-8, control characters and characters that change the direction of writing are
    escaped; programs read the same value.
    """
    text = json.dumps(document, default=_plain, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    _write("".join(c if c.isprintable() or c == "\n" else _escape(c) for c in text))


def print_table(rows: Sequence[Mapping[str, Any]], *, empty: str) -> None:
    """Print rows as a table on stdout, each on one line however long it is.

    Parameters
    ----------
    rows : sequence of mapping
        Column title to value; all with the same titles. Columns without any value are left out.
    empty : str
        Sentence for stderr if there are no rows.
    """
    if not rows:
        say(empty)
        return
    texts = {title: [printable(row[title]) for row in rows] for title in rows[0]}
    columns = [_column(title, cells, rows[0][title]) for title, cells in texts.items() if any(cells)]
    for number, line in enumerate(zip(*columns, strict=True)):
        text = "  ".join(line).rstrip()
        _write(f"{_BOLD}{text}{_PLAIN}" if number == 0 and sys.stdout.isatty() else text)


def printable(value: Any) -> str:
    """Format a value for a terminal: control characters and bytes that are not UTF-8 become visible."""
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _harmless(text: str) -> str:
    return "\n".join(printable(line) for line in text.split("\n"))


def _escape(character: str) -> str:
    """Write a character as JSON escapes it in plain ASCII."""
    return json.dumps(character)[1:-1]


def format_time(seconds: float) -> str:
    """Format a time in a video as ``m:ss`` or ``h:mm:ss``."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def format_date(when: datetime | None, *, zone_minutes: int | None = None) -> str:
    """Format a date and time in local time, or with its time zone where that is known; empty for None."""
    if when is None:
        return ""
    if zone_minutes is None:
        return f"{when.astimezone():%Y-%m-%d %H:%M}"
    there = when.astimezone(timezone(timedelta(minutes=zone_minutes)))
    return there.isoformat(sep=" ", timespec="minutes")


def _column(title: str, cells: list[str], sample: Any) -> list[str]:
    # One very long path must not push the next column far to the right on all other lines.
    width = min(_WIDEST_PADDING, max(_cells(text) for text in [title, *cells]))
    gaps = [" " * max(0, width - _cells(text)) for text in [title, *cells]]
    is_number = isinstance(sample, int | float)
    return [gap + text if is_number else text + gap for gap, text in zip(gaps, [title, *cells], strict=True)]


def _cells(text: str) -> int:
    """Count the columns that a text takes up on a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _unwritten(error: OSError) -> StorageError:
    return StorageError(
        "The output could not be written ({reason})", "Check where it is redirected to.", reason=error.strerror
    )


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: getattr(value, item.name) for item in dataclasses.fields(value)}
    if isinstance(value, Path | enum.Enum):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value)} as JSON")
