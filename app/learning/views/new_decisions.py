"""A line with the number of new decisions that offers a training, or says that a new version is ready."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.localization.direction import margins
from app.ui.localization.text import tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.labels import ElidedLabel, Role

LEAST_SHOWN = 12
"""Below one page of the review, a training is not worth a line."""


class NewDecisionsLine(QWidget):
    """Line below the tags; hidden until there are enough new decisions to train on.

    Attributes
    ----------
    trainWanted : Signal
        Start a training.
    lookWanted : Signal
        Show the version that waits to be chosen.
    """

    trainWanted = Signal()
    lookWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(role=Role.SMALL, mode=Qt.TextElideMode.ElideRight, parent=self)
        self.train = TextButton(self.tr("Train"), self.trainWanted.emit, kind="quiet", parent=self)
        self.look = TextButton(self.tr("View changes"), self.lookWanted.emit, kind="link", parent=self)
        self.look.setToolTip(self.tr("See what the new version would change, and choose whether to use it"))
        self._n_new, self._is_waiting = 0, False
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(margins(Space.MEDIUM, 0, Space.SMALL, 0))
        row.setSpacing(Space.NONE)
        row.addWidget(self._label, 1)
        row.addWidget(self.train)
        row.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    @property
    def text(self) -> str:
        """The text shown; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    def set_count(self, n_new: int) -> None:
        """Show the number of decisions since the last training; a low number hides the line."""
        self._n_new = n_new
        self._follow()

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Set whether a new version waits to be chosen."""
        self._is_waiting = is_waiting
        self._follow()

    def _follow(self) -> None:
        words = tr("Training", "%n new decisions", n=self._n_new)
        self.train.setAccessibleDescription(words)
        self.train.setToolTip(self.tr("Train on all decisions, including those made since the last training"))
        self._label.setText(self.tr("New version ready") if self._is_waiting else words)
        self.train.setVisible(not self._is_waiting)
        self.look.setVisible(self._is_waiting)
        # The sentence needs the whole width, the count does not.
        stacked, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(stacked if self._is_waiting else beside)
        self.setVisible(self._is_waiting or self._n_new >= LEAST_SHOWN)
