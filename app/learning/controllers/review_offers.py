"""Offering a review where much is suggested anew; once for each tag, and never over a review."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.learning.controllers.learning import LearningController
from app.learning.controllers.reviewing import ReviewingController
from app.learning.views.offer import ReviewOffer
from app.stage.stage import Stage
from app.tags.models.tag_words import spoken
from app.ui.text import filled, tr
from app.ui.toast import Toast

LEAST_NEW = 12
"""Fewer videos than make a sheet are no occasion."""


class ReviewOffers(QObject):
    """Offers reviews.

    Attributes
    ----------
    offer : ReviewOffer
        Where it is offered.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    follower : LearningController
        Knows how much is suggested.
    reviewing : ReviewingController
        Carries it out.
    above : Toast
        What the offer stands above.
    """

    def __init__(
        self, stage: Stage, *, follower: LearningController, reviewing: ReviewingController, above: Toast
    ) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._reviewing = reviewing
        self._known: dict[int, int] | None = None
        self._offered: set[int] = set()
        self.offer = ReviewOffer(stage.pages)
        self.offer.stand_on(above)
        self.offer.wanted.connect(self._on_wanted)
        follower.countsChanged.connect(self._on_counts)
        stage.pages.currentChanged.connect(lambda _page: self._on_page())

    def _on_counts(self, counts: Mapping[int, int]) -> None:
        known, self._known = self._known, dict(counts)
        if known is None or self._reviewing.is_shown:
            return  # what was suggested last time is no news
        grown = {
            tag_id: n - known.get(tag_id, 0)
            for tag_id, n in counts.items()
            if n - known.get(tag_id, 0) >= LEAST_NEW and tag_id not in self._offered
        }
        tag = self._stage.tags.tag(max(grown, key=lambda one: grown[one])) if grown else None
        if tag is not None:
            self._offered.add(tag.id)
            words = tr("Review", "%n new suggestions for “%1”", n=grown[tag.id])
            self.offer.offer(tag.id, filled(words, spoken(tag.name)))

    def _on_wanted(self, tag_id: int) -> None:
        tag = self._stage.tags.tag(tag_id)
        if tag is not None:
            self._reviewing.open(tag)

    def _on_page(self) -> None:
        if self._reviewing.is_shown:
            self.offer.dismiss()
