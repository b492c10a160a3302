"""One line that says what was just done, with a way to take it back; it goes by itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.buttons import IconButton, TextButton
from app.ui.direction import margins
from app.ui.foot import Foot
from app.ui.labels import ElidedLabel
from app.ui.throttle import Throttle

STAYS_MS = 8000
_WIDEST_EM = 90


class Toast(Foot):
    """Says something in passing.

    Attributes
    ----------
    undoWanted : Signal
        It is to be taken back.

    Parameters
    ----------
    host : QWidget
        What it floats over.
    """

    undoWanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, most_em=_WIDEST_EM)
        self.setObjectName("toast")
        self._label = ElidedLabel(mode=Qt.TextElideMode.ElideRight, parent=self)
        self.undo = TextButton(self.tr("Undo"), self._on_undo, kind="quiet", parent=self)
        self._close = IconButton("close", self.tr("Dismiss"), self.dismiss, size_px=14, parent=self)
        for button in (self.undo, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where it was
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(14, 4, 6, 4))
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.undo)
        row.addWidget(self._close)
        self._go_soon = Throttle(STAYS_MS, self.dismiss, parent=self)

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    @property
    @override
    def wanted_width(self) -> int:
        beside = self.undo.sizeHint().width() if not self.undo.isHidden() else 0
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        return min(super().wanted_width, words + beside + self._close.sizeHint().width() + 44)

    def say(self, text: str, *, can_undo: bool) -> None:
        """Say something, in place of what was said before.

        Parameters
        ----------
        text : str
            A few words; plain text.
        can_undo : bool
            Whether it can be taken back.
        """
        self._label.setText(text)
        self.undo.setVisible(can_undo)
        self.show()
        self.place()
        self._go_soon.stop()
        self._go_soon.wish()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Go."""
        self._go_soon.stop()
        self.hide()

    def _on_undo(self) -> None:
        self.dismiss()
        self.undoWanted.emit()
