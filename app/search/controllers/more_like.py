"""Adds what is selected to the search as examples: more like this, or less like this."""

import dataclasses

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.search.controllers.search import SearchController
from app.search.models.terms import with_examples
from app.search.operations import filters
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from app.ui.localization.text import tr
from core.domain.query.filters import Example
from core.domain.search import FrameQuery, ImageQuery, VideoQuery

MOST_EXAMPLES = 12
"""Examples that are added at once; more would say little, and fill the search box."""
_Query = VideoQuery | FrameQuery | ImageQuery


class MoreLikeController(QObject):
    """Runs the commands "More like this" and "Less like this"."""

    def __init__(self, session: Session, stage: Stage, *, search: SearchController, results: ResultsPage) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._search = search
        self._results = results
        stage.actions.on("more_like", lambda: self._add(1.0))
        stage.actions.on("less_like", lambda: self._add(-1.0))

    def _add(self, weight: float) -> None:
        chosen = self._chosen()
        if not chosen:
            self._session.board.inform(tr("Search", "Select a video or moment first."))
            return
        if len(chosen) > MOST_EXAMPLES:
            words = tr("Search", "Select at most %n videos as examples.", n=MOST_EXAMPLES)
            self._session.board.inform(words)
            return
        criteria = self._search.criteria
        shown = criteria.example.query if criteria.example is not None else None
        # What the search began with becomes an example beside the others.
        before = [shown] if isinstance(shown, VideoQuery | FrameQuery | ImageQuery) else []

        def _put(named: list[Example]) -> None:
            asked = with_examples(criteria.filter, named[: len(before)], weight=1.0)
            asked = with_examples(asked, named[len(before) :], weight=weight)
            self._search.put(dataclasses.replace(criteria, filter=asked, example=None))

        self._session.run(filters.name_examples([*before, *chosen]).then(_put))

    def _chosen(self) -> list[_Query]:
        """Return the selected results as frames, otherwise the moment or the selected videos."""
        if self._stage.pages.currentWidget() is self._results:
            model, view = self._results.model, self._results.list_view
            cards = [model.moment(model.index(row)) for row in view.selected_rows(at_most=MOST_EXAMPLES + 1)]
            return [FrameQuery(*card.frame_key) for card in cards if card is not None]
        selection = self._stage.selection
        if (moment := selection.moment) is not None:
            return [FrameQuery(moment.video_id, (moment.start_seconds + moment.end_seconds) / 2)]
        return [VideoQuery(video_id) for video_id in selection.ids[: MOST_EXAMPLES + 1]]
