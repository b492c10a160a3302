"""Reading what can be read out of a damaged file, table by table."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from core.catalog.schema import Base

TABLES = tuple(table.name for table in Base.metadata.sorted_tables if table.name != "jobs")
"""What is saved, owners before what they own. Spans are among it, for vectors are costly; jobs are asked for again."""


@dataclass(slots=True)
class Salvaged:
    """Rows of one table.

    Attributes
    ----------
    columns : tuple of str
        Their columns.
    rows : dict of int to tuple
        By row id.
    is_whole : bool
        Whether every row could be read.
    """

    columns: tuple[str, ...] = ()
    rows: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    is_whole: bool = True


def read_table(connection: sqlite3.Connection, name: str) -> Salvaged:
    """Read a table from its start as far as it goes, and where it breaks off from its end too.

    Parameters
    ----------
    connection : sqlite3.Connection
        To a catalog of any version that may be damaged.
    name : str
        One of `TABLES`.

    Returns
    -------
    Salvaged
        What could be read.
    """
    found = Salvaged()
    try:
        cursor = connection.execute(f'SELECT rowid, * FROM "{name}" LIMIT 0')
    except sqlite3.OperationalError as error:
        # An older catalog may lack the table; otherwise its definition cannot be read.
        found.is_whole = "no such table" in str(error)
        return found
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # SQLite quotes damaged bytes in its messages
        found.is_whole = False
        return found
    found.columns = tuple(column[0] for column in cursor.description[1:])
    for order in ("ASC", "DESC"):
        found.is_whole = _read(
            connection, f'SELECT rowid, * FROM "{name}" NOT INDEXED ORDER BY rowid {order}', found.rows
        )
        if found.is_whole:
            break
    return found


def _read(connection: sqlite3.Connection, query: str, rows: dict[int, tuple[Any, ...]]) -> bool:
    try:
        for row in connection.execute(query):
            rows[row[0]] = row[1:]
    except (sqlite3.DatabaseError, OverflowError, UnicodeDecodeError):
        return False
    return True
