from pathlib import Path

from core.catalog.store import meta
from core.catalog.store.database import Database
from core.catalog.store.touched import Touched


def test_writes_are_noticed_and_reads_are_not(database: Database):
    touched = Touched(database.path)
    assert touched.since_last()
    assert not touched.since_last()
    with database.read() as session:
        meta.get(session, "x")
    assert not touched.since_last()
    with database.write() as session:
        meta.put(session, "x", value="1")
    assert touched.since_last()
    other = Database.open(Path(database.path))
    with other.write() as session:
        meta.put(session, "x", value="2")
    other.close()
    assert touched.since_last()
    assert not touched.since_last()
    touched.close()
    assert touched.since_last(), "where it cannot be told, somebody may have written"
