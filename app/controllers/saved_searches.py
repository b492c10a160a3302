"""The searches that are kept."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.controllers.search import SearchController
from app.views.main_window import MainWindow


class SavedSearchesController(QObject):
    """Lists, keeps and runs saved searches.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    search : SearchController
        For running one.
    """

    def __init__(self, session: Session, window: MainWindow, *, search: SearchController) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._search = search
