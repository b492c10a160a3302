"""Right-to-left layout: what Qt does not mirror by itself."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QGuiApplication


def margins(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Return margins by reading direction (start, end); Qt only knows left and right."""
    if QGuiApplication.isRightToLeft():
        start, end = end, start
    return QMargins(start, top, end, bottom)
