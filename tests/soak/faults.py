"""Inject faults: a full disk from a chosen write on, a kill during a write; and count connections.

The C compiler builds a small library from ``faults.c``, which is preloaded into the program.
"""

import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

_PAGE = struct.Struct("6q")
_SOURCE = Path(__file__).with_name("faults.c")


@pytest.fixture(scope="session")
def preloaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the library; skip the test where that is impossible."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("writes are made to fail by a preloaded library: needs Linux and a C compiler")
    made = tmp_path_factory.mktemp("faults") / "faults.so"
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-w", "-o", made, _SOURCE, "-ldl"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"the C compiler cannot make the library: {done.stderr[-300:]}")
    return made


class Page:
    """The numbers shared with the programs.

    Attributes
    ----------
    path : Path
        Their file; not below the folder whose writes are counted.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def arm(self, *, first: int = 0, kills: bool = False) -> None:
        """Reset the counters; the call with the number `first` and all later ones fail, or kill the program.

        Programs that run already are under it at once; only those that start later can be killed.
        """
        if not self.path.exists():
            self.path.write_bytes(_PAGE.pack(0, 0, 0, 0, 0, 0))
        with self.path.open("r+b") as page:  # in place: the programs have mapped this very file
            page.write(_PAGE.pack(0, first, 0, kills, 0, 0))

    @property
    def n_calls(self) -> int:
        """Return the number of writes."""
        return self._read()[0]

    @property
    def n_failed(self) -> int:
        """Return the number of failed writes."""
        return self._read()[2]

    @property
    def n_connections(self) -> int:
        """Return the number of attempted connections to other computers; none was made."""
        return self._read()[5]

    def _read(self) -> tuple[int, ...]:
        return _PAGE.unpack(self.path.read_bytes())


class Faults(Page):
    """The faults for programs that run with its `environment`.

    Parameters
    ----------
    preloaded : Path
        The library.
    page : Path
        See `Page`.
    below : Path
        Writes to files below this folder count.
    """

    def __init__(self, preloaded: Path, page: Path, *, below: Path) -> None:
        super().__init__(page)
        self.environment = {
            "LD_PRELOAD": str(preloaded),
            "CLIPSHELF_FAULTS": str(page),
            "CLIPSHELF_FAULTS_BELOW": str(below.resolve()),
        }
        self.arm()
