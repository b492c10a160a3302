"""The timeline: its lanes, in and out points, and what is done to moments."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.controllers.playing import PlayingController
from app.controllers.search import SearchController
from app.views.main_window import MainWindow


class TimelineController(QObject):
    """Fills the timeline and carries out what is done in it.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    playing : PlayingController
        For seeking.
    search : SearchController
        For the hits of the last search and for searching by a frame.
    """

    def __init__(
        self, session: Session, window: MainWindow, *, playing: PlayingController, search: SearchController
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._playing = playing
        self._search = search
