"""A one-line message about what was just done, with an undo button; it disappears by itself."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.buttons import IconButton, TextButton
from app.ui.direction import margins
from app.ui.labels import ElidedLabel
from app.ui.throttle import Throttle

_MARGIN_PX = 12


class Foot(QFrame):
    """A widget that floats over the foot of its host, initially hidden; `most_em` limits its width in letters."""

    def __init__(self, host: QWidget, *, most_em: int) -> None:
        super().__init__(host)
        self._host = host
        self._most_em = most_em
        self._below: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        host.installEventFilter(self)
        self.hide()

    def stay_above(self, below: QWidget) -> None:
        """Stay above another child of the host while that is visible."""
        self._below = below
        below.installEventFilter(self)

    @property
    def wanted_width(self) -> int:
        """The preferred width."""
        return self.fontMetrics().averageCharWidth() * self._most_em

    @property
    def free_width(self) -> int:
        """The available width."""
        return min(self.wanted_width, self._host.width() - 2 * _MARGIN_PX)

    @property
    def free_height(self) -> int:
        """The available height."""
        return self._foot - _MARGIN_PX

    @property
    def _foot(self) -> int:
        if self._below is not None and self._below.isVisible():
            return self._below.y() - _MARGIN_PX // 2
        return self._host.height() - _MARGIN_PX

    def needed_height(self, width: int) -> int:
        """Return the height in pixels that the contents need at a width."""
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def place(self) -> None:
        """Move to the right place."""
        width = self.free_width
        height = min(self.needed_height(width), self.free_height)
        self.setGeometry(QRect((self._host.width() - width) // 2, self._foot - height, width, height))
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in kinds and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)


STAYS_MS = 8000
_WIDEST_EM = 90


class Toast(Foot):
    """Shows a message for a few seconds.

    Attributes
    ----------
    undoWanted : Signal
        The undo button was pressed.
    """

    undoWanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, most_em=_WIDEST_EM)
        self.setObjectName("toast")
        self._label = ElidedLabel(mode=Qt.TextElideMode.ElideRight, parent=self)
        self.undo = TextButton(self.tr("Undo"), self._on_undo, kind="quiet", parent=self)
        self._close = IconButton("close", self.tr("Dismiss"), self.dismiss, size_px=14, parent=self)
        for button in (self.undo, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not move the focus
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(14, 4, 6, 4))
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.undo)
        row.addWidget(self._close)
        self._go_soon = Throttle(STAYS_MS, self.dismiss, parent=self)

    @property
    def text(self) -> str:
        """The message; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    @property
    @override
    def wanted_width(self) -> int:
        beside = self.undo.sizeHint().width() if not self.undo.isHidden() else 0
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        return min(super().wanted_width, words + beside + self._close.sizeHint().width() + 44)

    def say(self, text: str, *, can_undo: bool) -> None:
        """Show a plain-text message in place of the current one."""
        self._label.setText(text)
        self.undo.setVisible(can_undo)
        self.show()
        self.place()
        self._go_soon.stop()
        self._go_soon.wish()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Hide the message."""
        self._go_soon.stop()
        self.hide()

    def _on_undo(self) -> None:
        self.dismiss()
        self.undoWanted.emit()
