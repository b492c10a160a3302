"""One setting in the dialog: its label, its control, what it means, and what was wrong with the last try."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.settings.views.editors import LinesEditor, SwitchEditor, TextEditor, editor_for
from app.ui.declared import Declared, words
from app.ui.labels import PlainLabel, Role

_LABEL_EM = 13
_EDITOR_EM = 12
_EDITOR_MORE_PX = 10


class SettingField(QWidget):
    """Made from a declaration alone.

    Attributes
    ----------
    edited : Signal
        Name and new value.
    one : Declared
        What it is made from.
    editor : Editor
        The control.

    Parameters
    ----------
    one : Declared
        Of the setting.
    parent : QWidget, optional
        Owner.
    """

    edited = Signal(str, object)

    def __init__(self, one: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.editor = editor_for(one, self)
        self._label = PlainLabel(words(one.label), parent=self)
        self._label.setBuddy(self.editor)
        self._description = PlainLabel(words(one.description), role=Role.SMALL, does_wrap=True, parent=self)
        self._refusal = PlainLabel(does_wrap=True, parent=self)
        self._refusal.setObjectName("refusal")
        self._refusal.hide()
        self.editor.setAccessibleName(words(one.label))
        self.editor.setAccessibleDescription(words(one.description))
        self.editor.changed.connect(self._on_changed)
        self.editor.refused.connect(self.refuse)
        self._lay_out()

    def _lay_out(self) -> None:
        em = self.fontMetrics().horizontalAdvance("m")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, _LABEL_EM * em)
        grid.setColumnStretch(1, 1)
        if isinstance(self.editor, SwitchEditor):
            self._label.hide()
            grid.addWidget(self.editor, 0, 0, 1, 2)
            self._description.setIndent(self.editor.sizeHint().height() + 2)
            grid.addWidget(self._description, 1, 0, 1, 2)
            grid.addWidget(self._refusal, 2, 0, 1, 2)
            return
        if isinstance(self.editor, TextEditor | LinesEditor):
            grid.addWidget(self.editor, 0, 1)
        else:
            self.editor.setMinimumSize(_EDITOR_EM * em, self._label.sizeHint().height() + _EDITOR_MORE_PX)
            grid.addWidget(self.editor, 0, 1, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._label.setMinimumHeight(min(self.editor.sizeHint().height(), 2 * self._label.sizeHint().height()))
        grid.addWidget(self._description, 1, 1)
        grid.addWidget(self._refusal, 2, 1)

    @property
    def text(self) -> str:
        """What it can be found by."""
        one = self.one
        return " ".join([words(one.label), words(one.description), *map(words, one.choices.values())])

    @property
    def refusal(self) -> str:
        """What stands beside it as wrong; empty where nothing does."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    def put(self, value: Any) -> None:
        """Show a value.

        Parameters
        ----------
        value : object
            Of the setting's kind.
        """
        self.editor.put(value)

    def refuse(self, sentence: str) -> None:
        """Say beside it why a value was not taken.

        Parameters
        ----------
        sentence : str
            Plain text; empty takes an earlier one back.
        """
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or words(self.one.description))

    def _on_changed(self, value: Any) -> None:
        self.refuse("")
        self.edited.emit(self.one.name, value)
