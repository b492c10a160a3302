"""A list view with computed positions: nothing is laid out, stored or visited beyond what is in view.

It stays a ``QListView`` for screen readers, and because drags, hovering and keys then work as everywhere else.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class CardRaster:
    """Cells of one size, one per model row, in lines from the left.

    Attributes
    ----------
    n_rows : int
        Rows of the model, >= 0.
    n_columns : int
        Cells per line, >= 1.
    cell : QSize
        Size of one cell; not empty.
    gap_px : int
        What a card leaves free of its cell, to the right and below.
    """

    n_rows: int
    n_columns: int
    cell: QSize
    gap_px: int = 0

    @property
    def height_px(self) -> int:
        """Height of all lines together."""
        return -(-self.n_rows // self.n_columns) * self.cell.height()

    def rect(self, row: int) -> QRect:
        """Return the rectangle of a card, without the gap."""
        line, column = divmod(row, self.n_columns)
        corner = QPoint(column * self.cell.width(), line * self.cell.height())
        return QRect(corner, self.cell - QSize(self.gap_px, self.gap_px))

    def row_at(self, point: QPoint) -> int | None:
        """Return the row of the card at a point; None between and beside cards."""
        if point.x() < 0 or point.y() < 0 or point.x() >= self.n_columns * self.cell.width():
            return None
        row = point.y() // self.cell.height() * self.n_columns + point.x() // self.cell.width()
        return row if row < self.n_rows and self.rect(row).contains(point) else None

    def rows_between(self, top_px: int, bottom_px: int) -> range:
        """Return the rows of all lines that two heights, both included, touch or enclose."""
        first = max(0, top_px // self.cell.height()) * self.n_columns
        last = (max(-1, bottom_px // self.cell.height()) + 1) * self.n_columns
        return range(min(first, self.n_rows), min(last, self.n_rows))

    def runs_within(self, rect: QRect) -> list[tuple[int, int]]:
        """Return the first and last row of each line's part that a normalised rectangle touches."""
        left = max(0, rect.left() // self.cell.width())
        right = min(self.n_columns - 1, rect.right() // self.cell.width())
        rows = self.rows_between(rect.top(), rect.bottom())
        starts = range(rows.start, rows.stop, self.n_columns)
        runs = [(start + left, min(start + right, self.n_rows - 1)) for start in starts]
        return [(first, last) for first, last in runs if first <= last]

    def heading_at(self, point: QPoint) -> int | None:  # noqa: ARG002
        """Return the heading at a point; None where there is none."""
        return None

    def headings_between(self, top_px: int, bottom_px: int) -> range:  # noqa: ARG002
        """Return the headings that two heights touch or enclose."""
        return range(0)

    def heading_rect(self, place: int) -> QRect:  # noqa: ARG002
        """Return the rectangle of a heading."""
        return QRect()

    def step(self, row: int, lines: int) -> int:
        """Return the row some lines further down, or up if negative, in the same column where there is a card."""
        target = row + lines * self.n_columns
        if target < 0:
            return row % self.n_columns
        if target < self.n_rows:
            return target
        # The last line may be short: its last card is below all columns.
        last_line_start = (self.n_rows - 1) // self.n_columns * self.n_columns
        return row if row >= last_line_start else self.n_rows - 1


_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_SCROLL_STEP_PX = 40
_MARKS = (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus)


class _States:
    """Caches combinations of Qt's state flags, which are slow to build in Python."""

    def __init__(self) -> None:
        self._known: dict[tuple[bool, ...], QStyle.StateFlag] = {}

    def of(self, plain: QStyle.StateFlag, *marks: bool) -> QStyle.StateFlag:
        found = self._known.get(marks)
        if found is None:
            found = plain
            for flag, is_set in zip(_MARKS, marks, strict=True):
                found = found | flag if is_set else found & ~flag
            self._known[marks] = found
        return found


class RasterView(QListView):
    """Shows the rows of a model where `raster` puts them."""

    @property
    def raster(self) -> CardRaster:
        """The current layout of the cards."""
        raise NotImplementedError

    @override
    def doItemsLayout(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    @override
    def updateGeometries(self) -> None:
        bar, height_px = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(_SCROLL_STEP_PX)
        bar.setPageStep(height_px)
        bar.setRange(0, max(0, self.raster.height_px - height_px))

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(-dx if self.isRightToLeft() else dx, dy)

    def shown(self, rect: QRect) -> QRect:
        """Convert a rectangle from raster to viewport coordinates, mirrored in right-to-left layouts."""
        moved = rect.translated(-self.horizontalOffset(), -self.verticalOffset())
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), moved)

    def content_at(self, point: QPoint) -> QPoint:
        """Convert a point from viewport to raster coordinates."""
        turned = QStyle.visualPos(self.layoutDirection(), self.viewport().rect(), point)
        return turned + QPoint(self.horizontalOffset(), self.verticalOffset())

    @override
    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        return self.shown(self.raster.rect(index.row())) if index.isValid() else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.raster.row_at(self.content_at(point))
        return QModelIndex() if row is None else self.model().index(row, 0)

    @override
    def scrollTo(self, index: QModelIndex | QPersistentModelIndex, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        self.updateGeometries()
        rect, top_px, height_px = self.raster.rect(index.row()), self.verticalOffset(), self.viewport().height()
        highest_px, lowest_px = rect.bottom() + 1 - height_px, rect.top()
        places = {_Hint.PositionAtTop: lowest_px, _Hint.PositionAtBottom: highest_px}
        places[_Hint.PositionAtCenter] = (highest_px + lowest_px) // 2
        # A card larger than the view shows its top.
        self.verticalScrollBar().setValue(places.get(hint, min(max(top_px, highest_px), lowest_px)))

    @override
    def moveCursor(self, cursorAction: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        raster, row = self.raster, self.currentIndex().row()
        if not raster.n_rows:
            return QModelIndex()
        if row < 0:
            return self.model().index(0, 0)
        n_lines = max(1, self.viewport().height() // raster.cell.height())
        ahead = -1 if self.isRightToLeft() else 1
        targets = {
            _Move.MoveUp: raster.step(row, -1),
            _Move.MoveDown: raster.step(row, 1),
            _Move.MovePageUp: raster.step(row, -n_lines),
            _Move.MovePageDown: raster.step(row, n_lines),
            _Move.MoveHome: 0,
            _Move.MoveEnd: raster.n_rows - 1,
            _Move.MoveLeft: row - ahead,
            _Move.MoveRight: row + ahead,
            _Move.MovePrevious: row - 1,
            _Move.MoveNext: row + 1,
        }
        return self.model().index(max(0, min(raster.n_rows - 1, targets[cursorAction])), 0)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: searching for a name letter by letter would have to read every card."""

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        # Qt passes where the selection began and where it ends, in this order.
        corners = [self.content_at(point) for point in (rect.topLeft(), rect.bottomRight())]
        if self.state() is QAbstractItemView.State.DragSelectingState:
            runs = self.raster.runs_within(QRect(*corners).normalized())
        else:
            ends = [self.raster.row_at(point) for point in corners]
            known = sorted(row for row in ends if row is not None)
            runs = [(known[0], known[-1])] if known else []
        chosen, model = QItemSelection(), self.model()
        for first, last in runs:
            chosen.select(model.index(first, 0), model.index(last, 0))
        self.selectionModel().select(chosen, command)

    @override
    def selectAll(self) -> None:
        # In one piece; Qt asks for each row whether it is hidden, which takes a tenth of a second for 100,000.
        model = self.model()
        if n_rows := model.rowCount():
            all_rows = QItemSelection(model.index(0, 0), model.index(n_rows - 1, 0))
            self.selectionModel().select(all_rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        top_px, raster, model = self.verticalOffset(), self.raster, self.model()
        between = top_px + e.rect().top(), top_px + e.rect().bottom()
        hovered, current = self._hovered_row(), self.currentIndex().row() if self.hasFocus() else -1
        option, states = QStyleOptionViewItem(), _States()
        self.initViewItemOption(option)
        plain, is_selected = option.state, self.selectionModel().isSelected
        painter = QPainter(self.viewport())
        for place in raster.headings_between(*between):
            self.paint_heading(painter, self.shown(raster.heading_rect(place)), place)
        region = e.region()
        for row in raster.rows_between(*between):
            rect = self.shown(raster.rect(row))
            if not region.intersects(rect):
                continue
            index = model.index(row, 0)
            option.rect = rect
            option.state = states.of(plain, is_selected(index), row == hovered, row == current)
            self.itemDelegate().paint(painter, option, index)
        painter.end()

    def paint_heading(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Paint a heading; used where the raster has headings."""

    def _hovered_row(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()
