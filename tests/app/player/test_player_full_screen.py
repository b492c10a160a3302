"""Moving the picture to full screen, to a window of its own, and back into the panel."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.player.views.window import PlayerWindow
from app.shell.desk import Desk
from core.api.library import Library
from tests.app.driving import Open
from tests.app.watching import PATIENCE_MS, Key, Modifier, press, shows, watch


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    made = open_desk(shelf, with_worker=False)
    watch(made, qtbot, at_frame=20)
    return made


def cover(desk: Desk, qtbot: QtBot) -> PlayerWindow:
    """Press F so that the picture fills the screen."""
    press(desk, qtbot, Key.Key_F)
    own = desk.player.panel.own_window
    qtbot.waitUntil(lambda: own.isVisible() and own.isFullScreen() and own.isActiveWindow())
    return own


def test_f_fills_the_screen_and_esc_returns(desk: Desk, qtbot: QtBot) -> None:
    player, own = desk.player.panel, cover(desk, qtbot)
    assert player.picture_area.sentence
    assert shows(desk, 20)()
    qtbot.keyClick(own, Key.Key_Period)
    qtbot.waitUntil(shows(desk, 21), timeout=PATIENCE_MS)
    qtbot.keyClick(own, Key.Key_Escape)
    qtbot.waitUntil(lambda: not own.isVisible())
    assert not player.picture_area.sentence
    assert shows(desk, 21)()
    focused = desk.window.focusWidget
    qtbot.waitUntil(lambda: desk.window.isActiveWindow() and (player.hasFocus() or player.isAncestorOf(focused())))
    press(desk, qtbot, Key.Key_Comma)
    qtbot.waitUntil(shows(desk, 20), timeout=PATIENCE_MS)


def test_controls_hide_in_full_screen_and_reappear(desk: Desk, qtbot: QtBot) -> None:
    own = desk.player.panel.own_window
    own._rest._timer.setInterval(50)
    press(desk, qtbot, Key.Key_R)
    cover(desk, qtbot)
    assert own.controls.isVisible()
    qtbot.keyClick(own, Key.Key_Space)
    qtbot.waitUntil(lambda: not own.controls.isVisible(), timeout=PATIENCE_MS)
    place, none = QPointF(60, 60), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Modifier.NoModifier)
    QApplication.sendEvent(own.picture_area.childAt(60, 60), moved)
    assert own.controls.isVisible()
    qtbot.keyClick(own, Key.Key_Space)
    assert own.controls.isVisible()
    qtbot.keyClick(own, Key.Key_F)
    qtbot.waitUntil(lambda: not own.isVisible())


def test_picture_moves_to_a_window_of_its_own_and_back(desk: Desk, qtbot: QtBot) -> None:
    player, action = desk.player.panel, desk.stage.actions["player_window"]
    press(desk, qtbot, Key.Key_F11, Modifier.ShiftModifier)
    own = player.own_window
    qtbot.waitUntil(own.isActiveWindow)
    assert action.isChecked()
    assert not own.isFullScreen()
    assert own.windowTitle().startswith("clip 000.mp4")
    qtbot.keyClick(own, Key.Key_F)
    qtbot.waitUntil(lambda: own.isFullScreen() and own.isActiveWindow())
    qtbot.keyClick(own, Key.Key_Escape)
    assert own.isVisible()
    assert not own.isFullScreen()
    own.close()
    assert not action.isChecked()
    assert not player.picture_area.sentence
    assert shows(desk, 20)()


def test_closing_the_player_lets_the_video_go(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_F11, Modifier.ShiftModifier)
    press(desk, qtbot, Key.Key_Space)
    with qtbot.waitSignal(desk.player.panel.videoChanged) as told:
        desk.stage.actions["show_player"].trigger()
    assert told.args == [0]
    assert desk.player.panel.video_id == 0
    assert not desk.player.panel.is_playing
    assert not desk.player.panel.own_window.isVisible()


def test_window_closes_during_full_screen_playback(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_J)
    cover(desk, qtbot)
    desk.window.close()
    assert not desk.player.panel.own_window.isVisible()
    assert not desk.player.panel.is_playing


_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
from app.player.views.panel import PlayerPanel
panel = PlayerPanel()
panel.show()
panel.toggle_window()
application.processEvents()
own = panel.own_window
print(own.isFullScreen(), own.geometry().getRect() == application.screens()[1].geometry().getRect())
panel.toggle_window()
print(own.isVisible())
panel.toggle_full_screen()
application.processEvents()
print(own.isFullScreen(), own.geometry().x())
panel.stop()
"""


def test_full_screen_uses_the_second_screen(tmp_path: Path) -> None:
    # The offscreen platform has one screen unless others are configured at its start.
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x in (("first", 0), ("second", 1280))
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHONPATH": str(Path.cwd()),
    }
    done = subprocess.run(
        [sys.executable, "-c", _TWO_SCREENS], capture_output=True, text=True, check=True, env=environment, cwd=tmp_path
    )
    assert done.stdout.split() == ["True", "True", "False", "True", "0"]
