"""Detects tables, indexes, triggers and views in a catalog that Clipshelf did not create.

SQL in a file from elsewhere runs whenever the catalog is used: a trigger, or a table with a changed definition, can
delete decisions while something else is written. The expected schema is obtained by running the migrations up to the
catalog's version in an empty database in memory, which takes milliseconds.
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
"""Replaces values that are not text; differs from every name of ours."""


class SchemaObject(NamedTuple):
    """A row of ``sqlite_master``.

    Attributes
    ----------
    kind : str
        ``table``, ``index``, ``trigger`` or ``view``.
    name, table : str
        Its name and the name of its table.
    sql : str
        The statement that created it, see `normalised`.
    """

    kind: str
    name: str
    table: str
    sql: str


class DeclaredSchema(NamedTuple):
    """The schema and version of a file, as it states them.

    Attributes
    ----------
    objects : set of SchemaObject
        The schema.
    versions : frozenset of str
        The version in the table and in its index; more than one if the file is damaged.
    """

    objects: set[SchemaObject]
    versions: frozenset[str]

    @property
    def revision(self) -> str:
        """The version; empty if it is missing or ambiguous."""
        return next(iter(self.versions)) if len(self.versions) == 1 else ""

    @property
    def is_consistent(self) -> bool:
        """Whether the schema is that of the version."""
        return self.revision in REVISIONS and self.objects == expected(self.revision)

    @property
    def is_known_schema(self) -> bool:
        """Whether the schema is that of any version."""
        return any(self.objects == expected(revision) for revision in REVISIONS)


def read(connection: sqlite3.Connection) -> DeclaredSchema:
    """Read the schema and version of a file, even if its texts are damaged.

    The version is not read if we did not create its table, because reading that might run foreign SQL.
    """
    before, connection.text_factory = connection.text_factory, decode_leniently
    try:
        found = schema_objects(connection.execute(QUERY))
        if VERSION_OBJECT not in found:
            return DeclaredSchema(found, frozenset())
        # From the table and from its index; if only one of them is damaged, they differ.
        read = [connection.execute(_VERSIONS.format(place)).fetchall() for place in _PLACES]
    finally:
        connection.text_factory = before
    is_one = all(len(rows) == 1 for rows in read)
    return DeclaredSchema(found, frozenset(_text(rows[0][0]) for rows in read) if is_one else frozenset())


def decode_leniently(data: bytes) -> str:
    """Decode text, with replacement characters for invalid UTF-8; for ``text_factory``."""
    return data.decode("utf-8", "replace")


def schema_objects(rows: Iterable[Sequence[Any]]) -> set[SchemaObject]:
    """Convert rows of `QUERY`, leaving out what SQLite creates by itself."""
    found = (
        SchemaObject(_text(kind), _text(name), _text(table), normalised(_text("" if sql is None else sql)))
        for kind, name, table, sql in rows
    )
    return {item for item in found if not _is_made_by_sqlite(item)}


def _text(value: object) -> str:
    return value if isinstance(value, str) else _DAMAGED


def normalised(sql: str) -> str:
    """Return SQL with normalised white space, for comparison: our versions break lines differently."""
    return _BLANKS.sub(" ", sql).replace("( ", "(").replace(" )", ")").strip()


VERSION_OBJECT = SchemaObject("table", "alembic_version", "alembic_version", normalised(VERSION_TABLE))
"""The table that contains the version; any other table of that name might run foreign SQL when it is read."""


def statements(revision: str) -> list[str]:
    """Return the SQL that creates an empty catalog of a version, in order; without the version number itself."""
    names = sorted(module.name for module in pkgutil.iter_modules(versions.__path__))  # such as v0001_first
    modules = [importlib.import_module(f"{versions.__name__}.{name}") for name in names if name[1:5] <= revision]
    return [VERSION_TABLE, *(statement for module in modules for statement in module.STATEMENTS)]


@functools.cache
def expected(revision: str | None) -> frozenset[SchemaObject]:
    """Return the schema of a version, one of `schema.REVISIONS`; None for an empty file."""
    if revision is None:
        return frozenset()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in statements(revision):
            connection.execute(statement)
        return frozenset(schema_objects(connection.execute(QUERY)))


def foreign_objects(found: set[SchemaObject]) -> list[str]:
    """Return kind and name of what no version of Clipshelf creates, such as ``trigger x``, sorted.

    What another version creates does not count: the version number may be damaged.
    """
    known = frozenset[SchemaObject]().union(*(expected(revision) for revision in REVISIONS))
    return sorted(f"{item.kind} {item.name}" for item in found - known)


def is_own_table(kind: object, name: object, sql: object) -> bool:
    """Return whether some version of Clipshelf creates this table; only then is it safe to let SQLite read it."""
    return (kind, name, normalised(_text("" if sql is None else sql))) in _all_known()


@functools.cache
def _all_known() -> frozenset[tuple[str, str, str]]:
    return frozenset((item.kind, item.name, item.sql) for revision in REVISIONS for item in expected(revision))


def _is_made_by_sqlite(item: SchemaObject) -> bool:
    if item.kind == "table":
        return _OWN_TABLES.get(item.name) == item.sql
    return item.kind == "index" and not item.sql and item.name.startswith("sqlite_autoindex_")
