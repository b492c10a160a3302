"""The timeline's picture: strip, ruler, lanes, playhead and marks; it tells what is done to them with the mouse."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.models import timeline_words
from app.models.thumbnails import ThumbnailCache
from app.models.timeline import TimelineModel
from app.models.timeline_scale import TimeScale
from app.support.text import tr
from app.views.timeline_drawing import TimelineDrawing
from app.views.timeline_layout import TimelineLayout, lane_bottoms
from app.views.timeline_mouse import TimelineMouse

_WHEEL_FACTOR = 1.25
_WHEEL_NOTCH = 120
_HEAD_PX = 8


class TimelineCanvas(QAbstractScrollArea):
    """Draws the video at hand along time.

    Attributes
    ----------
    seekWanted : Signal
        Time in seconds that was clicked or is scrubbed to.
    loopWanted : Signal
        A `Span` to be played over and over.
    dragged : Signal
        A `Span`, and its new ends as two numbers: an edge of it, or all of it, was dragged there.
    marksDragged : Signal
        In and out point in seconds.
    menuWanted : Signal
        Place on the screen; the span under it is chosen.
    suggestionWanted : Signal
        A suggested `Span` to go to.
    scaleChanged : Signal
        Another zoom or place is on show.

    Parameters
    ----------
    model : TimelineModel
        What is drawn.
    thumbnails : ThumbnailCache
        Gives the pictures of the strip.
    parent : QWidget, optional
        Owner.
    """

    seekWanted = Signal(float)
    loopWanted = Signal(object)
    dragged = Signal(object, float, float)
    marksDragged = Signal(float, float)
    menuWanted = Signal(QPoint)
    suggestionWanted = Signal(object)
    scaleChanged = Signal()

    def __init__(self, model: TimelineModel, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.setObjectName("timelineCanvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        self.viewport().setMouseTracking(True)
        # Time goes from left to right in every language.
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._scale = TimeScale(1.0, 1.0)
        self._bottoms: tuple[float, ...] = ()
        self._drawing = TimelineDrawing(self, thumbnails)
        self.mouse = TimelineMouse(self)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        model.videoChanged.connect(self._on_video)
        model.changed.connect(self._on_changed)
        model.playheadMoved.connect(self._on_playhead)
        for signal in (model.marksChanged, model.chosenChanged):
            signal.connect(self.viewport().update)
        thumbnails.arrived.connect(self._on_picture)

    @property
    def scale(self) -> TimeScale:
        """Zoom and place."""
        return self._scale

    @property
    def layout_now(self) -> TimelineLayout:
        """Where the parts lie."""
        return TimelineLayout(
            QSizeF(self.viewport().size()),
            QFontMetricsF(self.font()).height(),
            self.isRightToLeft(),
            self.model.lanes,
            self._bottoms,
            float(self.verticalScrollBar().value()),
        )

    def zoom(self, factor: float, *, around_px: float | None = None) -> None:
        """Show more or less of the video.

        Parameters
        ----------
        factor : float
            More than 1 shows less, larger.
        around_px : float or None
            Place that stays, from where times begin; None takes the playhead, or the middle where it is not on show.
        """
        if around_px is None:
            playhead_px = self._scale.x(self.model.playhead_seconds)
            around_px = playhead_px if 0 <= playhead_px <= self._scale.width_px else self._scale.width_px / 2
        self.set_scale(self._scale.zoomed(factor, around_px=around_px))

    def fit(self) -> None:
        """Show the whole video."""
        self.set_scale(self._scale.fitted())

    def show_span(self, start_seconds: float, end_seconds: float) -> None:
        """Scroll so that a span is on show."""
        self.set_scale(self._scale.showing(start_seconds, end_seconds))

    def set_scale(self, scale: TimeScale) -> None:
        """Show another zoom or place.

        Parameters
        ----------
        scale : TimeScale
            Within bounds.
        """
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
        """Scroll so that a lane is on show."""
        rect, body, bar = self.layout_now.lane_rect(lane), self.layout_now.body, self.verticalScrollBar()
        bar.setValue(round(bar.value() + min(0.0, rect.top() - body.top()) + max(0.0, rect.bottom() - body.bottom())))

    def _on_video(self) -> None:
        self.mouse.cancel()
        duration = self.model.duration_seconds
        if duration and duration != self._scale.duration_seconds:
            self.set_scale(TimeScale(duration, self.layout_now.time_px).fitted())
        self.verticalScrollBar().setValue(0)

    def _on_changed(self) -> None:
        self.mouse.on_changed()
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

    def _on_playhead(self, old_seconds: float, new_seconds: float) -> None:
        layout = self.layout_now
        left = layout.time_left_px
        self.viewport().update(layout.clock.toAlignedRect())
        for seconds in (old_seconds, new_seconds):
            x = self._scale.x(seconds)
            if -_HEAD_PX <= x <= self._scale.width_px + _HEAD_PX:
                self.viewport().update(QRect(round(left + x) - _HEAD_PX, 0, 2 * _HEAD_PX + 1, self.viewport().height()))

    def _on_picture(self) -> None:
        self.viewport().update(self.layout_now.strip.toAlignedRect())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # The playhead and the clock are far apart: what lies between them is not drawn anew.
        for part in event.region():  # pyright: ignore[reportGeneralTypeIssues] (it is one, only its stub is not)
            painter.setClipRect(part)
            self._drawing.paint(painter, QRectF(part))
        painter.end()

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

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouse.press(event.position(), event.button(), event.modifiers())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event.position(), event.modifiers())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release(event.position())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mouse.double_click(event.position(), event.button())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.model.duration_seconds:
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            grip = self.mouse.grip(QPointF(event.pos()))
            self.model.choose(grip.span)
            self.menuWanted.emit(event.globalPos())
        else:
            self.menuWanted.emit(self.viewport().mapToGlobal(self.place_of_chosen()))

    def place_of_chosen(self) -> QPoint:
        """Give the place of the chosen span, or of the playhead, in the view."""
        seconds = self.model.chosen.start_seconds if self.model.chosen else self.model.playhead_seconds
        x = min(self._scale.width_px - 1, max(0.0, self._scale.x(seconds)))
        return QPoint(round(self.layout_now.time_left_px + x), round(self.layout_now.body.top()))

    @override
    def event(self, event: QEvent) -> bool:
        # While something is dragged, Esc is about it and not about the window.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.mouse.is_dragging:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ours = event.key() == Qt.Key.Key_Escape and self.mouse.is_dragging
        if is_ours:
            self.mouse.cancel()
        event.setAccepted(is_ours)

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        # From a suggestion, Tab goes to the next one; from the last one, and from all else, out of here.
        chosen, found = self.model.chosen, self.model.suggestion_beside(1 if is_next else -1)
        if chosen is None or chosen.suggestion is None or found is None:
            return super().focusNextPrevChild(is_next)
        self.suggestionWanted.emit(found)
        return True

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 200)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 80)

    def describe(self) -> None:
        """Say what is chosen to screen readers."""
        span = self.model.chosen
        words = timeline_words.sentence(span) if span else ""
        n_spans = len(self.model.spans)
        self.setAccessibleDescription(words or tr("Timeline", "%n moments", n=n_spans))
