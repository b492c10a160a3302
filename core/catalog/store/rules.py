"""What may stand in each column of the catalog, beyond what SQLite itself checks: none of it does in a damaged one.

From the same rules come the check of a catalog that can be opened (a text that is not UTF-8, a verdict that does not
exist, a time before its beginning would surface as a bug somewhere else), and the sorting of rows that were salvaged.
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
    n_letters, n_digits : int
        How long its texts are; how many digits at most, where they are whole numbers. 0 where that differs.
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
    n_digits: int
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
        if self.n_digits:
            return is_number(value, self.n_digits)
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
        return len({row[place] is None for place in self.together}) < 2 and self._agrees(row)

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
    """Say whether a value is a text of so many digits at most."""
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= n_digits


def is_number_fact(key: Value) -> bool:
    """Say whether what stands in ``meta`` by that name is a number."""
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
"""Of every table, owners before what they own."""


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
    # Words are compared as raw values, so non-text never matches.
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
