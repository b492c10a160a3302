"""The field with the name of a group."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class NameEdit(QLineEdit):
    """Edits a name; Return and leaving the field accept it, Escape returns to the name before.

    Attributes
    ----------
    renamed : Signal
        The typed name.
    left : Signal
        Return or Escape was pressed.
    """

    renamed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self._on_finished)
        self.returnPressed.connect(self.left)

    def show_name(self, name: str) -> None:
        """Show the name that a group has."""
        self._shown = name
        with QSignalBlocker(self):
            self.setText(name)
            self.setCursorPosition(0)

    @override
    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_key and event.type() is QEvent.Type.KeyPress:
            self.show_name(self._shown)
            self.left.emit()
            return True
        return super().event(event)

    def _on_finished(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.renamed.emit(self._shown)
