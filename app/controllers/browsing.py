"""Which view of the videos is on show: grid, filmstrips or list; grouping and size."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.views.main_window import MainWindow


class BrowsingController(QObject):
    """Switches between the views of the videos.

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
