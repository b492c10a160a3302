"""The page of all videos, or of one folder's."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from app.models.thumbnails import ThumbnailCache
from app.models.video_grid import VideoGridModel
from app.support.buttons import TextButton
from app.support.labels import ElidedLabel, PlainLabel, Role
from app.support.text import number
from app.views.card_delegate import VideoCardDelegate
from app.views.flow_list import FlowList
from core.domain.videos import VideoSort

_MOST_KEPT = 500
"""Selected videos that stay selected when the list is built anew."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the grid, by ids, which outlive rows.

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


class GridPage(QWidget):
    """Heading, order, and the grid of cards.

    Attributes
    ----------
    sortChosen : Signal
        `VideoSort` and whether it is descending.
    filterCleared : Signal
        The name filter was taken off.
    """

    sortChosen = Signal(object, bool)
    filterCleared = Signal()

    def __init__(
        self,
        model: VideoGridModel,
        selection: QItemSelectionModel,
        thumbnails: ThumbnailCache,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._title = ElidedLabel(self.tr("All videos"), role=Role.HEADING, parent=self)
        self._count = PlainLabel(role=Role.MUTED, parent=self)
        self._filter = TextButton("", self.filterCleared.emit, parent=self)
        self._filter.setToolTip(self.tr("Show all again"))
        self._filter.hide()
        self._sort = self._make_sort()
        self.list_view = FlowList(VideoCardDelegate(thumbnails, self), thumbnails, parent=self)
        self.list_view.setModel(model)
        self.list_view.setSelectionModel(selection)
        self.list_view.setAccessibleName(self.tr("Videos"))
        self._empty = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.set_sort(VideoSort.NAME, is_descending=False)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._refresh)
        self._place = Place()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._refresh()

    def _make_sort(self) -> TextButton:
        button = TextButton("", lambda: None, kind="quiet", parent=self)
        menu = QMenu(button)
        for words, sort, is_descending in self._orders():
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _checked, sort=sort, is_descending=is_descending: self._on_order(sort, is_descending)
            )
        button.setMenu(menu)
        return button

    def _orders(self) -> list[tuple[str, VideoSort, bool]]:
        return [
            (self.tr("Name"), VideoSort.NAME, False),
            (self.tr("Newest first"), VideoSort.ADDED, True),
            (self.tr("Longest first"), VideoSort.DURATION, True),
            (self.tr("Shortest first"), VideoSort.DURATION, False),
        ]

    def _on_order(self, sort: VideoSort, is_descending: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.set_sort(sort, is_descending=is_descending)
        self.sortChosen.emit(sort, is_descending)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 14, 6)
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self._filter)
        head.addWidget(self._count)
        head.addWidget(self._sort)
        self._stack = QStackedLayout()
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(5, 0, 0, 0)
        inner.addWidget(self.list_view)
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def set_heading(self, title: str, *, name_filter: str) -> None:
        """Say what is shown.

        Parameters
        ----------
        title : str
            Plain text.
        name_filter : str
            Part of names that is looked for; empty for none.
        """
        self._title.setText(title)
        shown = name_filter if len(name_filter) < 24 else name_filter[:23] + "\N{HORIZONTAL ELLIPSIS}"
        words = self.tr(
            "Name has \N{LEFT DOUBLE QUOTATION MARK}%1\N{RIGHT DOUBLE QUOTATION MARK}  \N{MULTIPLICATION SIGN}"
        )
        # A single & would be taken for a key mark.
        self._filter.setText(words.replace("%1", shown.replace("&", "&&")))
        self._filter.setVisible(bool(name_filter))
        self._empty.setText(
            self.tr("No name holds these words.") if name_filter else self.tr("There are no videos here yet.")
        )

    def set_sort(self, sort: VideoSort, *, is_descending: bool) -> None:
        """Show which order is in force.

        Parameters
        ----------
        sort : VideoSort
            See there.
        is_descending : bool
            See `sortChosen`.
        """
        for words, known, is_turned in self._orders():
            if (known, is_turned) == (sort, is_descending):
                self._sort.setText(f"{words}  \N{BLACK DOWN-POINTING SMALL TRIANGLE}")
                self._sort.setAccessibleName(self.tr("Order: %1").replace("%1", words))

    def _remember(self) -> None:
        view, ids = self.list_view, self._model.ids
        row, hidden_px = view.place
        self._place = Place(
            top=ids[row] if row or hidden_px else 0,
            hidden_px=hidden_px,
            current=ids[view.currentIndex().row()] if view.currentIndex().isValid() else 0,
            selected=tuple(ids[row] for row in view.selected_rows(at_most=_MOST_KEPT)),
        )

    def _restore(self) -> None:
        view, model, place = self.list_view, self._model, self._place
        chosen = QItemSelection()
        for row in map(model.row_of, place.selected):
            if row >= 0:
                chosen.select(model.index(row), model.index(row))
        selection = view.selectionModel()
        if (row := model.row_of(place.current)) >= 0:
            selection.setCurrentIndex(model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = model.row_of(place.top)
        view.bring_to_top(max(0, row), hidden_px=place.hidden_px if row >= 0 else 0)

    def _refresh(self) -> None:
        n = self._model.rowCount()
        self._count.setText(self.tr("1 video") if n == 1 else self.tr("%1 videos").replace("%1", number(n)))
        self._stack.setCurrentIndex(0 if n else 1)
