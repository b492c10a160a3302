"""A window over a catalog that is damaged, or was damaged by another program, offers to repair it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from tests.support.hostile_catalogs import VALUES, spoil

Open = Callable[..., Desk]
# Those that the window reads as soon as it is filled.
HARMS = (
    "an undecodable tag name",
    "a tag name of raw bytes",
    "an undecodable note",
    "a hash that is too short",
    "a negative duration",
    "an impossible date",
    "an unknown folder state",
    "an encoder without dimensions",
)


@pytest.mark.parametrize("name", HARMS)
def test_invalid_values_are_offered_for_repair(open_desk: Open, qtbot: QtBot, shelf: Library, name: str) -> None:
    shelf.tags.add("sea")
    shelf.decisions.accept(shelf.videos.ids()[:2], [shelf.tags.find("sea").id])
    spoil(shelf.paths.catalog, VALUES[name])

    desk = open_desk(shelf, with_worker=False)
    desk.browse.pages.grid.list_view.selectAll()

    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QMessageBox)))
    (box,) = desk.window.findChildren(QMessageBox)
    assert "is damaged" in box.text()
    qtbot.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.is_rescue_wanted)
