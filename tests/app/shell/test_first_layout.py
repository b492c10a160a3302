"""The size of a window that nobody has sized yet, and layouts that were saved by older versions."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSize, Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.shell.main_window import first_size
from app.stage.centre import CentreView
from core.api.library import Library
from tests.app.driving import Open
from tests.app.watching import watch

_OF_0_1 = (
    "AAAA/wAAAAL9AAAAAwAAAAAAAADgAAAC4/wCAAAABPsAAAAWAGYAbwBsAGQAZQByAHMARABvAGMAawEAAAAaAAAA1AAAAHkA////+wAAABAAdABh"
    "AGcAcwBEAG8AYwBrAQAAAO8AAAFxAAAAtwD////7AAAAEgBzAGEAdgBlAGQARABvAGMAawEAAAJhAAAAnAAAAHkA////+wAAABYAaABpAHMAdABv"
    "AHIAeQBEAG8AYwBrAAAAAAD/////AAAAewD///8AAAABAAACAAAAAuP8AgAAAAL7AAAAFABwAGwAYQB5AGUAcgBEAG8AYwBrAQAAABoAAAFEAAAA"
    "ZQD////7AAAAGgBpAG4AcwBwAGUAYwB0AG8AcgBEAG8AYwBrAQAAAV8AAAGeAAAAcQD///8AAAADAAACHgAAANz8AQAAAAH8AAAA4QAAAh4AAAEf"
    "AP////oAAAAAAQAAAAP7AAAAGAB0AGkAbQBlAGwAaQBuAGUARABvAGMAawEAAAAA/////wAAAR8A////+wAAABAAagBvAGIAcwBEAG8AYwBrAAAA"
    "AAD/////AAABtgD////7AAAAFABmAGEAaQBsAGUAZABEAG8AYwBrAAAAAAD/////AAABVwD///8AAAIeAAACBgAAAAQAAAAEAAAAAQAAAAL8AAAA"
    "AA=="
)
"""A window of 1280 x 800 with folders, tags, saved searches, inspector and timeline, and the player as a panel."""


@pytest.mark.parametrize(
    ("available", "wanted"),
    [
        ((1024, 640), (1024, 600)),
        ((1280, 720), (1280, 680)),
        ((1280, 800), (1280, 760)),
        ((1920, 1040), (1651, 894)),
        ((2560, 1440), (1760, 1120)),
        ((3840, 2100), (1760, 1120)),
    ],
)
def test_a_first_window_fits_its_screen(available: tuple[int, int], wanted: tuple[int, int]) -> None:
    assert first_size(QSize(*available)) == QSize(*wanted)


_AT_200_PERCENT = """
from PySide6.QtWidgets import QApplication
from app.ui.paint import theme
from app.shell.desk import Desk
from core.api.library import Library
from pathlib import Path
application = QApplication([])
theme.apply(application)
desk = Desk(Library.open(Path("library")), remembers=False)
window, panels = desk.window, desk.stage.panels
window.show()
desk.start(with_worker=False)
panels.dock("show_timeline").bring_to_front()
desk.player.controller.placing.enter(takes_focus=True)
application.processEvents()
room = window.screen().availableGeometry().size()
print(window.devicePixelRatio(), room.width(), room.height())
print(window.width() <= room.width(), window.height() <= room.height())
window.resize(100, 100)
application.processEvents()
print(window.width() <= 1024, window.height() <= 640)
window.close()
desk.deleteLater()
application.processEvents()
"""


def test_the_window_fits_the_screen_at_200_percent(tmp_path: Path) -> None:
    """It was 1,520 px high on a screen of 1,440."""
    screen = {"name": "one", "x": 0, "y": 0, "width": 2560, "height": 1440}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (tmp_path / "screens.json").write_text(f'{{"screens": [{screen}]}}'.replace("'", '"'))
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",
        "QT_SCALE_FACTOR": "2",
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHONPATH": str(Path.cwd()),
    }
    done = subprocess.run(
        [sys.executable, "-c", _AT_200_PERCENT],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=tmp_path,
    )
    assert done.stdout.split() == ["2.0", "1280", "720", "True", "True", "True", "True"]


@pytest.mark.parametrize("is_playing", [False, True])
def test_a_small_screen_has_room_for_every_panel_of_a_first_start(
    shelf: Library, open_desk: Open, qtbot: QtBot, *, is_playing: bool
) -> None:
    desk = open_desk(shelf, with_worker=False)
    desk.window.resize(1600, 1000)
    if is_playing:
        watch(desk, qtbot)
    for name in ("show_folders", "show_tags", "show_saved", "show_history", "show_inspector", "show_timeline"):
        desk.stage.panels.dock(name).bring_to_front()
    least = desk.window.minimumSizeHint()
    assert (least.width() <= 1024, least.height() <= 640) == (True, True), least


def restored(desk: Desk) -> None:
    desk.window.resize(1280, 800)
    desk.window.restore_layout(QByteArray(), QByteArray(base64.b64decode(_OF_0_1)))


def test_a_layout_in_which_the_player_was_a_panel_is_restored(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    restored(desk)
    dock = desk.stage.panels.dock
    for name in ("show_folders", "show_tags", "show_saved", "show_inspector", "show_timeline"):
        assert dock(name).isVisible(), name
    assert not dock("show_history").isVisible()
    qtbot.waitUntil(lambda: dock("show_folders").width() == 224)
    # Nothing is left where the player was, and the timeline has the whole width.
    qtbot.waitUntil(lambda: dock("show_inspector").height() > 450)
    qtbot.waitUntil(lambda: dock("show_timeline").width() == desk.window.width())
    assert desk.window.corner(Qt.Corner.BottomLeftCorner) is Qt.DockWidgetArea.BottomDockWidgetArea
    watch(desk, qtbot)
    assert desk.stage.centre.view is CentreView.SINGLE
