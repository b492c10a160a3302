"""The time of the current frame; when clicked, it becomes a field for a time to go to."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QSlider,
    QStackedWidget,
    QStyle,
    QStyleOptionSlider,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from app.ui.localization.text import left_to_right, plain_tooltip
from app.ui.localization.times import clock, exact_clock, read_time
from app.ui.paint import theme

_ENDS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _TimeEdit(QLineEdit):
    """A field that closes on Esc and on a click elsewhere."""

    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # Esc and Enter are commands elsewhere; here they end the typing.
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
    """Shows the time, and takes a time to go to.

    Attributes
    ----------
    timeWanted : Signal
        Seconds.
    openWanted : Signal
        The time was clicked.
    closed : Signal
        Typing ended.
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
        """The text shown."""
        return self._button.text()[1:-1]

    @property
    def edit(self) -> QLineEdit:
        """The field."""
        return self._edit

    def show_time(self, seconds: float, duration: float, *, is_exact: bool) -> None:
        """Show position and duration in seconds; `is_exact` shows milliseconds."""
        self._seconds, self._duration, self._is_exact = seconds, duration, is_exact
        place = exact_clock(seconds, has_hours=True) if is_exact else clock(seconds)
        whole = clock(duration)
        text = left_to_right(f"{place} / {whole}" if self._has_room else place)
        if text != self._button.text():
            self._button.setText(text)
            self._button.setAccessibleName(self.tr("Time: %1 of %2").replace("%1", place).replace("%2", whole))

    def set_room(self, *, has_room: bool) -> None:
        """Show or hide the duration, depending on the room."""
        self._has_room = has_room
        self.show_time(self._seconds, self._duration, is_exact=self._is_exact)

    def set_frame_seconds(self, seconds: float) -> None:
        """Set the duration of a frame, > 0, for times typed as frames."""
        self._frame_seconds = seconds

    def width_for(self, *, has_room: bool) -> int:
        """Return the width in px of the longest text for this video, with or without the duration."""
        widest = exact_clock(0.0, has_hours=True) + (f" / {clock(self._duration)}" if has_room else "")
        return self.fontMetrics().horizontalAdvance(widest) + self.fontMetrics().height()

    def open_field(self) -> None:
        """Open the field."""
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
        words = self.tr("Not a valid time. Use 1:23.5, +10 or 250f.")
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


_PAGE_MS = 5000
_SPAN_PX = 3


class SeekSlider(QSlider):
    """Seeks where it is clicked, shows the time under the pointer, and marks the span that is played.

    Attributes
    ----------
    seekWanted : Signal
        Seconds.
    """

    seekWanted = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(self.tr("Position in the video"))
        self.setMouseTracking(True)
        self.setSingleStep(1000)
        self.setPageStep(_PAGE_MS)
        self._span: tuple[float, float] | None = None
        self.sliderMoved.connect(lambda place_ms: self.seekWanted.emit(place_ms / 1000))
        self.actionTriggered.connect(self._on_action)

    def show_place(self, seconds: float) -> None:
        """Show a position in seconds, unless the slider is being dragged."""
        if not self.isSliderDown():
            self.setValue(round(seconds * 1000))

    def set_duration(self, seconds: float) -> None:
        """Set the duration in seconds."""
        self.setRange(0, round(seconds * 1000))

    def set_span(self, span: tuple[float, float] | None) -> None:
        """Mark a span in seconds; None for no mark."""
        self._span = span
        self.update()

    def time_at(self, x: int) -> float:
        """Return the time in seconds at a position in px from the left."""
        handle_px = self._handle_px()
        room = max(1, self.width() - handle_px)
        return QStyle.sliderValueFromPosition(0, self.maximum(), x - handle_px // 2, room) / 1000

    def _handle_px(self) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        return self.style().subControlRect(control, option, part, self).width()

    def _x_of(self, seconds: float) -> int:
        handle_px = self._handle_px()
        room = max(1, self.width() - handle_px)
        return handle_px // 2 + QStyle.sliderPositionFromValue(0, self.maximum(), round(seconds * 1000), room)

    def _on_action(self, _action: int) -> None:
        if not self.isSliderDown():
            self.seekWanted.emit(self.sliderPosition() / 1000)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            seconds = self.time_at(round(event.position().x()))
            self.setValue(round(seconds * 1000))
            self.seekWanted.emit(seconds)
        # The handle is under the pointer now and can be dragged on.
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.maximum() > 0:
            x = round(event.position().x())
            above = self.mapToGlobal(QPoint(x, -2 * self.fontMetrics().height()))
            QToolTip.showText(above, plain_tooltip(clock(self.time_at(x))), self)
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Home, End and the arrows are commands of the player; only Page Up and Down remain here.
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._span is None or self.maximum() <= 0:
            return
        start, end = (self._x_of(min(one, self.maximum() / 1000)) for one in self._span)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().accent))
        bottom = self.height() - _SPAN_PX
        painter.drawRect(QRect(start, bottom, max(2, end - start), _SPAN_PX))
        # Posts at both ends, so that a span as long as the line is still recognisable.
        for x in (start, max(start + 2, end) - 2):
            painter.drawRect(QRect(x, self.height() // 2 + 4, 2, self.height() // 2 - 4))
        painter.end()
