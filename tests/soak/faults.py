"""A disk that is full from a chosen write on, a kill in the midst of a write, and connections that are counted.

The C compiler makes a small library of ``faults.c``, which is loaded into the program before all others.
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
    """Compile the library; skips where that cannot be."""
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
    """The numbers that are shared with the programs.

    Attributes
    ----------
    path : Path
        Where they lie; not below the folder whose writes are counted.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def arm(self, *, first: int = 0, kills: bool = False) -> None:
        """Begin to count anew; the call with the number `first` and all after it fail, or kill the program.

        Programs that run already are under it at once; only those that start later can be killed.
        """
        if not self.path.exists():
            self.path.write_bytes(_PAGE.pack(0, 0, 0, 0, 0, 0))
        with self.path.open("r+b") as page:  # in place: the programs have mapped this very file
            page.write(_PAGE.pack(0, first, 0, kills, 0, 0))

    @property
    def n_calls(self) -> int:
        """How many writes there were."""
        return self._read()[0]

    @property
    def n_failed(self) -> int:
        """How many of them failed."""
        return self._read()[2]

    @property
    def n_connections(self) -> int:
        """How many connections to other computers were tried; none was made."""
        return self._read()[5]

    def _read(self) -> tuple[int, ...]:
        return _PAGE.unpack(self.path.read_bytes())


class Faults(Page):
    """What befalls the programs that are run with its `environment`.

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
