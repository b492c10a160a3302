"""The line under the picture: where the video is. Time runs from left to right, whatever the language."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QToolTip, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.text import plain_tooltip
from app.ui.times import clock

_PAGE_MS = 5000
_SPAN_PX = 3


class SeekSlider(QSlider):
    """Goes where it is clicked, tells the time under the pointer, and marks the part that is played for itself.

    Attributes
    ----------
    seekWanted : Signal
        Seconds.
    """

    seekWanted = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(self.tr("Place in the video"))
        self.setMouseTracking(True)
        self.setSingleStep(1000)
        self.setPageStep(_PAGE_MS)
        self._span: tuple[float, float] | None = None
        self.sliderMoved.connect(lambda place_ms: self.seekWanted.emit(place_ms / 1000))
        self.actionTriggered.connect(self._on_action)

    def show_place(self, seconds: float) -> None:
        """Show where the video is, unless a hand is on the slider.

        Parameters
        ----------
        seconds : float
            The place.
        """
        if not self.isSliderDown():
            self.setValue(round(seconds * 1000))

    def set_duration(self, seconds: float) -> None:
        """Set the length of the line.

        Parameters
        ----------
        seconds : float
            Of the video.
        """
        self.setRange(0, round(seconds * 1000))

    def set_span(self, span: tuple[float, float] | None) -> None:
        """Mark a part.

        Parameters
        ----------
        span : tuple of float or None
            Its ends in seconds; None for no mark.
        """
        self._span = span
        self.update()

    def time_at(self, x: int) -> float:
        """Give the time at a place of the line.

        Parameters
        ----------
        x : int
            In px from the left.

        Returns
        -------
        float
            Seconds.
        """
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
        # Home, End and the arrows are the player's own; what is left here is a page up or down.
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
        # Posts at both ends, so that a part as long as the line is still seen to be one.
        for x in (start, max(start + 2, end) - 2):
            painter.drawRect(QRect(x, self.height() // 2 + 4, 2, self.height() // 2 - 4))
        painter.end()
