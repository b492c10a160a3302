"""A line above the moments found: the search model knows too little of the words, and what would know more."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui import icons, theme
from app.ui.buttons import TextButton
from app.ui.direction import margins
from app.ui.labels import PlainLabel, Role

_SIGN_PX = 16
_ROUNDING_PX = 4


class GuessLine(QWidget):
    """Says that what is shown is a guess.

    Parameters
    ----------
    on_click : callable
        Called without arguments when another search model is wanted.
    parent : QWidget
        Owner.
    """

    def __init__(self, on_click: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._label = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        words = self.tr("Search model\N{HORIZONTAL ELLIPSIS}")
        self.button = TextButton(words, on_click, kind="link", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(16, 0, 16, 8))
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1000)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def show_sentence(self, sentence: str) -> None:
        """Say it.

        Parameters
        ----------
        sentence : str
            Plain text; empty hides the line.
        """
        self._label.setText(sentence)
        # No wider than its words, so that the button stands beside them.
        self._label.setMaximumWidth(self._label.fontMetrics().horizontalAdvance(sentence) + _ROUNDING_PX)
        self._label.setAccessibleName(sentence)
        self.button.setAccessibleDescription(sentence)
        colour, ratio = theme.current().muted, self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("info", _SIGN_PX, colour=colour, ratio=ratio))
        self.setVisible(bool(sentence))
