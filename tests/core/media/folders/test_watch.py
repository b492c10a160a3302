"""Changes below watched folders are reported once they have settled."""

import queue
import threading
from pathlib import Path

import pytest

from core.media.folders.watch import FolderWatcher

PATIENCE_SECONDS = 20


def test_burst_of_changes_is_reported_once(tmp_path: Path) -> None:
    told: queue.Queue[Path] = queue.Queue()
    with FolderWatcher([tmp_path], told.put, 0.3):
        for n in range(20):
            (tmp_path / f"{n}.mp4").write_bytes(b"x")
        assert told.get(timeout=PATIENCE_SECONDS) == tmp_path
        with pytest.raises(queue.Empty):
            told.get(timeout=0.6)
        (tmp_path / "deep").mkdir()
        assert told.get(timeout=PATIENCE_SECONDS) == tmp_path


def test_reading_is_not_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    told: queue.Queue[Path] = queue.Queue()
    with FolderWatcher([tmp_path], told.put, 0.05):
        (tmp_path / "a.mp4").read_bytes()
        with pytest.raises(queue.Empty):
            told.get(timeout=0.5)


def test_each_root_is_reported_separately(tmp_path: Path) -> None:
    roots = [tmp_path / "a", tmp_path / "b"]
    for root in roots:
        root.mkdir()
    told: queue.Queue[Path] = queue.Queue()
    with FolderWatcher(roots, told.put, 0.1):
        (roots[1] / "x.mp4").write_bytes(b"x")
        assert told.get(timeout=PATIENCE_SECONDS) == roots[1]


def test_missing_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    told: queue.Queue[Path] = queue.Queue()
    with FolderWatcher([tmp_path / "gone", tmp_path], told.put, 0.1):
        (tmp_path / "x.mp4").write_bytes(b"x")
        assert told.get(timeout=PATIENCE_SECONDS) == tmp_path


def test_nothing_is_reported_after_closing_and_closing_twice_is_fine(tmp_path: Path) -> None:
    told: queue.Queue[Path] = queue.Queue()
    watcher = FolderWatcher([tmp_path], told.put, 0.2)
    (tmp_path / "x.mp4").write_bytes(b"x")
    watcher.close()
    watcher.close()
    assert told.empty()
    assert "folder-changes" not in {thread.name for thread in threading.enumerate()}


def test_watcher_can_be_closed_from_its_own_callback(tmp_path: Path) -> None:
    closed = threading.Event()

    def close(_: Path) -> None:
        watcher.close()
        closed.set()

    watcher = FolderWatcher([tmp_path], close, 0.05)
    (tmp_path / "x.mp4").write_bytes(b"x")
    assert closed.wait(PATIENCE_SECONDS)
    watcher.close()
