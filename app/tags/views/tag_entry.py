"""The line in which tags are typed: its keys are its own, whatever they mean elsewhere in the window."""

import enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from app.stage import undo_keys

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Verb(enum.Enum):
    """What is to be done with the tags that were typed."""

    GIVE = enum.auto()
    CREATE = enum.auto()
    REJECT = enum.auto()
    TAKE_BACK = enum.auto()


_VERBS = {
    Qt.KeyboardModifier.NoModifier: Verb.GIVE,
    Qt.KeyboardModifier.ShiftModifier: Verb.CREATE,
    Qt.KeyboardModifier.ControlModifier: Verb.REJECT,
    Qt.KeyboardModifier.AltModifier: Verb.TAKE_BACK,
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}


class TagEntry(QLineEdit):
    """A line of text.

    Attributes
    ----------
    entered : Signal
        `Verb`, after Enter.
    stepped : Signal
        1 or -1: the next or previous of the tags offered.
    left : Signal
        Esc.
    switched : Signal
        Ctrl+M.
    """

    entered = Signal(object)
    stepped = Signal(int)
    left = Signal()
    switched = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                return self._override(event)
            if event.type() is QEvent.Type.KeyPress and self._take(event):
                return True
        return super().event(event)

    def _override(self, event: QKeyEvent) -> bool:
        if undo_keys.is_for_window(self, event):
            event.ignore()
            return True
        if self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        is_switch = key == Qt.Key.Key_M and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return is_switch or key in _ENTER or key in _STEPS or key == Qt.Key.Key_Escape

    def _take(self, event: QKeyEvent) -> bool:
        if not self._is_own(event):
            return False
        key = Qt.Key(event.key())
        if key in _ENTER:
            verb = _VERBS.get(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
            if verb is not None:
                self.entered.emit(verb)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.switched.emit()
        return True
