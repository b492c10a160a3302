"""A migrated catalog equals a fresh one, and is backed up first."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from core.catalog import audits, decisions, saved_searches, suggestions, tags, videos
from core.catalog.rescue import integrity, recovery
from core.catalog.store import database as database_module
from core.catalog.store import schema_check
from core.catalog.store.database import (
    SCRIPTS,
    Database,
    TransactionMode,
    beginning,
    make_engine,
    migrate,
    upgrade,
)
from core.catalog.store.schema import REVISIONS, Base
from core.domain.tags import Tag
from core.errors import LibraryDamagedError, LibraryTooNewError
from tests.core.catalog.samples import put
from tests.support.old_catalogs import build

_NEXT = """
from alembic import op

revision = "9999"
down_revision = "{last}"


def upgrade() -> None:
    op.execute("ALTER TABLE videos ADD COLUMN weather INTEGER")
    {then}
"""

_WEATHER = ", weather INTEGER, CONSTRAINT uq_v"


def _tables(path: Path) -> dict[str, object]:
    """Return everything that SQLite knows about a file's tables."""
    with closing(sqlite3.connect(path)) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found: dict[str, object] = {
            row[0]: " ".join(row[1].split()).replace("( ", "(").replace(" )", ")")
            for row in raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        }
        for name in names:
            indexes = sorted(row[1:] for row in raw.execute(f"PRAGMA index_list('{name}')"))
            found[f"{name}: columns"] = raw.execute(f"PRAGMA table_xinfo('{name}')").fetchall()
            found[f"{name}: indexes"] = [
                (row, raw.execute(f"PRAGMA index_xinfo('{row[0]}')").fetchall()) for row in indexes
            ]
            found[f"{name}: owners"] = sorted(raw.execute(f"PRAGMA foreign_key_list('{name}')").fetchall())
        return found


@pytest.mark.parametrize("revision", REVISIONS)
def test_head_version_is_known_without_alembic(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "catalog.sqlite"
    build(path, revision)
    with closing(sqlite3.connect(path)) as raw:
        assert schema_check.schema_objects(raw.execute(schema_check.QUERY)) == schema_check.expected(revision)


def test_migrations_create_the_schema_of_the_program(tmp_path: Path) -> None:
    by_migrations, by_classes = tmp_path / "catalog.sqlite", tmp_path / "classes.sqlite"
    Database.open(by_migrations).close()
    engine = make_engine(by_classes)
    with beginning(engine, TransactionMode.WRITE).begin() as connection:
        Base.metadata.create_all(connection)
        connection.exec_driver_sql(schema_check.VERSION_TABLE)
    engine.dispose()
    assert _tables(by_migrations) == _tables(by_classes)


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_old_version_becomes_equal_to_a_fresh_one(tmp_path: Path, revision: str) -> None:
    old, fresh = tmp_path / "old" / "catalog.sqlite", tmp_path / "fresh" / "catalog.sqlite"
    old.parent.mkdir()
    build(old, revision)
    Database.open(old).close()
    Database.open(fresh).close()
    assert _tables(old) == _tables(fresh)
    assert integrity.check(old) == []


def test_program_and_alembic_agree_on_the_versions() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(REVISIONS)


def test_columns_added_later_are_empty_after_a_migration(tmp_path: Path) -> None:
    old = tmp_path / "catalog.sqlite"
    build(old, "0001")
    with closing(sqlite3.connect(old)) as raw:
        raw.execute(
            "INSERT INTO videos (id, size_bytes, sampled_hash, added_at, is_listed, sort_name) "
            "VALUES (7, 1, '00000000000000000000000000000001', 0, 0, '')"
        )
        raw.execute("INSERT INTO tags (id, name, name_key, description) VALUES (3, 'Beach', 'beach', '')")
        raw.commit()
    opened = Database.open(old)
    with opened.read() as session:
        video = videos.get(session, 7)
        assert (video.rating, video.note, video.cover_seconds) == (0, "", None)
        assert tags.get(session, 3) == Tag(3, "Beach")
    opened.close()


def test_downgrade_is_refused(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "catalog.sqlite")
    with beginning(engine, TransactionMode.WRITE).begin() as connection:
        upgrade(connection)
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        with pytest.raises(NotImplementedError, match="backups"):
            command.downgrade(config, "0001")
    engine.dispose()


@pytest.fixture
def with_next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Add one more schema version to the program, whose migration ends with some statement."""

    def give(then: str) -> None:
        scripts = tmp_path / "scripts"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "v9999_next.py").write_text(_NEXT.format(then=then, last=REVISIONS[-1]))
        monkeypatch.setattr(migrate, "__kwdefaults__", {"scripts": scripts})
        monkeypatch.setattr(database_module, "REVISIONS", (*REVISIONS, "9999"))
        before = schema_check.expected(REVISIONS[-1])
        after = {item._replace(sql=item.sql.replace(", CONSTRAINT uq_v", _WEATHER)) for item in before}
        known = {**{revision: schema_check.expected(revision) for revision in (None, *REVISIONS)}, "9999": after}
        monkeypatch.setattr(schema_check, "expected", known.__getitem__)

    return give


def test_old_catalog_is_backed_up_then_migrated(database: Database, with_next_version: Callable[[str], None]) -> None:
    with database.write() as session:
        new = put(session, "/videos", a=1, b=2)
    database.close()
    with_next_version("")
    opened = Database.open(database.path)
    with opened.read() as session:
        rows = session.connection().exec_driver_sql("SELECT id, weather FROM videos").all()
        assert rows == [(video_id, None) for video_id in new]
    opened.close()
    (copy,) = (database.path.parent / "backups").iterdir()
    assert f"before-migration-from-{REVISIONS[-1]}" in copy.name
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISIONS[-1],)
        assert raw.execute("SELECT count(*) FROM videos").fetchone() == (2,)
    Database.open(database.path).close()
    assert len(list((database.path.parent / "backups").iterdir())) == 1


@pytest.mark.parametrize(
    ("then", "error"),
    [
        ('raise RuntimeError("half-way")', RuntimeError),
        ('op.execute("DELETE FROM folders")', LibraryDamagedError),  # leaves rows with dangling references
    ],
)
def test_failed_migration_leaves_the_catalog_unchanged(
    database: Database, with_next_version: Callable[[str], None], then: str, error: type[Exception]
) -> None:
    with database.write() as session:
        put(session, "/videos", a=1)
    database.close()
    before = _tables(database.path)
    with_next_version(then)
    with pytest.raises(error):
        Database.open(database.path)
    assert _tables(database.path) == before
    assert integrity.check(database.path) == []


def test_older_program_refuses_a_migrated_catalog(
    database: Database, with_next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    with_next_version("")
    Database.open(database.path).close()
    monkeypatch.undo()
    with pytest.raises(LibraryTooNewError, match="9999"):
        Database.open(database.path)


def test_tag_from_before_audits_keeps_its_decisions_and_has_no_audit(tmp_path: Path) -> None:
    old = tmp_path / "catalog.sqlite"
    build(old, "0003")
    with closing(sqlite3.connect(old)) as raw:
        raw.execute(
            "INSERT INTO videos (id, size_bytes, sampled_hash, added_at, is_listed, sort_name) "
            "VALUES (7, 1, '00000000000000000000000000000001', 0, 0, '')"
        )
        raw.execute(
            "INSERT INTO tags (id, name, name_key, description, threshold) VALUES (3, 'Beach', 'beach', '', 0.4)"
        )
        raw.execute(
            "INSERT INTO decisions (video_id, tag_id, verdict, decided_at, source) "
            "VALUES (7, 3, 'accepted', 1, 'person')"
        )
        raw.commit()
    opened = Database.open(old)
    with opened.read() as session:
        assert tags.get(session, 3) == Tag(3, "Beach", threshold=0.4)
        assert decisions.counts(session, [3]) == {3: (1, 0)}
        assert audits.newest(session, [3]) == {}
        assert suggestions.outlooks_of_tags(session) == {}
    opened.close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


def _audited(path: Path, audits_sql: str = "") -> None:
    """Make a catalog of version 0004 with an audit of which two videos were answered, and one without answers."""
    build(path, "0004")
    with closing(sqlite3.connect(path)) as raw:
        if audits_sql:
            raw.executescript(audits_sql)
        raw.execute("INSERT INTO tags (id, name, name_key, description) VALUES (3, 'Beach', 'beach', '')")
        for video_id in (7, 8):
            raw.execute(
                "INSERT INTO videos (id, size_bytes, sampled_hash, added_at, is_listed, sort_name)"
                " VALUES (?, ?, '00000000000000000000000000000001', 0, 0, '')",
                (video_id, video_id),
            )
            raw.execute(
                "INSERT INTO decisions (video_id, tag_id, verdict, decided_at, source)"
                " VALUES (?, 3, 'accepted', 1, 'person')",
                (video_id,),
            )
        n_columns = len(raw.execute("PRAGMA table_info(audits)").fetchall())
        values = (3, 1700000000000000, 0, 0.4, "", "", 9, 5)[: n_columns - 1]
        for audit_id in (1, 2):
            raw.execute(f"INSERT INTO audits VALUES ({', '.join('?' * n_columns)})", (audit_id, *values))
        raw.executemany("INSERT INTO audit_answers (audit_id, video_id) VALUES (1, ?)", [(7,), (8,)])
        raw.commit()


def _drawn(path: Path) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT id, n_drawn FROM audits ORDER BY id").fetchall()


def test_audit_without_a_drawn_number_counts_its_answers(tmp_path: Path) -> None:
    old, mended = tmp_path / "old.sqlite", tmp_path / "mended.sqlite"
    _audited(old)
    shutil.copy(old, mended)

    opened = Database.open(old)
    with opened.read() as session:
        found = audits.newest(session, [3])[3]
    opened.close()
    recovery.recover(mended)

    assert (found.n_drawn, found.n_right, found.n_open) == (2, 2, 0)
    assert _drawn(old) == _drawn(mended) == [(1, 2), (2, 0)]


@pytest.mark.parametrize(
    ("rule", "now"),
    [
        ("recorded:2024", "modified:2024"),
        ('-RECORDED>=2024-05 tag:"recorded:1",recorded:2', '-modified>=2024-05 tag:"recorded:1",recorded:2'),
        ('name:"a \\" recorded:3"recorded<2020', 'name:"a \\" recorded:3"modified<2020'),
        ('"recorded:2024" was recorded=2020,2021', '"recorded:2024" was modified=2020,2021'),
        ("unrecorded:2024 recorded", "unrecorded:2024 recorded"),
        ("a-recorded:1 (recorded:1", "a-recorded:1 (recorded:1"),
        ('recorded:"2024 never closed', 'modified:"2024 never closed'),
        ("", ""),
    ],
)
def test_a_saved_search_goes_on_meaning_the_date_of_the_file(tmp_path: Path, rule: str, now: str) -> None:
    old, mended = tmp_path / "old.sqlite", tmp_path / "mended.sqlite"
    build(old, "0005")
    with closing(sqlite3.connect(old)) as raw:
        raw.execute(
            "INSERT INTO saved_searches (id, name, name_key, rule, position) VALUES (7, 'X', 'x', ?, 1)", (rule,)
        )
        raw.commit()
    shutil.copy(old, mended)

    recovery.recover(mended)
    for path in (old, mended, mended):  # what is of today already is left alone
        opened = Database.open(path)
        with opened.read() as session:
            assert [search.rule for search in saved_searches.list_all(session)] == [now]
        opened.close()


def test_a_saved_search_of_today_that_is_recovered_means_the_date_of_recording(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    opened = Database.open(path)
    with opened.write() as session:
        saved_searches.put(session, "X", rule="recorded:2024")
    opened.close()
    recovery.recover(path)
    opened = Database.open(path)
    with opened.read() as session:
        assert [search.rule for search in saved_searches.list_all(session)] == ["recorded:2024"]
    opened.close()


def test_catalog_migrated_by_an_intermediate_version_is_fixed(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    before = "n_suggested INTEGER NOT NULL,"
    _audited(
        path,
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET"
        f" sql = replace(sql, '{before}', '{before} n_drawn INTEGER NOT NULL,') WHERE name = 'audits';"
        "PRAGMA writable_schema=RESET",
    )
    with pytest.raises(LibraryDamagedError, match="audits"):
        Database.open(path)

    done = recovery.recover(path)

    assert done.is_complete
    assert _drawn(path) == [(1, 5), (2, 5)]
    Database.open(path).close()
