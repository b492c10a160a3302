"""A filter by a tag that no video has leads on: to its suggestions, or to a review."""

from PySide6.QtCore import QObject

from app.learning.controllers.learning import LearningController
from app.learning.controllers.reviewing import ReviewingController
from app.search.controllers.search import SearchController
from app.shell.main_window import MainWindow
from app.tags.models.tag_words import spoken
from app.ui.text import filled, tr
from core.domain.filters import Condition, Field
from core.domain.tags import Tag


class TagsWithoutVideos(QObject):
    """Says on the empty page of videos what is known of the tag that is filtered by.

    Parameters
    ----------
    window : MainWindow
        Its pages and tags.
    search : SearchController
        Holds the filter in force.
    follower : LearningController
        Knows for how many videos tags are suggested.
    reviewing : ReviewingController
        Reviews suggestions.
    """

    def __init__(
        self,
        window: MainWindow,
        *,
        search: SearchController,
        follower: LearningController,
        reviewing: ReviewingController,
    ) -> None:
        super().__init__(window)
        self._window, self._search, self._follower, self._reviewing = window, search, follower, reviewing
        window.video_pages.filterShown.connect(self._say)
        window.video_pages.wayChosen.connect(self._on_way)
        window.models.tags.changed.connect(self._say)
        follower.countsChanged.connect(lambda _counts: self._say())

    def _found(self) -> tuple[Condition, Tag] | None:
        """Find a condition on show that asks for a single tag which no video has."""
        book = self._window.models.tags
        for condition in self._window.video_pages.shown.conditions:
            is_wanted = condition.field is Field.TAG and not condition.is_negated and len(condition.values) == 1
            tag = book.find(condition.values[0]) if is_wanted else None
            if tag is not None and not book.count(tag.id).n_with_children:
                return condition, tag
        return None

    def _say(self) -> None:
        found = self._found()
        if found is None:
            self._window.video_pages.offer_ways("", ())
            return
        tag = found[1]
        words = filled(tr("Tags", "No video has the tag “%1” yet."), spoken(tag.name))
        if n_suggested := self._follower.counts.get(tag.id, 0):
            words = f"{words} {tr('Tags', 'It is suggested for %n videos.', n=n_suggested)}"
            ways = (
                ("review", tr("Tags", "Review suggestions")),
                ("suggested", tr("Tags", "Show these videos")),
            )
        else:
            ways = (("review", tr("Tags", "Look for examples")),)
        self._window.video_pages.offer_ways(words, ways)

    def _on_way(self, name: str) -> None:
        if (found := self._found()) is None:
            return
        condition, tag = found
        if name == "review":
            self._reviewing.open(tag)
        else:
            asked = self._search.asked.without(condition)
            self._search.ask(asked.having(Condition(Field.SUGGESTED, (tag.name,))))
