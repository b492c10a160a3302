"""One worker per library."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.domain.library import LibraryPaths
from core.errors import LibraryLockedError, StorageError
from core.worker import lock

HOLD = """
import sys
from pathlib import Path
from core.domain.library import LibraryPaths
from core.worker import lock
with lock.hold(LibraryPaths(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_worker_is_refused_and_the_first_can_be_found(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path)
    assert not lock.is_held(paths)
    with lock.hold(paths) as endpoint:
        assert lock.is_held(paths)
        assert lock.find(paths) == endpoint
        with pytest.raises(LibraryLockedError, match="in use"), lock.hold(paths):
            pass
        assert lock.find(paths) == endpoint
    assert lock.find(paths) is None
    assert not lock.is_held(paths)


def test_killed_worker_releases_the_lock(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LibraryLockedError), lock.hold(paths):
            pass
        holder.kill()
        holder.wait()
    assert lock.find(paths) is not None, "a killed holder cannot clean up: the note stays"
    with lock.hold(paths) as endpoint:
        assert lock.find(paths) == endpoint


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes")
def test_note_is_readable_only_by_its_owner(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path)
    with lock.hold(paths):
        assert paths.endpoint.stat().st_mode & 0o077 == 0


def test_unwritable_note_is_reported_and_locks_nothing(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path)
    paths.endpoint.with_suffix(".json.tmp").mkdir()
    with pytest.raises(StorageError, match="cannot be written"), lock.hold(paths):
        pass
    assert not lock.is_held(paths)
