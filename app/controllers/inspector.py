"""The inspector: what it shows of the chosen videos, and what is written in it."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.views.main_window import MainWindow


class InspectorController(QObject):
    """Fills the inspector and carries out what is done in it.

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
