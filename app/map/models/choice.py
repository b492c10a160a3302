"""What the canvas asks and says about points: what becomes of the selection, and what is shown of one."""

import enum
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""The arrow keys and the direction on the screen that each stands for."""


class Choice(enum.Enum):
    """What becomes of the selection."""

    REPLACE = enum.auto()
    ADD = enum.auto()
    SUBTRACT = enum.auto()


@dataclass(frozen=True, slots=True)
class PointFace:
    """What is shown of a point.

    Attributes
    ----------
    picture : QPixmap or None
        Its picture; None until it is there.
    words : str
        Its name, plain text.
    """

    picture: QPixmap | None
    words: str


def choice_of(modifiers: Qt.KeyboardModifier) -> Choice:
    """Return what the keys held down mean."""
    if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
        return Choice.SUBTRACT
    return Choice.ADD if modifiers & Qt.KeyboardModifier.ShiftModifier else Choice.REPLACE
