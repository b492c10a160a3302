"""Tables of decisions, as people write them in a spreadsheet; exported tables can be imported again.

One row says whether a tag fits a video or a moment. The first line names the columns, in any order: ``path``, ``tag``,
``decision``, and optionally ``start_seconds`` and ``end_seconds``. They are separated by commas, semicolons or tabs.
Tables are read and written row by row.

A spreadsheet would run a name that looks like a formula. Such a name is written with a leading apostrophe, which makes
it text there and is removed on import.
"""

import codecs
import csv
import io
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from core import plain_file
from core.domain.exports import ExportFormat, ExportOutcome
from core.domain.tags import NamedDecision, Verdict
from core.errors import PathError, UsageError
from core.interchange.exporter import Source
from core.sentence import Sentence

_NEEDED = ("path", "tag", "decision")
_TIMES = ("start_seconds", "end_seconds")
_MOST_BYTES = 2**30
_LONGEST_LINE = 2**20
_WORDS = {"accepted": True, "rejected": False}
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters of a cell that spreadsheets treat as a formula; they skip blanks before them."""
_ADVICE = "Begin the file with the line path,tag,decision,start_seconds,end_seconds, and save it as UTF-8."


@dataclass(frozen=True, slots=True)
class TableRow:
    """One decision, as written in the table.

    Attributes
    ----------
    line : int
        Where it begins in the file, from 1.
    path, tag : str
        As written, without the apostrophe before what looks like a formula; the path keeps bytes that are not UTF-8.
    is_accepted : bool
        False if rejected.
    start_seconds, end_seconds : float or None
        The moment; None for the whole video.
    """

    line: int
    path: str
    tag: str
    is_accepted: bool
    start_seconds: float | None
    end_seconds: float | None


@dataclass(frozen=True, slots=True)
class TableProblem:
    """A row that cannot be used.

    Attributes
    ----------
    line : int
        Where it begins in the file, from 1.
    text : str
        The reason, a sentence without its full stop.
    """

    line: int
    text: str


def read(path: Path) -> Iterator[TableRow | TableProblem]:
    """Read a table, yielding one item per row in the order of the file.

    Parameters
    ----------
    path : Path
        A CSV file in UTF-8, with or without a byte order mark.

    Yields
    ------
    TableRow or TableProblem
        One per row.

    Raises
    ------
    PathError
        If it cannot be read.
    UsageError
        If its first line does not name the columns.
    """
    try:
        # File names may contain bytes that are not UTF-8; they are kept as they are.
        with io.TextIOWrapper(
            plain_file.opened(path, most_bytes=_MOST_BYTES), "utf-8-sig", errors="surrogateescape", newline=""
        ) as file:
            yield from _rows(file, path.name)
    except OSError as error:
        raise PathError(
            "{path} cannot be read ({reason})", "Check that it exists.", path=path, reason=error.strerror
        ) from error


def _rows(file: TextIO, name: str) -> Iterator[TableRow | TableProblem]:
    head = file.readline(_LONGEST_LINE)
    delimiter = max(",;\t", key=head.count)
    names = _names(head, delimiter)
    missing = [column for column in _NEEDED if column not in names]
    if missing or len(set(names)) < len(names):
        raise UsageError(
            "The first line of {name} does not name the columns path, tag and decision", _ADVICE, name=name
        )
    # Strict, or an unclosed quote would turn the rest of the file into one cell.
    reader, line = csv.reader(_lines(file), delimiter=delimiter, strict=True), 2
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            n_lines, is_end = 1 + reader.line_num - line, "expected after" not in str(error)
            yield TableProblem(line, _broken(str(error), n_lines))
            if is_end:
                return
        else:
            if any(cell.strip() for cell in cells):
                yield _row(line, names, cells, decimal_comma=delimiter != ",")
        line = 2 + reader.line_num


def _names(head: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip().casefold() for cell in next(csv.reader([head], delimiter=delimiter), [])]
    except csv.Error:  # a cell longer than any name
        return []


def _lines(file: TextIO) -> Iterator[str]:
    while text := file.readline(_LONGEST_LINE):
        if len(text) == _LONGEST_LINE:
            raise csv.Error(f"a line of more than {_LONGEST_LINE:,} characters")
        yield text


def _broken(reason: str, n_lines: int) -> str:
    if "unexpected end" in reason:
        others = f", and the {n_lines} lines after it are part of it" if n_lines else ""
        return f"A quote opened in this row is never closed{others}; close it, or double it if it is part of a name"
    if "expected after" in reason:
        return "This row has text after a closing quote; double quotes that are part of a name"
    return f"The table cannot be read beyond this row ({reason})"


def _row(line: int, names: list[str], cells: list[str], *, decimal_comma: bool) -> TableRow | TableProblem:
    if len(cells) > len(names):
        return TableProblem(
            line, "This row has more cells than the first line has columns; quote values that contain a separator"
        )
    values = dict(zip(names, cells, strict=False))
    lacking = [column for column in _NEEDED if not values.get(column, "").strip()]
    if lacking:
        return TableProblem(line, f"The {lacking[0]} is missing")
    word = values["decision"].strip()
    if word.casefold() not in _WORDS:
        return TableProblem(line, f"{word!r} is not a decision; use accepted or rejected")
    try:
        start, end = _span([values.get(column, "").strip() for column in _TIMES], decimal_comma=decimal_comma)
    except ValueError as error:
        return TableProblem(line, str(error))
    path, tag = _without_guard(values["path"]), _without_guard(values["tag"].strip())
    return TableRow(line, path, tag, _WORDS[word.casefold()], start, end)


def _span(texts: list[str], *, decimal_comma: bool) -> tuple[float | None, float | None]:
    if not any(texts):
        return None, None
    if not all(texts):
        raise ValueError("A moment needs both start_seconds and end_seconds")
    start, end = (_seconds(text.replace(",", ".") if decimal_comma else text) for text in texts)
    if not start < end:
        raise ValueError(f"A moment cannot go from {start:g} to {end:g} s")
    return start, end


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"{text!r} is not a time in seconds")
    return value


class DecisionTable:
    """Writes a table that `read` can import."""

    format = ExportFormat(
        "decisions",
        "Decisions",
        ".csv",
        """Export all decisions as a table that `clipshelf decide` can import.

        Columns: path, tag, decision (accepted or rejected), start_seconds, end_seconds, which are empty
        for a whole video. UTF-8 with commas. It does not say who decided and when.
        """,
    )

    def write(self, source: Source, file: BinaryIO) -> ExportOutcome:
        """Write the table; see `Exporter.write`."""
        file.write(codecs.BOM_UTF8)  # tells spreadsheets that the file is UTF-8
        rows = csv.writer(Utf8Writer(file))
        rows.writerow((*_NEEDED, *_TIMES))
        n_written = n_left_out = 0
        for one in source.decisions():
            if one.path is None:
                n_left_out += 1
                continue
            rows.writerow(_cells(one, one.path))
            n_written += 1
        contents = Sentence("1 decision") if n_written == 1 else Sentence("{count} decisions", count=n_written)
        return ExportOutcome(contents, n_left_out)


class Utf8Writer:
    """Encodes what a `csv.writer` writes; bytes of a path that are not UTF-8 stay as they are."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write some text."""
        self._file.write(text.encode("utf-8", "surrogateescape"))


def _cells(one: NamedDecision, path: Path) -> tuple[str, ...]:
    word = next(word for word, is_accepted in _WORDS.items() if is_accepted == (one.verdict is Verdict.ACCEPTED))
    times = ("" if seconds is None else repr(seconds) for seconds in (one.start_seconds, one.end_seconds))
    return (with_guard(os.fspath(path)), with_guard(one.tag), word, *times)


def _is_like_a_formula(text: str) -> bool:
    return text.lstrip("' ").startswith(_FORMULA_MARKS)


def with_guard(text: str) -> str:
    """Return the text of a cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if _is_like_a_formula(text) else text


def _without_guard(text: str) -> str:
    return text[1:] if text.startswith("'") and _is_like_a_formula(text) else text
