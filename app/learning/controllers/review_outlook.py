"""Says in the head of the review how many more videos the tag probably fits, and when looking on is hardly worth it."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.learning.controllers.outlooks import Outlooks
from app.learning.controllers.reviewing import ReviewingController
from app.learning.models import outlook_words
from app.learning.operations.tag_outlook import Expected
from app.stage.stage import Stage
from core.domain.learning import ReviewMode
from core.domain.tags import Tag

_ABOUT = frozenset({ReviewMode.MIXED, ReviewMode.UNSURE, ReviewMode.CONFIDENT, ReviewMode.RANDOM})
"""Ways of asking that look for more; a check at random, and old decisions, do not."""


class ReviewOutlook(QObject):
    """Keeps that line true.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    reviewing : ReviewingController
        The review.
    """

    def __init__(self, session: Session, stage: Stage, reviewing: ReviewingController) -> None:
        super().__init__(reviewing)
        self._reviewing = reviewing
        self._outlooks = Outlooks(session, lambda: self._reviewed, self)
        self._outlooks.found.connect(self._say)
        reviewing.page.model.modelReset.connect(self._outlooks.wish)
        stage.pages.currentChanged.connect(lambda _page: self._outlooks.wish())

    @property
    def _reviewed(self) -> Tag | None:
        run = self._reviewing.run
        return run.tag if run is not None and run.mode in _ABOUT and self._reviewing.is_shown else None

    def _say(self, tag: Tag | None, found: Expected | None) -> None:
        text = ""
        if tag is not None and found is not None and found.outlook is not None:
            text = outlook_words.hardly_worth_it(tag, found.outlook) or outlook_words.left(found.outlook)
        self._reviewing.page.head.say_outlook(text)
