"""The field above the tags."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from app.stage import undo_keys


class TagFindField(QLineEdit):
    """Escape empties it, Down leaves it for the tree."""

    leftDownwards = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and undo_keys.is_for_window(self, event):
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            # Escape means "back" for the window, unless there is something to be taken back here.
            if is_override:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.clear()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.leftDownwards.emit()
            return
        super().keyPressEvent(event)
