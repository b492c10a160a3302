"""The time of the frame on show; pressed, it becomes a field that takes a time to go to."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from app.ui.text import left_to_right
from app.ui.times import clock, exact_clock, read_time

_ENDS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _TimeEdit(QLineEdit):
    """A field that Esc and a click elsewhere close."""

    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # Esc and Enter mean other things around; here they end the typing.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _ENDS:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class TimeField(QStackedWidget):
    """Shows a time, takes a time.

    Attributes
    ----------
    timeWanted : Signal
        Seconds.
    openWanted : Signal
        The time was pressed.
    closed : Signal
        Typing has come to its end.
    """

    timeWanted = Signal(float)
    openWanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._seconds, self._duration, self._frame_seconds = 0.0, 0.0, 0.04
        self._is_exact, self._has_room = True, True
        self._button = QPushButton(self)
        self._button.setObjectName("playerTime")
        self._button.setAutoDefault(False)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.setToolTip(self.tr("Go to time"))
        self._button.clicked.connect(lambda _checked: self.openWanted.emit())
        self._edit = _TimeEdit(self)
        self._edit.setAccessibleName(self.tr("Go to time"))
        self._edit.setPlaceholderText(self.tr("1:23.5 or 250f"))
        self._edit.setToolTip(self.tr("A time such as 1:23.5, a step such as +10, or a frame such as 250f"))
        self._edit.returnPressed.connect(self._on_return)
        self._edit.left.connect(self.close_field)
        self._edit.textEdited.connect(lambda _text: self._mark(is_wrong=False))
        self.addWidget(self._button)
        self.addWidget(self._edit)
        self.show_time(0.0, 0.0, is_exact=True)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._button.text()[1:-1]

    @property
    def edit(self) -> QLineEdit:
        """The field."""
        return self._edit

    def show_time(self, seconds: float, duration: float, *, is_exact: bool) -> None:
        """Show a time.

        Parameters
        ----------
        seconds, duration : float
            The place, and the length of the video.
        is_exact : bool
            To the millisecond.
        """
        self._seconds, self._duration, self._is_exact = seconds, duration, is_exact
        place = exact_clock(seconds, has_hours=True) if is_exact else clock(seconds)
        whole = clock(duration)
        text = left_to_right(f"{place} / {whole}" if self._has_room else place)
        if text != self._button.text():
            self._button.setText(text)
            self._button.setAccessibleName(self.tr("Time: %1 of %2").replace("%1", place).replace("%2", whole))

    def set_room(self, *, has_room: bool) -> None:
        """Leave the length of the video out where there is no room for it.

        Parameters
        ----------
        has_room : bool
            Whether there is.
        """
        self._has_room = has_room
        self.show_time(self._seconds, self._duration, is_exact=self._is_exact)

    def set_frame_seconds(self, seconds: float) -> None:
        """Know how long a frame is, for who writes frames.

        Parameters
        ----------
        seconds : float
            > 0.
        """
        self._frame_seconds = seconds

    def width_for(self, *, has_room: bool) -> int:
        """Give the width of the longest text of this video.

        Parameters
        ----------
        has_room : bool
            See `set_room`.

        Returns
        -------
        int
            px.
        """
        widest = exact_clock(0.0, has_hours=True) + (f" / {clock(self._duration)}" if has_room else "")
        return self.fontMetrics().horizontalAdvance(widest) + self.fontMetrics().height()

    def open_field(self) -> None:
        """Take a time."""
        self._mark(is_wrong=False)
        self._edit.setText(exact_clock(self._seconds, has_hours=True))
        self._edit.selectAll()
        self.setCurrentWidget(self._edit)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_field(self) -> None:
        """Show the time again."""
        if self.currentWidget() is self._edit:
            self.setCurrentWidget(self._button)
            self.closed.emit()

    def _on_return(self) -> None:
        seconds = read_time(self._edit.text(), now=self._seconds, frame_seconds=self._frame_seconds)
        if seconds is None:
            self._mark(is_wrong=True)
            return
        self.close_field()
        self.timeWanted.emit(seconds)

    def _mark(self, *, is_wrong: bool) -> None:
        if bool(self._edit.property("isWrong")) == is_wrong:
            return
        self._edit.setProperty("isWrong", is_wrong)
        words = self.tr("This is no time. Write it as 1:23.5, +10 or 250f.")
        self._edit.setAccessibleDescription(words if is_wrong else "")
        self._edit.style().polish(self._edit)
        if is_wrong:
            self._edit.selectAll()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width_for(has_room=self._has_room), self._button.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
