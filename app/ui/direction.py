"""Writing from the right: what Qt does not turn around by itself."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QGuiApplication


def margins(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Give margins from where a line begins to where it ends; Qt only knows left and right.

    Parameters
    ----------
    start, top, end, bottom : int
        Pixels.

    Returns
    -------
    QMargins
        For the program's direction.
    """
    if QGuiApplication.isRightToLeft():
        start, end = end, start
    return QMargins(start, top, end, bottom)
