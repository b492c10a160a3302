"""The list of moments, and where somebody is in it."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from typing_extensions import override

from app.browse.views.card_delegate import PADDING_PX
from app.browse.views.flow_list import FlowList
from app.search.models.moments import MomentsModel

_MOST_KEPT = 500
"""Selected moments that stay selected when the answer comes anew."""


@dataclass(frozen=True, slots=True)
class MomentPlace:
    """Where somebody is in an answer, by what outlives rows.

    Attributes
    ----------
    current, top : tuple of int and float, or None
        Video and beginning of the moment with the focus, and of the first one in view; None for none.
    hidden_px : int
        How much of the first is above the view.
    selected : tuple of (int, float)
        Likewise.
    opened : frozenset of int
        Videos all of whose moments are on show.
    """

    current: "tuple[int, float] | None" = None
    top: "tuple[int, float] | None" = None
    hidden_px: int = 0
    selected: tuple[tuple[int, float], ...] = ()
    opened: frozenset[int] = frozenset()


class MomentList(FlowList):
    """The list of moments; a click on "+n", or the keys + and -, shows or hides a video's other moments.

    Attributes
    ----------
    toggled : Signal
        A row whose video is to show or hide its other moments.
    """

    toggled = Signal(QModelIndex)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            card = self.visualRect(index)
            picture_bottom = card.top() + PADDING_PX + (card.width() - 2 * PADDING_PX) * 9 // 16
            line_px = self.fontMetrics().height() + 3
            if picture_bottom + line_px < event.position().y() < picture_bottom + 2 * line_px + 6:
                self.toggled.emit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in {"+", "-"} and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def moment_place(self, model: MomentsModel) -> MomentPlace:
        """Give where one is; for `go_to`, also in another answer to the same question.

        Parameters
        ----------
        model : MomentsModel
            Its own.

        Returns
        -------
        MomentPlace
            See there.
        """
        row, hidden_px = self.place
        selected = [_key(model, row) for row in self.selected_rows(at_most=_MOST_KEPT)]
        return MomentPlace(
            current=_key(model, self.currentIndex().row()),
            top=_key(model, row) if row or hidden_px else None,
            hidden_px=hidden_px,
            selected=tuple(key for key in selected if key is not None),
            opened=model.opened,
        )

    def go_to(self, model: MomentsModel, place: MomentPlace | None) -> None:
        """Go to a place in the answer on show.

        Parameters
        ----------
        model : MomentsModel
            Its own.
        place : MomentPlace or None
            None for the best moment of all.
        """
        model.open_only(place.opened if place is not None else ())
        rows = [model.row_of(*key) for key in (place.selected if place else ())]
        current = model.row_of(*place.current) if place is not None and place.current else -1
        if place is None or current < 0:
            self.select_row(0)
            self.scrollToTop()
            return
        chosen = QItemSelection()
        for row in rows:
            if row >= 0:
                chosen.select(model.index(row), model.index(row))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(current), flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        top = model.row_of(*place.top) if place.top else -1
        if top < 0:
            self.scrollToTop()
        else:
            self.bring_to_top(top, hidden_px=place.hidden_px)


def _key(model: MomentsModel, row: int) -> tuple[int, float] | None:
    card = model.moment(model.index(row))
    return None if card is None else (card.hit.video_id, card.hit.start_seconds)
