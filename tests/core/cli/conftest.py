"""Fixtures for commands run in this process, and a library with three analysed videos and an invalid file."""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.api.library import Library
from core.cli.main import main
from tests.support.encoders import make_tiny_model
from tests.support.libraries import make_clips, work_off


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        assert self.out.count("\n") == 1, "one JSON document and nothing else"
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """Return the single line on stderr of a command that failed as it should."""
        lines = self.err.strip().splitlines()
        assert self.code in {1, 2}
        assert len(lines) == 1, self.err
        assert lines[0].startswith("clipshelf: ")
        assert self.out == ""
        return lines[0].removeprefix("clipshelf: ")


Command = Callable[..., Outcome]


@pytest.fixture
def clipshelf(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command; capfd sees the output of C libraries and child processes, too."""

    def run(*words: str | Path) -> Outcome:
        capfd.readouterr()
        monkeypatch.setattr(sys, "argv", ["clipshelf", *(os.fspath(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return Outcome(ended.value.code, *capfd.readouterr())

    return run


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folder ``videos`` and the analysed ``library`` beside it; for reading only."""
    root = tmp_path_factory.mktemp("filled")
    make_clips(root / "videos", 3)
    (root / "videos" / "not a film.mp4").write_text("words, words, words\n" * 20)
    library = Library.open(root / "library")
    library.encoders.use("builtin")
    library.folders.add([root / "videos"])
    work_off(root / "library")
    library.close()
    return root


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    """Copy the library elsewhere, as a person would; for writing."""
    return Path(shutil.copytree(filled / "library", tmp_path / "a copy"))


@pytest.fixture(scope="session")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make ``videos`` with 12 clips of 6 s, two of each colour, and the ``library`` beside it; for reading only.

    It is analysed by a real model with random weights that encodes words.
    """
    root = tmp_path_factory.mktemp("taught")
    make_clips(root / "videos", 12, seconds=6.0)
    with contextlib.closing(Library.open(root / "library")) as library:
        library.encoders.use(library.encoders.import_folder(make_tiny_model(root / "model")))
        library.folders.add([root / "videos"])
        work_off(root / "library")
    return root


@pytest.fixture
def shelf(taught: Path, tmp_path: Path) -> Path:
    """Copy the library of `taught`; for writing."""
    return Path(shutil.copytree(taught / "library", tmp_path / "shelf"))
