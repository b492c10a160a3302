"""Facts in two columns: what it is, and how it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.inspector.models.video_facts import Fact
from app.ui.labels import ElidedLabel, PlainLabel, Role

_LONG = 60
"""A sentence longer than this takes lines of its own; a path is elided in the middle instead."""


class InspectorFacts(QWidget):
    """A table without lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[Fact] = []
        self._labels: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    @property
    def facts(self) -> list[Fact]:
        """What is shown."""
        return self._facts

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show facts.

        Parameters
        ----------
        facts : sequence of (str, str)
            In order.
        """
        if list(facts) == self._facts:
            return
        self._facts = list(facts)
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for row, (name, value) in enumerate(facts):
            title = PlainLabel(name, role=Role.MUTED, parent=self)
            is_sentence = len(value) > _LONG and "/" not in value and "\\" not in value
            words = PlainLabel(value, does_wrap=True, parent=self) if is_sentence else ElidedLabel(value, parent=self)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                if is_sentence
                else Qt.TextInteractionFlag.NoTextInteraction
            )
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(words, row, 1)
            self._labels += [title, words]
