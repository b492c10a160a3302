"""Recovery of a catalog with a missing part; deleted rows stay deleted."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog.rescue import integrity, recovery
from core.catalog.rescue.file_format import TABLE_LEAF, Image
from core.catalog.store import backup
from core.catalog.store.database import Database
from core.errors import LibraryDamagedError
from tests.support import damage


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "catalog.sqlite"
    damage.make(path)
    return path


@pytest.fixture
def catalog(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "catalog.sqlite"))


def leaves(path: Path, table: str) -> list[int]:
    """Find the leaf pages of a table."""
    image = Image(path.read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return [root] if image.kind(root) == TABLE_LEAF else image.children(root)


def overwrite(path: Path, numbers: list[int], *, byte: bytes = b"\xff") -> None:
    data = bytearray(path.read_bytes())
    for number in numbers:
        data[(number - 1) * 4096 : number * 4096] = byte * 4096
    path.write_bytes(data)


def test_damaged_letter_in_the_sql_of_an_index_costs_nothing(catalog: Path) -> None:
    before = damage.moments(catalog)
    backup.make(catalog, catalog.parent / "backups")
    data = catalog.read_bytes()
    place = data.index(b"CREATE UNIQUE INDEX uq_decisions_moment ON")
    catalog.write_bytes(data[: place + 40] + b"Q" + data[place + 41 :])
    with pytest.raises(LibraryDamagedError):
        Database.open(catalog)

    done = recovery.recover(catalog)

    assert damage.moments(catalog) == before
    assert done.is_complete
    assert done.backup is None
    assert integrity.check(catalog) == []


def test_file_without_header_and_schema_returns_every_decision(catalog: Path) -> None:
    before = damage.moments(catalog)
    overwrite(catalog, [1])

    done = recovery.recover(catalog)

    assert damage.moments(catalog) == before
    assert not done.is_complete
    assert done.filled.n_rows["videos"] == damage.N_VIDEOS


def test_decisions_of_a_lost_page_come_from_the_indexes(catalog: Path) -> None:
    before = damage.moments(catalog)
    gone = leaves(catalog, "decisions")[2:5]
    overwrite(catalog, gone)

    done = recovery.recover(catalog)

    assert damage.moments(catalog) == before
    assert done.filled.n_from_indexes > 100
    assert done.filled.n_lost == 0
    assert "Decisions known to be lost: 0." in [*map(str, done.sentences())]


def test_decisions_about_lost_videos_and_tags_are_kept(catalog: Path) -> None:
    before = damage.moments(catalog)
    with closing(sqlite3.connect(catalog)) as raw:
        hashes = dict(raw.execute("SELECT id, sampled_hash FROM videos"))
        names = dict(raw.execute("SELECT id, name_key FROM tags"))
    overwrite(catalog, [*leaves(catalog, "videos"), *leaves(catalog, "tags")])

    done = recovery.recover(catalog)

    assert damage.moments(catalog) == before
    assert done.filled.n_owners == damage.N_VIDEOS + damage.N_TAGS
    with closing(sqlite3.connect(catalog)) as raw:
        assert dict(raw.execute("SELECT id, sampled_hash FROM videos")) == hashes, "from their index"
        assert dict(raw.execute("SELECT id, name_key FROM tags")) == names
    assert integrity.check(catalog) == []
    Database.open(catalog).close()


def test_deleted_rows_stay_deleted(catalog: Path) -> None:
    with closing(sqlite3.connect(catalog)) as raw:
        raw.execute("PRAGMA secure_delete=OFF")  # otherwise the free pages would hold nothing to recover
        raw.execute("DELETE FROM decisions WHERE id > 200")
        raw.commit()
        assert raw.execute("PRAGMA freelist_count").fetchone()[0] > 10
    before = damage.moments(catalog)
    assert len(before) == 200
    overwrite(catalog, leaves(catalog, "files")[1:3])
    data = bytearray(catalog.read_bytes())
    place = data.index(b"CREATE UNIQUE INDEX uq_decisions_moment ON")
    data[place + 40] = ord("Q")
    catalog.write_bytes(data)

    recovery.recover(catalog)

    assert damage.moments(catalog) == before


def test_log_of_an_unopenable_file_is_used(catalog: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed"
    killed.mkdir()
    with closing(sqlite3.connect(catalog)) as raw:
        raw.execute("PRAGMA wal_autocheckpoint=0")
        # Nothing that changes the first page, with which SQLite could merge the log by itself.
        for row_id in range(1, 100, 7):
            raw.execute("UPDATE decisions SET verdict = 'rejected' WHERE id = ?", (row_id,))
            raw.commit()
        before = {row[:4]: row[4] for row in raw.execute(
            "SELECT video_id, tag_id, start_seconds, end_seconds, verdict FROM decisions"
        )}  # fmt: skip
        for ending in ("", "-wal"):
            shutil.copy(f"{catalog}{ending}", killed / f"catalog.sqlite{ending}")
    data = bytearray((killed / "catalog.sqlite").read_bytes())
    data[:100] = b"\0" * 100
    (killed / "catalog.sqlite").write_bytes(data)

    recovery.recover(killed / "catalog.sqlite")

    assert damage.moments(killed / "catalog.sqlite") == before
    assert sum(verdict == "rejected" for verdict in before.values()) > damage.N_DECISIONS // 5


def test_log_of_an_empty_file_is_used(tmp_path: Path) -> None:
    opened = Database.open(tmp_path / "made" / "catalog.sqlite")
    damage.fill(opened)
    path = tmp_path / "catalog.sqlite"
    shutil.copy(f"{opened.path}-wal", f"{path}-wal")
    opened.close()
    before = damage.moments(opened.path)
    path.touch()

    recovery.recover(path)

    assert damage.moments(path) == before


@pytest.mark.parametrize("size", [512, 1024, 8192, 65536])
def test_other_page_sizes_are_read(catalog: Path, size: int) -> None:
    before = damage.moments(catalog)
    with closing(sqlite3.connect(catalog, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
        raw.execute(f"PRAGMA page_size={size}")
        raw.execute("VACUUM")
    data = catalog.read_bytes()
    catalog.write_bytes(b"\0" * 100 + data[100:])

    recovery.recover(catalog)

    assert damage.moments(catalog) == before


def test_backup_fills_gaps_and_overrides_nothing(catalog: Path) -> None:
    backup.make(catalog, catalog.parent / "backups")
    with closing(sqlite3.connect(catalog)) as raw:
        raw.execute("UPDATE decisions SET verdict = 'rejected'")
        raw.commit()
    overwrite(catalog, leaves(catalog, "decisions")[:1])
    image = Image(catalog.read_bytes())
    overwrite(catalog, [number for number in range(2, image.n_pages + 1) if image.kind(number) in {2, 10}])

    done = recovery.recover(catalog)

    verdicts = damage.moments(catalog)
    assert len(verdicts) == done.filled.n_rows["decisions"] == damage.N_DECISIONS
    assert 50 < done.filled.n_from_backup < 200
    n_rejected = sum(verdict == "rejected" for verdict in verdicts.values())
    assert n_rejected >= damage.N_DECISIONS - done.filled.n_from_backup, "what was decided since then"
    assert f"Decisions taken from the backup {done.backup}: {done.filled.n_from_backup}." in [
        *map(str, done.sentences())
    ]


def test_any_garbage_is_handled(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    rng = random.Random(1)
    for data in (b"", b"\0" * 4096, rng.randbytes(100), rng.randbytes(50_000), b"\x0d" * 20_000, b"\x05" * 20_000):
        path.write_bytes(data)
        assert recovery.recover(path).filled.n_rows["decisions"] == 0
        Database.open(path).close()
