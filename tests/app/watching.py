"""Read the current frame in the player, and open a window with a video in it."""

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
    """Return a picture as an array, shape (H, W, 3), uint8."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)


def number_of(image: QImage) -> int:
    """Return a frame's own number; -1 without a frame."""
    return -1 if image.isNull() else read_number(pixels(image))


def shows(desk: Desk, number: int) -> Callable[[], bool]:
    """Return a check whether the player shows this frame; what cannot be read, such as a poster, is another one."""

    def _shows() -> bool:
        try:
            return number_of(desk.player.panel.grab_frame()) == number
        except ValueError:
            return False

    return _shows


def watch(desk: Desk, qtbot: QtBot, *, row: int = 0, at_frame: int = 0) -> None:
    """Open a video from the grid with Enter, pause it, and seek to a frame."""
    qtbot.waitUntil(lambda: desk.browse.pages.model.card(desk.browse.pages.model.index(row)) is not None)
    desk.browse.pages.grid.list_view.setFocus()
    desk.browse.pages.grid.list_view.select_row(row)
    qtbot.keyClick(desk.browse.pages.grid.list_view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.player.panel.is_playing, timeout=PATIENCE_MS)
    qtbot.keyClick(desk.player.panel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not desk.player.panel.is_playing)
    desk.player.panel.seek(at_frame * desk.player.panel.frame_seconds)
    qtbot.waitUntil(shows(desk, at_frame), timeout=PATIENCE_MS)


def press(desk: Desk, qtbot: QtBot, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """Press a key in the player."""
    qtbot.keyClick(desk.player.panel, key, modifier)
