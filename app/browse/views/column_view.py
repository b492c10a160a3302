"""The list with columns: one line per video, below a header that sorts, moves, hides and resizes them."""

from typing import ClassVar

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.browse.models.cards import VideoCard
from app.browse.models.list_columns import COLUMNS, Column, ColumnHeads, first_order, title
from app.browse.views.card_delegate import CardDelegate
from app.browse.views.flow_list import FlowList, Sizes
from app.stage.thumbnails import ThumbnailCache
from app.ui.localization.text import is_right_to_left
from app.ui.paint import icons, theme
from app.ui.tokens import Space, row_px
from core.domain.videos import VideoSort, VideoStage

_CELL_PADDING_PX = Space.SMALL
_SIGN_PX = 14
_STRONG = {"name", "rating"}
_EACH = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_FLAGS = {
    is_right: int(_EACH | (Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft))
    | int(Qt.TextFlag.TextSingleLine)
    for is_right in (False, True)
}
"""By whether text is aligned at the far side; built once because Qt's flags are slow to combine."""


class ListDelegate(CardDelegate):
    """Paints a row.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        Source of pictures.
    header : QHeaderView
        Knows where the columns are; the delegate's parent.
    """

    radius_px = 4.0

    def __init__(self, thumbnails: ThumbnailCache, header: QHeaderView) -> None:
        super().__init__(thumbnails, header)
        self._header = header
        self._cells: list[tuple[Column, int, int]] = []
        self._is_turned = False
        self.scrub.is_on = False

    def row_px(self, metrics: QFontMetrics) -> int:
        """Return the height of every row."""
        return row_px(metrics.height())

    @override
    def picture_rect(self, rect: QRect) -> QRect:
        return QRect()

    def lay_columns(self, view_px: int) -> None:
        """Compute the column positions once for all rows of a repaint, for a viewport of this width."""
        header = self._header
        places = [(header.sectionViewportPosition(place), header.sectionSize(place)) for place in range(len(COLUMNS))]
        self._cells = [
            (column, left + _CELL_PADDING_PX, width - 2 * _CELL_PADDING_PX)
            for column, (left, width) in zip(COLUMNS, places, strict=True)
            if left < view_px and left + width > 0 and width > 0
        ]
        self._is_turned = header.isRightToLeft()

    @override
    def _paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, card: object, fraction: float | None
    ) -> None:
        colours, row = theme.current(), option.rect
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), QColor(colours.line))
        if not isinstance(card, VideoCard):
            return
        metrics, plain, strong = option.fontMetrics, QColor(colours.muted), QColor(colours.text)
        for column, left, width in self._cells:
            cell = QRect(left, row.top(), width, row.height())
            if column.name == "state" and (sign := _sign(card)):
                self._paint_sign(painter, cell, *sign)
            text = column.text(card)
            if text:
                painter.setPen(strong if column.name in _STRONG else plain)
                self._write(painter, cell, column, text, metrics)

    def _write(self, painter: QPainter, cell: QRect, column: Column, text: str, metrics: QFontMetrics) -> None:
        is_name = column.name == "name"
        # Each text keeps its own direction, "1920 x 1080" too; names are also aligned with their start.
        runs_left = is_right_to_left(text)
        is_turned = runs_left if is_name else self._is_turned
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if runs_left else Qt.LayoutDirection.LeftToRight)
        mode = Qt.TextElideMode.ElideMiddle if is_name or column.name == "folder" else Qt.TextElideMode.ElideRight
        painter.drawText(cell, _FLAGS[is_turned is not column.is_number], metrics.elidedText(text, mode, cell.width()))

    @staticmethod
    def _paint_sign(painter: QPainter, cell: QRect, name: str, colour: str) -> None:
        mark = icons.pixmap(name, _SIGN_PX, colour=colour, ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(cell.left(), cell.center().y() - _SIGN_PX // 2, mark)
        cell.setLeft(cell.left() + _SIGN_PX + Space.TIGHT)


def _sign(card: VideoCard) -> tuple[str, str] | None:
    colours = theme.current()
    if card.video.stage is VideoStage.FAILED:
        return "error", colours.error
    return ("offline", colours.warning) if card.video.is_offline else None


_NAME = 0


class ColumnView(FlowList):
    """Shows videos as lines.

    Attributes
    ----------
    sortChosen : Signal
        `VideoSort`, and whether it is descending: a header was clicked.
    """

    sizes: ClassVar[Sizes] = Sizes(1, 1, 1, 0)
    gap_px: ClassVar[int] = 0
    sortChosen = Signal(object, bool)

    def __init__(self, thumbnails: ThumbnailCache, *, parent: QWidget | None = None) -> None:
        self._header = header = QHeaderView(Qt.Orientation.Horizontal)
        self._rows = ListDelegate(thumbnails, header)
        self._sort: tuple[VideoSort | None, bool] = (VideoSort.NAME, False)
        super().__init__(self._rows, thumbnails, parent=parent)
        header.setParent(self)
        header.setModel(ColumnHeads(header))
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reset_columns()
        self.set_sort(VideoSort.NAME, is_descending=False)
        header.sectionClicked.connect(self._on_head)
        for signal in (header.sectionResized, header.sectionMoved):
            signal.connect(self._on_columns)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda point: self.choose_columns(header.mapToGlobal(point)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalScrollBar().valueChanged.connect(lambda value: header.setOffset(value))

    @property
    def header(self) -> QHeaderView:
        """The column headers."""
        return self._header

    def reset_columns(self) -> None:
        """Show all columns in their default order and width."""
        letter_px, head = self.fontMetrics().averageCharWidth(), self._header.fontMetrics()
        for place, section in enumerate(first_order()):
            column = COLUMNS[section]
            self._header.showSection(section)
            self._header.moveSection(self._header.visualIndex(section), place)
            # A header also needs room for the sort indicator.
            head_px = head.horizontalAdvance(title(column)) + 2 * head.height()
            self._header.resizeSection(section, max(column.n_letters * letter_px + 20, head_px))

    def set_sort(self, sort: VideoSort | None, *, is_descending: bool) -> None:
        """Show the current order; None where no column has it."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self._sort = sort, is_descending
        section = next((place for place, column in enumerate(COLUMNS) if sort and column.sort is sort), -1)
        self._header.setSortIndicator(section, order)

    def _on_head(self, section: int) -> None:
        sort, (shown, is_descending) = COLUMNS[section].sort, self._sort
        # Qt has already moved its sort indicator there.
        self.set_sort(shown, is_descending=is_descending)
        if sort is not None:
            # Names sort from A, everything else from the largest; a second click reverses the order.
            self.sortChosen.emit(sort, not is_descending if sort is shown else sort is not VideoSort.NAME)

    def choose_columns(self, at: QPoint) -> None:
        """Open a menu of the columns at a global position."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in first_order():
            action = menu.addAction(title(COLUMNS[section]))
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(section))
            action.setEnabled(section != _NAME)
            action.toggled.connect(lambda is_on, section=section: self._header.setSectionHidden(section, not is_on))
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns")).triggered.connect(lambda _checked: self.reset_columns())
        menu.popup(at)

    def save_columns(self) -> QByteArray:
        """Return order, widths and hidden columns, for `restore_columns`."""
        return self._header.saveState()

    def restore_columns(self, state: QByteArray) -> None:
        """Restore columns from `save_columns`; a state that does not fit this version is ignored."""
        self._header.restoreState(state)
        self._header.showSection(_NAME)

    def _on_columns(self) -> None:
        self.fit()

    @override
    def cells(self, available_px: int) -> tuple[int, QSize]:
        return 1, QSize(max(self._header.length(), available_px), self._rows.row_px(self.fontMetrics()))

    @override
    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        self._rows.lay_columns(self.viewport().width())
        super().paintEvent(e)

    @override
    def updateGeometries(self) -> None:
        head_px, bar = self._header.sizeHint().height(), self.horizontalScrollBar()
        self.setViewportMargins(0, head_px, 0, 0)
        view = self.viewport().geometry()
        self._header.setGeometry(view.left(), view.top() - head_px, view.width(), head_px)
        bar.setSingleStep(40)
        bar.setPageStep(view.width())
        bar.setRange(0, max(0, self._header.length() - view.width()))
        super().updateGeometries()
