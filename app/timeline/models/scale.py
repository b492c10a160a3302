"""Converts between times and positions on the timeline; pure arithmetic, so ten hours cost no more than a second."""

import bisect
import dataclasses
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARGIN_PX = 10.0
"""Free space before the start and after the end, so that edges there can be grabbed."""
MOST_PX_PER_SECOND = 1500.0
"""Maximum zoom, unless the whole video needs less than the view at it."""
_STEPS = (
    *(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5),
    *(1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 18000.0),
)
_LEAST_TICK_PX = 7.0


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The zoom and scroll position of a view of a video. Time runs from left to right in every language.

    Attributes
    ----------
    duration_seconds : float
        Duration of the video, > 0.
    width_px : float
        Width of the view, > 0.
    px_per_second : float
        Zoom, > 0; `fitted` and `zoomed` keep it within bounds.
    offset_px : float
        How far the content is scrolled.
    """

    duration_seconds: float
    width_px: float
    px_per_second: float = 1.0
    offset_px: float = 0.0

    @property
    def fit_px_per_second(self) -> float:
        """The zoom at which the whole video just fills the view; the minimum."""
        return max(1.0, self.width_px - 2 * MARGIN_PX) / self.duration_seconds

    @property
    def most_px_per_second(self) -> float:
        """The maximum zoom."""
        return max(MOST_PX_PER_SECOND, self.fit_px_per_second)

    @property
    def content_px(self) -> float:
        """Width of the whole video with its margins."""
        return self.duration_seconds * self.px_per_second + 2 * MARGIN_PX

    @property
    def is_fitted(self) -> bool:
        """Whether the whole video is visible."""
        return self.px_per_second <= self.fit_px_per_second * (1 + 1e-9)

    def x(self, seconds: float) -> float:
        """Return the position of a time in the view; outside of it for times that are not visible."""
        return MARGIN_PX + seconds * self.px_per_second - self.offset_px

    def seconds(self, x: float) -> float:
        """Return the time at a position in the view, from 0 to the video's duration."""
        return min(self.duration_seconds, max(0.0, (x + self.offset_px - MARGIN_PX) / self.px_per_second))

    def fitted(self) -> "TimeScale":
        """Return the scale that shows the whole video."""
        return dataclasses.replace(self, px_per_second=self.fit_px_per_second, offset_px=0.0)

    def resized(self, width_px: float) -> "TimeScale":
        """Return the scale for another width: a fitted one stays fitted, others keep zoom and start."""
        new = dataclasses.replace(self, width_px=max(1.0, width_px))
        return new.fitted() if self.is_fitted else _bounded(new)

    def zoomed(self, factor: float, *, around_px: float) -> "TimeScale":
        """Return a scale zoomed by a factor, more than 1 to enlarge, within bounds; the time at `around_px` stays in
        place.
        """
        zoom = min(self.most_px_per_second, max(self.fit_px_per_second, self.px_per_second * factor))
        seconds = self.seconds(around_px)
        offset_px = MARGIN_PX + seconds * zoom - around_px
        return _bounded(dataclasses.replace(self, px_per_second=zoom, offset_px=offset_px))

    def scrolled(self, by_px: float) -> "TimeScale":
        """Return a scrolled scale, no further than the ends of the video."""
        return _bounded(dataclasses.replace(self, offset_px=self.offset_px + by_px))

    def showing(self, start_seconds: float, end_seconds: float) -> "TimeScale":
        """Return a scale scrolled as little as needed to show a span, or the start of one that is too long; the zoom
        stays.
        """
        left, right = self.x(start_seconds) - MARGIN_PX, self.x(end_seconds) + MARGIN_PX
        if left < 0 or right - left > self.width_px:
            return self.scrolled(left)
        return self.scrolled(max(0.0, right - self.width_px))


def _bounded(scale: TimeScale) -> TimeScale:
    most_px = max(0.0, scale.content_px - scale.width_px)
    return dataclasses.replace(scale, offset_px=min(most_px, max(0.0, scale.offset_px)))


@dataclass(frozen=True, slots=True)
class Ruler:
    """The marks of a ruler at one zoom.

    Attributes
    ----------
    step_seconds : float
        Distance between labelled marks.
    n_parts : int
        Into how many parts small marks divide that distance.
    n_digits : int
        Decimal places that the labels need.
    """

    step_seconds: float
    n_parts: int
    n_digits: int

    def numbers_between(self, start_seconds: float, end_seconds: float) -> Iterator[int]:
        """Return the numbers of the small marks in a span, from 0 at the start of the video; each `n_parts`-th is
        labelled.
        """
        part = self.step_seconds / self.n_parts
        yield from range(max(0, math.ceil(start_seconds / part - 1e-6)), math.floor(end_seconds / part + 1e-6) + 1)

    def seconds(self, number: int) -> float:
        """Return the time of a small mark."""
        return number * self.step_seconds / self.n_parts


def ruler(px_per_second: float, *, label_px: float) -> Ruler:
    """Return a ruler with marks at round times, as dense as labels of `label_px` allow."""
    step = next((one for one in _STEPS if one * px_per_second >= label_px), None)
    if step is None:
        step = _STEPS[-1] * math.ceil(label_px / (px_per_second * _STEPS[-1]))
    parts = [n for n in (10, 5, 4, 3, 2) if step * px_per_second / n >= _LEAST_TICK_PX and _is_round(step, n)]
    digits = 0 if step >= 1 else -math.floor(math.log10(step) + 1e-9)
    return Ruler(step, parts[0] if parts else 1, digits)


def _is_round(step: float, n_parts: int) -> bool:
    # Seconds are divided into tenths, not thirds; minutes and hours into whole seconds.
    part = step / n_parts
    return n_parts in {10, 5, 2} if part < 1 else math.isclose(part, round(part))


@dataclass(frozen=True, slots=True)
class Snapping:
    """What a dragged edge snaps to.

    Attributes
    ----------
    targets : tuple of float
        Times in order: shot cuts, other edges, the playhead, the ends of the video.
    frame_seconds : float
        Without a target in reach, edges snap to frames of this duration; 0 for no frames.
    reach_seconds : float
        Snap distance.
    """

    targets: tuple[float, ...]
    frame_seconds: float
    reach_seconds: float

    def target(self, seconds: float) -> float | None:
        """Return the nearest target in reach; None if there is none."""
        place = bisect.bisect_left(self.targets, seconds)
        near = self.targets[max(0, place - 1) : place + 1]
        best = min(near, key=lambda one: abs(one - seconds), default=None)
        return best if best is not None and abs(best - seconds) <= self.reach_seconds else None

    def snapped(self, seconds: float) -> float:
        """Return the nearest target in reach, else the nearest edge of a frame."""
        found = self.target(seconds)
        return to_frame(seconds, self.frame_seconds) if found is None else found


def to_frame(seconds: float, frame_seconds: float) -> float:
    """Return the nearest start of a frame, rounded to microseconds, so that one frame always gives the same number.

    A `frame_seconds` of 0 means that it is not known.
    """
    return round(round(seconds / frame_seconds) * frame_seconds, 6) if frame_seconds > 0 else round(seconds, 6)


def visible(starts: Sequence[float], ends: Sequence[float], from_seconds: float, to_seconds: float) -> range:
    """Return the range of spans that overlap a stretch of time.

    Parameters
    ----------
    starts, ends : sequence of float
        Of spans that do not overlap, in order.
    from_seconds, to_seconds : float
        The stretch.
    """
    return range(bisect.bisect_left(ends, from_seconds), bisect.bisect_right(starts, to_seconds))
