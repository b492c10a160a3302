"""What is chosen on the page on show becomes the window's one selection."""

from PySide6.QtCore import QItemSelection, QObject
from PySide6.QtWidgets import QAbstractItemView

from app.models.cards import MomentCard
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from core.domain.moments import Moment


class SelectionController(QObject):
    """Follows the selections of the pages.

    Parameters
    ----------
    window : MainWindow
        Its pages and models.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # Once for all that one key press or drag does to several selection models.
        self._take_soon = Throttle(0, self.take, parent=self)
        for selection in (window.models.video_selection, window.results.list_view.selectionModel()):
            selection.selectionChanged.connect(lambda *_: self._take_soon.wish())
            selection.currentChanged.connect(lambda *_: self._take_soon.wish())
        window.models.videos.modelReset.connect(self._take_soon.wish)
        window.models.moments.modelReset.connect(self._take_soon.wish)
        window.pages.currentChanged.connect(lambda _page: self._take_soon.wish())
        actions = window.actions_by_name
        actions.on("select_all", self._select_all)
        actions.on("select_none", self._select_none)

    def take(self) -> None:
        """Take over what is chosen now."""
        if self._window.pages.currentWidget() is self._window.results:
            self._take_moments()
        else:
            self._take_videos()

    def _take_videos(self) -> None:
        models = self._window.models
        ids = models.videos.ids
        current = models.video_selection.currentIndex()
        chosen = _rows(models.video_selection.selection())
        current_id = ids[current.row()] if current.isValid() else 0
        models.selection.choose([ids[row] for row in chosen], current_id=current_id if chosen else 0)

    def _take_moments(self) -> None:
        models, view = self._window.models, self._window.results.list_view
        cards = [models.moments.moment(models.moments.index(row)) for row in _rows(view.selectionModel().selection())]
        chosen = [card for card in cards if card is not None]
        current = models.moments.moment(view.currentIndex())
        current_id = current.card.video.id if current is not None and chosen else 0
        moment = _moment(current) if current is not None and len(chosen) == 1 else None
        ids = dict.fromkeys(card.card.video.id for card in chosen)
        models.selection.choose(list(ids), current_id=current_id, moment=moment)

    def _select_all(self) -> None:
        if (view := self._view()) is not None:
            view.selectAll()

    def _select_none(self) -> None:
        if (view := self._view()) is not None:
            view.clearSelection()

    def _view(self) -> QAbstractItemView | None:
        return getattr(self._window.pages.currentWidget(), "list_view", None)


def _rows(selection: QItemSelection) -> list[int]:
    """List the rows of a selection in order; by ranges, since it may hold 100,000."""
    ranges = [range(part.top(), part.bottom() + 1) for part in selection.toList()]
    return list(ranges[0]) if len(ranges) == 1 else sorted({row for rows in ranges for row in rows})


def _moment(card: MomentCard) -> Moment:
    return Moment(card.card.video.id, card.hit.start_seconds, card.hit.end_seconds)
