"""Draws the timeline: which parts, in which order, and only where something changed."""

import bisect
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.timeline.models.drags import SpanDrag
from app.timeline.models.lanes import TimelineSpan
from app.timeline.models.scale import TimeScale
from app.timeline.models.timeline import TimelineModel
from app.timeline.views import painting as strokes
from app.timeline.views.layout import TimelineLayout
from app.timeline.views.painting import Brushwork
from app.timeline.views.spans import paint_span
from app.ui.localization.text import tr
from app.ui.localization.times import exact_clock
from app.ui.paint import painting, theme


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything needed to draw a timeline.

    Attributes
    ----------
    model : TimelineModel
        The video, its spans, marks and playhead.
    layout, scale : TimelineLayout, TimeScale
        Positions of the parts, and the visible time.
    drag : SpanDrag or None
        What is being dragged with the mouse.
    font, direction : QFont, Qt.LayoutDirection
        Of the widget.
    has_focus : bool
        Whether to draw the focus frame.
    """

    model: TimelineModel
    layout: TimelineLayout
    scale: TimeScale
    drag: SpanDrag | None
    font: QFont
    direction: Qt.LayoutDirection
    has_focus: bool

    @property
    def small_font(self) -> QFont:
        """The font of the ruler."""
        return painting.small_font(self.font)


class TimelineDrawing:
    """Draws timelines."""

    def __init__(self, thumbnails: ThumbnailCache) -> None:
        self._thumbnails = thumbnails

    def paint(self, painter: QPainter, clip: QRectF, scene: Scene) -> None:
        """Draw the part of a scene within a rectangle."""
        layout, colours = scene.layout, theme.current()
        painter.setLayoutDirection(scene.direction)
        painter.fillRect(clip, QColor(colours.window))
        if not scene.model.duration_seconds:
            return
        painter.save()
        whole = QRectF(layout.time_left_px, 0, layout.time_px, layout.size.height())
        painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
        painter.translate(layout.time_left_px, 0)
        work = Brushwork(painter, scene.scale, clip.translated(-layout.time_left_px, 0))
        self._paint_times(work, scene)
        painter.restore()
        self._paint_names(painter, scene, clip)
        if scene.has_focus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, layout.size.width() - 1, layout.size.height() - 1))

    def _paint_times(self, work: Brushwork, scene: Scene) -> None:
        layout, model = scene.layout, scene.model
        shift = -layout.time_left_px
        body, ruler = layout.body.translated(shift, 0), layout.ruler.translated(shift, 0)
        work.painter.fillRect(body, QColor(theme.current().surface))
        work.painter.save()
        work.painter.setClipRect(body, Qt.ClipOperation.IntersectClip)
        self._paint_lanes(work, scene)
        work.painter.restore()
        self._paint_strip(work, scene)
        strokes.paint_ruler(work, ruler, scene.small_font, model.cuts)
        work.painter.setPen(QPen(QColor(theme.current().line), 1))
        work.painter.drawLine(QLineF(0, ruler.bottom(), ruler.right(), ruler.bottom()))
        drag = scene.drag
        marks = drag.ends if drag is not None and drag.span is None else model.marks
        strokes.paint_marks(work, ruler.united(body), *marks)
        strokes.paint_playhead(work, ruler.united(body), model.playhead_seconds)
        if drag is not None:
            words, x = exact_clock(drag.seconds), work.scale.x(drag.seconds)
            strokes.paint_time(work, x, ruler.top(), words, scene.small_font)

    def _paint_strip(self, work: Brushwork, scene: Scene) -> None:
        layout, card, scale = scene.layout, scene.model.card, work.scale
        strip = layout.strip
        if card is None or strip.height() <= 0 or not work.clip.intersects(strip.translated(-layout.time_left_px, 0)):
            return
        tile_px = layout.tile_px
        begin_px = scale.x(0.0)
        first = max(0, int((work.clip.left() - begin_px) // tile_px))
        x = begin_px + first * tile_px
        end_px = scale.x(scale.duration_seconds)
        while x < min(work.clip.right(), end_px):
            width = min(tile_px, end_px - x)
            rect = QRectF(x, strip.top() + 1, max(1.0, width - 1), strip.height() - 2)
            strokes.paint_tile(work.painter, rect, self._picture(scene.model, scale.seconds(x + width / 2)))
            x += tile_px

    def _picture(self, model: TimelineModel, seconds: float) -> QPixmap | None:
        card = model.card
        if card is None or card.strip is None or card.n_cells < 1:
            return None
        cell = min(card.n_cells - 1, int(seconds / model.duration_seconds * card.n_cells))
        return self._thumbnails.pixmap(PictureKey(card.strip, cell, 0))

    def _paint_lanes(self, work: Brushwork, scene: Scene) -> None:
        layout, line = scene.layout, QColor(theme.current().line)
        shift = -layout.time_left_px
        shown = layout.lanes_between(max(work.clip.top(), layout.body.top()), work.clip.bottom())
        for number in shown:
            lane, rect = layout.lanes[number], layout.lane_rect(number).translated(shift, 0)
            work.painter.setPen(QPen(line, 1))
            work.painter.drawLine(QLineF(work.clip.left(), rect.bottom() + 0.5, work.clip.right(), rect.bottom() + 0.5))
            for place, row in enumerate(lane.rows):
                strokes.paint_row(work, layout.row_rect(number, place).translated(shift, 0), row)
            strokes.paint_whole(work, layout.row_rect(number, len(lane.rows) - 1).translated(shift, 0), lane)
            self._paint_chosen(work, scene, number)

    def _paint_chosen(self, work: Brushwork, scene: Scene, number: int) -> None:
        layout, drag = scene.layout, scene.drag
        chosen = drag.span if drag is not None and drag.span is not None else scene.model.chosen
        if chosen is None:
            return
        for place, row in enumerate(layout.lanes[number].rows):
            found = bisect.bisect_left(row.starts, chosen.start_seconds)
            if found < len(row.spans) and row.spans[found] == chosen:
                rect = layout.row_rect(number, place).translated(-layout.time_left_px, 0)
                self._paint_frame(work, rect, scene, chosen)

    def _paint_frame(self, work: Brushwork, row: QRectF, scene: Scene, chosen: TimelineSpan) -> None:
        drag = scene.drag
        ends = (chosen.start_seconds, chosen.end_seconds)
        edge = scene.model.edge
        if drag is not None and drag.span is not None:
            old = work.rect(ends, row)
            work.painter.fillRect(old, QColor(theme.current().surface))
            paint_span(work.painter, old, chosen, is_ghost=True)
            ends, edge = drag.ends, drag.edge
            paint_span(work.painter, work.rect(ends, row), chosen)
        strokes.paint_chosen(work.painter, work.rect(ends, row), edge, is_editable=chosen.is_editable)

    def _paint_names(self, painter: QPainter, scene: Scene, clip: QRectF) -> None:
        layout, colours = scene.layout, theme.current()
        left = layout.time_px if layout.is_mirrored else 0.0
        column = QRectF(left, 0, layout.names_px, layout.size.height())
        if not clip.intersects(column):
            return
        painter.fillRect(column, QColor(colours.window))
        painter.setPen(QPen(QColor(colours.line), 1))
        edge = column.left() + 0.5 if layout.is_mirrored else column.right() - 0.5
        painter.drawLine(QLineF(edge, 0, edge, column.bottom()))
        painter.save()
        painter.setClipRect(column.adjusted(0, layout.body.top(), 0, 0), Qt.ClipOperation.IntersectClip)
        for number in layout.lanes_between(layout.body.top(), layout.body.bottom()):
            rect = layout.name_rect(number)
            title = tr("Timeline", "Found")
            strokes.paint_name(painter, rect, layout.lanes[number], scene.font, title=title)
        painter.restore()
        self._paint_clock(painter, scene)

    def _paint_clock(self, painter: QPainter, scene: Scene) -> None:
        painter.setFont(painting.strong_font(scene.font))
        painter.setPen(QColor(theme.current().text))
        words = exact_clock(scene.model.playhead_seconds)
        painter.drawText(scene.layout.clock, int(Qt.AlignmentFlag.AlignCenter), words)
