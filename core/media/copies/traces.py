"""Traces: what the frames of a video show, described so that a copy in another size or codec has the same trace.

Of each frame, the picture without black bars is described by its longest cosine waves, across and down. They do not
depend on the resolution, a codec keeps them, and mirroring a picture only changes the sign of every other wave across.
Short waves are weighted up, because in any picture the long ones are the strongest: without that, two frames with a
bright sky would look alike. Pure arithmetic.

Frames with black bars are described twice, without the bars and as they are: a letterboxed clip may be found in a film
that shows other things where the bars are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

N_WAVES = 10
"""Waves across and down, the constant included."""
N_DIMS = N_WAVES * N_WAVES - 1
"""D: the constant itself, the brightness, is left out."""
FLAT_LEVELS = 4.0
"""Frames whose waves vary less than this, in grey levels, show nothing: black, white, fog."""

_BLACK_LEVEL, _PICTURE_LEVEL = 24, 36
"""Bars stay below the first grey level; the picture beside them reaches the second, or it is a dark scene."""
_LEAST_SHARE = 0.3
"""Share of the width or height that is never taken for bars."""
_BRIGHTEST = 98


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """The trace of a video or a part of it.

    Attributes
    ----------
    seconds : ndarray, shape (T,), float64
        Exact times of the frames, increasing; frames that show nothing are left out.
    waves : ndarray, shape (T, D), float32
        The frames without black bars.
    whole : ndarray, shape (T, D), float32, or None
        The frames with their bars; None without bars.
    """

    seconds: NDArray[np.float64]
    waves: NDArray[np.float32]
    whole: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        shape = (len(self.seconds), N_DIMS)
        if self.waves.shape != shape or (self.whole is not None and self.whole.shape != shape):
            raise ValueError(f"no trace: {self.waves.shape} waves at {self.seconds.shape} times")
        if np.any(np.diff(self.seconds) <= 0):
            raise ValueError("the times of a trace must increase")

    def __len__(self) -> int:
        return len(self.seconds)

    def between(self, start_seconds: float, end_seconds: float) -> "Trace":
        """Return the frames from one time up to, but not including, another."""
        part = slice(*np.searchsorted(self.seconds, (start_seconds, end_seconds)))
        return Trace(self.seconds[part], self.waves[part], None if self.whole is None else self.whole[part])


def joined(traces: Sequence[Trace]) -> Trace:
    """Return consecutive traces as one."""
    if not traces:
        return Trace(np.empty(0), np.empty((0, N_DIMS), np.float32))
    whole = None
    if any(one.whole is not None for one in traces):
        whole = np.concatenate([one.waves if one.whole is None else one.whole for one in traces])
    return Trace(np.concatenate([one.seconds for one in traces]), np.concatenate([one.waves for one in traces]), whole)


def mirrored(waves: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the waves of the mirrored frames, shape (T, D)."""
    return waves * _MIRROR


def picture_area(greys: NDArray[np.uint8]) -> tuple[slice, slice]:
    """Return the rows and columns of frames that are not black bars.

    Parameters
    ----------
    greys : ndarray, shape (T, H, W), uint8
        Frames of one video, the more different the better.
    """
    if not len(greys):
        return slice(None), slice(None)
    brightest = greys.max(axis=0)
    return _inside(np.percentile(brightest, _BRIGHTEST, axis=1)), _inside(np.percentile(brightest, _BRIGHTEST, axis=0))


def _inside(levels: NDArray[np.floating]) -> slice:
    start = _bar(levels)
    stop = len(levels) - _bar(levels[::-1])
    return slice(start, stop) if stop - start >= _LEAST_SHARE * len(levels) else slice(None)


def _bar(levels: NDArray[np.floating]) -> int:
    # A bar ends abruptly; a scene that only gets darker towards the edge has none.
    bright = np.flatnonzero(levels > _BLACK_LEVEL)
    if not len(bright) or not bright[0] or levels[bright[0] : bright[0] + 3].max() < _PICTURE_LEVEL:
        return 0
    return int(bright[0]) + int(levels[bright[0]] < _PICTURE_LEVEL)  # an edge between two pixels is neither


def describe(
    seconds: NDArray[np.float64], greys: NDArray[np.uint8], *, area: tuple[slice, slice] = (slice(None), slice(None))
) -> Trace:
    """Describe frames.

    Parameters
    ----------
    seconds : ndarray, shape (T,)
        Their times, increasing.
    greys : ndarray, shape (T, H, W), uint8
        The frames.
    area : tuple of slice
        See `picture_area`.

    Returns
    -------
    Trace
        Without the frames that show nothing.
    """
    rows, columns = area
    inside = greys[:, rows, columns]
    waves = _waves(inside)
    shows = np.sqrt((waves**2).sum(axis=1)) >= FLAT_LEVELS
    whole = None if inside.shape == greys.shape else _WEIGHTS * _waves(greys[shows])
    return Trace(seconds[shows], _WEIGHTS * waves[shows], whole)


def _waves(greys: NDArray[np.uint8]) -> NDArray[np.float32]:
    down, across = _cosines(greys.shape[1]), _cosines(greys.shape[2])
    waves = (down @ greys.astype(np.float32) @ across.T).reshape(len(greys), -1)[:, 1:]
    return waves.astype(np.float32, copy=False)


def _cosines(length: int) -> NDArray[np.float32]:
    # Orthonormal but for the factor of the length, which makes the waves of all sizes comparable.
    places = (np.arange(length) + 0.5) / length
    waves = np.cos(np.pi * np.arange(N_WAVES)[:, None] * places) / length
    waves[1:] *= np.sqrt(2)
    return waves.astype(np.float32)


_DOWN, _ACROSS = (numbers.ravel()[1:] for numbers in np.mgrid[:N_WAVES, :N_WAVES])
_WEIGHTS = np.sqrt(_DOWN**2 + _ACROSS**2).astype(np.float32)
_MIRROR = np.where(_ACROSS % 2, -1, 1).astype(np.float32)
