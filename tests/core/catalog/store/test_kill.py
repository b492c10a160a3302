"""A process killed during its writes loses no acknowledged write and leaves no partial one."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.catalog import folders, videos
from core.catalog.rescue import integrity
from core.catalog.store.database import Database

_WRITER = """
import sys
from pathlib import Path
from core.catalog.store.database import Database
from tests.core.catalog.samples import put
database = Database.open(Path(sys.argv[1]))
first = int(sys.argv[2])
while True:
    with database.write() as session:
        put(session, "/videos", **{f"clip{i}": i for i in range(first, first + 20)})
    first += 20
    print(first, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_acknowledged_writes_survive_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    acknowledged = 0
    for _ in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), str(acknowledged)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        acknowledged = int(writer.stdout.readline())
        time.sleep(random.uniform(0.01, 0.1))  # the moment of the kill, not a wait for a condition
        writer.kill()
        rest, _ = writer.communicate()
        acknowledged = max([acknowledged, *map(int, rest.split())])
        opened = Database.open(path)  # reads the whole file, because the log was left behind
        with opened.read() as session:
            n_videos = videos.count(session)
            assert [folder.n_videos for folder in folders.list_all(session)] == [n_videos]
        assert n_videos in {acknowledged, acknowledged + 20}
        acknowledged = n_videos
        assert integrity.check(opened.path) == []
        opened.close()
