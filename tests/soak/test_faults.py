"""The injected faults really happen; otherwise the zeros of the stress tests would mean nothing."""

import json
import sys
from pathlib import Path

import pytest

from tests.soak.commands import run
from tests.soak.faults import Faults

_WRITER = """
import errno, json, os, socket, sys
said = []
for number in range(4):
    try:
        with open(f"{sys.argv[1]}/{number}", "wb", buffering=0) as file:
            file.write(b"x")
        said.append("done")
    except OSError as error:
        said.append(errno.errorcode[error.errno])
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except OSError as error:
    said.append(errno.errorcode[error.errno])
print(json.dumps(said))
"""


@pytest.fixture
def faults(preloaded: Path, tmp_path: Path) -> Faults:
    (tmp_path / "library").mkdir()
    return Faults(preloaded, tmp_path / "page", below=tmp_path / "library")


def write(folder: Path, faults: Faults) -> tuple[int, list[str]]:
    done = run([sys.executable, "-c", _WRITER, str(folder)], environment=faults.environment)
    return done.code, json.loads(done.out or "[]")


def test_writes_and_connections_are_counted(faults: Faults, tmp_path: Path) -> None:
    assert write(tmp_path / "library", faults) == (0, ["done"] * 4 + ["ENETUNREACH"])
    assert (faults.n_calls, faults.n_failed, faults.n_connections) == (8, 0, 1), "each file is made and written"


def test_disk_is_full_from_a_write_on_but_not_elsewhere(faults: Faults, tmp_path: Path) -> None:
    faults.arm(first=4)
    assert write(tmp_path / "library", faults)[1][:4] == ["done", "ENOSPC", "ENOSPC", "ENOSPC"]
    faults.arm(first=1)
    assert write(tmp_path, faults)[1][:4] == ["done"] * 4


def test_kill_happens_at_a_write(faults: Faults, tmp_path: Path) -> None:
    faults.arm(first=3, kills=True)
    assert write(tmp_path / "library", faults) == (-9, [])
    assert (tmp_path / "library" / "0").read_bytes() == b"x"
    assert not (tmp_path / "library" / "1").exists()
