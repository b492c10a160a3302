from pathlib import Path

from core.catalog.store import meta
from core.catalog.store.database import Database, WriteDetector


def test_writes_are_noticed_and_reads_are_not(database: Database):
    writes = WriteDetector(database.path)
    assert writes.happened()
    assert not writes.happened()
    with database.read() as session:
        meta.get(session, "x")
    assert not writes.happened()
    with database.write() as session:
        meta.put(session, "x", value="1")
    assert writes.happened()
    other = Database.open(Path(database.path))
    with other.write() as session:
        meta.put(session, "x", value="2")
    other.close()
    assert writes.happened()
    assert not writes.happened()
    writes.close()
    assert writes.happened(), "where it cannot be told, somebody may have written"
