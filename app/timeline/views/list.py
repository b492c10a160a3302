"""The list of spans, an accessible alternative to the drawing."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from app.timeline.models.spans_table import TimelineListModel
from app.timeline.models.timeline import TimelineModel

_ITS_OWN = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F2),
}
_OF_AN_EDITOR = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
_FLAG = QItemSelectionModel.SelectionFlag


class TimelineList(QTableView):
    """A table of spans with editable times.

    Attributes
    ----------
    spanOpened : Signal
        The `TimelineSpan` that was selected here.
    menuWanted : Signal
        Global position.
    """

    spanOpened = Signal(object)
    menuWanted = Signal(QPoint)

    def __init__(self, timeline: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._is_resetting = False
        self.spans = TimelineListModel(timeline, self)
        self.setModel(self.spans)
        self.setAccessibleName(self.tr("Moments of this video"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menuWanted.emit(self.viewport().mapToGlobal(place)))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        letters = self.fontMetrics().averageCharWidth()
        for column, n_letters in ((1, 14), (2, 14), (3, 12), (4, 28)):
            self.setColumnWidth(column, letters * n_letters)
        self.selectionModel().currentRowChanged.connect(lambda new, _old: self._on_current(new))
        self.spans.modelAboutToBeReset.connect(self._on_reset_begins)
        self.spans.modelReset.connect(self._on_reset)
        timeline.chosenChanged.connect(self.follow)

    def follow(self) -> None:
        """Make the row of the selected span current."""
        row, current = self.spans.row_of(self._timeline.chosen), self.currentIndex()
        # A new span has no row until the table is updated.
        is_coming = row < 0 and self._timeline.chosen is not None
        if row != current.row() and not is_coming:
            index = self.spans.index(row, max(0, current.column()))
            self.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect | _FLAG.Rows)

    def _on_reset_begins(self) -> None:
        self._is_resetting = True

    def _on_reset(self) -> None:
        self._is_resetting = False
        self.follow()

    def _on_current(self, index: QModelIndex) -> None:
        span = self.spans.row(index)
        # While rows are rebuilt, Qt selects the first one when an editor returns the focus: not the user's choice.
        if span is not None and not self._is_resetting and span != self._timeline.chosen:
            self._timeline.choose(span)
            self.spanOpened.emit(span)

    @override
    def event(self, event: QEvent) -> bool:
        # Timeline keys that mean something else in a table: the table's meaning comes first.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        key, is_editing = event.key(), self.state() is QAbstractItemView.State.EditingState
        if key == Qt.Key.Key_F2:
            return self.currentIndex().column() in {1, 2}
        is_plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        return is_plain and (key in _ITS_OWN or (is_editing and key in _OF_AN_EDITOR))
