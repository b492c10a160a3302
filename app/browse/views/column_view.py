"""The list with columns: one line for each video, under a header that sorts, moves, hides and widens them."""

from typing import ClassVar

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget
from typing_extensions import override

from app.browse.models.list_columns import COLUMNS, ColumnHeads, title
from app.browse.views.flow_list import FlowList, Sizes
from app.browse.views.list_delegate import ListDelegate
from app.stage.thumbnails import ThumbnailCache
from core.domain.videos import VideoSort

_STATE_VERSION = 1
_NAME = 0


class ColumnView(FlowList):
    """Shows videos as lines.

    Attributes
    ----------
    sortChosen : Signal
        `VideoSort`, and whether it is descending: a head was clicked.
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
        """The heads of the columns."""
        return self._header

    def reset_columns(self) -> None:
        """Show all columns in their first order and width."""
        letter_px, head = self.fontMetrics().averageCharWidth(), self._header.fontMetrics()
        for section, column in enumerate(COLUMNS):
            self._header.showSection(section)
            self._header.moveSection(self._header.visualIndex(section), section)
            # A head needs room for the sign of the order, too.
            head_px = head.horizontalAdvance(title(column)) + 2 * head.height()
            self._header.resizeSection(section, max(column.n_letters * letter_px + 20, head_px))

    def set_sort(self, sort: VideoSort | None, *, is_descending: bool) -> None:
        """Show which order is in force.

        Parameters
        ----------
        sort : VideoSort or None
            None for one that no column has.
        is_descending : bool
            Whether it is turned around.
        """
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self._sort = sort, is_descending
        section = next((place for place, column in enumerate(COLUMNS) if sort and column.sort is sort), -1)
        self._header.setSortIndicator(section, order)

    def _on_head(self, section: int) -> None:
        sort, (shown, is_descending) = COLUMNS[section].sort, self._sort
        # Qt has put its sign there already.
        self.set_sort(shown, is_descending=is_descending)
        if sort is not None:
            # Names from A, everything else from the most; the same head again turns it.
            self.sortChosen.emit(sort, not is_descending if sort is shown else sort is not VideoSort.NAME)

    def choose_columns(self, at: QPoint) -> None:
        """Offer which columns are shown.

        Parameters
        ----------
        at : QPoint
            On the screen.
        """
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section, column in enumerate(COLUMNS):
            action = menu.addAction(title(column))
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(section))
            action.setEnabled(section != _NAME)
            action.toggled.connect(lambda is_on, section=section: self._header.setSectionHidden(section, not is_on))
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns")).triggered.connect(lambda _checked: self.reset_columns())
        menu.popup(at)

    def save_columns(self) -> QByteArray:
        """Give order, widths and what is hidden, to be remembered."""
        return self._header.saveState()

    def restore_columns(self, state: QByteArray) -> None:
        """Bring the columns back; what does not fit this version changes nothing.

        Parameters
        ----------
        state : QByteArray
            From `save_columns`.
        """
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
