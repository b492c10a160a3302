"""What may stand in each column of the catalog, beyond what SQLite itself checks: none of it does in a damaged one.

From the same rules come the check of a catalog that can be opened (`core.catalog.rescue.values`), and the sorting of
rows that were salvaged.
"""

import math
import sys
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Double, Float, Integer, LargeBinary, Table

from core.catalog.column_types import PathBlob, UtcTime
from core.catalog.rescue.records import Value
from core.catalog.schema import Base
from core.domain.embeddings import MAX_DIMS, IndexKind
from core.domain.jobs import JobKind, JobState
from core.domain.media import ResizeMode
from core.domain.tags import PERSON, Verdict
from core.domain.videos import MAX_RATING, FolderState

_LAST_MICROSECOND = 253_402_300_799_999_999
_LONGEST_SECONDS = 10.0**9
_MOST_ROWS = 2**40

_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("decisions", "verdict"): tuple(Verdict),
    ("folders", "state"): tuple(FolderState),
    ("encoders", "resize_mode"): tuple(ResizeMode),
    ("index_files", "kind"): tuple(IndexKind),
    ("jobs", "kind"): tuple(JobKind),
    ("jobs", "state"): tuple(JobState),
}
_RANGES: dict[tuple[str, str], tuple[float, float]] = {
    ("videos", "size_bytes"): (0, 2**63 - 1),
    ("videos", "duration_seconds"): (sys.float_info.min, _LONGEST_SECONDS),
    ("videos", "width_px"): (1, 2**31),
    ("videos", "height_px"): (1, 2**31),
    ("videos", "rating"): (0, MAX_RATING),
    ("videos", "cover_seconds"): (0, _LONGEST_SECONDS),
    ("videos", "n_strip_frames"): (0, 2**31),
    ("files", "size_bytes"): (0, 2**63 - 1),
    ("encoders", "n_dims"): (1, MAX_DIMS),
    ("encoders", "size_px"): (1, 2**16),
    ("embedding_spans", "first_row"): (0, _MOST_ROWS),
    ("embedding_spans", "n_rows"): (1, _MOST_ROWS),
    ("index_files", "n_rows"): (0, _MOST_ROWS),
    ("decisions", "start_seconds"): (0, _LONGEST_SECONDS),
    ("decisions", "end_seconds"): (0, _LONGEST_SECONDS),
    ("tags", "shortcut_slot"): (1, 9),
    ("heads", "version"): (0, 2**63 - 1),
    ("suggestions", "start_seconds"): (0, _LONGEST_SECONDS),
    ("suggestions", "end_seconds"): (0, _LONGEST_SECONDS),
}
_LENGTHS = {("videos", "sampled_hash"): 32}
# What a probe says of a video is known as a whole or not at all.
_TOGETHER: dict[str, frozenset[str]] = {
    "videos": frozenset({
        "duration_seconds", "width_px", "height_px", "rotation_degrees", "frames_per_second", "codec", "container",
        "has_audio", "is_partial",
    })
}  # fmt: skip
# What a row is about: without it the row is of no use, where all the rest can have a plain value in its place.
_ESSENTIAL: dict[str, frozenset[str]] = {
    "videos": frozenset(),
    "tags": frozenset(),
    "folders": frozenset({"path"}),
    "files": frozenset({"folder_id", "video_id", "path"}),
    "decisions": frozenset({"video_id", "tag_id", "verdict", "start_seconds", "end_seconds"}),
    "audits": frozenset({"tag_id", "head_version", "threshold"}),
    "saved_searches": frozenset({"rule"}),
    "tag_aliases": frozenset({"tag_id", "alias", "alias_key"}),
}
MOMENTS = frozenset({"decisions", "suggestions"})
"""Tables whose rows are about a span of time, or, without one, about the whole video."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may stand in a column.

    Attributes
    ----------
    name : str
        Of the column.
    kinds : tuple of type
        Python types of its values.
    low, high : float
        For numbers.
    words : tuple of str
        The only texts that may stand there; empty where any may.
    n_letters : int
        How long its texts are; 0 where that differs.
    is_nullable, is_row_id, is_essential : bool
        Whether it may be empty; is the row's number; is what the row is about.
    default : int, float, str, bytes or None
        What rows hold that are older than the column.
    """

    name: str
    kinds: tuple[type, ...]
    low: float
    high: float
    words: tuple[str, ...]
    n_letters: int
    is_nullable: bool
    is_row_id: bool
    is_essential: bool
    default: Value

    def allows(self, value: Value) -> bool:
        """Say whether a value may stand in the column."""
        if value is None:
            return self.is_nullable
        if not isinstance(value, self.kinds):
            return False
        if isinstance(value, int | float):
            return math.isfinite(value) and self.low <= value <= self.high
        if self.n_letters:
            return isinstance(value, str) and len(value) == self.n_letters and "\0" not in value
        return not self.words or value in self.words


@dataclass(frozen=True, slots=True)
class TableRules:
    """What may stand in a table.

    Attributes
    ----------
    name : str
        Of the table.
    columns : tuple of Rule
        In the order in which they lie in a row.
    n_least : int
        How many columns the first version of the table had.
    together : frozenset of int
        Places of the columns that are all empty or all filled.
    """

    name: str
    columns: tuple[Rule, ...]
    n_least: int
    together: frozenset[int]

    def whole(self, row_id: int, values: tuple[Value, ...]) -> list[Value]:
        """Bring a row to the columns of today: rows are as long as the table was when they were written.

        Returns
        -------
        list
            With the row's number in the column that holds it.
        """
        row = [*values[: len(self.columns)], *(rule.default for rule in self.columns[len(values) :])]
        return [
            row_id if rule.is_row_id else float(value) if rule.kinds == (float, int) and type(value) is int else value
            for rule, value in zip(self.columns, row, strict=True)
        ]

    def fits(self, row_id: int, values: tuple[Value, ...]) -> bool:
        """Say whether a row as it lies in a page can be one of this table, undamaged."""
        if not self.n_least <= len(values) <= len(self.columns):
            return False
        if any(rule.is_row_id and value is not None for rule, value in zip(self.columns, values, strict=False)):
            return False
        return self.is_sound(self.whole(row_id, values))

    def is_sound(self, row: list[Value]) -> bool:
        """Say whether a row with all columns holds only what may stand there."""
        if not all(rule.allows(value) for rule, value in zip(self.columns, row, strict=True)):
            return False
        return len({row[place] is None for place in self.together}) < 2 and self._is_span(row)

    def mended(self, row: list[Value]) -> list[Value] | None:
        """Put plain values in place of those that are damaged.

        Parameters
        ----------
        row : list
            With all columns.

        Returns
        -------
        list or None
            None where it cannot be known any more what the row says.
        """
        mended = [
            value if rule.allows(value) else self._replacement(rule, value, row[0])
            for rule, value in zip(self.columns, row, strict=True)
        ]
        is_usable = all(
            rule.allows(value) and (value is not None or old is None or not rule.is_essential)
            for rule, value, old in zip(self.columns, mended, row, strict=True)
        )
        if any(mended[place] is None for place in self.together):
            mended = [None if place in self.together else value for place, value in enumerate(mended)]
        return mended if is_usable and self._is_span(mended) else None

    def _is_span(self, row: list[Value]) -> bool:
        if self.name not in MOMENTS:
            return True
        places = {rule.name: value for rule, value in zip(self.columns, row, strict=True)}
        start, end = places["start_seconds"], places["end_seconds"]
        if start is None or end is None:
            return start is end
        return isinstance(start, float) and isinstance(end, float) and start <= end

    def _replacement(self, rule: Rule, value: Value, row_id: Value) -> Value:
        if rule.words and isinstance(value, str) and (near := _nearest(value, rule.words)):
            return near
        if rule.is_essential or rule.is_nullable:
            return None
        if (self.name, rule.name) in _PLAIN:
            return _PLAIN[self.name, rule.name].format(row_id)
        if rule.words:
            return rule.words[0]
        return rule.default if rule.default is not None else {int: 0, float: 0.0, str: "", bytes: b""}[rule.kinds[0]]


# No hash of a file begins so; `core.catalog.rescue.owners` uses it too.
LOST_HASH = "f" * 16 + "{:016x}"
LOST_TAG = "Tag {}"
_PLAIN = {
    ("videos", "sampled_hash"): LOST_HASH,
    ("tags", "name"): LOST_TAG,
    ("tags", "name_key"): LOST_TAG.lower(),
    ("decisions", "source"): PERSON,
    ("saved_searches", "name"): "Search {}",
    ("saved_searches", "name_key"): "search {}",
}


def _nearest(value: str, words: tuple[str, ...]) -> str:
    # One letter may be wrong; all words of one column differ in more than two.
    for word in words:
        if len(word) == len(value) and sum(a != b for a, b in zip(word, value, strict=True)) == 1:
            return word
    return ""


def _rule(table: Table, column: Column[Any]) -> Rule:
    place = (table.name, column.name)
    kinds = _kinds(column)
    low, high = _RANGES.get(place, _usual_range(column))
    default = column.server_default
    text = str(getattr(default, "arg", "")).strip("'")
    is_row_id = column.primary_key and kinds == (int,)
    return Rule(
        column.name,
        kinds,
        low,
        high,
        _WORDS.get(place, ()),
        _LENGTHS.get(place, 0),
        is_nullable=bool(column.nullable),
        is_row_id=is_row_id,
        is_essential=column.name in _ESSENTIAL.get(table.name, frozenset({column.name})) and not is_row_id,
        default=None if default is None else text if kinds == (str,) else int(text),
    )


def _kinds(column: Column[Any]) -> tuple[type, ...]:
    if isinstance(column.type, Float | Double):
        return (float, int)  # whole numbers lie as integers in a file
    if isinstance(column.type, Integer | Boolean | UtcTime):
        return (int,)
    return (bytes,) if isinstance(column.type, LargeBinary | PathBlob) else (str,)


def _usual_range(column: Column[Any]) -> tuple[float, float]:
    if isinstance(column.type, Boolean):
        return 0, 1
    if isinstance(column.type, UtcTime):
        return 0, _LAST_MICROSECOND
    if column.foreign_keys or column.primary_key:
        return 1, 2**63 - 1
    return (-(2**63), 2**63 - 1) if isinstance(column.type, Integer | BigInteger) else (-1e300, 1e300)


def _rules(table: Table) -> TableRules:
    columns = tuple(_rule(table, column) for column in table.columns)
    names = _TOGETHER.get(table.name, frozenset())
    together = frozenset(place for place, rule in enumerate(columns) if rule.name in names)
    return TableRules(table.name, columns, _FIRST_COLUMNS.get(table.name, len(columns)), together)


# Of tables that have grown since.
_FIRST_COLUMNS = {"videos": 17, "tags": 5, "audits": 8}

RULES = {table.name: _rules(table) for table in Base.metadata.sorted_tables}
"""Of every table, owners before what they own."""
