"""Rules for valid values in the columns of the catalog, beyond what SQLite checks.

They serve to check a catalog that can be opened, because an invalid value (text that is not UTF-8, an unknown verdict,
a negative time) would look like a bug where it is used; and to repair the rows of a damaged catalog.
"""

import math
import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Double, Float, Integer, LargeBinary, Table

from core.catalog.store import limits, meta
from core.catalog.store.columns import PathBlob, UtcTime, Value
from core.catalog.store.schema import Base
from core.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """Valid values of a column.

    Attributes
    ----------
    name : str
        Name of the column.
    kinds : tuple of type
        Python types of its values.
    low, high : float
        Range of its numbers, both included.
    words : tuple of str
        The allowed texts; empty if any text is allowed.
    n_letters : int
        Length of its texts; 0 if it varies.
    n_digits : int
        Most digits, if its texts are whole numbers; otherwise 0.
    is_nullable, is_row_id : bool
        Whether it may be empty; whether it is the row's id.
    is_essential : bool
        Whether a row is useless without it.
    default : int, float, str, bytes or None
        Value in rows that are older than the column.
    """

    name: str
    kinds: tuple[type, ...]
    low: float
    high: float
    words: tuple[str, ...]
    n_letters: int
    n_digits: int
    is_nullable: bool
    is_row_id: bool
    is_essential: bool
    default: Value

    def allows(self, value: Value) -> bool:
        """Return whether a value is valid."""
        if value is None:
            return self.is_nullable
        if not isinstance(value, self.kinds):
            return False
        if isinstance(value, int | float):
            return math.isfinite(value) and self.low <= value <= self.high
        if self.n_letters:
            return isinstance(value, str) and len(value) == self.n_letters and "\0" not in value
        if self.n_digits:
            return is_number(value, self.n_digits)
        return not self.words or value in self.words


@dataclass(frozen=True, slots=True)
class TableRules:
    """Valid rows of a table.

    Attributes
    ----------
    name : str
        Name of the table.
    columns : tuple of Rule
        In the order in which they are stored.
    n_least : int
        Number of columns in the first version of the table.
    together : frozenset of int
        Positions of the columns that are all empty or all filled.
    """

    name: str
    columns: tuple[Rule, ...]
    n_least: int
    together: frozenset[int]

    def whole(self, row_id: int, values: tuple[Value, ...]) -> list[Value]:
        """Return a row with all current columns, and its id in the id's column; older rows have fewer columns."""
        row = [*values[: len(self.columns)], *(rule.default for rule in self.columns[len(values) :])]
        return [
            row_id if rule.is_row_id else float(value) if rule.kinds == (float, int) and type(value) is int else value
            for rule, value in zip(self.columns, row, strict=True)
        ]

    def fits(self, row_id: int, values: tuple[Value, ...]) -> bool:
        """Return whether a row, as stored in a page, can be an undamaged row of this table."""
        if not self.n_least <= len(values) <= len(self.columns):
            return False
        if any(rule.is_row_id and value is not None for rule, value in zip(self.columns, values, strict=False)):
            return False
        return self.is_sound(self.whole(row_id, values))

    def is_sound(self, row: list[Value]) -> bool:
        """Return whether all values of a row with all columns are valid."""
        if not all(rule.allows(value) for rule, value in zip(self.columns, row, strict=True)):
            return False
        return len({row[place] is None for place in self.together}) < 2 and self._agrees(row)

    def mended(self, row: list[Value]) -> list[Value] | None:
        """Return a row with its invalid values replaced by defaults; None if an essential value is invalid."""
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
        return mended if is_usable and self._agrees(mended) else None

    def _agrees(self, row: list[Value]) -> bool:
        places = {rule.name: value for rule, value in zip(self.columns, row, strict=True)}
        if self.name == meta.MetaRow.__tablename__:
            return not is_number_fact(places["key"]) or is_number(places["value"], limits.FACT_DIGITS)
        if self.name not in limits.MOMENTS:
            return True
        start, end = places["start_seconds"], places["end_seconds"]
        if start is None or end is None:
            return start is end
        return isinstance(start, float) and isinstance(end, float) and start <= end

    def _replacement(self, rule: Rule, value: Value, row_id: Value) -> Value:
        if rule.words and isinstance(value, str) and (near := _nearest(value, rule.words)):
            return near
        if rule.is_essential or rule.is_nullable:
            return None
        if (self.name, rule.name) in limits.PLAIN:
            return limits.PLAIN[self.name, rule.name].format(row_id)
        if rule.words:
            return rule.words[0]
        return rule.default if rule.default is not None else {int: 0, float: 0.0, str: "", bytes: b""}[rule.kinds[0]]


def is_number(value: Value, n_digits: int) -> bool:
    """Return whether a value is a text of at most so many digits."""
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= n_digits


def is_number_fact(key: Value) -> bool:
    """Return whether the fact of this name in ``meta`` is a number."""
    return isinstance(key, str) and (key in meta.NUMBERS or key.startswith(meta.DECLINED))


def _nearest(value: str, words: tuple[str, ...]) -> str:
    # One letter may be wrong; any two words of a column differ in more than two letters.
    for word in words:
        if len(word) == len(value) and sum(a != b for a, b in zip(word, value, strict=True)) == 1:
            return word
    return ""


def _rule(table: Table, column: Column[Any]) -> Rule:
    place = (table.name, column.name)
    kinds = _kinds(column)
    low, high = limits.RANGES.get(place, _usual_range(column))
    default = column.server_default
    text = str(getattr(default, "arg", "")).strip("'")
    is_row_id = column.primary_key and kinds == (int,)
    return Rule(
        column.name,
        kinds,
        low,
        high,
        limits.WORDS.get(place, ()),
        limits.LENGTHS.get(place, 0),
        limits.DIGITS.get(place, 0),
        is_nullable=bool(column.nullable),
        is_row_id=is_row_id,
        is_essential=column.name in limits.ESSENTIAL.get(table.name, frozenset({column.name})) and not is_row_id,
        default=None if default is None else text if kinds == (str,) else int(text),
    )


def _kinds(column: Column[Any]) -> tuple[type, ...]:
    if isinstance(column.type, Float | Double):
        return (float, int)  # SQLite stores whole numbers as integers
    if isinstance(column.type, Integer | Boolean | UtcTime):
        return (int,)
    return (bytes,) if isinstance(column.type, LargeBinary | PathBlob) else (str,)


def _usual_range(column: Column[Any]) -> tuple[float, float]:
    if isinstance(column.type, Boolean):
        return 0, 1
    if isinstance(column.type, UtcTime):
        return 0, limits.LAST_MICROSECOND
    if column.foreign_keys or column.primary_key:
        return 1, 2**63 - 1
    return (-(2**63), 2**63 - 1) if isinstance(column.type, Integer | BigInteger) else (-1e300, 1e300)


def _rules(table: Table) -> TableRules:
    columns = tuple(_rule(table, column) for column in table.columns)
    names = limits.TOGETHER.get(table.name, frozenset())
    together = frozenset(place for place, rule in enumerate(columns) if rule.name in names)
    return TableRules(table.name, columns, limits.FIRST_COLUMNS.get(table.name, len(columns)), together)


RULES = {table.name: _rules(table) for table in Base.metadata.sorted_tables}
"""Rules of every table, owners before what they own."""


def check_values(connection: sqlite3.Connection) -> list[Sentence]:
    """Check all values of a catalog of any version, and return the problems, one for each table.

    Takes a second for some 100,000 rows, and changes the ``text_factory`` of the connection.
    """
    connection.text_factory = bytes
    found = []
    for name, rules in RULES.items():
        n_wrong = _n_wrong(connection, rules)
        if n_wrong:
            found.append(Sentence("{count} rows of {table} contain invalid values", count=n_wrong, table=name))
    return found


def _n_wrong(connection: sqlite3.Connection, rules: TableRules) -> int:
    here = {row[1].decode("utf-8", "replace") for row in connection.execute(f'PRAGMA table_info("{rules.name}")')}
    columns = [rule for rule in rules.columns if rule.name in here]
    if not columns:
        return 0
    conditions = [_condition(rule) for rule in columns]
    if rules.name in limits.MOMENTS:
        conditions.append(
            "(start_seconds IS NULL AND end_seconds IS NULL OR coalesce(start_seconds <= end_seconds, 0))"
        )
    if rules.name == meta.MetaRow.__tablename__:
        keys = ", ".join(f"'{key}'" for key in meta.NUMBERS)
        is_other = f"key NOT IN ({keys}) AND key NOT GLOB '{meta.DECLINED}*'"
        conditions.append(f"({is_other} OR {_is_number('value', limits.FACT_DIGITS)})")
    if rules.together and len(columns) == len(rules.columns):
        empty = " + ".join(f'("{rules.columns[place].name}" IS NULL)' for place in rules.together)
        conditions.append(f"{empty} IN (0, {len(rules.together)})")
    # Words are compared as raw values, which values of other types never equal.
    query = f'SELECT count(*) FROM "{rules.name}" NOT INDEXED WHERE NOT ({" AND ".join(conditions)})'
    (n_wrong,) = connection.execute(query).fetchone()
    return n_wrong or _n_undecodable(connection, rules, [rule.name for rule in columns if rule.kinds == (str,)])


def _n_undecodable(connection: sqlite3.Connection, rules: TableRules, names: list[str]) -> int:
    if not names:
        return 0
    texts = " || ".join(f"""coalesce("{name}", '')""" for name in names)
    n_wrong = 0
    for (data,) in connection.execute(f'SELECT CAST({texts} AS BLOB) FROM "{rules.name}" NOT INDEXED'):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            n_wrong += 1
    return n_wrong


def _condition(rule: Rule) -> str:
    name = f'"{rule.name}"'
    kinds = {int: "'integer'", float: "'real'", str: "'text'", bytes: "'blob'"}
    allowed = f"typeof({name}) IN ({', '.join(kinds[kind] for kind in rule.kinds)})"
    if rule.words:
        words = ", ".join(f"'{word}'" for word in rule.words)
        allowed += f" AND {name} IN ({words})"
    elif rule.n_letters:
        allowed += f" AND length({name}) = {rule.n_letters}"
    elif rule.n_digits:
        allowed += f" AND {_is_number(name, rule.n_digits)}"
    elif int in rule.kinds:
        allowed += f" AND {name} BETWEEN {rule.low!r} AND {rule.high!r}"
    return f"({name} IS NULL OR {allowed})" if rule.is_nullable else f"({allowed})"


def _is_number(name: str, n_digits: int) -> str:
    # As `rules.is_number`; the first length ends at a zero byte, and so does the comparison.
    bytes_of = f"length(CAST({name} AS BLOB))"
    return f"length({name}) = {bytes_of} AND {bytes_of} BETWEEN 1 AND {n_digits} AND {name} NOT GLOB '*[^0-9]*'"
