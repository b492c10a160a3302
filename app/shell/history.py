"""Undo, redo, and the history panel."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.bridge.session import Session
from app.stage.stage import Stage
from app.ui.localization.text import tr
from app.ui.tokens import Space
from app.ui.widgets.empty_state import ContentStack, EmptyState


class HistoryPanel(QWidget):
    """Lists the steps, oldest first; undone steps are below the current one.

    Qt's own QUndoView jumps to a step at once, even while a write that will become a step is still running; this panel
    only emits a request.

    Attributes
    ----------
    stepWanted : Signal
        How many steps should remain done, counted from the oldest.
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
        self.list_view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for wanted in (self.list_view.clicked, self.list_view.activated):
            wanted.connect(self._on_wanted)
        empty = EmptyState(self, is_panel=True)
        empty.set_text(self.tr("What you change is listed here; a click on a step goes back to it."))
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.SMALL)
        column.addWidget(self.list_view)
        self._stack = ContentStack(empty, body, self)
        self.show_steps((), n_done=0)

    def show_steps(self, words: Sequence[str], *, n_done: int) -> None:
        """Show the steps, oldest first; the first `n_done` are done, the others undone."""
        self._steps.setStringList([self.tr("Library opened"), *words])
        self.list_view.setCurrentIndex(self._steps.index(n_done))
        self._stack.show_content(is_there=bool(words))

    def _on_wanted(self, index: QModelIndex) -> None:
        self.stepWanted.emit(index.row())


class HistoryController(QObject):
    """Connects the history to the menu, shortcuts and panel."""

    def __init__(self, session: Session, stage: Stage, *, panel: HistoryPanel) -> None:
        super().__init__(stage.frame)
        self._stack = session.history.stack
        self._undo, self._redo = stage.actions["undo"], stage.actions["redo"]
        self._words = (self._undo.text(), self._redo.text())
        self._undo.triggered.connect(lambda _checked: session.history.undo())
        self._redo.triggered.connect(lambda _checked: session.history.redo())
        self._stack.indexChanged.connect(lambda _index: self._refresh())
        self._stack.cleanChanged.connect(lambda _is_clean: self._refresh())
        self._panel = panel
        self._panel.stepWanted.connect(session.history.go_to)
        self._refresh()

    def _refresh(self) -> None:
        for action, words, can, text in (
            (self._undo, self._words[0], self._stack.canUndo(), self._stack.undoText()),
            (self._redo, self._words[1], self._stack.canRedo(), self._stack.redoText()),
        ):
            _name(action, words, text if can else "")
            action.setEnabled(can)
        steps = [self._stack.text(number).replace("&&", "&") for number in range(self._stack.count())]
        self._panel.show_steps(steps, n_done=self._stack.index())


def _name(action: QAction, words: str, step: str) -> None:
    pattern = tr("History", "%1: %2")
    action.setText(pattern.replace("%1", words).replace("%2", step) if step else words)
