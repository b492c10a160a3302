import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog.rescue import integrity
from core.catalog.store import backup
from core.catalog.store.backup import BackupReason
from core.catalog.store.database import Database
from core.errors import LibraryDamagedError, StorageError
from tests.core.catalog.samples import put


def test_backup_during_writes_holds_committed_data(database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        put(session, "/videos", a=1)
    with database.write() as session:
        put(session, "/videos", b=2)
        copy = backup.make(database.path, tmp_path / "backups")
    assert integrity.check(copy) == []
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT count(*) FROM videos").fetchone() == (1,)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    Database.open(copy).close()


def test_damaged_catalog_does_not_replace_good_backups(tmp_path: Path) -> None:
    source = tmp_path / "catalog.sqlite"
    source.write_bytes(b"no database" * 1000)
    with pytest.raises(LibraryDamagedError):
        backup.make(source, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_unwritable_folder_is_reported(database: Database, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file is in the way")
    with pytest.raises(StorageError):
        backup.make(database.path, tmp_path / "backups")


def test_a_copy_is_due_a_day_after_the_last_one_that_is_rotated(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    backup.make(database.path, folder, reason=BackupReason.RESTORE)
    backup.make_if_due(database.path, folder)
    (first,) = backup.list_daily(folder)
    backup.make_if_due(database.path, folder)
    assert backup.list_daily(folder) == [first]
    before = first.stat().st_mtime - 25 * 3600
    os.utime(first, (before, before))
    backup.make_if_due(database.path, folder)
    assert len(backup.list_daily(folder)) == 2


@pytest.mark.parametrize("reason", BackupReason)
def test_the_reason_of_a_backup_is_in_its_name(database: Database, tmp_path: Path, reason: BackupReason) -> None:
    copy = backup.make(database.path, tmp_path, reason=reason, version="0003")
    expected = {
        BackupReason.DAILY: "",
        BackupReason.RESTORE: "before restoring",
        BackupReason.REPAIR: "before repair",
        BackupReason.UPGRADE: "before the upgrade from version 0003",
    }
    assert str(backup.reason_of(copy)) == expected[reason]
    assert backup.list_daily(tmp_path) == [copy] * (reason is BackupReason.DAILY)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("catalog-20260105-120000-000000-before-the-move.sqlite", "before the move"),
        ("catalog-old.sqlite", "catalog-old"),
        ("catalog-2026-01-05-a-b-c.sqlite", "catalog-2026-01-05-a-b-c"),
    ],
)
def test_a_backup_with_a_name_of_somebody_elses_shows_it(name: str, reason: str) -> None:
    assert str(backup.reason_of(Path(name))) == reason


def test_rotation_keeps_the_newest_and_one_for_each_month(tmp_path: Path) -> None:
    names = [f"catalog-2026{month:02}{day:02}-120000-000000.sqlite" for month in (1, 2, 3) for day in (5, 20)]
    for name in [*names, "catalog-20250101-120000-000000-before-migration-from-0001.sqlite", "notes.txt"]:
        (tmp_path / name).touch()
    assert [path.name for path in backup.list_daily(tmp_path)] == names[::-1]
    removed = backup.rotate(tmp_path, n_newest=1, n_months=2)
    assert sorted(path.name for path in removed) == [names[0], names[1], names[2], names[4]]
    assert len(list(tmp_path.iterdir())) == 4
    with pytest.raises(ValueError, match="n_newest"):
        backup.rotate(tmp_path, n_newest=0)
    assert backup.list_daily(tmp_path / "nowhere") == []
