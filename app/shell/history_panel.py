"""The history of changes: a click on a step, or Enter, goes back or forward to it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget


class HistoryPanel(QWidget):
    """Lists what was done, oldest first; what was taken back stands below the current step.

    Qt's own QUndoView goes to a step at once, also while a write is still being done that is no step yet; here it is
    only asked for.

    Attributes
    ----------
    stepWanted : Signal
        How many steps are to stand, from the oldest.
    """

    stepWanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._steps = QStringListModel(self)
        self.list_view = QListView(self)
        self.list_view.setObjectName("historyList")
        self.list_view.setAccessibleName(self.tr("History of changes"))
        self.list_view.setModel(self._steps)
        self.list_view.setUniformItemSizes(True)
        self.list_view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list_view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for wanted in (self.list_view.clicked, self.list_view.activated):
            wanted.connect(self._on_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self.list_view)
        self.show_steps((), n_done=0)

    def show_steps(self, words: Sequence[str], *, n_done: int) -> None:
        """Show a history.

        Parameters
        ----------
        words : sequence of str
            Of each step, oldest first; plain text.
        n_done : int
            How many of them stand; the others were taken back.
        """
        self._steps.setStringList([self.tr("As it was opened"), *words])
        self.list_view.setCurrentIndex(self._steps.index(n_done))

    def _on_wanted(self, index: QModelIndex) -> None:
        self.stepWanted.emit(index.row())
