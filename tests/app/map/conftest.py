"""A library whose map has been arranged, and the map of it."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.map.controllers.map import MapController
from core.api.library import Library
from core.domain.clusters import ClusterScope
from tests.app.driving import Open
from tests.app.map.showing import shown_map


@pytest.fixture(scope="session")
def _drawn(_analysed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of eight clips whose map has been arranged; made once and copied for each test."""
    folder = tmp_path_factory.mktemp("drawn") / "library"
    shutil.copytree(_analysed, folder)
    with contextlib.closing(Library.open(folder)) as library:
        library.maps.draw(ClusterScope.VIDEOS)
    return folder


@pytest.fixture
def drawn(_drawn: Path, tmp_path: Path) -> Iterator[Library]:
    """Return a library of eight clips whose map has been arranged."""
    shutil.copytree(_drawn, tmp_path / "drawn")
    with contextlib.closing(Library.open(tmp_path / "drawn")) as library:
        yield library


@pytest.fixture
def controller(drawn: Library, open_desk: Open, qtbot: QtBot) -> MapController:
    return shown_map(open_desk(drawn, with_worker=False), qtbot)
