"""The position among the videos, kept while the list is rebuilt and carried over to another view."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject

from app.browse.models.video_grid import VideoGridModel
from app.browse.views.flow_list import FlowList

_MOST_KEPT = 500
"""Selected videos that stay selected when the list is rebuilt."""


@dataclass(frozen=True, slots=True)
class ScrollPosition:
    """A position, by ids, which outlive rows.

    Attributes
    ----------
    top, current : int
        Id of the first video in view, 0 at the very top; and of the current one, 0 for none.
    hidden_px : int
        How much of the first is above the view.
    selected : tuple of int
        Selected ids.
    is_current_seen : bool
        Whether the current one is in view.
    """

    top: int = 0
    current: int = 0
    hidden_px: int = 0
    selected: tuple[int, ...] = ()
    is_current_seen: bool = False


class ScrollKeeper(QObject):
    """Keeps the position in whichever view shows the videos.

    Parameters
    ----------
    model : VideoGridModel
        The videos.
    selection : QItemSelectionModel
        Shared by the views.
    view : callable
        Returns the view that is shown, or was last shown.
    parent : QObject
        Qt parent.
    """

    def __init__(
        self,
        model: VideoGridModel,
        selection: QItemSelectionModel,
        view: Callable[[], FlowList],
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self._view = view
        self._place = ScrollPosition()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(lambda: self.go_to(self._place))

    def _remember(self) -> None:
        self._place = self.place

    @property
    def place(self) -> ScrollPosition:
        """The current position."""
        view, ids, current = self._view(), self._model.ids, self._selection.currentIndex()
        row, hidden_px = view.place
        return ScrollPosition(
            top=ids[row] if view.verticalOffset() and row < len(ids) else 0,
            hidden_px=hidden_px,
            current=ids[current.row()] if current.isValid() else 0,
            selected=tuple(ids[row] for row in view.selected_rows(at_most=_MOST_KEPT)),
            is_current_seen=current.isValid() and current.row() in view.visible_rows(),
        )

    def go_to(self, place: ScrollPosition) -> None:
        """Restore a position, as far as its videos are still listed."""
        model, view, flag = self._model, self._view(), QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for row in map(model.row_of, place.selected):
            if row >= 0:
                chosen.select(model.index(row), model.index(row))
        if place.current and (row := model.row_of(place.current)) >= 0:
            self._selection.setCurrentIndex(model.index(row), flag.NoUpdate)
        self._selection.select(chosen, flag.ClearAndSelect)
        # Finding a row takes a tenth of a second in a large library; at the start there is none.
        if place.top and (row := model.row_of(place.top)) >= 0:
            view.bring_to_top(row, hidden_px=place.hidden_px)
        else:
            view.scrollToTop()
        # In another list of videos, the first one in view may be far from the current one.
        current = self._selection.currentIndex()
        if place.is_current_seen and current.isValid() and current.row() not in view.visible_rows():
            view.scrollTo(current)


def take_along(old: FlowList, new: FlowList) -> None:
    """Scroll a view to the first video of another view of the same model, and to the current one if it was in view."""
    current = old.currentIndex()
    was_seen = current.isValid() and current.row() in old.visible_rows()
    row, hidden_px = old.place
    # If a heading was visible above the first video, show it again.
    new.bring_to_top(row, hidden_px=min(0, hidden_px))
    if was_seen:
        new.scrollTo(current)
