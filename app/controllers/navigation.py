"""Back and forward: what was asked, what answered it, and where one was in it."""

import dataclasses
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QMouseEvent

from app.controllers.answering import Answer
from app.controllers.asking import Asking
from app.controllers.grid import GridController
from app.controllers.search import SearchController
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from app.views.results_page import MomentPlace

MOST_VISITS = 100
_MOST_KEPT = 500
_LOOK_AGAIN_MS = 15


@dataclass(frozen=True, slots=True)
class VideoPlace:
    """Where somebody is among the videos, by ids, which outlive rows.

    Attributes
    ----------
    top, current : int
        Id of the first video in view, 0 at the very top; and of the one with the focus, 0 for none.
    hidden_px : int
        How much of the first is above the view.
    selected : tuple of int
        Ids.
    """

    top: int = 0
    hidden_px: int = 0
    current: int = 0
    selected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """Something that was asked, and where one was when one left it.

    Attributes
    ----------
    asking : Asking
        What was in force.
    answer : Answer or None
        What had been found by content.
    place : MomentPlace or VideoPlace or None
        None before one has left.
    """

    asking: Asking = field(default_factory=Asking)
    answer: Answer | None = None
    place: MomentPlace | VideoPlace | None = None


class NavigationController(QObject):
    """Keeps the visits of one window.

    Parameters
    ----------
    window : MainWindow
        Its views.
    search : SearchController
        Holds what is in force.
    grid : GridController
        Lists the videos.
    """

    def __init__(self, window: MainWindow, *, search: SearchController, grid: GridController) -> None:
        super().__init__(window)
        self._window = window
        self._search = search
        self._grid = grid
        self._back: list[Visit] = []
        self._forward: list[Visit] = []
        self._here = Visit()
        self._is_moving = False
        self._awaited: VideoPlace | None = None
        self._look_again = Throttle(_LOOK_AGAIN_MS, self._arrive, parent=self)
        self._actions = (window.actions_by_name["back"], window.actions_by_name["forward"])
        window.actions_by_name.on("back", self.back)
        window.actions_by_name.on("forward", self.forward)
        window.installEventFilter(self)
        search.leaving.connect(self._on_leaving)
        search.askedChanged.connect(lambda _asked: self._on_asked())
        self._refresh()

    @property
    def n_back(self) -> int:
        """How many visits lie behind."""
        return len(self._back)

    def back(self) -> None:
        """Return to what was asked before."""
        self._move(self._back, self._forward)

    def forward(self) -> None:
        """Take the last return back."""
        self._move(self._forward, self._back)

    def _move(self, source: list[Visit], target: list[Visit]) -> None:
        if not source:
            return
        visit = source.pop()
        self._on_leaving()
        target.append(self._here)
        self._here = visit
        self._is_moving = True
        self._search.put(visit.asking, answer=visit.answer)
        self._is_moving = False
        self._go_to(visit)
        self._refresh()

    def _go_to(self, visit: Visit) -> None:
        if isinstance(visit.place, MomentPlace) and visit.answer is not None:
            self._window.results.go_to(visit.place)
        elif isinstance(visit.place, VideoPlace):
            self._awaited = visit.place
            self._look_again.wish()

    def _on_leaving(self) -> None:
        if self._is_moving:
            return
        self._awaited = None
        asking, answer = self._here.asking, self._search.answer
        if asking.search is None:
            self._here = dataclasses.replace(self._here, place=self._video_place())
        elif answer is not None and answer.asking == asking:
            self._here = Visit(asking, answer, self._window.results.place)

    def _on_asked(self) -> None:
        if self._is_moving:
            return
        self._back.append(self._here)
        del self._back[:-MOST_VISITS]
        self._forward.clear()
        self._here = Visit(self._search.asking)
        self._refresh()

    def _refresh(self) -> None:
        for action, visits in zip(self._actions, (self._back, self._forward), strict=True):
            action.setEnabled(bool(visits))

    def _video_place(self) -> VideoPlace:
        models, view = self._window.models, self._window.videos_page.list_view
        ids, selection = models.videos.ids, models.video_selection
        row, hidden_px = getattr(view, "place", (0, 0))
        current = selection.currentIndex()
        rows = [row for part in selection.selection().toList() for row in range(part.top(), part.bottom() + 1)]
        return VideoPlace(
            top=ids[row] if (row or hidden_px) and row < len(ids) else 0,
            hidden_px=hidden_px,
            current=ids[current.row()] if current.isValid() else 0,
            selected=tuple(ids[row] for row in rows[:_MOST_KEPT]),
        )

    def _arrive(self) -> None:
        place = self._awaited
        if place is None:
            return
        if self._grid.is_listing:
            self._look_again.wish()
            return
        self._awaited = None
        self._select(place)
        view, row = self._window.videos_page.list_view, self._window.models.videos.row_of(place.top)
        if hasattr(view, "bring_to_top"):
            view.bring_to_top(max(0, row), hidden_px=place.hidden_px if row >= 0 else 0)

    def _select(self, place: VideoPlace) -> None:
        model, selection = self._window.models.videos, self._window.models.video_selection
        chosen, flags = QItemSelection(), QItemSelectionModel.SelectionFlag
        for row in map(model.row_of, place.selected):
            if row >= 0:
                chosen.select(model.index(row), model.index(row))
        if (row := model.row_of(place.current)) >= 0:
            selection.setCurrentIndex(model.index(row), flags.NoUpdate)
        selection.select(chosen, flags.ClearAndSelect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the side buttons of the mouse, wherever in the window they are pressed."""
        if watched is self._window and event.type() is QEvent.Type.Show:
            # Pages and panels take every button for themselves; only the platform's window comes before them.
            self._window.windowHandle().installEventFilter(self)
        elif event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            steps = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}
            if watched is not self._window and event.button() in steps:
                steps[event.button()]()
                return True
        return super().eventFilter(watched, event)
