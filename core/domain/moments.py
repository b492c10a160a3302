"""Moments: spans of time inside a video."""

import math
from dataclasses import dataclass

MOMENT_SECONDS = 5.0
"""Length of the grid that videos are divided into (docs/architecture.md, "The way of the data")."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time span of one video; it may be the whole video.

    Attributes
    ----------
    video_id : int
        Catalog id.
    start_seconds, end_seconds : float
        Finite, ``0 <= start < end``.
    """

    video_id: int
    start_seconds: float
    end_seconds: float

    def __post_init__(self) -> None:
        ends = (self.start_seconds, self.end_seconds)
        if not all(map(math.isfinite, ends)) or not 0 <= self.start_seconds < self.end_seconds:
            raise ValueError(f"not a span of time: {self.start_seconds} to {self.end_seconds} s")
