"""The keys of one command: press a new one, use it instead or beside, take one away; asks before one is taken."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from app.stage import shortcuts
from app.ui.buttons import TextButton
from app.ui.flow_layout import FlowLayout
from app.ui.labels import PlainLabel, Role
from app.ui.text import isolated

_RECORDER_EM = 18


class KeyEditor(QWidget):
    """Shows and records; what becomes of it is for others to say.

    Attributes
    ----------
    keyWanted : Signal
        Name of the command, key in Qt's portable writing, and whether it comes beside the others (else for the first).
    removalWanted : Signal
        Name of the command and the key it is to lose.
    resetWanted : Signal
        Name of the command.
    """

    keyWanted = Signal(str, str, bool)
    removalWanted = Signal(str, str)
    resetWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._on_yes: Callable[[], object] = lambda: None
        self._heading = PlainLabel(role=Role.MUTED, parent=self)
        self.keys_row = QHBoxLayout()
        self.keys_row.setSpacing(8)
        self.recorder = QKeySequenceEdit(self)
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setClearButtonEnabled(True)
        self.recorder.setAccessibleName(self.tr("Press the new key"))
        self.recorder.keySequenceChanged.connect(lambda _keys: self._on_recorded())
        self._use = TextButton(self.tr("Use this key"), lambda: self._want(is_beside=False), parent=self)
        self._add = TextButton(self.tr("Add as another"), lambda: self._want(is_beside=True), parent=self)
        self._reset = TextButton(self.tr("Reset"), lambda: self.resetWanted.emit(self._name), kind="quiet", parent=self)
        self._reset.setAccessibleName(self.tr("Reset the keys of this command"))
        self._question = PlainLabel(does_wrap=True, parent=self)
        self._yes = TextButton("", self._on_answered, parent=self)
        self._no = TextButton(self.tr("Leave it there"), self._withdraw, kind="quiet", parent=self)
        self._lay_out()
        self._withdraw()

    def _lay_out(self) -> None:
        row = QWidget(self)
        record = FlowLayout(row, gap_px=8)
        self.recorder.setMinimumWidth(_RECORDER_EM * self.fontMetrics().horizontalAdvance("m"))
        for widget in (self.recorder, self._use, self._add, self._reset):
            record.addWidget(widget)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        for widget in (self._yes, self._no):
            answer.addWidget(widget)
        answer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self.keys_row)
        column.addWidget(row)
        column.addWidget(self._question)
        column.addLayout(answer)

    @property
    def question(self) -> str:
        """What is asked; empty where nothing is."""
        return "" if self._question.isHidden() else self._question.text()

    def take_focus(self) -> None:
        """Wait for a key."""
        self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_command(self, name: str, words: str, keys: Sequence[str]) -> None:
        """Show a command's keys.

        Parameters
        ----------
        name, words : str
            Of the command; empty for none.
        keys : sequence of str
            In Qt's portable writing.
        """
        self._name = name
        self.setEnabled(bool(name))
        about = self.tr("Keys of %1") if name else self.tr("Choose a command to change its keys.")
        self._heading.setText(about.replace("%1", isolated(words)))
        self._show_keys(keys)
        self.recorder.clear()
        self._on_recorded()

    def _show_keys(self, keys: Sequence[str]) -> None:
        while (item := self.keys_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key in keys:
            shown = shortcuts.shown(key)
            words = f"{shown}  \N{MULTIPLICATION SIGN}".replace("&", "&&")
            button = TextButton(words, lambda key=key: self.removalWanted.emit(self._name, key), parent=self)
            button.setAccessibleName(self.tr("Remove the key %1").replace("%1", shown))
            button.setToolTip(self.tr("Remove this key"))
            self.keys_row.addWidget(button)
        if not keys:
            self.keys_row.addWidget(PlainLabel(self.tr("No key"), role=Role.MUTED, parent=self))
        self.keys_row.addStretch(1)

    def ask(self, key: str, rivals: Sequence[str], on_yes: Callable[[], object]) -> None:
        """Ask whether a key is to be taken from other commands.

        Parameters
        ----------
        key : str
            In Qt's portable writing.
        rivals : sequence of str
            Words of the commands that have it.
        on_yes : callable
            Called if so.
        """
        names = ", ".join(isolated(rival) for rival in rivals)
        words = self.tr("%1 belongs to %2.").replace("%1", shortcuts.shown(key)).replace("%2", names)
        self._question.setText(words)
        self._yes.setText(self.tr("Take it from %1").replace("%1", names).replace("&", "&&"))
        self._on_yes = on_yes
        for widget in (self._question, self._yes, self._no):
            widget.show()
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_recorded(self) -> None:
        self._withdraw()
        has_key = not self.recorder.keySequence().isEmpty()
        self._use.setEnabled(has_key)
        self._add.setEnabled(has_key)

    def _want(self, *, is_beside: bool) -> None:
        key = self.recorder.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if key:
            self.keyWanted.emit(self._name, key, is_beside)

    def _on_answered(self) -> None:
        on_yes = self._on_yes
        self._withdraw()
        on_yes()

    def _withdraw(self) -> None:
        self._on_yes = lambda: None
        for widget in (self._question, self._yes, self._no):
            widget.hide()
