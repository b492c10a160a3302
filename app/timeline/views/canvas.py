"""The drawing of the timeline: strip, ruler, lanes, playhead and marks; signals what the mouse does."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.stage.thumbnails import ThumbnailCache
from app.timeline.models import spans_table as timeline_list
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.area import TimelineArea
from app.timeline.views.drawing import Scene, TimelineDrawing
from app.timeline.views.mouse import TimelineMouse
from app.ui.localization.text import tr

_HEAD_PX = 8


class TimelineCanvas(TimelineArea):
    """Draws the current video along time.

    Attributes
    ----------
    seekWanted : Signal
        Time in seconds that was clicked or scrubbed to.
    loopWanted : Signal
        A `TimelineSpan` to loop.
    dragged : Signal
        A `TimelineSpan`, and its new ends as two numbers, after an edge or all of it was dragged.
    marksDragged : Signal
        In and out points in seconds.
    menuWanted : Signal
        Global position; the span under it is selected.
    suggestionWanted : Signal
        A suggested `TimelineSpan` to go to.
    """

    seekWanted = Signal(float)
    loopWanted = Signal(object)
    dragged = Signal(object, float, float)
    marksDragged = Signal(float, float)
    menuWanted = Signal(QPoint)
    suggestionWanted = Signal(object)

    def __init__(self, model: TimelineModel, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("timelineCanvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        self.viewport().setMouseTracking(True)
        self._drawing = TimelineDrawing(thumbnails)
        self.mouse = mouse = TimelineMouse(self)
        mouse.seekWanted.connect(self.seekWanted)
        mouse.loopWanted.connect(self.loopWanted)
        mouse.dragged.connect(self.dragged)
        mouse.marksDragged.connect(self.marksDragged)
        model.videoChanged.connect(self._on_video)
        model.changed.connect(self._on_changed)
        model.playheadMoved.connect(self._on_playhead)
        for signal in (model.marksChanged, model.chosenChanged):
            signal.connect(self.viewport().update)
        thumbnails.arrived.connect(self._on_picture)

    def _on_video(self) -> None:
        self.mouse.cancel()
        self.begin()

    def _on_changed(self) -> None:
        self.mouse.on_changed()
        self.fit_lanes()

    def _on_playhead(self, old_seconds: float, new_seconds: float) -> None:
        layout = self.layout_now
        left = layout.time_left_px
        self.viewport().update(layout.clock.toAlignedRect())
        for seconds in (old_seconds, new_seconds):
            x = self.scale.x(seconds)
            if -_HEAD_PX <= x <= self.scale.width_px + _HEAD_PX:
                self.viewport().update(QRect(round(left + x) - _HEAD_PX, 0, 2 * _HEAD_PX + 1, self.viewport().height()))

    def _on_picture(self) -> None:
        self.viewport().update(self.layout_now.strip.toAlignedRect())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scene = Scene(
            self.model,
            self.layout_now,
            self.scale,
            self.mouse.drag,
            self.font(),
            self.layoutDirection(),
            self.hasFocus(),
        )
        # The playhead and the clock are far apart: do not repaint what is between them.
        for part in event.region():  # pyright: ignore[reportGeneralTypeIssues] (it is one, only its stub is not)
            painter.setClipRect(part)
            self._drawing.paint(painter, QRectF(part), scene)
        painter.end()

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
        """Return the position of the selected span, or of the playhead, in the view."""
        seconds = self.model.chosen.start_seconds if self.model.chosen else self.model.playhead_seconds
        x = min(self.scale.width_px - 1, max(0.0, self.scale.x(seconds)))
        return QPoint(round(self.layout_now.time_left_px + x), round(self.layout_now.body.top()))

    @override
    def event(self, event: QEvent) -> bool:
        # During a drag, Esc cancels it rather than acting on the window.
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
        # From a suggestion, Tab goes to the next one; otherwise it leaves the timeline.
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
        """Describe the selection to screen readers."""
        span = self.model.chosen
        words = timeline_list.sentence(span) if span else ""
        n_spans = len(self.model.spans)
        self.setAccessibleDescription(words or tr("Timeline", "%n moments", n=n_spans))
