"""Giving tags and ratings: tag bar, number keys, rating keys."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.views.main_window import MainWindow


class TaggingController(QObject):
    """Gives tags and ratings to what is chosen.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    """

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
