"""The layout of the timeline: names at the side, pictures and ruler above, lanes below them."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.timeline.models.lanes import Lane, Row

_PAD_PX = 4.0
_GAP_PX = 3.0
_MOST_NAMES_PX = 190.0
_ASPECT = 16 / 9


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """Positions in the view, in device-independent pixels.

    Attributes
    ----------
    size : QSizeF
        Of the view.
    line_px : float
        Height of a line of text.
    is_mirrored : bool
        Whether names are at the right, in right-to-left layouts. Time is never mirrored.
    lanes : tuple of Lane
        From the top.
    bottoms_px : tuple of float
        Bottom of each lane, from the top of the first.
    scrolled_px : float
        How far the lanes are scrolled up.
    """

    size: QSizeF
    line_px: float
    is_mirrored: bool
    lanes: tuple[Lane, ...]
    bottoms_px: tuple[float, ...]
    scrolled_px: float

    @property
    def names_px(self) -> float:
        """Width of the names."""
        return min(_MOST_NAMES_PX, self.line_px * 11, self.size.width() / 4)

    @property
    def time_px(self) -> float:
        """Width of the time area."""
        return max(1.0, self.size.width() - self.names_px)

    @property
    def time_left_px(self) -> float:
        """Left edge of the time area."""
        return 0.0 if self.is_mirrored else self.names_px

    @property
    def strip(self) -> QRectF:
        """The row of pictures; it shrinks if there is little height."""
        height = min(self.line_px * 2.8, max(0.0, (self.size.height() - self.line_px * 6) / 2))
        return QRectF(self.time_left_px, 0, self.time_px, height if height >= self.line_px else 0.0)

    @property
    def tile_px(self) -> float:
        """Width of one picture."""
        return max(1.0, self.strip.height() * _ASPECT)

    @property
    def ruler(self) -> QRectF:
        """The ruler."""
        return QRectF(self.time_left_px, self.strip.bottom(), self.time_px, self.line_px + 2 * _PAD_PX)

    @property
    def clock(self) -> QRectF:
        """The time of the playhead, beside the ruler."""
        left = self.time_px if self.is_mirrored else 0.0
        return QRectF(left, self.ruler.top(), self.names_px - 1, self.ruler.height())

    @property
    def body(self) -> QRectF:
        """The area of the lanes."""
        top = self.ruler.bottom()
        return QRectF(self.time_left_px, top, self.time_px, max(0.0, self.size.height() - top))

    @property
    def row_px(self) -> float:
        """Height of one row of spans."""
        return row_px(self.line_px)

    @property
    def content_px(self) -> float:
        """Height of all lanes."""
        return self.bottoms_px[-1] + _GAP_PX if self.bottoms_px else 0.0

    def lane_rect(self, number: int) -> QRectF:
        """Return the rectangle of a lane in the time area."""
        top = self.bottoms_px[number - 1] if number else 0.0
        y = self.body.top() - self.scrolled_px + top
        return QRectF(self.time_left_px, y, self.time_px, self.bottoms_px[number] - top)

    def name_rect(self, number: int) -> QRectF:
        """Return the rectangle of a lane's name."""
        lane = self.lane_rect(number)
        left = self.time_px if self.is_mirrored else 0.0
        return QRectF(left, lane.top(), self.names_px, self.row_px + _GAP_PX)

    def row_rect(self, number: int, row: int) -> QRectF:
        """Return the rectangle of one row of a lane's spans."""
        lane = self.lane_rect(number)
        return QRectF(lane.left(), lane.top() + _GAP_PX + row * (self.row_px + 1), lane.width(), self.row_px)

    def lanes_between(self, top_px: float, bottom_px: float) -> range:
        """Return the lanes that two heights of the view touch or enclose."""
        from_top = self.scrolled_px - self.body.top()
        first = bisect.bisect_right(self.bottoms_px, top_px + from_top)
        last = bisect.bisect_left(self.bottoms_px, bottom_px + from_top)
        return range(first, min(len(self.lanes), last + 1))

    def lane_at(self, y: float) -> int | None:
        """Return the lane at a height; None outside of them."""
        if not self.body.top() <= y < self.body.bottom():
            return None
        found = self.lanes_between(y, y)
        return found.start if found else None

    def row_at(self, point: QPointF) -> Row | None:
        """Return the row of spans at a point; None outside of them."""
        number = self.lane_at(point.y())
        if number is None:
            return None
        rows = self.lanes[number].rows
        return next((row for place, row in enumerate(rows) if self.row_rect(number, place).contains(point)), None)


def row_px(line_px: float) -> float:
    """Return the height of a row of spans for a line height."""
    return line_px + _PAD_PX


def lane_bottoms(lanes: Sequence[Lane], line_px: float) -> tuple[float, ...]:
    """Return the bottoms of lanes stacked from 0, for a line height; lanes with overlapping spans are taller."""
    return tuple(accumulate(len(lane.rows) * (row_px(line_px) + 1) + _GAP_PX for lane in lanes))
