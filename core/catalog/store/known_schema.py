"""Refuse a catalog that holds tables, indexes, triggers or views that Clipshelf does not make.

SQL in a file that was copied from elsewhere runs whenever the catalog is used: a trigger can delete decisions while
something else is written, and so can a table whose definition was changed. What there should be is found by running
the statements of the migrations up to the catalog's own version in an empty database in memory, which takes
milliseconds.
"""

import functools
import importlib
import pkgutil
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any, NamedTuple

from core.catalog.migrations import versions
from core.catalog.store.schema import REVISIONS

VERSION_TABLE = """
    CREATE TABLE alembic_version (
        version_num VARCHAR(32) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
    )
"""
QUERY = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_OWN_TABLES = {
    "sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
_VERSIONS = "SELECT version_num FROM alembic_version {}"
_PLACES = ("NOT INDEXED", "INDEXED BY sqlite_autoindex_alembic_version_1")
_BLANKS = re.compile(r"\s+")
_DAMAGED = "\N{REPLACEMENT CHARACTER}"
"""Stands in for what is no text, and equals nothing of ours."""


class Thing(NamedTuple):
    """What a row of ``sqlite_master`` says, its SQL with single blanks.

    Attributes
    ----------
    kind, name, table, sql : str
        ``table``, ``index``, ``trigger`` or ``view``; its own name and its table's; how it was made.
    """

    kind: str
    name: str
    table: str
    sql: str


class Claims(NamedTuple):
    """What a file says that it is.

    Attributes
    ----------
    found : set of Thing
        What it holds.
    versions : frozenset of str
        Its version, as the table and its index give it: one text, or the file is damaged.
    """

    found: set[Thing]
    versions: frozenset[str]

    @property
    def revision(self) -> str:
        """The version; empty where there is none that is certain."""
        return next(iter(self.versions)) if len(self.versions) == 1 else ""

    @property
    def is_true(self) -> bool:
        """Whether it holds just what its version makes."""
        return self.revision in REVISIONS and self.found == expected(self.revision)

    @property
    def is_known(self) -> bool:
        """Whether some version of this program makes just these tables, whatever version the file names."""
        return any(self.found == expected(revision) for revision in REVISIONS)


def read(connection: sqlite3.Connection) -> Claims:
    """Read what a file says that it is, whatever has become of its letters.

    Parameters
    ----------
    connection : sqlite3.Connection
        To the file.

    Returns
    -------
    Claims
        Without a version where the table that holds it is not as we make it, since nobody knows what it does.
    """
    before, connection.text_factory = connection.text_factory, lenient
    try:
        found = things(connection.execute(QUERY))
        if THE_VERSION not in found:
            return Claims(found, frozenset())
        # The row and its index entry: if only one of them is damaged, they differ.
        read = [connection.execute(_VERSIONS.format(place)).fetchall() for place in _PLACES]
    finally:
        connection.text_factory = before
    is_one = all(len(rows) == 1 for rows in read)
    return Claims(found, frozenset(_text(rows[0][0]) for rows in read) if is_one else frozenset())


def lenient(data: bytes) -> str:
    """Read a text of which some bytes may be damaged; for ``text_factory``.

    Returns
    -------
    str
        With replacement characters where it is no UTF-8.
    """
    return data.decode("utf-8", "replace")


def things(rows: Iterable[Sequence[Any]]) -> set[Thing]:
    """Read rows of `QUERY`, leaving out what SQLite makes by itself.

    Returns
    -------
    set of Thing
        Tables, indexes, triggers and views.
    """
    found = (
        Thing(_text(kind), _text(name), _text(table), plain(_text("" if sql is None else sql)))
        for kind, name, table, sql in rows
    )
    return {thing for thing in found if not _is_sqlites(thing)}


def _text(value: object) -> str:
    return value if isinstance(value, str) else _DAMAGED


def plain(sql: str) -> str:
    """Bring SQL to the form in which it is compared: programs of ours break lines in different places.

    Returns
    -------
    str
        With single blanks, and none inside brackets.
    """
    return _BLANKS.sub(" ", sql).replace("( ", "(").replace(" )", ")").strip()


THE_VERSION = Thing("table", "alembic_version", "alembic_version", plain(VERSION_TABLE))
"""Where the version stands; any other table of that name may do anything when it is read."""


def statements(revision: str) -> list[str]:
    """List the SQL that makes an empty catalog of some version, but for the version itself.

    Returns
    -------
    list of str
        In the order in which they run.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(versions.__path__))  # such as v0001_first
    modules = [importlib.import_module(f"{versions.__name__}.{name}") for name in names if name[1:5] <= revision]
    return [VERSION_TABLE, *(statement for module in modules for statement in module.STATEMENTS)]


@functools.cache
def expected(revision: str | None) -> frozenset[Thing]:
    """List what a catalog of some version holds.

    Parameters
    ----------
    revision : str or None
        One of `schema.REVISIONS`; None for an empty file.

    Returns
    -------
    frozenset of Thing
        Tables and indexes.
    """
    if revision is None:
        return frozenset()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in statements(revision):
            connection.execute(statement)
        return frozenset(things(connection.execute(QUERY)))


def foreign(found: set[Thing]) -> list[str]:
    """Name what a catalog holds that no version makes so.

    Parameters
    ----------
    found : set of Thing
        What it holds. That of a wrong version is none of it: which version it is may be damaged.

    Returns
    -------
    list of str
        Such as ``trigger x``, sorted.
    """
    known = frozenset[Thing]().union(*(expected(revision) for revision in REVISIONS))
    return sorted(f"{thing.kind} {thing.name}" for thing in found - known)


def is_ours(kind: object, name: object, sql: object) -> bool:
    """Say whether some version of this program makes a table so; only then is it safe to let SQLite read it."""
    return (kind, name, plain(_text("" if sql is None else sql))) in _all_made()


@functools.cache
def _all_made() -> frozenset[tuple[str, str, str]]:
    return frozenset((thing.kind, thing.name, thing.sql) for revision in REVISIONS for thing in expected(revision))


def _is_sqlites(thing: Thing) -> bool:
    if thing.kind == "table":
        return _OWN_TABLES.get(thing.name) == thing.sql
    return thing.kind == "index" and not thing.sql and thing.name.startswith("sqlite_autoindex_")
