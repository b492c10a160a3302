"""The tags panel: making, changing and merging tags, and filtering by them."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.controllers.search import SearchController
from app.operations import tags
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from core.domain.changes import Changes
from core.domain.tags import TagNode
from core.errors import KnownError

_REFRESH_MS = 150
_STALE_BY = Changes.TAGS | Changes.DECISIONS | Changes.VIDEOS


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
        self._is_reading = False
        self._is_stale = False
        self._refresh_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the tags again; one reading at a time, and one more after it where something changed meanwhile."""
        self._is_stale = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            self._session.run(tags.tree().then(self._take).otherwise(self._give_up))

    def _take(self, tree: tuple[TagNode, ...]) -> None:
        self._is_reading = False
        self._window.models.tags.set_tree(tree)
        if self._is_stale:
            self._refresh_soon.wish()

    def _give_up(self, error: KnownError) -> None:
        self._is_reading = False
        self._session.board.complain(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY:
            self._refresh_soon.wish()
