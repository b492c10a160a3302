"""Contents are told apart by size and samples, whatever the file is called."""

import os
from pathlib import Path

import pytest

from core.errors import PathError
from core.media.folders import fingerprint


def _write(path: Path, n_bytes: int, *, change_at: int | None = None) -> Path:
    data = bytearray(b"clip" * (n_bytes // 4))
    if change_at is not None:
        data[change_at] ^= 255
    path.write_bytes(bytes(data))
    return path


def test_copies_have_one_key(tmp_path: Path) -> None:
    one, other = _write(tmp_path / "a.mp4", 1000), _write(tmp_path / "b.mkv", 1000)
    assert fingerprint.content_key(one) == fingerprint.content_key(other)
    assert fingerprint.content_key(one).size_bytes == 1000


@pytest.mark.parametrize("at", [0, 500, 999])
def test_any_byte_of_a_small_file_counts(tmp_path: Path, at: int) -> None:
    plain = fingerprint.content_key(_write(tmp_path / "a", 1000))
    assert fingerprint.content_key(_write(tmp_path / "b", 1000, change_at=at)) != plain


@pytest.mark.parametrize("at", [0, 20_000_000 - 1, 20_000_000 - 100_000])
def test_both_ends_of_a_big_file_count(tmp_path: Path, at: int) -> None:
    plain = fingerprint.content_key(_write(tmp_path / "a", 20_000_000))
    assert fingerprint.content_key(_write(tmp_path / "b", 20_000_000, change_at=at)) != plain


def test_longer_file_has_another_key(tmp_path: Path) -> None:
    assert fingerprint.content_key(_write(tmp_path / "a", 4_000_000)) != fingerprint.content_key(
        _write(tmp_path / "b", 4_000_004)
    )


def test_empty_files_have_a_key(tmp_path: Path) -> None:
    assert fingerprint.content_key(_write(tmp_path / "a", 0)).size_bytes == 0


def test_missing_file_is_a_path_error(tmp_path: Path) -> None:
    with pytest.raises(PathError, match="gone"):
        fingerprint.content_key(tmp_path / "gone.mp4")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(PathError, match="regular"):
        fingerprint.content_key(tmp_path / "pipe.mp4")


def test_file_is_unchanged(tmp_path: Path) -> None:
    path = _write(tmp_path / "a", 5000)
    before = path.stat()
    fingerprint.content_key(path)
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)
