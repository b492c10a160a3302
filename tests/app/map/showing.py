"""Shows the map in a window."""

from pytestqt.qtbot import QtBot

from app.map.controllers.map import MapController
from app.shell.desk import Desk


def shown_map(desk: Desk, qtbot: QtBot) -> MapController:
    """Open the map and return its controller once it has been read."""
    desk.stage.actions.run("show_map")
    controller = desk.map.controller
    assert controller is not None
    qtbot.waitUntil(lambda: controller.page.canvas.scene is not None and not controller.is_reading)
    qtbot.waitUntil(lambda: bool(controller.page.status.text()))
    return controller
