"""Turns the selection of the page shown into the window's selection."""

from PySide6.QtCore import QItemSelection, QObject
from PySide6.QtWidgets import QAbstractItemView

from app.browse.models.cards import MomentCard
from app.browse.views.video_pages import VideoPages
from app.search.views.results_page import ResultsPage
from app.stage.centre import CentreView
from app.stage.stage import Stage
from app.ui.throttle import Throttle
from core.domain.moments import Moment


class SelectionController(QObject):
    """Follows the selections of the pages."""

    def __init__(self, stage: Stage, *, results: ResultsPage, video_pages: VideoPages) -> None:
        super().__init__(stage.frame)
        self._results, self._video_pages = results, video_pages
        self._stage = stage
        # Once for everything that one key press or drag changes in several selection models.
        self._take_soon = Throttle(0, self.take, parent=self)
        for selection in (video_pages.selection, results.list_view.selectionModel()):
            selection.selectionChanged.connect(lambda *_: self._take_soon.request())
            selection.currentChanged.connect(lambda *_: self._take_soon.request())
        video_pages.model.modelReset.connect(self._take_soon.request)
        results.model.modelReset.connect(self._take_soon.request)
        stage.pages.currentChanged.connect(lambda _page: self._take_soon.request())
        stage.centre.changed.connect(self._take_soon.request)
        actions = stage.actions
        actions.on("select_all", self._select_all)
        actions.on("select_none", self._select_none)

    def take(self) -> None:
        """Take over the current selection; pages that set the window's selection themselves are left alone."""
        if self._stage.pages.is_chooser:
            return
        if self._stage.pages.currentWidget() is self._results:
            self._take_moments()
        else:
            self._take_videos()

    def _take_videos(self) -> None:
        ids = self._video_pages.model.ids
        current = self._video_pages.selection.currentIndex()
        current_id = ids[current.row()] if current.isValid() else 0
        if self._is_single:
            chosen = [current_id] if current_id else []
        else:
            chosen = [video_id for run in _runs(self._video_pages.selection.selection()) for video_id in ids[run]]
        self._stage.selection.choose(chosen, current_id=current_id if chosen else 0)

    def _take_moments(self) -> None:
        moments, view = self._results.model, self._results.list_view
        runs = _runs(view.selectionModel().selection())
        rows = [row for run in runs for row in range(run.start, run.stop)]
        if self._is_single:
            rows = [view.currentIndex().row()]
        cards = [moments.moment(moments.index(row)) for row in rows]
        chosen = [card for card in cards if card is not None]
        current = moments.moment(view.currentIndex())
        current_id = current.card.video.id if current is not None and chosen else 0
        moment = _moment(current) if current is not None and len(chosen) == 1 else None
        ids = dict.fromkeys(card.card.video.id for card in chosen)
        self._stage.selection.choose(list(ids), current_id=current_id, moment=moment)

    @property
    def _is_single(self) -> bool:
        """Whether only the current video is in view, however many are selected on the page that it covers."""
        return self._stage.centre.view is CentreView.SINGLE

    def _select_all(self) -> None:
        if (view := self._view()) is not None:
            view.selectAll()

    def _select_none(self) -> None:
        if (view := self._view()) is not None:
            view.clearSelection()

    def _view(self) -> QAbstractItemView | None:
        return None if self._is_single else self._stage.pages.main_view


def _runs(selection: QItemSelection) -> list[slice]:
    """Return the selected rows as runs in order: for 100,000 rows, slices cost a tenth of a list of rows."""
    runs: list[slice] = []
    after = 0
    for first, last in sorted((part.top(), part.bottom()) for part in selection.toList()):
        if last >= after:
            runs.append(slice(max(first, after), last + 1))
            after = last + 1
    return runs


def _moment(card: MomentCard) -> Moment:
    return Moment(card.card.video.id, card.hit.start_seconds, card.hit.end_seconds)
