import multiprocessing
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from sqlalchemy.exc import IntegrityError

from core.catalog import folders
from core.catalog.store import database as database_module
from core.catalog.store import meta
from core.catalog.store.database import Database, Mount, is_on_network, read_mounts
from core.catalog.store.schema import REVISIONS
from core.errors import (
    BugError,
    LibraryDamagedError,
    LibraryLockedError,
    LibraryTooNewError,
    StorageError,
)
from tests.core.catalog import samples


def test_new_catalog_keeps_written_values(database: Database) -> None:
    with database.write() as session:
        meta.put(session, "colour", value="blue")
    database.close()
    again = Database.open(database.path)
    with again.read() as session:
        assert meta.get(session, "colour") == "blue"
    again.close()


def test_failed_write_leaves_nothing(database: Database) -> None:
    def write_and_stop() -> None:
        with database.write() as session:
            meta.put(session, "colour", value="blue")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        write_and_stop()
    with database.read() as session:
        assert meta.get(session, "colour") is None


def test_writing_in_a_read_is_a_bug(database: Database) -> None:
    with pytest.raises(BugError), database.read() as session:
        meta.put(session, "colour", value="blue")
    with database.write() as session:  # the connection is usable again
        meta.put(session, "colour", value="green")


def test_reader_sees_one_snapshot_while_others_write(database: Database) -> None:
    with database.write() as session:
        meta.put(session, "colour", value="blue")
    with database.read() as reader:
        assert meta.get(reader, "colour") == "blue"
        with database.write(is_durable=True) as writer:
            meta.put(writer, "colour", value="green")
        assert meta.get(reader, "colour") == "blue"
    with database.read() as reader:
        assert meta.get(reader, "colour") == "green"


def test_foreign_keys_are_enforced_and_a_violation_is_not_a_known_error(database: Database) -> None:
    with database.write() as session:
        folder_id = folders.add(session, Path("/videos")).id
    row = f"({folder_id}, 99, x'61', 1, 1, '1', 0, '', '')"
    columns = "(folder_id, video_id, path, size_bytes, mtime_ns, inode, is_missing, sort_name, search_text)"
    with pytest.raises(IntegrityError), database.write() as session:
        session.connection().exec_driver_sql(f"INSERT INTO files {columns} VALUES {row}")


def test_many_threads_count_to_the_right_number(database: Database) -> None:
    def add_ten() -> None:
        for _ in range(10):
            with database.write() as session:
                meta.put(session, "n", value=str(int(meta.get(session, "n") or 0) + 1))

    threads = [threading.Thread(target=add_ten) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert meta.get(session, "n") == "80"


def _open_and_count(path: Path) -> None:
    opened = Database.open(path)
    for _ in range(10):
        with opened.write() as session:
            meta.put(session, "n", value=str(int(meta.get(session, "n") or 0) + 1))
    opened.close()


def test_processes_that_create_one_library_at_once_share_it(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open_and_count, args=(path,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    opened = Database.open(path)
    with opened.read() as session:
        assert meta.get(session, "n") == "30"
    opened.close()


def test_writer_that_waits_too_long_fails_with_a_message(database: Database) -> None:
    impatient = Database.open(database.path, busy_timeout_seconds=0.05)
    with database.write() as holder:
        meta.put(holder, "colour", value="blue")
        with pytest.raises(LibraryLockedError), impatient.write() as session:
            meta.put(session, "colour", value="green")
    impatient.close()


def test_newer_catalog_is_refused_and_left_alone(database: Database) -> None:
    database.close()
    with closing(sqlite3.connect(database.path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.execute("CREATE TABLE dreams (id INTEGER PRIMARY KEY)")
    before = database.path.read_bytes()
    with pytest.raises(LibraryTooNewError, match="newer Clipshelf"):
        Database.open(database.path)
    assert database.path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is no database at all, but long enough to be one" * 100, b"SQLite format 3\0"]
)
def test_file_that_is_not_a_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        Database.open(path)
    assert path.read_bytes() == content


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipes (name)")
    with pytest.raises(LibraryDamagedError, match="not a Clipshelf catalog"):
        Database.open(path)


def test_unclean_shutdown_makes_the_next_start_check_the_whole_file(database: Database) -> None:
    with database.write() as session:
        samples.put(session, "/videos", **{f"clip{i}": i for i in range(2000)})
    database.close()
    with closing(sqlite3.connect(database.path)) as raw:
        (root,) = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_files_video_id_folder_id'"
        ).fetchone()
    data = bytearray(database.path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = os.urandom(4096)
    database.path.write_bytes(data)
    Database.open(database.path).close()  # nothing that opening needs is damaged
    Path(f"{database.path}-wal").write_bytes(b"left over")
    Database.open(database.path, checks_leftovers=False).close()
    Path(f"{database.path}-wal").write_bytes(b"left over")
    with pytest.raises(LibraryDamagedError, match="damaged"):
        Database.open(database.path)


def test_full_disk_is_a_storage_error_and_nothing_is_torn(database: Database) -> None:
    with database.write() as session:
        before = samples.put(session, "/videos", a=1)

    def write_too_much() -> None:
        with database.write() as session:
            pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
            session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
            samples.put(session, "/videos", **{f"clip{i}": i for i in range(10, 5000)})

    with pytest.raises(StorageError, match="no space"):
        write_too_much()
    database.close()
    again = Database.open(database.path)
    with again.read() as session:
        assert [row[0] for row in session.connection().exec_driver_sql("SELECT id FROM videos")] == before
    again.close()


def test_folder_that_cannot_be_created_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file is in the way")
    with pytest.raises(StorageError):
        Database.open(tmp_path / "library" / "catalog.sqlite")
    (tmp_path / "catalog.sqlite").mkdir()
    with pytest.raises(StorageError, match="cannot be opened"):
        Database.open(tmp_path / "catalog.sqlite")


def test_path_with_any_characters_can_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c%20 d" / "catalog.sqlite"
    Database.open(path).close()
    assert path.is_file()


def test_network_drive_gets_a_rollback_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Database.open(tmp_path / "catalog.sqlite").close()
    monkeypatch.setattr(database_module, "is_on_network", lambda path: True)
    opened = Database.open(tmp_path / "catalog.sqlite")
    with opened.write() as session:
        meta.put(session, "colour", value="blue")
        assert session.connection().exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
    opened.close()
    assert "network drive" in caplog.text


@pytest.mark.parametrize(
    ("fstype", "opts", "expected"), [("ext4", "rw", False), ("nfs4", "rw", True), ("NTFS", "rw,remote", True)]
)
def test_network_drives_are_recognised_by_their_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fstype: str, opts: str, expected: bool
) -> None:
    mounts = [Mount("/", "ext4", "rw"), Mount(str(tmp_path), fstype, opts), Mount("/elsewhere", "nfs", "rw")]
    monkeypatch.setattr(database_module, "read_mounts", lambda: mounts)
    assert is_on_network(tmp_path / "catalog.sqlite") is expected


def test_mounts_match_those_of_psutil() -> None:
    listed = {(part.mountpoint, part.fstype, part.opts) for part in psutil.disk_partitions(all=True)}
    assert {tuple(mount) for mount in read_mounts()} == listed


@pytest.mark.skipif(sys.platform != "linux", reason="how Linux lists its mounts")
def test_spaces_in_mount_names_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "srv:/films /mnt/our\\040films\\134x nfs4 rw,relatime 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: table)
    assert read_mounts() == [Mount("/mnt/our films\\x", "nfs4", "rw,relatime")]


def test_opening_a_new_or_existing_catalog_does_not_import_alembic(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from core.catalog.store.database import Database\n"
        f"for _ in range(2): Database.open(pathlib.Path({str(tmp_path / 'catalog.sqlite')!r})).close()\n"
        "print([name for name in ('alembic', 'torch', 'faiss', 'av', 'decord', 'open_clip') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version_written_at_creation_is_the_newest(database: Database) -> None:
    with closing(sqlite3.connect(database.path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISIONS[-1],)]


def test_connection_caches_two_mb_of_the_catalog(database: Database) -> None:
    """The window has four of them; everything else is in the system's cache."""
    with database.read() as session:
        (pages,) = session.connection().exec_driver_sql("PRAGMA cache_size").one()
    assert pages == -2048
