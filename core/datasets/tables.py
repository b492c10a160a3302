"""Reads CSV files of data sets: UTF-8 with or without byte order mark, with commas, semicolons or tabs."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from core import plain_file
from core.errors import DatasetError, PathError

_MOST_BYTES = 2**36
_LONGEST_HEAD = 2**20


def read(path: Path, *, needed: Sequence[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a table row by row.

    Parameters
    ----------
    path : Path
        The first line names the columns.
    needed : sequence of str
        Columns that must be there, in any order, in lower case.

    Yields
    ------
    tuple of (int, dict of str to str)
        The line, from 1, and its cells by column, in lower case and without blanks around the name. Rows without any
        text are left out; cells that a row lacks are empty.

    Raises
    ------
    PathError
        If the file cannot be read.
    DatasetError
        If it is no table, or lacks a column.
    """
    try:
        with io.TextIOWrapper(
            plain_file.opened(path, most_bytes=_MOST_BYTES), "utf-8-sig", errors="surrogateescape", newline=""
        ) as file:
            head = file.readline(_LONGEST_HEAD)
            delimiter = max(",;\t", key=head.count)
            names = [cell.strip().casefold() for cell in next(csv.reader([head], delimiter=delimiter), [])]
            lacking = [name for name in needed if name not in names]
            if lacking or not names:
                raise DatasetError(
                    "{path} has no column {name}",
                    "Its first line must name the columns.",
                    path=path,
                    name=", ".join(lacking) or "names",
                )
            rows = csv.reader(file, delimiter=delimiter, strict=True)
            line = 2
            for cells in rows:
                if any(cell.strip() for cell in cells):
                    yield line, {**dict.fromkeys(names, ""), **dict(zip(names, cells, strict=False))}
                line = 2 + rows.line_num
    except csv.Error as error:
        raise DatasetError("{path} is not a table ({reason})", "Save it as CSV.", path=path, reason=error) from error
    except OSError as error:
        raise PathError(
            "{path} cannot be read ({reason})", "Check that it exists.", path=path, reason=error.strerror
        ) from error


def lines(path: Path, *, most_bytes: int = 2**24) -> Iterator[tuple[int, str]]:
    """Return the lines of a small text file that are not blank, with their numbers from 1.

    Blanks at their ends are removed; names that are not UTF-8 are kept as the system knows them.

    Raises
    ------
    PathError
        If it cannot be read.
    """
    text = plain_file.read(path, most_bytes=most_bytes).removeprefix(codecs.BOM_UTF8)
    for number, line in enumerate(text.decode("utf-8", "surrogateescape").splitlines(), start=1):
        if line.strip():
            yield number, line.strip()
