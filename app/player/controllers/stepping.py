"""Goes from one video to the next without leaving the player, and keeps to what is selected."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QObject

from app.browse.views.flow_list import FlowList
from app.player.views.panel import PlayerPanel
from app.stage.centre import CentreView
from app.stage.stage import Stage
from app.ui.localization.text import filled, number, tr
from app.ui.throttle import Throttle

_MOST_SELECTED = 1000
"""Of more selected rows than this, stepping goes through all rows."""


class SteppingController(QObject):
    """Shows the previous and the next video or moment of the page that the player covers.

    With several selected, it goes through these and leaves them selected.

    Parameters
    ----------
    stage : Stage
        Shared by the window's features.
    player : PlayerPanel
        The player.
    play_current : callable
        Plays the current row of the page, or shows it paused if the video before it was paused.
    wanted_id : callable
        Returns the video that is open or about to be.
    """

    def __init__(
        self,
        stage: Stage,
        *,
        player: PlayerPanel,
        play_current: Callable[[], object],
        wanted_id: Callable[[], int],
    ) -> None:
        super().__init__(stage.frame)
        self._stage, self._centre = stage, stage.centre
        self._player = player
        self._play_current, self._wanted_id = play_current, wanted_id
        self._show_soon = Throttle(0, self._show_place, parent=self)
        stage.actions.on("previous_video", lambda: self.go(-1))
        stage.actions.on("next_video", lambda: self.go(1))
        stage.actions.attach("single", player, player.own_window)
        stage.selection.changed.connect(self._follow)
        for signal in (stage.selection.changed, stage.selection.momentChanged, stage.centre.changed):
            signal.connect(self._show_soon.request)
        for view in stage.pages.main_views:
            for changed in (view.model().modelReset, view.model().rowsInserted, view.model().rowsRemoved):
                changed.connect(self._show_soon.request)

    @property
    def _view(self) -> FlowList | None:
        view = self._stage.pages.main_view
        return view if isinstance(view, FlowList) else None

    def go(self, step: int) -> None:
        """Show the next video or moment, or the previous one for -1."""
        view = self._view
        if view is None or not (self._centre.view is CentreView.SINGLE or self._player.own_window.is_apart):
            return
        rows, place = self._rows(view)
        if not 0 <= place + step < len(rows):
            return
        index = view.model().index(rows[place + step], 0)
        flags = QItemSelectionModel.SelectionFlag
        flag = flags.NoUpdate if isinstance(rows, list) else flags.ClearAndSelect
        view.selectionModel().setCurrentIndex(index, flag)
        view.scrollTo(index)
        self._play_current()

    def _rows(self, view: FlowList) -> tuple[Sequence[int], int]:
        """Return the rows to go through, a list if they are only the selected ones, and the place of the current."""
        row, n_rows = view.currentIndex().row(), view.model().rowCount()
        selected = sorted(view.selected_rows(at_most=_MOST_SELECTED + 1))
        if 1 < len(selected) <= min(_MOST_SELECTED, n_rows - 1) and row in selected:
            return selected, bisect_left(selected, row)
        return range(n_rows), row

    def _follow(self) -> None:
        """Show another video once it is the current one: what is seen must be what commands apply to."""
        current_id = self._stage.selection.current_id
        if self._centre.view is CentreView.SINGLE and current_id and current_id != self._wanted_id():
            self._play_current()

    def _show_place(self) -> None:
        view = self._view
        if view is None or self._centre.view is not CentreView.SINGLE:
            return
        rows, place = self._rows(view)
        words = tr("Playing", "%1 of %2 selected") if isinstance(rows, list) else tr("Playing", "%1 of %2")
        self._player.head.show_place(
            filled(words, number(place + 1), number(len(rows))) if place >= 0 else "",
            has_previous=place > 0,
            has_next=place + 1 < len(rows),
            is_of_moments=self._stage.pages.has_moments,
        )
