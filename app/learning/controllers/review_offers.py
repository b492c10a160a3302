"""Offer a review when a tag has many new suggestions: once per tag, and never during a review."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.browse.views.video_pages import VideoPages
from app.learning.controllers.follower import LearningController
from app.learning.controllers.review import ReviewController
from app.learning.views.training_card import ReviewOffer
from app.search.controllers.search import SearchController
from app.stage.stage import Stage
from app.ui.localization.text import filled, inline_name, tr
from app.ui.widgets.toast import Toast
from core.domain.query.filters import Condition, Field
from core.domain.tags import Tag

LEAST_NEW = 12
"""Fewer new suggestions than fill a page are not worth an offer."""


class ReviewOffers(QObject):
    """Offers reviews.

    Attributes
    ----------
    offer : ReviewOffer
        The offer in the window.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    follower : LearningController
        Knows how many videos are suggested.
    reviewing : ReviewController
        Opens the review.
    above : Toast
        The toast that the offer is placed above.
    """

    def __init__(
        self, stage: Stage, *, follower: LearningController, reviewing: ReviewController, above: Toast
    ) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._reviewing = reviewing
        self._known: dict[int, int] | None = None
        self._offered: set[int] = set()
        self.offer = ReviewOffer(stage.pages)
        self.offer.stay_above(above)
        self.offer.wanted.connect(self._on_wanted)
        follower.countsChanged.connect(self._on_counts)
        stage.pages.currentChanged.connect(lambda _page: self._on_page())

    def _on_counts(self, counts: Mapping[int, int]) -> None:
        known, self._known = self._known, dict(counts)
        if known is None or self._reviewing.is_shown:
            return  # suggestions from last time are not news
        grown = {
            tag_id: n - known.get(tag_id, 0)
            for tag_id, n in counts.items()
            if n - known.get(tag_id, 0) >= LEAST_NEW and tag_id not in self._offered
        }
        tag = self._stage.tags.tag(max(grown, key=lambda one: grown[one])) if grown else None
        if tag is not None:
            self._offered.add(tag.id)
            words = tr("Review", "%n new suggestions for “%1”", n=grown[tag.id])
            self.offer.offer(tag.id, filled(words, inline_name(tag.name)))

    def _on_wanted(self, tag_id: int) -> None:
        tag = self._stage.tags.tag(tag_id)
        if tag is not None:
            self._reviewing.open(tag)

    def _on_page(self) -> None:
        if self._reviewing.is_shown:
            self.offer.dismiss()


_REVIEW, _SUGGESTED = "review_tag", "suggested"


class TagsWithoutVideos(QObject):
    """Tells, where a filter by a tag finds no videos, how many the tag is suggested for."""

    def __init__(
        self,
        stage: Stage,
        *,
        search: SearchController,
        follower: LearningController,
        reviewing: ReviewController,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._video_pages = video_pages
        self._stage, self._search, self._follower, self._reviewing = stage, search, follower, reviewing
        video_pages.filterShown.connect(self._offer_actions)
        video_pages.actionChosen.connect(self._on_way)
        stage.tags.changed.connect(self._offer_actions)
        follower.countsChanged.connect(lambda _counts: self._offer_actions())

    def _found(self) -> tuple[Condition, Tag] | None:
        """Return the condition that asks for a single tag which no video has, and that tag; None if there is none."""
        book = self._stage.tags
        for condition in self._video_pages.shown.conditions:
            if not isinstance(condition, Condition) or condition.is_negated or len(condition.values) != 1:
                continue
            is_wanted = condition.field is Field.TAG
            tag = book.find(condition.values[0]) if is_wanted else None
            if tag is not None and not book.count(tag.id).n_with_children:
                return condition, tag
        return None

    def _offer_actions(self) -> None:
        found = self._found()
        if found is None:
            self._video_pages.offer_actions("", ())
            return
        tag = found[1]
        words = filled(tr("Tags", "No video has the tag “%1” yet."), inline_name(tag.name))
        if n_suggested := self._follower.counts.get(tag.id, 0):
            words = f"{words} {tr('Tags', 'It is suggested for %n videos.', n=n_suggested)}"
            actions = (
                (_REVIEW, tr("Tags", "Review suggestions")),
                (_SUGGESTED, tr("Tags", "Show these videos")),
            )
        else:
            actions = ((_REVIEW, tr("Tags", "Look for examples")),)
        self._video_pages.offer_actions(words, actions)

    def _on_way(self, name: str) -> None:
        if (found := self._found()) is None:
            return
        condition, tag = found
        if name == _REVIEW:
            self._reviewing.open(tag)
        else:
            asked = self._search.active_filter.without(condition)
            self._search.ask(asked.having(Condition(Field.SUGGESTED, (tag.name,))))
