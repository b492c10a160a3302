"""Undo, redo, and the list of what was done."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.bridge.session import Session
from app.shell.history_panel import HistoryPanel
from app.stage.stage import Stage
from app.ui.text import tr


class HistoryController(QObject):
    """Ties the history of changes to menu, keys and panel.

    Parameters
    ----------
    session : Session
        Its history.
    stage : Stage
        What the window's features share.
    panel : HistoryPanel
        The list of what was done.
    """

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
