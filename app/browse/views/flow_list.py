"""A list of cards that flows into as many columns as fit; the base of grid, filmstrips, list and results.

Qt's own icon mode lays 100,000 rows out in batches, and starts again at the top whenever the width changes or a row is
added, which loses the scroll position. Here positions are computed (`CardRaster`), so the first card in view stays
where
it is whatever happens to the width, to the size of the cards or to the rows before it.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.browse.views.card_delegate import CardDelegate
from app.browse.views.pointed_view import PointedView
from app.browse.views.raster_view import CardRaster
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui.item_models import CARD_ROLE
from app.ui.throttle import Throttle
from app.ui.tokens import Space


@dataclass(frozen=True)
class SectionRaster(CardRaster):
    """Cells of one size in groups.

    Attributes
    ----------
    starts : tuple of int
        First row of each group, rising from 0, below `n_rows`; at least one.
    heading_px : int
        Height of the line above each group.
    """

    starts: tuple[int, ...] = (0,)
    heading_px: int = 0

    @cached_property
    def _tops(self) -> list[int]:
        tops = [0]
        for first, end in pairwise((*self.starts, self.n_rows)):
            tops.append(tops[-1] + self.heading_px + -(-(end - first) // self.n_columns) * self.cell.height())
        return tops

    @property
    @override
    def height_px(self) -> int:
        return self._tops[-1]

    def _group_of(self, row: int) -> int:
        return max(0, bisect_right(self.starts, row) - 1)

    def _group_at(self, y_px: int) -> int:
        return max(0, min(len(self.starts), bisect_right(self._tops, y_px)) - 1)

    def _end(self, group: int) -> int:
        return self.starts[group + 1] if group + 1 < len(self.starts) else self.n_rows

    def _line_start(self, group: int, y_px: int) -> int:
        """Return the first row of the line at a height: within a heading that of its group, below its lines the group's
        end.
        """
        below_px = y_px - self._tops[group] - self.heading_px
        line = max(0, below_px // self.cell.height())
        return min(self.starts[group] + line * self.n_columns, self._end(group))

    @override
    def rect(self, row: int) -> QRect:
        group = self._group_of(row)
        inner = CardRaster(self.n_rows, self.n_columns, self.cell, self.gap_px).rect(row - self.starts[group])
        return inner.translated(0, self._tops[group] + self.heading_px)

    @override
    def row_at(self, point: QPoint) -> int | None:
        if not 0 <= point.x() < self.n_columns * self.cell.width() or not 0 <= point.y() < self.height_px:
            return None
        group = self._group_at(point.y())
        row = self._line_start(group, point.y()) + point.x() // self.cell.width()
        return row if row < self._end(group) and self.rect(row).contains(point) else None

    @override
    def rows_between(self, top_px: int, bottom_px: int) -> range:
        if not self.n_rows or bottom_px < 0:
            return range(0)
        first, last = self._group_at(top_px), self._group_at(bottom_px)
        is_in_heading = bottom_px < self._tops[last] + self.heading_px
        start = self._line_start(first, top_px)
        stop = self._line_start(last, bottom_px) + (0 if is_in_heading else self.n_columns)
        return range(start, max(start, min(stop, self._end(last))))

    @override
    def runs_within(self, rect: QRect) -> list[tuple[int, int]]:
        left = max(0, rect.left() // self.cell.width())
        right = min(self.n_columns - 1, rect.right() // self.cell.width())
        rows, runs = self.rows_between(rect.top(), rect.bottom()), []
        start = rows.start
        while start < rows.stop:
            end = min(start + self.n_columns, self._end(self._group_of(start)))
            runs.append((start + left, min(start + right, end - 1)))
            start = end
        return [(first, last) for first, last in runs if first <= last]

    @override
    def heading_at(self, point: QPoint) -> int | None:
        if not 0 <= point.y() < self.height_px:
            return None
        group = self._group_at(point.y())
        return group if point.y() < self._tops[group] + self.heading_px else None

    @override
    def headings_between(self, top_px: int, bottom_px: int) -> range:
        if not self.n_rows or bottom_px < 0:
            return range(0)
        first = self._group_at(top_px)
        if top_px >= self._tops[first] + self.heading_px:
            first += 1
        return range(first, self._group_at(bottom_px) + 1)

    @override
    def heading_rect(self, place: int) -> QRect:
        return QRect(0, self._tops[place], self.n_columns * self.cell.width(), self.heading_px)

    @override
    def step(self, row: int, lines: int) -> int:
        for _ in range(abs(lines)):
            row = self._next_line(row) if lines > 0 else self._previous_line(row)
        return row

    def _next_line(self, row: int) -> int:
        group = self._group_of(row)
        column, end = (row - self.starts[group]) % self.n_columns, self._end(group)
        if row + self.n_columns < end:
            return row + self.n_columns
        if row - column + self.n_columns < end:  # the last line is short: its last card is below all columns
            return end - 1
        return row if end >= self.n_rows else min(end + column, self._end(group + 1) - 1)

    def _previous_line(self, row: int) -> int:
        group = self._group_of(row)
        first = self.starts[group]
        if row - self.n_columns >= first or not group:
            return max(row - self.n_columns, (row - first) % self.n_columns)
        column, n_above = row - first, first - self.starts[group - 1]
        last_line = self.starts[group - 1] + (n_above - 1) // self.n_columns * self.n_columns
        return min(last_line + column, first - 1)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large cards may be: their width, or their height where they fill a line."""

    least_px: int
    most_px: int
    first_px: int
    step_px: int


class FlowList(PointedView):
    """Shows cards.

    Attributes
    ----------
    sizes : Sizes
        The range of sizes.
    gap_px : int
        Space between cards.
    viewChanged : Signal
        Other rows came into view; throttled to one signal every 150 ms.
    sizeChanged : Signal
        The size of cards changed, in px.
    """

    sizes: ClassVar[Sizes] = Sizes(150, 420, 210, 20)
    gap_px: ClassVar[int] = Space.SMALL
    viewChanged = Signal()
    sizeChanged = Signal(int)

    def __init__(self, delegate: CardDelegate, thumbnails: ThumbnailCache, *, parent: QWidget | None = None) -> None:
        super().__init__(delegate, parent=parent)
        self._size_px = self.sizes.first_px
        self._n_columns, self._cell = 1, QSize(self._size_px, self._size_px)
        self._raster: CardRaster | None = None
        self._basis: tuple[object, ...] = ()
        # The first card in view, and how much of it is above the view.
        self._top, self._top_px = QPersistentModelIndex(), 0
        self._view_soon = Throttle(150, self.viewChanged.emit, parent=self)
        self.configure()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._note_place())
        thumbnails.came.connect(self._on_picture)

    @property
    @override
    def raster(self) -> CardRaster:
        n_rows = self.model().rowCount() if self.model() else 0
        plain = (n_rows, self._n_columns, self._cell, self.gap_px)
        basis = (*plain, self._heading_px(), self._headings)
        # A raster of many groups is slow to compute, so only after changes.
        if self._raster is None or basis != self._basis:
            starts = tuple(start for start in self._headings.starts if start < n_rows)
            self._raster = SectionRaster(*plain, starts, self._heading_px()) if starts else CardRaster(*plain)
            self._basis = basis
        return self._raster

    def _heading_px(self) -> int:
        return self.fontMetrics().height() + 20

    def set_size_px(self, size_px: int) -> None:
        """Set the wanted size of cards; cards are stretched to fill a line."""
        wanted_px = max(self.sizes.least_px, min(self.sizes.most_px, size_px))
        if wanted_px != self._size_px:
            self._size_px = wanted_px
            self.fit()
            self.sizeChanged.emit(wanted_px)

    @property
    def size_px(self) -> int:
        """Wanted size of a card."""
        return self._size_px

    def zoom(self, steps: int) -> None:
        """Make cards larger, or smaller for negative steps."""
        self.set_size_px(self._size_px + steps * self.sizes.step_px)

    def select_row(self, row: int) -> None:
        """Select one row and scroll to it."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def visible_rows(self) -> range:
        """Return the rows in view."""
        top_px = self.verticalOffset()
        return self.raster.rows_between(top_px, top_px + self.viewport().height() - 1)

    def selected_rows(self, *, at_most: int) -> list[int]:
        """Return up to this many selected rows, in selection order, without walking all of a large selection."""
        found: list[int] = []
        for part in self.selectionModel().selection().toList():
            found.extend(range(part.top(), part.bottom() + 1)[: at_most - len(found)])
        return found

    def bring_to_top(self, row: int, *, hidden_px: int = 0) -> None:
        """Scroll so that a row is at the top, with `hidden_px` of it above the view."""
        self.verticalScrollBar().setValue(self.raster.rect(row).top() + hidden_px)

    @property
    def place(self) -> tuple[int, int]:
        """First row in view, and how many px of it are above the view; (0, 0) at the top."""
        return (self._top.row(), self._top_px) if self._top.isValid() else (0, 0)

    def cells(self, available_px: int) -> tuple[int, QSize]:
        """Return the number of columns for a line of this width, at least 1, and the cell size including the gap;
        informs the delegate.
        """
        n_columns = max(1, available_px // self._size_px)
        cell_px = max(self.sizes.least_px, available_px // n_columns)
        self._delegate.set_card_width(cell_px - self.gap_px)
        return n_columns, QSize(cell_px, self._delegate.card_size(self.fontMetrics()).height() + self.gap_px)

    def fit(self) -> None:
        """Recompute how many cards fit and how large they are."""
        current = self.currentIndex()
        was_seen = current.isValid() and current.row() in self.visible_rows()
        self._n_columns, self._cell = self.cells(self.viewport().width() - 1)
        self.doItemsLayout()
        if was_seen:
            # Most of all, what was just selected stays visible when the player opens beside it.
            self.scrollTo(current)

    def _on_picture(self, key: PictureKey) -> None:
        # Repainting every card for each picture that arrives would make scrolling stutter.
        for row in self.visible_rows() if self.isVisible() else ():
            index = self.model().index(row, 0)
            if self._delegate.shows(index.data(CARD_ROLE), key):
                self.viewport().update(self.visualRect(index))

    def _note_place(self) -> None:
        rows = self.visible_rows()
        self._top = QPersistentModelIndex(self.model().index(rows.start, 0)) if rows else QPersistentModelIndex()
        self._top_px = self.verticalOffset() - self.raster.rect(rows.start).top() if rows else 0
        self._view_soon.request()

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
                signal.connect(self.doItemsLayout)

    @override
    def doItemsLayout(self) -> None:
        top, hidden_px = QPersistentModelIndex(self._top), self._top_px
        # At the very top, stay there and show what comes first; further down, the same card stays in place.
        does_stay = top.isValid() and self.verticalOffset() > 0
        super().doItemsLayout()
        if does_stay:
            self.bring_to_top(top.row(), hidden_px=hidden_px)
        self._note_place()
        if does_stay:
            # Not the first of its line, or the position would drift with every added row.
            self._top, self._top_px = top, hidden_px

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view_soon.request()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
