"""Whether the values of a catalog that can be opened are such as may stand there.

SQLite keeps whatever is put into a column, and checks nothing but its own pages; a text that is not UTF-8, a verdict
that does not exist or a time before its beginning would surface as a bug somewhere else.
"""

import sqlite3

from core.catalog.rescue.limits import FACT_DIGITS, MOMENTS
from core.catalog.rescue.rules import RULES, Rule, TableRules
from core.catalog.store import meta


def check(connection: sqlite3.Connection) -> list[str]:
    """Look through all values; takes a second for some 100,000 rows.

    Parameters
    ----------
    connection : sqlite3.Connection
        To a catalog of any version; its ``text_factory`` is changed.

    Returns
    -------
    list of str
        What is wrong, one sentence for each table, without a final full stop; empty where nothing is.
    """
    connection.text_factory = bytes
    found = []
    for name, rules in RULES.items():
        n_wrong = _n_wrong(connection, rules)
        if n_wrong:
            found.append(f"{n_wrong} rows of {name} hold values that cannot be right")
    return found


def _n_wrong(connection: sqlite3.Connection, rules: TableRules) -> int:
    here = {row[1].decode("utf-8", "replace") for row in connection.execute(f'PRAGMA table_info("{rules.name}")')}
    columns = [rule for rule in rules.columns if rule.name in here]
    if not columns:
        return 0
    conditions = [_condition(rule) for rule in columns]
    if rules.name in MOMENTS:
        conditions.append(
            "(start_seconds IS NULL AND end_seconds IS NULL OR coalesce(start_seconds <= end_seconds, 0))"
        )
    if rules.name == meta.MetaRow.__tablename__:
        keys = ", ".join(f"'{key}'" for key in meta.NUMBERS)
        is_other = f"key NOT IN ({keys}) AND key NOT GLOB '{meta.DECLINED}*'"
        conditions.append(f"({is_other} OR {_is_number('value', FACT_DIGITS)})")
    if rules.together and len(columns) == len(rules.columns):
        empty = " + ".join(f'("{rules.columns[place].name}" IS NULL)' for place in rules.together)
        conditions.append(f"{empty} IN (0, {len(rules.together)})")
    # A word is compared as it lies there, so what is no text never equals one.
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
