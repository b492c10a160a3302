import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog import decisions, embeddings, tags, videos
from core.catalog.rescue import integrity, recovery
from core.catalog.store import backup
from core.catalog.store.columns import now
from core.catalog.store.database import Database, TransactionMode, beginning, make_engine, upgrade
from core.domain.tags import Decision, Tag, Verdict
from core.errors import LibraryDamagedError
from tests.core.catalog.samples import encoder, put, span

N = 3000


def _fill(database: Database) -> None:
    with database.write() as session:
        new = put(session, "/videos", **{f"clip{i}": i for i in range(N)})
        tag = tags.add(session, "beach", aliases=["shore"])
        for video_id in new[:100]:
            decisions.put(session, Decision(video_id, tag.id, Verdict.ACCEPTED, None, None, now()))
        encoder_id = embeddings.put_encoder(session, encoder())
        embeddings.use(session, encoder_id)
        embeddings.put_spans(session, encoder_id, [span(video_id, 2 * i) for i, video_id in enumerate(new)])


def _wreck(path: Path, table: str) -> None:
    """Overwrite the second third of a table's pages."""
    with closing(sqlite3.connect(path)) as raw:
        try:
            pages = [
                row[0]
                for row in raw.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,))
            ]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite cannot say where its tables lie")
    data = bytearray(path.read_bytes())
    for page in pages[len(pages) // 3 : 2 * len(pages) // 3]:
        data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)


def test_readable_rows_of_a_damaged_catalog_are_recovered(database: Database) -> None:
    _fill(database)
    database.close()
    _wreck(database.path, "files")
    damaged = database.path.read_bytes()
    assert integrity.check(database.path)
    outcome = recovery.recover(database.path)
    assert (outcome.copy / "catalog.sqlite").read_bytes() == damaged
    assert outcome.filled.damaged_tables == ("files",)
    assert outcome.backup is None
    assert outcome.filled.n_rows["decisions"] == 100
    assert 0 < outcome.filled.n_rows["files"] < N
    assert "100 decisions" in str(outcome)
    assert "no backup" in str(outcome)
    opened = Database.open(database.path)
    assert integrity.check(opened.path) == []
    with opened.write() as session:
        assert videos.count(session) == outcome.filled.n_rows["files"]
        tag = tags.find(session, "Shore")
        assert tag is not None
        assert len(decisions.of_tag(session, tag.id)) == 100
        current = embeddings.current(session)
        assert current is not None
        assert embeddings.count_spans(session, current[0]) == N
        assert min(put(session, "/videos", new=10**6)) > N  # ids are not reused
    opened.close()


def test_unreadable_rows_come_from_the_newest_good_backup(database: Database) -> None:
    _fill(database)
    backups = database.path.parent / "backups"
    good = backup.make(database.path, backups)
    with database.write() as session:
        put(session, "/later", later=10**6)
    bad = backups / "catalog-29990101-000000-000000.sqlite"
    bad.write_bytes(b"no database" * 1000)
    database.close()
    _wreck(database.path, "files")
    outcome = recovery.recover(database.path)
    assert outcome.backup == good
    assert outcome.filled.n_rows["videos"] == N + 1
    opened = Database.open(database.path)
    assert integrity.check(opened.path) == []
    with opened.read() as session:
        assert videos.count(session, text="later") == 1
        assert videos.count(session) == N + 1
    opened.close()
    assert bad.exists()
    assert sorted(path.name for path in database.path.parent.iterdir()) == ["backups", "catalog.sqlite"]


def test_file_that_is_not_a_database_gives_an_empty_catalog_and_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(b"garbage" * 1000)
    with pytest.raises(LibraryDamagedError):
        Database.open(path)
    outcome = recovery.recover(path)
    assert (outcome.copy / "catalog.sqlite").read_bytes() == b"garbage" * 1000
    assert set(outcome.filled.n_rows.values()) == {0}
    Database.open(path).close()


def test_recovery_of_a_healthy_catalog_changes_nothing(database: Database) -> None:
    _fill(database)
    database.close()
    outcome = recovery.recover(database.path)
    assert (outcome.filled.damaged_tables, outcome.filled.n_rows["videos"]) == ((), N)


def test_integrity_check_reports_contradictions(database: Database) -> None:
    _fill(database)
    assert integrity.check(database.path) == []
    with closing(sqlite3.connect(database.path)) as raw, raw:
        raw.execute("UPDATE videos SET file_id = 7 WHERE id = 1")
        raw.execute("UPDATE videos SET file_id = NULL WHERE id = 2")
        raw.execute("UPDATE embedding_spans SET first_row = first_row - 1 WHERE id IN (10, 20)")
        raw.execute("UPDATE embedding_spans SET timestamps_seconds = x'00' WHERE id = 3")
        raw.execute("DELETE FROM folders")
    found = "\n".join(map(str, integrity.check(database.path)))
    for sentence in (
        "1 videos are shown with the file of another video",
        "1 videos have files, but none of them is shown",
        "2 videos share vectors with another video",
        "1 videos do not have one time for each of their vectors",
        f"{N} rows in files refer to missing rows",
    ):
        assert sentence in found


def test_damaged_catalog_of_the_first_version_is_recovered(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    engine = make_engine(path)
    with beginning(engine, TransactionMode.WRITE).begin() as connection:
        upgrade(connection, revision="0001")
        connection.exec_driver_sql(
            "INSERT INTO tags (id, name, name_key, description) VALUES (3, 'Beach', 'beach', 'sand')"
        )
    engine.dispose()
    outcome = recovery.recover(path)
    assert outcome.filled.damaged_tables == ()
    opened = Database.open(path)
    with opened.read() as session:
        assert tags.list_all(session) == [Tag(3, "Beach", "sand")]
    assert integrity.check(opened.path) == []
    opened.close()
