"""A folder of small files stays below its limit, and loses what was not used for longest."""

import os
from pathlib import Path

import numpy as np
import pytest

from core.media.bounded_folder import BoundedFolder
from core.media.copies.trace_cache import TraceCache
from core.media.copies.traces import N_DIMS, Trace


def aged(path: Path, seconds: int) -> None:
    os.utime(path, (10**9 + seconds, 10**9 + seconds))


def test_least_recently_used_files_go_first(tmp_path: Path) -> None:
    folder = BoundedFolder(tmp_path, ".bin", most_bytes=1000)
    paths = [tmp_path / "aa" / f"{number}.bin" for number in range(5)]
    for number, path in enumerate(paths[:4]):
        folder.write(path, bytes(200))
        aged(path, number)
    other = tmp_path / "aa" / "other.txt"
    other.write_bytes(bytes(5000))
    assert folder.read(paths[0]) == bytes(200)  # which uses it
    folder.write(paths[4], bytes(300))
    assert [path.exists() for path in paths] == [True, False, False, True, True]
    assert other.exists()
    assert folder.read(paths[1]) is None


def test_another_process_may_have_filled_it(tmp_path: Path) -> None:
    first = BoundedFolder(tmp_path, ".bin", most_bytes=1000)
    for number in range(5):
        first.write(tmp_path / "aa" / f"{number}.bin", bytes(200))
        aged(tmp_path / "aa" / f"{number}.bin", number)
    BoundedFolder(tmp_path, ".bin", most_bytes=1000).write(tmp_path / "bb" / "new.bin", bytes(200))
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.bin")) <= 1000
    assert (tmp_path / "bb" / "new.bin").exists()


@pytest.mark.parametrize("damage", [b"", b"nonsense"])
def test_traces_are_bounded_and_a_damaged_one_is_none(tmp_path: Path, damage: bytes) -> None:
    trace = Trace(np.arange(100.0), np.ones((100, N_DIMS), np.float32))
    cache = TraceCache(tmp_path, most_bytes=100_000)
    for number in range(12):
        cache.add(f"{number:032x}", range(30), trace)
    kept = list(tmp_path.rglob("*.npz"))
    assert 0 < sum(path.stat().st_size for path in kept) <= 100_000
    found = cache.read(f"{11:032x}", range(30))
    assert found is not None
    assert np.array_equal(found.seconds, trace.seconds)
    kept[0].write_bytes(damage)
    assert sum(cache.read(f"{number:032x}", range(30)) is not None for number in range(12)) == len(kept) - 1
