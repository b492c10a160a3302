"""What every command shares: its options, and where its words go (answers to stdout, everything else to stderr)."""

import dataclasses
import enum
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from core import settings
from core.api.library import Library

stderr = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
stdout = Console(highlight=False, markup=False)

LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library", metavar="DIR", help="The library's folder.", envvar="CLIPSHELF_LIBRARY", show_envvar=False
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]


def open_library(folder: Path | None) -> Library:
    """Open the library a command works on.

    Parameters
    ----------
    folder : Path or None
        As given with ``--library``; None means the default one.

    Returns
    -------
    Library
        To be closed by the caller.
    """
    return Library.open(folder or settings.default_library_folder())


def print_json(document: Any) -> None:
    """Print one JSON document on stdout; file names that are no text keep their bytes as escapes."""
    text = json.dumps(document, default=_plain, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def print_table(rows: Sequence[Mapping[str, Any]], *, empty: str) -> None:
    """Print rows as a table on stdout.

    Parameters
    ----------
    rows : sequence of mapping
        Column title to value; all with the same titles.
    empty : str
        Sentence for stderr where there are no rows.
    """
    if not rows:
        stderr.print(empty)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title, value in rows[0].items():
        table.add_column(title, justify="right" if isinstance(value, int | float) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(printable(value) for value in row.values()))
    stdout.print(table)


def printable(value: Any) -> str:
    """Write a value for a terminal: control characters and bytes that are no text become visible."""
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def clock(seconds: float) -> str:
    """Write a time in a video as ``m:ss`` or ``h:mm:ss``."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: getattr(value, item.name) for item in dataclasses.fields(value)}
    if isinstance(value, Path | enum.Enum):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value)} as JSON")
