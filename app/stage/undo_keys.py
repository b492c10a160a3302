"""Whose the keys of undo and redo are while somebody is in a line of text."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


def is_for_window(edit: QLineEdit, event: QKeyEvent) -> bool:
    """Say whether a key takes back, or does again, what was done in the window.

    Parameters
    ----------
    edit : QLineEdit
        Has the focus.
    event : QKeyEvent
        The key.

    Returns
    -------
    bool
        True where nothing was typed that could be taken back instead. Qt's own lines swallow the key even then.
    """
    if event.matches(QKeySequence.StandardKey.Undo):
        return not edit.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not edit.isRedoAvailable()
