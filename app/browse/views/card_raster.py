"""Where cards lie: pure arithmetic, so that 100,000 of them cost no more than ten.

Coordinates are those of the whole content, in device-independent pixels, before scrolling.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True, slots=True)
class CardRaster:
    """Cells of one size, row of the model after row of the model, in lines from the left.

    Attributes
    ----------
    n_rows : int
        Rows of the model, >= 0.
    n_columns : int
        Cells beside each other, >= 1.
    cell : QSize
        Of one cell; not empty.
    gap_px : int
        What a card leaves free of its cell, to the right and below.
    """

    n_rows: int
    n_columns: int
    cell: QSize
    gap_px: int = 0

    @property
    def height_px(self) -> int:
        """Of all lines together."""
        return -(-self.n_rows // self.n_columns) * self.cell.height()

    def rect(self, row: int) -> QRect:
        """Give a card's place.

        Parameters
        ----------
        row : int
            Of the model.

        Returns
        -------
        QRect
            Without the gap.
        """
        line, column = divmod(row, self.n_columns)
        corner = QPoint(column * self.cell.width(), line * self.cell.height())
        return QRect(corner, self.cell - QSize(self.gap_px, self.gap_px))

    def row_at(self, point: QPoint) -> int | None:
        """Find the card at a point.

        Parameters
        ----------
        point : QPoint
            Anywhere.

        Returns
        -------
        int or None
            None between cards and beside them.
        """
        if point.x() < 0 or point.y() < 0 or point.x() >= self.n_columns * self.cell.width():
            return None
        row = point.y() // self.cell.height() * self.n_columns + point.x() // self.cell.width()
        return row if row < self.n_rows and self.rect(row).contains(point) else None

    def rows_between(self, top_px: int, bottom_px: int) -> range:
        """List the cards that two heights cut or enclose.

        Parameters
        ----------
        top_px, bottom_px : int
            From and to, both included.

        Returns
        -------
        range
            Whole lines.
        """
        first = max(0, top_px // self.cell.height()) * self.n_columns
        last = (max(-1, bottom_px // self.cell.height()) + 1) * self.n_columns
        return range(min(first, self.n_rows), min(last, self.n_rows))

    def runs_within(self, rect: QRect) -> list[tuple[int, int]]:
        """List the cards that a rectangle touches.

        Parameters
        ----------
        rect : QRect
            Normalised.

        Returns
        -------
        list of tuple of int
            First and last row of each line's part.
        """
        left = max(0, rect.left() // self.cell.width())
        right = min(self.n_columns - 1, rect.right() // self.cell.width())
        rows = self.rows_between(rect.top(), rect.bottom())
        starts = range(rows.start, rows.stop, self.n_columns)
        runs = [(start + left, min(start + right, self.n_rows - 1)) for start in starts]
        return [(first, last) for first, last in runs if first <= last]

    def heading_at(self, point: QPoint) -> int | None:  # noqa: ARG002
        """Find the heading at a point; None where there is none."""
        return None

    def headings_between(self, top_px: int, bottom_px: int) -> range:  # noqa: ARG002
        """List the headings that two heights cut or enclose."""
        return range(0)

    def heading_rect(self, place: int) -> QRect:  # noqa: ARG002
        """Give the place of a heading."""
        return QRect()

    def step(self, row: int, lines: int) -> int:
        """Go up or down, staying in the column where there is a card.

        Parameters
        ----------
        row : int
            From here.
        lines : int
            Down; up where negative.

        Returns
        -------
        int
            The row arrived at.
        """
        target = row + lines * self.n_columns
        if target < 0:
            return row % self.n_columns
        if target < self.n_rows:
            return target
        # The last line may be short: its last card is below all columns.
        last_line_start = (self.n_rows - 1) // self.n_columns * self.n_columns
        return row if row >= last_line_start else self.n_rows - 1
