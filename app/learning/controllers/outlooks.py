"""Looking up what to expect of a tag, again whenever that may have changed; used by the tags panel and the review."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.learning.operations import tag_outlook
from app.learning.operations.tag_outlook import Expected
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.tags import Tag
from core.errors import KnownError

_SOON_MS = 120
_STALE_BY = Changes.DECISIONS | Changes.TAGS | Changes.SUGGESTIONS | Changes.HEADS | Changes.EMBEDDINGS | Changes.VIDEOS


class Outlooks(QObject):
    """Follows the outlook of one tag at a time.

    Attributes
    ----------
    found : Signal
        `Tag` and `Expected` of the tag that is wanted now; None and None where none is, or it could not be read.

    Parameters
    ----------
    session : Session
        The library.
    wanted : callable
        Returns the `Tag` that is shown now, or None.
    parent : QObject
        Owner.
    """

    found = Signal(object, object)

    def __init__(self, session: Session, wanted: Callable[[], Tag | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._wanted = session, wanted
        self._is_reading = self._is_stale = False
        self._look_soon = Throttle(_SOON_MS, self.refresh, parent=self)
        session.changed.connect(self._on_changed)

    def wish(self) -> None:
        """Look again soon: another tag may be wanted."""
        self._look_soon.wish()

    def refresh(self) -> None:
        """Look again; one look at a time, and one more where something changed meanwhile."""
        self._is_stale = self._is_reading
        tag = self._wanted()
        if tag is None:
            self.found.emit(None, None)
        elif not self._is_reading:
            self._is_reading = True
            work = tag_outlook.look(tag.id)
            self._session.run(work.then(lambda found: self._take(tag, found)).otherwise(self._fail))

    def _take(self, tag: Tag, found: Expected) -> None:
        wanted = self._wanted()
        if wanted is not None and wanted.id == tag.id and found.outlook is not None:
            self.found.emit(wanted, found)
        self._end()

    def _fail(self, error: KnownError) -> None:
        self.found.emit(None, None)
        self._session.board.complain(error)
        self._end()

    def _end(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._look_soon.wish()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY and self._wanted() is not None:
            self._look_soon.wish()
