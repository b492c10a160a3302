"""Says in the head of the review how many more videos the tag probably fits, and when looking on is hardly worth it."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.controllers.reviewing import ReviewingController
from app.models import outlook_words
from app.operations import tag_outlook
from app.operations.tag_outlook import Expected
from app.support.throttle import Throttle
from core.domain.changes import Changes
from core.domain.learning import ReviewMode
from core.domain.tags import Tag

_SOON_MS = 120
_ABOUT = frozenset({ReviewMode.MIXED, ReviewMode.UNSURE, ReviewMode.CONFIDENT, ReviewMode.RANDOM})
"""Ways of asking that look for more; a check at random, and old decisions, do not."""


class ReviewOutlook(QObject):
    """Keeps that line true.

    Parameters
    ----------
    session : Session
        The library.
    reviewing : ReviewingController
        The review.
    """

    def __init__(self, session: Session, reviewing: ReviewingController) -> None:
        super().__init__(reviewing)
        self._session, self._reviewing = session, reviewing
        self._n_asked = 0
        self._look_soon = Throttle(_SOON_MS, self.refresh, parent=self)
        reviewing.page.model.modelReset.connect(self._look_soon.wish)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Look up the tag at hand."""
        self._n_asked += 1
        run, number = self._reviewing.run, self._n_asked
        if run is None or run.mode not in _ABOUT:
            self._reviewing.page.head.say_outlook("")
        elif self._reviewing.is_shown:
            work = tag_outlook.look(run.tag.id).then(lambda found: self._take(number, run.tag, found))
            self._session.run(work.otherwise(self._session.board.complain))

    def _take(self, number: int, tag: Tag, found: Expected) -> None:
        if number == self._n_asked:
            outlook = found.outlook
            text = outlook and (outlook_words.hardly_worth_it(tag, outlook) or outlook_words.left(outlook))
            self._reviewing.page.head.say_outlook(text or "")

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.SUGGESTIONS | Changes.DECISIONS) and self._reviewing.is_shown:
            self._look_soon.wish()
