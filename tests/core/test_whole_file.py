"""A file is written completely or not at all."""

from pathlib import Path

import pytest

from core import whole_file


def test_written_file_is_complete_and_alone(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 240)
    with whole_file.written(path) as file:
        file.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_failed_write_keeps_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"before")

    def stopped_in_between() -> None:
        with whole_file.written(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_in_between()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_complete_file_takes_the_place_of_another(tmp_path: Path) -> None:
    new, path = tmp_path / "new", tmp_path / "a.bin"
    path.write_bytes(b"before")
    new.write_bytes(b"after")
    whole_file.put_in_place(new, path)
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(FileNotFoundError):
        whole_file.put_in_place(new, path)
    assert path.read_bytes() == b"after"


def test_concurrent_writes_do_not_mix(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    path = tmp_path / "a.bin"

    def write(letter: bytes) -> None:
        for _time in range(20):
            with whole_file.written(path) as file:
                for _part in range(50):
                    file.write(letter)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, [b"a", b"b", b"c", b"d"]))
    assert len(path.read_bytes()) == 50
    assert len(set(path.read_bytes())) == 1
    assert list(tmp_path.iterdir()) == [path]
