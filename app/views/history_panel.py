"""The history of changes: a click on a step goes back, or forward, to it."""

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QUndoView, QVBoxLayout, QWidget


class HistoryPanel(QWidget):
    """Lists what was done, oldest first; what was taken back stands below the current step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.list_view = QUndoView(self)
        self.list_view.setAccessibleName(self.tr("History of changes"))
        self.list_view.setEmptyLabel(self.tr("As it was opened"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self.list_view)

    def set_stack(self, stack: QUndoStack) -> None:
        """Show a history.

        Parameters
        ----------
        stack : QUndoStack
            The session's.
        """
        self.list_view.setStack(stack)
