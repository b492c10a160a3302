"""Where cards lie that stand under headings; as `CardRaster`, each group begins a line of its own."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from typing_extensions import override

from app.browse.views.card_raster import CardRaster


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
        """Give the first row of the line at a height; that of the group in its heading, its end below its lines."""
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
