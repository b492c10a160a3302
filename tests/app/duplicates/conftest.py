"""Fixtures: a library with real copies, compared or not, and a window with its page of copies."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from tests.app.driving import Open
from tests.app.duplicates.driving import open_page
from tests.support import copies
from tests.support.copies import Change
from tests.support.libraries import moved_copy, opened, work_off
from tests.support.takes import make_take


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an analysed library of takes, two copies, a film, a second file and another take of a scene."""
    root = tmp_path_factory.mktemp("copies")
    folder = root / "videos"
    folder.mkdir()
    takes = [make_take(folder / f"scene {scene}.mp4", scene, 1) for scene in range(3)]
    make_take(folder / "scene 0 again.mp4", 0, 2)
    copies.copy(takes[0], folder / "trimmed.mp4", Change(start=0.25, scale=0.5))
    copies.copy(takes[1], folder / "mirrored.mp4", Change(is_mirrored=True))
    copies.join(takes[1:], folder / "film.mp4")
    shutil.copy2(takes[2], folder / "second.mp4")
    with opened(root / "library") as library:
        library.folders.add([folder], is_watched=False)
        work_off(library.folder)
    return root


@pytest.fixture(scope="session")
def compared(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("compared")
    with opened(moved_copy(made, root / "it")) as library:
        library.duplicates.find()
    return root / "it"


@pytest.fixture
def library(compared: Path, tmp_path: Path) -> Iterator[Library]:
    with opened(moved_copy(compared, tmp_path / "own")) as library:
        yield library


@pytest.fixture
def desk(library: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_page(open_desk(library, with_worker=False), qtbot)
