"""What other parts read from the declarations of the tables."""

import itertools
import sqlite3
from contextlib import closing

from core.catalog.store.rules import RULES
from core.catalog.store.schema import PRECIOUS, REVISIONS, Base
from core.catalog.store.schema_check import statements


def test_what_precious_rows_belong_to_is_precious() -> None:
    owners = {
        (table.name, key.column.table.name)
        for table in Base.metadata.sorted_tables
        if table.name in PRECIOUS
        for key in table.foreign_keys
    }
    assert ("decisions", "videos") in owners
    assert {owner for _, owner in owners} <= PRECIOUS


def test_what_can_be_rebuilt_is_not_precious() -> None:
    assert not PRECIOUS & {"attempts", "embedding_spans", "heads", "index_files", "jobs", "suggestions", "tag_outlooks"}


def test_each_version_adds_to_the_statements_of_the_one_before() -> None:
    for earlier, later in itertools.pairwise(statements(revision) for revision in REVISIONS):
        assert later[: len(earlier)] == earlier
        assert len(later) > len(earlier)


def test_the_shortest_row_of_a_table_is_as_long_as_the_table_was_at_first() -> None:
    n_first: dict[str, int] = {}
    for revision in REVISIONS:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
            for statement in statements(revision):
                raw.execute(statement)
            for name in RULES.keys() - n_first:
                if n := len(raw.execute(f'PRAGMA table_info("{name}")').fetchall()):
                    n_first[name] = n
    assert n_first == {name: rules.n_least for name, rules in RULES.items()}
