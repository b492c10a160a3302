"""What leaves the library or the window: files shown elsewhere, videos removed or thrown away."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.views.main_window import MainWindow


class TakingOutController(QObject):
    """Carries out what is asked of files.

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
