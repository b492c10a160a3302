"""One line that says how much was decided since the last training, and offers one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.support.buttons import TextButton
from app.support.direction import margins
from app.support.labels import PlainLabel, Role
from app.support.text import tr

LEAST_SHOWN = 12
"""After fewer than a page of the review a training is not worth a line."""


class NewDecisionsLine(QWidget):
    """Stands below the tags while there is enough to train on.

    Attributes
    ----------
    trainWanted : Signal
        The button was pressed.

    Parameters
    ----------
    parent : QWidget, optional
        Owner.
    """

    trainWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self.train = TextButton(self.tr("Train"), self.trainWanted.emit, kind="quiet", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(14, 0, 8, 0))
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.train)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    def set_count(self, n_new: int) -> None:
        """Show how many there are.

        Parameters
        ----------
        n_new : int
            Decisions since the last training; few hide the line.
        """
        words = tr("Training", "%n new decisions", n=n_new)
        self._label.setText(words)
        self.train.setAccessibleDescription(words)
        self.train.setToolTip(self.tr("Train on all decisions; this many are newer than what is in use"))
        self.setVisible(n_new >= LEAST_SHOWN)
