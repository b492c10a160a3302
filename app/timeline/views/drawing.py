"""The timeline's picture as a whole: which strokes, in which order, and only where something has changed."""

import bisect
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.timeline.models.lanes import Span
from app.timeline.views import painting as strokes
from app.timeline.views.layout import TimelineLayout
from app.timeline.views.painting import Brushwork
from app.timeline.views.spans import paint_span
from app.ui import theme, times
from app.ui.text import tr
from app.ui.times import exact_clock

if TYPE_CHECKING:
    from app.timeline.views.canvas import TimelineCanvas

_SMALL = 0.92


class TimelineDrawing:
    """Draws a canvas.

    Parameters
    ----------
    canvas : TimelineCanvas
        Whose picture.
    thumbnails : ThumbnailCache
        Gives the pictures of the strip.
    """

    def __init__(self, canvas: "TimelineCanvas", thumbnails: ThumbnailCache) -> None:
        self._canvas = canvas
        self._thumbnails = thumbnails

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Draw what a rectangle holds.

        Parameters
        ----------
        painter : QPainter
            On the canvas's viewport.
        clip : QRectF
            What is to be drawn anew.
        """
        canvas, layout, colours = self._canvas, self._canvas.layout_now, theme.current()
        painter.setLayoutDirection(canvas.layoutDirection())
        painter.fillRect(clip, QColor(colours.window))
        if not canvas.model.duration_seconds:
            return
        painter.save()
        whole = QRectF(layout.time_left_px, 0, layout.time_px, layout.size.height())
        painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
        painter.translate(layout.time_left_px, 0)
        work = Brushwork(painter, canvas.scale, clip.translated(-layout.time_left_px, 0))
        self._paint_times(work, layout)
        painter.restore()
        self._paint_names(painter, layout, clip)
        if canvas.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, layout.size.width() - 1, layout.size.height() - 1))

    def _paint_times(self, work: Brushwork, layout: TimelineLayout) -> None:
        canvas, model, shift = self._canvas, self._canvas.model, -layout.time_left_px
        body, ruler = layout.body.translated(shift, 0), layout.ruler.translated(shift, 0)
        work.painter.fillRect(body, QColor(theme.current().surface))
        work.painter.save()
        work.painter.setClipRect(body, Qt.ClipOperation.IntersectClip)
        self._paint_lanes(work, layout)
        work.painter.restore()
        self._paint_strip(work, layout)
        strokes.paint_ruler(work, ruler, self._small_font(), model.cuts)
        work.painter.setPen(QPen(QColor(theme.current().line), 1))
        work.painter.drawLine(QLineF(0, ruler.bottom(), ruler.right(), ruler.bottom()))
        drag = canvas.mouse.drag
        marks = drag.ends if drag is not None and drag.span is None else model.marks
        strokes.paint_marks(work, ruler.united(body), *marks)
        strokes.paint_playhead(work, ruler.united(body), model.playhead_seconds)
        if drag is not None:
            words, x = exact_clock(drag.seconds), work.scale.x(drag.seconds)
            strokes.paint_time(work, x, ruler.top(), words, self._small_font())

    def _paint_strip(self, work: Brushwork, layout: TimelineLayout) -> None:
        strip, card, scale = layout.strip, self._canvas.model.card, work.scale
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
            strokes.paint_tile(work.painter, rect, self._picture(scale.seconds(x + width / 2)))
            x += tile_px

    def _picture(self, seconds: float):
        card = self._canvas.model.card
        if card is None or card.strip is None or card.n_cells < 1:
            return None
        cell = min(card.n_cells - 1, int(seconds / self._canvas.model.duration_seconds * card.n_cells))
        return self._thumbnails.pixmap(PictureKey(card.strip, cell, 0))

    def _paint_lanes(self, work: Brushwork, layout: TimelineLayout) -> None:
        line, shift = QColor(theme.current().line), -layout.time_left_px
        shown = layout.lanes_between(max(work.clip.top(), layout.body.top()), work.clip.bottom())
        for number in shown:
            lane, rect = layout.lanes[number], layout.lane_rect(number).translated(shift, 0)
            work.painter.setPen(QPen(line, 1))
            work.painter.drawLine(QLineF(work.clip.left(), rect.bottom() + 0.5, work.clip.right(), rect.bottom() + 0.5))
            for place, row in enumerate(lane.rows):
                strokes.paint_row(work, layout.row_rect(number, place).translated(shift, 0), row)
            strokes.paint_whole(work, layout.row_rect(number, len(lane.rows) - 1).translated(shift, 0), lane)
            self._paint_chosen(work, layout, number)

    def _paint_chosen(self, work: Brushwork, layout: TimelineLayout, number: int) -> None:
        model, drag = self._canvas.model, self._canvas.mouse.drag
        chosen = drag.span if drag is not None and drag.span is not None else model.chosen
        if chosen is None:
            return
        for place, row in enumerate(layout.lanes[number].rows):
            found = bisect.bisect_left(row.starts, chosen.start_seconds)
            if found < len(row.spans) and row.spans[found] == chosen:
                rect = layout.row_rect(number, place).translated(-layout.time_left_px, 0)
                self._paint_frame(work, rect, chosen)

    def _paint_frame(self, work: Brushwork, row: QRectF, chosen: Span) -> None:
        drag = self._canvas.mouse.drag
        ends = (chosen.start_seconds, chosen.end_seconds)
        edge = self._canvas.model.edge
        if drag is not None and drag.span is not None:
            old = work.rect(ends, row)
            work.painter.fillRect(old, QColor(theme.current().surface))
            paint_span(work.painter, old, chosen, is_ghost=True)
            ends, edge = drag.ends, drag.edge
            paint_span(work.painter, work.rect(ends, row), chosen)
        strokes.paint_chosen(work.painter, work.rect(ends, row), edge, is_editable=chosen.is_editable)

    def _paint_names(self, painter: QPainter, layout: TimelineLayout, clip: QRectF) -> None:
        colours = theme.current()
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
            strokes.paint_name(painter, rect, layout.lanes[number], self._canvas.font(), title=title)
        painter.restore()
        self._paint_clock(painter, layout.clock)

    def _paint_clock(self, painter: QPainter, rect: QRectF) -> None:
        font = QFont(self._canvas.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text))
        painter.drawText(
            rect, int(Qt.AlignmentFlag.AlignCenter), times.exact_clock(self._canvas.model.playhead_seconds)
        )

    def _small_font(self) -> QFont:
        font = QFont(self._canvas.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font
