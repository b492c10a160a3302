"""Set-up of every test: no display, no files of the person who runs it, a bounded number of threads."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.shell.system import memory

pytest_plugins = ("tests.soak.outcomes", "tests.support.peaks")

# Before any test imports Qt or a numeric library: parallel tests would each start a thread per core.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
# Otherwise each of the hundred threads that tests start keeps its own heap, and the process triples in size.
memory.return_large_blocks()


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Redirect all per-user folders into the tests' own folder, for child processes too."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIPSHELF_CACHE", str(home / "clipshelf-cache"))
        for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield home


@pytest.fixture(autouse=True)
def _manners() -> Iterator[None]:
    """Restore what commands run in this process change for it and its children."""
    before, mask = dict(os.environ), os.umask(0o022)
    os.umask(mask)
    yield
    os.umask(mask)
    for name in ("CLIPSHELF_UMASK", "PYTHONSAFEPATH"):
        if name in before:
            os.environ[name] = before[name]
        else:
            os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def _own_library(_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a default library and settings of its own, which do not exist yet."""
    number = uuid.uuid4().hex[:8]
    monkeypatch.setenv("CLIPSHELF_LIBRARY", str(_home / f"library-{number}"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(_home / f"config-{number}"))
