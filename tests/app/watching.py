"""What tests see in the player: which frame is on show, and a desk with a video in it."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from tests.support.clips import read_number

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PATIENCE_MS = 20_000


def pixels(image: QImage) -> np.ndarray:
    """Give a picture as an array, shape (H, W, 3), uint8."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)


def number_of(image: QImage) -> int:
    """Read a frame's own number; -1 where there is no frame."""
    return -1 if image.isNull() else read_number(pixels(image))


def shows(desk: Desk, number: int) -> Callable[[], bool]:
    """Make a test whether the player shows a frame."""
    return lambda: number_of(desk.window.player.grab_frame()) == number


def watch(desk: Desk, qtbot: QtBot, *, row: int = 0, at_frame: int = 0) -> None:
    """Open a video of the shelf from the grid by Enter, stop it, and go to a frame."""
    window = desk.window
    qtbot.waitUntil(lambda: window.models.videos.card(window.models.videos.index(row)) is not None)
    window.grid.list_view.setFocus()
    window.grid.list_view.select_row(row)
    qtbot.keyClick(window.grid.list_view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.player.is_playing, timeout=PATIENCE_MS)
    qtbot.keyClick(window.player, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.player.is_playing)
    window.player.seek(at_frame * window.player.frame_seconds)
    qtbot.waitUntil(shows(desk, at_frame), timeout=PATIENCE_MS)


def press(desk: Desk, qtbot: QtBot, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """Press a key in the player."""
    qtbot.keyClick(desk.window.player, key, modifier)
