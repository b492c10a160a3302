"""A one-line message about what was just done, with an undo button; it disappears by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.localization.direction import margins
from app.ui.localization.text import tr
from app.ui.throttle import Throttle
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.labels import ElidedLabel

_MARGIN_PX = Space.MEDIUM


class Foot(QFrame):
    """A widget that floats over the foot of its host, initially hidden; `most_em` limits its width in letters.

    Parameters
    ----------
    host : QWidget
        Its parent.
    most_em : int
        Largest width, in letters.
    area : callable, optional
        Returns the part of the host that it stays within; by default the whole host.
    """

    def __init__(self, host: QWidget, *, most_em: int, area: Callable[[], QRect] | None = None) -> None:
        super().__init__(host)
        self._host = host
        self._find_area = area or host.rect
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
        return min(self.wanted_width, self._find_area().width() - 2 * _MARGIN_PX)

    @property
    def free_height(self) -> int:
        """The available height."""
        return self._foot - self._find_area().y() - _MARGIN_PX

    @property
    def _foot(self) -> int:
        foot = self._find_area().bottom() + 1 - _MARGIN_PX
        if self._below is not None and self._below.isVisible():
            return min(foot, self._below.y() - _MARGIN_PX // 2)
        return foot

    def needed_height(self, width: int) -> int:
        """Return the height in pixels that the contents need at a width."""
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def place(self) -> None:
        """Move to the right place."""
        area, width = self._find_area(), self.free_width
        height = min(self.needed_height(width), self.free_height)
        self.setGeometry(QRect(area.x() + (area.width() - width) // 2, self._foot - height, width, height))
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in kinds and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)


_WIDEST_EM = 90
_PADDING_PX = 44
"""Margins and spacing beside the text and the buttons."""


class PassingMessage(Foot):
    """One line of text with a button of its own and one that dismisses it; disappears by itself.

    Attributes
    ----------
    acted : Signal
        The first button was pressed; the message is gone by then.

    Parameters
    ----------
    host : QWidget
        The widget it floats over.
    action : str
        The text of the button, translated.
    stays_ms : int
        Time until it disappears.
    area : callable, optional
        See `Foot`.
    """

    acted = Signal()

    def __init__(self, host: QWidget, *, action: str, stays_ms: int, area: Callable[[], QRect] | None = None) -> None:
        super().__init__(host, most_em=_WIDEST_EM, area=area)
        self.setObjectName("toast")
        self._label = ElidedLabel(parent=self)
        self.button = TextButton(action, self._on_action, kind="quiet", parent=self)
        self._close = IconButton("close", self.tr("Dismiss"), self.dismiss, size_px=SMALL_ICON_PX, parent=self)
        for button in (self.button, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not move the focus
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.MEDIUM, Space.TIGHT, Space.SMALL, Space.TIGHT))
        row.setSpacing(Space.SMALL)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self._go_soon = Throttle(stays_ms, self.dismiss, parent=self)

    @property
    def text(self) -> str:
        """The message; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    @property
    @override
    def wanted_width(self) -> int:
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        shown = [button for button in (self.button, self._close) if not button.isHidden()]
        beside = sum(button.sizeHint().width() for button in shown)
        return min(super().wanted_width, words + beside + _PADDING_PX)

    def show_text(self, text: str, *, has_action: bool = True) -> None:
        """Show a plain-text message in place of the current one, with or without its own button."""
        self._label.setText(text)
        self.button.setVisible(has_action)
        self.show()
        self.place()
        self._go_soon.stop()
        self._go_soon.request()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Hide the message."""
        self._go_soon.stop()
        self.hide()

    def _on_action(self) -> None:
        self.dismiss()
        self.acted.emit()


STAYS_MS = 8000


class Toast(PassingMessage):
    """Says for a few seconds what was just done, with a button to undo it."""

    def __init__(self, host: QWidget, *, area: Callable[[], QRect] | None = None) -> None:
        super().__init__(host, action=tr("Toast", "Undo"), stays_ms=STAYS_MS, area=area)
