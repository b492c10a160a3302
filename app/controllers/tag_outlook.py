"""Keeps the strip below the tags true: the outlook of the tag chosen there."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.models import outlook_words
from app.operations import tag_outlook
from app.operations.tag_outlook import Expected
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from core.domain.changes import Changes
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from core.errors import KnownError

_SOON_MS = 120
_STALE_BY = Changes.DECISIONS | Changes.TAGS | Changes.SUGGESTIONS | Changes.HEADS | Changes.EMBEDDINGS | Changes.VIDEOS


class TagOutlookController(QObject):
    """Shows what to expect of the one tag that is chosen.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its tags panel.
    on_review : callable
        Given a `Tag` and a `ReviewMode`, opens the review.
    """

    def __init__(self, session: Session, window: MainWindow, *, on_review: Callable[[Tag, ReviewMode], object]) -> None:
        super().__init__(window)
        self._session = session
        self._panel = window.tags_panel
        self._is_reading = self._is_stale = False
        self._look_soon = Throttle(_SOON_MS, self.refresh, parent=self)
        tree = self._panel.tree
        self._scroll_soon = Throttle(0, lambda: tree.scrollTo(tree.currentIndex()), parent=self)
        self._panel.tree.selectionModel().selectionChanged.connect(lambda *_: self._look_soon.wish())
        self._panel.outlook.offerTaken.connect(on_review)
        window.models.tags.changed.connect(self._look_soon.wish)
        session.changed.connect(self._on_changed)

    @property
    def _chosen(self) -> Tag | None:
        chosen = self._panel.chosen
        return chosen[0] if len(chosen) == 1 else None

    def refresh(self) -> None:
        """Look again; one look at a time, and one more where something changed meanwhile."""
        self._is_stale = self._is_reading
        tag = self._chosen
        if tag is None:
            self._panel.outlook.show_outlook(None)
        elif not self._is_reading:
            self._is_reading = True
            work = tag_outlook.look(tag.id)
            self._session.run(work.then(lambda found: self._take(tag, found)).otherwise(self._fail))

    def _take(self, tag: Tag, found: Expected) -> None:
        if (chosen := self._chosen) is not None and chosen.id == tag.id and found.outlook is not None:
            is_new = self._panel.outlook.isHidden()
            self._panel.outlook.show_outlook(chosen, outlook_words.face(chosen, found.outlook, found.audit))
            if is_new:  # it takes its room from the tree
                self._scroll_soon.wish()
        self._end()

    def _fail(self, error: KnownError) -> None:
        self._panel.outlook.show_outlook(None)
        self._session.board.complain(error)
        self._end()

    def _end(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._look_soon.wish()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY:
            self._look_soon.wish()
