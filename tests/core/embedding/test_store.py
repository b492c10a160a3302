"""The embedding store: claimed rows exist, unclaimed ones are truncated, a failing disk changes nothing."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.embedding import row_files
from core.embedding.store import EmbeddingStore
from core.errors import BugError, LibraryDamagedError, StorageError

N_DIMS = 8


def rows_from(start: int, n_rows: int) -> np.ndarray:
    return (np.arange(start, start + n_rows)[:, None] + np.arange(N_DIMS) / 16).astype(np.float16)


@pytest.fixture
def store(tmp_path: Path):
    with EmbeddingStore(tmp_path / "embeddings" / "key", n_dims=N_DIMS) as opened:
        assert opened.open(0) == 0
        yield opened


def reopened(store: EmbeddingStore, claimed_rows: int, *, generation: int | None = None) -> EmbeddingStore:
    store.close()
    again = EmbeddingStore(store.folder, n_dims=N_DIMS)
    again.open(claimed_rows, generation=generation)
    return again


def test_appended_rows_are_read_back(store: EmbeddingStore):
    assert store.rows.shape == (0, N_DIMS)
    assert store.append(rows_from(0, 3)) == 0
    assert store.append(rows_from(3, 2).astype(np.float64)) == 3
    store.sync()
    np.testing.assert_array_equal(store.rows, rows_from(0, 5))
    with reopened(store, 5) as again:
        np.testing.assert_array_equal(again.rows, rows_from(0, 5))


def test_rows_are_a_read_only_map(store: EmbeddingStore):
    store.append(rows_from(0, 3))
    assert isinstance(store.rows, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        store.rows[0] = 0


def test_opening_truncates_unclaimed_and_partial_rows(store: EmbeddingStore):
    store.append(rows_from(0, 5))
    path = store.folder / "rows-0.f16"
    with path.open("ab") as file:
        file.write(b"xyz")
    with reopened(store, 3) as again:
        assert path.stat().st_size == 3 * N_DIMS * 2
        assert again.append(rows_from(100, 1)) == 3
        np.testing.assert_array_equal(again.rows, np.concatenate([rows_from(0, 3), rows_from(100, 1)]))


def test_missing_rows_are_reported(store: EmbeddingStore):
    store.append(rows_from(0, 5))
    store.close()
    path = store.folder / "rows-0.f16"
    os.truncate(path, path.stat().st_size - 1)
    assert store.open(5) == 4
    path.unlink()
    assert store.open(5) == 0


def test_rows_of_another_length_are_refused(store: EmbeddingStore):
    with pytest.raises(ValueError, match="rows must be"):
        store.append(np.zeros((2, N_DIMS + 1)))
    assert store.n_rows == 0


def test_folder_of_another_length_is_refused(store: EmbeddingStore):
    store.close()
    with pytest.raises(LibraryDamagedError, match="8 dimensions, not 9"):
        EmbeddingStore(store.folder, n_dims=9).open(0)


@pytest.mark.parametrize("damage", ["", "{", "[]"])
def test_damaged_meta_file_costs_nothing(store: EmbeddingStore, damage: str):
    store.append(rows_from(0, 4))
    store.adopt(store.compact([(0, 4)]))
    (store.folder / "store.json").write_text(damage)
    with reopened(store, 4) as again:
        assert again.generation == 1
        np.testing.assert_array_equal(again.rows, rows_from(0, 4))
        assert json.loads((store.folder / "store.json").read_text())["n_dims"] == N_DIMS


def test_compaction_keeps_the_spans_in_order(store: EmbeddingStore):
    store.append(rows_from(0, 10))
    generation = store.compact([(7, 2), (1, 3)])
    assert generation == 1
    np.testing.assert_array_equal(store.rows, rows_from(0, 10))
    store.adopt(generation)
    np.testing.assert_array_equal(store.rows, np.concatenate([rows_from(7, 2), rows_from(1, 3)]))
    assert store.append(rows_from(50, 1)) == 5
    assert not (store.folder / "rows-0.f16").exists()


@pytest.mark.parametrize(("generation", "n_rows"), [(0, 10), (1, 3)])
def test_after_a_crash_between_compaction_and_commit_the_catalog_decides(store: EmbeddingStore, generation, n_rows):
    store.append(rows_from(0, 10))
    store.compact([(0, 3)])
    with reopened(store, n_rows, generation=generation) as again:
        np.testing.assert_array_equal(again.rows, rows_from(0, n_rows))
        assert row_files.list_generations(store.folder) == [generation]


def test_compacting_all_rows_away(store: EmbeddingStore):
    store.append(rows_from(0, 4))
    store.adopt(store.compact([]))
    assert store.rows.shape == (0, N_DIMS)


def test_unwritten_generation_is_a_bug(store: EmbeddingStore):
    with pytest.raises(BugError):
        store.adopt(7)


def test_closed_store_is_a_bug(store: EmbeddingStore):
    store.close()
    with pytest.raises(BugError):
        store.append(rows_from(0, 1))


def test_reader_beside_the_writer_changes_nothing(store: EmbeddingStore):
    store.append(rows_from(0, 6))
    np.testing.assert_array_equal(row_files.read_rows(store.folder, n_dims=N_DIMS, n_rows=4), rows_from(0, 4))
    assert row_files.read_rows(store.folder, n_dims=N_DIMS, n_rows=9).shape == (6, N_DIMS)
    assert row_files.read_rows(store.folder / "nowhere", n_dims=N_DIMS, n_rows=9).shape == (0, N_DIMS)
    assert store.n_rows == 6


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from core.embedding.store import EmbeddingStore
from core.errors import StorageError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = EmbeddingStore(Path(sys.argv[1]), n_dims=8)
store.open(0)
store.append(np.ones((3, 8)))
resource.setrlimit(resource.RLIMIT_FSIZE, (3 * 16 + 20, 3 * 16 + 20))
try:
    store.append(np.ones((5, 8)))
except StorageError as error:
    sys.stdout.write(str(error))
assert store.rows.shape == (3, 8)
store.append(np.full((1, 8), 2))
assert store.rows[3, 0] == 2
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_full_disk_leaves_no_partial_row(tmp_path: Path):
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "cannot be written or read" in done.stdout


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that hold")
def test_read_only_folder_is_reported(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError):
        EmbeddingStore(tmp_path / "key", n_dims=4).open(0)


def test_file_in_place_of_the_folder_is_reported(tmp_path: Path):
    (tmp_path / "key").write_text("")
    with pytest.raises(StorageError):
        EmbeddingStore(tmp_path / "key", n_dims=4).open(0)


def test_generation_used_by_a_search_is_removed_later(store: EmbeddingStore, monkeypatch: pytest.MonkeyPatch):
    store.append(rows_from(0, 4))
    unlink = Path.unlink

    def refuse(path: Path, **options: bool) -> None:
        if path.name == "rows-0.f16":
            raise PermissionError(13, "The process cannot access the file")
        unlink(path, **options)

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", refuse)
        store.adopt(store.compact([(1, 2)]))
    np.testing.assert_array_equal(store.rows, rows_from(1, 2))
    assert row_files.list_generations(store.folder) == [0, 1]
    with reopened(store, 2, generation=1) as again:
        assert row_files.list_generations(again.folder) == [1]


class Mapped(io.FileIO):
    def truncate(self, pos: int | None = None, /) -> int:
        raise OSError(22, "The file has a user-mapped section open")


def test_mapped_file_is_not_truncated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "rows-0.f16"
    path.write_bytes(bytes(64))
    with Mapped(path, "r+b") as file:
        row_files.cut(file, 64)  # nothing to cut: not even tried
        with pytest.raises(OSError, match="user-mapped"):
            row_files.cut(file, 32)
        with monkeypatch.context() as windows:
            windows.setattr("core.embedding.row_files.os.name", "nt")
            row_files.cut(file, 32)
    assert path.stat().st_size == 64
