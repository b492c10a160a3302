"""The editors of settings: one for each kind of value.

Each has the signals ``changed`` (the new value) and ``refused`` (why a value is rejected) and the methods ``value``
and ``put``; `put` does not emit ``changed``.
"""

from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from app.ui.localization.direction import margins
from app.ui.localization.text import tr
from app.ui.preferences import Declared, words
from app.ui.widgets.combos import Choice

_LINES = 4
_STEP_SECONDS = 0.5
_MOST = 1e9
_INSET_PX = 7


class SwitchEditor(QCheckBox):
    """A check box labelled with the setting's label."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, one: Declared, parent: QWidget | None = None) -> None:
        super().__init__(words(one.label), parent)
        self.toggled.connect(lambda is_on: self.changed.emit(is_on))

    def value(self) -> bool:
        """Return the shown value."""
        return self.isChecked()

    def put(self, value: Any) -> None:
        """Show a value."""
        with QSignalBlocker(self):
            self.setChecked(bool(value))


class ChoiceEditor(Choice):
    """A combo box; the mouse wheel scrolls the page instead of changing the value."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, one: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for choice, its_words in one.choices.items():
            self.addItem(words(its_words), choice)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit(self.currentData()))

    def value(self) -> str:
        """Return the shown value."""
        return self.currentData()

    def put(self, value: Any) -> None:
        """Show a value."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberEditor(QDoubleSpinBox):
    """A spin box for whole numbers or fractions; values out of range can be typed and are then rejected."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, one: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = one.kind
        if one.kind is int:
            self.setDecimals(0)
            self.setGroupSeparatorShown(True)
        else:
            self.setDecimals(1)
            self.setSingleStep(_STEP_SECONDS)
        self.setRange(one.least or 0, one.most if one.most is not None else _MOST)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(margins(_INSET_PX, 0, 0, 0))  # a style sheet cannot do this
        self.valueChanged.connect(lambda value: self.changed.emit(self._kind(value)))

    def put(self, value: Any) -> None:
        """Show a value."""
        with QSignalBlocker(self):
            self.setValue(value)

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = super().validate(text, position)
        number, is_number = self.locale().toDouble(text)
        if is_number and not self.minimum() <= number <= self.maximum():
            return QValidator.State.Intermediate, text, position
        return plain

    @override
    def fixup(self, text: str) -> str:
        sentence = tr("Settings", "%1 is not allowed. Enter a number from %2 to %3.")
        least, most = f"{self.minimum():.10g}", f"{self.maximum():.10g}"
        self.refused.emit(sentence.replace("%1", text or "\N{EN DASH}").replace("%2", least).replace("%3", most))
        return text

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TextEditor(QLineEdit):
    """A line edit that emits its value on Enter or when it loses the focus."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, _one: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._emitted = ""
        self.editingFinished.connect(self._emit_change)

    def value(self) -> str:
        """Return the shown value."""
        return self.text().strip()

    def put(self, value: Any) -> None:
        """Show a value."""
        self._emitted = str(value)
        if self.value() != self._emitted:
            self.setText(self._emitted)

    def _emit_change(self) -> None:
        if self.value() != self._emitted:
            self._emitted = self.value()
            self.changed.emit(self._emitted)


class LinesEditor(QPlainTextEdit):
    """Several values, one per line; emits them when it loses the focus."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, _one: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._emitted: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("Settings", "One per line"))
        self._size()

    def value(self) -> tuple[str, ...]:
        """Return the shown values."""
        lines = [line.strip() for line in self.toPlainText().splitlines()]
        return tuple(dict.fromkeys(line for line in lines if line))

    def put(self, value: Any) -> None:
        """Show a value."""
        self._emitted = tuple(value)
        if self.value() != self._emitted:
            self.setPlainText("\n".join(self._emitted))

    def emit_change(self) -> None:
        """Emit the value now if it changed."""
        if self.value() != self._emitted:
            self._emitted = self.value()
            self.changed.emit(self._emitted)

    def _size(self) -> None:
        margins = 2 * int(self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + margins)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.emit_change()

    @override
    def hideEvent(self, event: Any) -> None:
        self.emit_change()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._size()


Editor = SwitchEditor | ChoiceEditor | NumberEditor | TextEditor | LinesEditor


def editor_for(one: Declared, parent: QWidget) -> Editor:
    """Return an empty editor for the kind of a setting."""
    if one.choices:
        return ChoiceEditor(one, parent)
    kinds = {bool: SwitchEditor, int: NumberEditor, float: NumberEditor, tuple: LinesEditor}
    return kinds.get(one.kind, TextEditor)(one, parent)
