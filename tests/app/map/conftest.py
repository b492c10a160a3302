"""A library whose map has been arranged, and the map of it."""

import pytest
from pytestqt.qtbot import QtBot

from app.map.controllers.map import MapController
from core.api.library import Library
from core.domain.clusters import ClusterScope
from tests.app.driving import Open
from tests.app.map.showing import shown_map


@pytest.fixture
def drawn(shelf: Library) -> Library:
    """Return a library of eight clips whose map has been arranged."""
    shelf.maps.draw(ClusterScope.VIDEOS)
    return shelf


@pytest.fixture
def controller(drawn: Library, open_desk: Open, qtbot: QtBot) -> MapController:
    return shown_map(open_desk(drawn, with_worker=False), qtbot)
