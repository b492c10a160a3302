"""Back and forward through searches and filters, with their results and scroll positions."""

import dataclasses
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMainWindow

from app.browse.controllers.grid import GridController
from app.browse.views.places import ScrollKeeper, ScrollPosition
from app.search.controllers.answering import SearchAnswer
from app.search.controllers.search import SearchController
from app.search.models.criteria import SearchCriteria
from app.search.views.moment_list import MomentScrollPosition
from app.search.views.results_page import ResultsPage
from app.stage.centre import CentreView
from app.stage.stage import Stage
from app.ui.throttle import Throttle

MOST_VISITS = 100
_LOOK_AGAIN_MS = 15


@dataclass(frozen=True, slots=True)
class Visit:
    """A search or filter, and the position when it was left.

    Attributes
    ----------
    criteria : SearchCriteria
        The search and filters.
    answer : SearchAnswer or None
        Moments found.
    place : MomentScrollPosition or ScrollPosition or None
        None until it is left.
    """

    criteria: SearchCriteria = field(default_factory=SearchCriteria)
    answer: SearchAnswer | None = None
    place: MomentScrollPosition | ScrollPosition | None = None


class NavigationController(QObject):
    """Keeps the back and forward history of a window."""

    def __init__(
        self,
        window: QMainWindow,
        stage: Stage,
        *,
        results: ResultsPage,
        search: SearchController,
        grid: GridController,
        places: ScrollKeeper,
    ) -> None:
        super().__init__(window)
        self._window, self._stage = window, stage
        self._results, self._search = results, search
        self._grid = grid
        self._places = places
        self._back: list[Visit] = []
        self._forward: list[Visit] = []
        self._here = Visit()
        self._is_moving = False
        self._awaited: ScrollPosition | None = None
        self._look_again = Throttle(_LOOK_AGAIN_MS, self._arrive, parent=self)
        self._actions = (stage.actions["back"], stage.actions["forward"])
        stage.actions.on("back", self.back)
        stage.actions.on("forward", self.forward)
        window.installEventFilter(self)
        search.leaving.connect(self._on_leaving)
        search.filterChanged.connect(lambda _asked: self._on_asked())
        stage.centre.changed.connect(self._refresh)
        self._refresh()

    @property
    def _is_single(self) -> bool:
        return self._stage.centre.view is CentreView.SINGLE

    def back(self) -> None:
        """Go back to the previous search, or from a video to the page behind it."""
        if self._is_single:
            self._stage.actions["leave"].trigger()
        else:
            self._move(self._back, self._forward)

    def forward(self) -> None:
        """Undo the last `back`."""
        self._move(self._forward, self._back)

    def _move(self, source: list[Visit], target: list[Visit]) -> None:
        if not source:
            return
        visit = source.pop()
        self._on_leaving()
        target.append(self._here)
        self._here = visit
        self._is_moving = True
        try:
            self._search.put(visit.criteria, answer=visit.answer)
        finally:
            self._is_moving = False
        self._go_to(visit)
        self._refresh()

    def _go_to(self, visit: Visit) -> None:
        if isinstance(visit.place, MomentScrollPosition) and visit.answer is not None:
            self._results.go_to(visit.place)
        elif isinstance(visit.place, ScrollPosition):
            self._awaited = visit.place
            self._look_again.request()

    def _on_leaving(self) -> None:
        if self._is_moving:
            return
        self._awaited = None
        criteria, answer = self._here.criteria, self._search.answer
        if criteria.search is None:
            self._here = dataclasses.replace(self._here, place=self._places.place)
        elif answer is not None and answer.criteria == criteria:
            self._here = Visit(criteria, answer, self._results.place)

    def _on_asked(self) -> None:
        if self._is_moving:
            return
        if self._search.is_amending:
            self._here = Visit(self._search.criteria)
            return
        self._back.append(self._here)
        del self._back[:-MOST_VISITS]
        self._forward.clear()
        self._here = Visit(self._search.criteria)
        self._refresh()

    def _refresh(self) -> None:
        back, forward = self._actions
        back.setEnabled(bool(self._back) or self._is_single)
        forward.setEnabled(bool(self._forward))

    def _arrive(self) -> None:
        place = self._awaited
        if place is None:
            return
        if self._grid.is_listing:
            self._look_again.request()
            return
        self._awaited = None
        self._places.go_to(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the side buttons of the mouse anywhere in the window."""
        if watched is self._window and event.type() is QEvent.Type.Show:
            # Pages and panels accept every mouse button; only the platform window gets the event first.
            self._window.windowHandle().installEventFilter(self)
        elif event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            steps = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}
            if watched is not self._window and event.button() in steps:
                steps[event.button()]()
                return True
        return super().eventFilter(watched, event)
