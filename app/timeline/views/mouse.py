"""Mouse handling on the timeline: a click seeks, a drag moves what it grabbed, Esc cancels."""

import enum
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.timeline.models import spans_table as timeline_list
from app.timeline.models.drags import SpanDrag, snapping
from app.timeline.models.edits import Edge
from app.timeline.models.lanes import Row, TimelineSpan
from app.timeline.models.scale import Snapping, visible
from app.timeline.views.area import TimelineArea
from app.ui.localization.text import display_text, plain_tooltip

_EDGE_PX = 5.0
_SNAP_PX = 8.0


class HitArea(enum.Enum):
    """What is under the pointer."""

    NOTHING = enum.auto()
    NAME = enum.auto()
    TIME = enum.auto()
    LANE = enum.auto()
    SPAN = enum.auto()
    MARK = enum.auto()


@dataclass(frozen=True, slots=True)
class Grip:
    """What a press would grab.

    Attributes
    ----------
    place : HitArea
        The kind of thing.
    span : TimelineSpan or None
        The span.
    edge : Edge
        Which edge of the span, or of the in and out points; both for what is between.
    """

    place: HitArea
    span: TimelineSpan | None = None
    edge: Edge = Edge.BOTH


class TimelineMouse(QObject):
    """Turns mouse events on a timeline into clicks, scrubs and drags.

    Attributes
    ----------
    drag : SpanDrag or None
        What is being dragged; the canvas draws it.
    seekWanted : Signal
        Time in seconds that was clicked or scrubbed to.
    loopWanted : Signal
        A `TimelineSpan` that was double-clicked.
    dragged : Signal
        A `TimelineSpan`, and its new ends in seconds.
    marksDragged : Signal
        In and out points in seconds.
    """

    seekWanted = Signal(float)
    loopWanted = Signal(object)
    dragged = Signal(object, float, float)
    marksDragged = Signal(float, float)

    def __init__(self, area: TimelineArea) -> None:
        super().__init__(area)
        self._area = area
        self._pressed: tuple[Grip, QPointF] | None = None
        self._has_moved = False
        self._panned_px: float | None = None
        self._near: Snapping | None = None
        self.drag: SpanDrag | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._has_moved

    def grip(self, point: QPointF) -> Grip:
        """Return what a press at a point of the view would grab."""
        area, layout = self._area, self._area.layout_now
        x = point.x() - layout.time_left_px
        if not area.model.duration_seconds:
            return Grip(HitArea.NOTHING)
        if not 0 <= x <= layout.time_px:
            return Grip(HitArea.NAME)
        mark = self._mark_at(x) if point.y() >= layout.ruler.top() else None
        if point.y() < layout.body.top():
            return Grip(HitArea.MARK, edge=mark) if mark else Grip(HitArea.TIME)
        row = layout.row_at(point)
        found = self._span_at(row, x) if row else None
        if found is not None:
            return found
        return Grip(HitArea.MARK, edge=mark) if mark else Grip(HitArea.LANE)

    def _mark_at(self, x: float) -> Edge | None:
        scale = self._area.scale
        for edge, seconds in zip((Edge.START, Edge.END), self._area.model.marks, strict=True):
            if seconds is not None and abs(scale.x(seconds) - x) <= _EDGE_PX:
                return edge
        return None

    def _span_at(self, row: Row, x: float) -> Grip | None:
        scale = self._area.scale
        near = visible(row.starts, row.ends, scale.seconds(x - _EDGE_PX), scale.seconds(x + _EDGE_PX))
        best: tuple[float, Grip] | None = None
        for place in near:
            span = row.spans[place]
            left, right = scale.x(span.start_seconds), scale.x(span.end_seconds)
            away = max(left - x, x - right, 0.0)
            # Leave half of a narrow span for grabbing the whole.
            reach = min(_EDGE_PX, (right - left) / 4)
            edge = Edge.BOTH
            if span.is_editable and (x - left <= reach or right - x <= reach):
                edge = Edge.START if abs(x - left) < abs(x - right) else Edge.END
            if away <= _EDGE_PX and (best is None or away < best[0]):
                best = away, Grip(HitArea.SPAN, span, edge)
        return best[1] if best else None

    def press(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """Grab what is under the pointer."""
        grip = self.grip(point)
        if button is Qt.MouseButton.MiddleButton:
            self._panned_px = point.x()
        elif button is Qt.MouseButton.LeftButton and grip.place is not HitArea.NOTHING:
            self._pressed, self._has_moved = (grip, point), False
            self._area.model.choose(grip.span, edge=grip.edge if grip.edge is not Edge.BOTH else None)
            if grip.place is HitArea.TIME:
                self._has_moved = True
                self.move(point, modifiers)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer."""
        if self._panned_px is not None:
            self._area.set_scale(self._area.scale.scrolled(self._panned_px - point.x()))
            self._panned_px = point.x()
        elif self._pressed is None:
            self._hover(point)
        else:
            self._pull(*self._pressed, point, modifiers)

    def _pull(self, grip: Grip, began: QPointF, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._has_moved:
            if (point - began).manhattanLength() < QApplication.startDragDistance():
                return
            self._has_moved = True
            self.drag = self._begin(grip, began)
            if grip.place is HitArea.LANE:
                self._panned_px = began.x()
        if grip.place is HitArea.TIME:
            self.seekWanted.emit(self._seconds(point))
        elif self.drag is not None:
            is_free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
            self.drag.to(self._seconds(point), None if is_free else self._near)
            self._area.viewport().update()

    def _begin(self, grip: Grip, began: QPointF) -> SpanDrag | None:
        model, seconds = self._area.model, self._seconds(began)
        reach = _SNAP_PX / self._area.scale.px_per_second
        self._near = snapping(model, reach_seconds=reach, but=grip.span, with_marks=grip.span is not None)
        least = model.frame_seconds
        if grip.place is HitArea.MARK:
            start, end = model.marks
            known = (start if start is not None else 0.0, end if end is not None else model.duration_seconds)
            return SpanDrag(known, grip.edge, seconds, model.duration_seconds, least)
        # Only the edges of a suggestion: moving it elsewhere is not a way to accept it.
        is_kept = grip.span is not None and grip.span.suggestion is not None and grip.edge is Edge.BOTH
        if grip.span is None or not grip.span.is_editable or is_kept:
            return None
        ends = (grip.span.start_seconds, grip.span.end_seconds)
        return SpanDrag(ends, grip.edge, seconds, model.duration_seconds, least, grip.span)

    def release(self, point: QPointF) -> None:
        """Finish: a click seeks, a drag is applied."""
        pressed, drag, has_moved = self._pressed, self.drag, self._has_moved
        self._pressed, self.drag, self._has_moved, self._panned_px = None, None, False, None
        self._area.viewport().update()
        if pressed is None:
            return
        if not has_moved and pressed[0].place in {HitArea.LANE, HitArea.SPAN}:
            self.seekWanted.emit(self._seconds(point))
        elif drag is not None and drag.has_moved:
            if drag.span is not None:
                self.dragged.emit(drag.span, *drag.ends)
            else:
                self.marksDragged.emit(*drag.ends)

    def double_click(self, point: QPointF, button: Qt.MouseButton) -> None:
        """Loop the span under the pointer."""
        span = self.grip(point).span
        if button is Qt.MouseButton.LeftButton and span is not None:
            self.loopWanted.emit(span)

    def cancel(self) -> None:
        """Cancel the drag."""
        self._pressed, self.drag, self._has_moved, self._panned_px = None, None, False, None
        self._area.viewport().update()

    def on_changed(self) -> None:
        """Cancel the drag of a span that no longer exists because something else changed it."""
        if self.drag is not None and self.drag.span is not None and self.drag.span not in self._area.model.spans:
            self.cancel()

    def _seconds(self, point: QPointF) -> float:
        return self._area.scale.seconds(point.x() - self._area.layout_now.time_left_px)

    def _hover(self, point: QPointF) -> None:
        grip, area = self.grip(point), self._area
        is_edge = grip.edge is not Edge.BOTH
        area.viewport().setCursor(Qt.CursorShape.SplitHCursor if is_edge else Qt.CursorShape.ArrowCursor)
        words = ""
        if grip.span is not None:
            words = timeline_list.tooltip(grip.span)
        elif grip.place is HitArea.NAME and (lane := area.layout_now.lane_at(point.y())) is not None:
            tag = area.model.lanes[lane].tag
            words = display_text(tag.name) if tag else ""
        area.viewport().setToolTip(plain_tooltip(words))
