"""The visible part of the timeline: zoom, scroll position, and the scroll bars."""

from PySide6.QtCore import QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from app.timeline.models.scale import TimeScale
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.layout import TimelineLayout, lane_bottoms

_WHEEL_FACTOR = 1.25
_WHEEL_NOTCH = 120


class TimelineArea(QAbstractScrollArea):
    """Zooms and scrolls through time and lanes.

    Attributes
    ----------
    scaleChanged : Signal
        Zoom or scroll position changed.
    """

    scaleChanged = Signal()

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        # Time runs from left to right in every language.
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._scale = TimeScale(1.0, 1.0)
        self._bottoms: tuple[float, ...] = ()
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    @property
    def scale(self) -> TimeScale:
        """Zoom and scroll position."""
        return self._scale

    @property
    def layout_now(self) -> TimelineLayout:
        """The current layout."""
        return TimelineLayout(
            QSizeF(self.viewport().size()),
            QFontMetricsF(self.font()).height(),
            self.isRightToLeft(),
            self.model.lanes,
            self._bottoms,
            float(self.verticalScrollBar().value()),
        )

    def zoom(self, factor: float, *, around_px: float | None = None) -> None:
        """Zoom by a factor, more than 1 to enlarge.

        Parameters
        ----------
        factor : float
            Relative to the current zoom.
        around_px : float or None
            Position that stays, from the left edge of the time area; None for the playhead, or the middle if it is not
            visible.
        """
        if around_px is None:
            playhead_px = self._scale.x(self.model.playhead_seconds)
            around_px = playhead_px if 0 <= playhead_px <= self._scale.width_px else self._scale.width_px / 2
        self.set_scale(self._scale.zoomed(factor, around_px=around_px))

    def fit(self) -> None:
        """Show the whole video."""
        self.set_scale(self._scale.fitted())

    def show_span(self, start_seconds: float, end_seconds: float) -> None:
        """Scroll to a span."""
        self.set_scale(self._scale.showing(start_seconds, end_seconds))

    def set_scale(self, scale: TimeScale) -> None:
        """Set zoom and scroll position, which must be within bounds."""
        if scale == self._scale:
            return
        self._scale = scale
        bar = self.horizontalScrollBar()
        bar.blockSignals(True)  # noqa: FBT003 (Qt's own)
        bar.setRange(0, max(0, round(scale.content_px - scale.width_px)))
        bar.setPageStep(max(1, round(scale.width_px)))
        bar.setSingleStep(max(1, round(scale.width_px / 20)))
        bar.setValue(round(scale.offset_px))
        bar.blockSignals(False)  # noqa: FBT003 (Qt's own)
        self.viewport().update()
        self.scaleChanged.emit()

    def reveal(self, lane: int) -> None:
        """Scroll to a lane."""
        rect, body, bar = self.layout_now.lane_rect(lane), self.layout_now.body, self.verticalScrollBar()
        bar.setValue(round(bar.value() + min(0.0, rect.top() - body.top()) + max(0.0, rect.bottom() - body.bottom())))

    def begin(self) -> None:
        """Show the whole of another video, from its first lane."""
        duration = self.model.duration_seconds
        if duration and duration != self._scale.duration_seconds:
            self.set_scale(TimeScale(duration, self.layout_now.time_px).fitted())
        self.verticalScrollBar().setValue(0)

    def fit_lanes(self) -> None:
        """Update to changed lanes."""
        self._bottoms = lane_bottoms(self.model.lanes, QFontMetricsF(self.font()).height())
        self._fit_bars()
        self.viewport().update()

    def _fit_bars(self) -> None:
        layout = self.layout_now
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(layout.content_px - layout.body.height())))
        bar.setPageStep(max(1, round(layout.body.height())))
        bar.setSingleStep(max(1, round(layout.row_px)))
        self.set_scale(self._scale.resized(layout.time_px))

    def _on_scrolled(self, value: int) -> None:
        self.set_scale(self._scale.scrolled(value - self._scale.offset_px))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.model.duration_seconds:
            event.ignore()
            return
        delta, layout = event.angleDelta(), self.layout_now
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = (delta.y() or delta.x()) / _WHEEL_NOTCH
            self.zoom(_WHEEL_FACTOR**notches, around_px=event.position().x() - layout.time_left_px)
        elif delta.y() and self._scrolls_lanes(event.position(), event.modifiers()):
            super().wheelEvent(event)
        else:
            pixels = event.pixelDelta().x() or event.pixelDelta().y() or (delta.x() or delta.y()) / 2
            self.set_scale(self._scale.scrolled(-pixels))
        event.accept()

    def _scrolls_lanes(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        is_above = place.y() < self.layout_now.body.top()
        return self.verticalScrollBar().maximum() > 0 and not is_above and modifiers == Qt.KeyboardModifier.NoModifier
