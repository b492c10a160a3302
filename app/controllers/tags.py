"""The tags panel: making, changing and merging tags, and filtering by them."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.controllers.search import SearchController
from app.views.main_window import MainWindow


class TagsController(QObject):
    """Keeps the tags of the window true to the library, and carries out what is asked of them.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    search : SearchController
        For filtering by a tag.
    """

    def __init__(self, session: Session, window: MainWindow, *, search: SearchController) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._search = search
