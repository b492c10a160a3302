"""Finds hard cuts between shots from small pictures of consecutive frames. Pure arithmetic.

Neighbouring frames are compared by colour (histograms of nine regions) and by pattern (small grey pictures). A moving
camera changes the pattern all the time and the colours little; a flash changes both, but the frames after it look like
those before it; a fade changes everything slowly. So a cut stands out from the changes around it, and the frames some
way before it differ from those some way after it.
"""

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.media.decoding.framing import FitWithin

SIGNATURE_SIZE = FitWithin(48, 48)
"""Size at which frames are compared."""
MARGIN_SECONDS = 1.0
"""How much to decode on both sides of a span to judge the changes in it."""

_GREY_NOISE = 8.0
"""Grey levels; weaker patterns count as noise."""
_WINDOW = 12
"""How many changes on either side a change is compared with."""
_LEAST = 0.16
"""Smaller changes are never cuts."""
_TIMES_MEDIAN = 3.0
_OVER_NEIGHBOURS = 1.35
"""A cut is a single change, larger than its neighbours by this factor."""
_REACH = (1, 2, 4)
"""A cut is still visible between frames this far before and after it, unlike a flash."""
_REACH_SHARE = 0.55


@dataclass(frozen=True, slots=True, eq=False)
class FrameSignature:
    """The properties of a frame that are compared.

    Attributes
    ----------
    colours : ndarray, shape (9, 3, 16), float32
        Histograms of luma and two colour differences in nine regions, each summing to 1.
    grey : ndarray, shape (h, w), float32
        Brightness, minus its mean and divided by its spread.
    """

    colours: NDArray[np.float32]
    grey: NDArray[np.float32]


def frame_signature(picture: NDArray[np.uint8]) -> FrameSignature:
    """Return the properties of a frame that are compared.

    Parameters
    ----------
    picture : ndarray, shape (H, W, 3), uint8
        RGB, within `SIGNATURE_SIZE`.
    """
    rgb = picture.astype(np.float32)
    luma = rgb @ np.array([0.299, 0.587, 0.114], np.float32)
    planes = np.stack([luma, (rgb[..., 2] - luma) * 0.9 + 128, (rgb[..., 0] - luma) * 0.9 + 128])
    grey = (luma - luma.mean()) / (luma.std() + _GREY_NOISE)
    return FrameSignature(_histograms(planes), grey.astype(np.float32))


def _histograms(planes: NDArray[np.float32]) -> NDArray[np.float32]:
    # Soft bins: a value between two counts in both, so that a slight change of light stays a slight change here.
    place = np.clip(planes / 16, 0, 15.999) - 0.5
    low = np.floor(place).astype(np.int64)
    share = place - low
    parts, sizes = _parts(*planes.shape[1:])
    first = (parts * 3 + np.arange(3)[:, None, None]) * 16
    bins = np.concatenate([(first + np.maximum(low, 0)).ravel(), (first + np.minimum(low + 1, 15)).ravel()])
    counts = np.bincount(bins, np.concatenate([(1 - share).ravel(), share.ravel()]), minlength=9 * 3 * 16)
    return (counts.reshape(9, 3, 16) / sizes[:, None, None]).astype(np.float32)


@functools.lru_cache(maxsize=8)
def _parts(height: int, width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    # The region of each pixel, and the number of pixels in each region.
    rows, columns = (np.arange(length) * 3 // max(1, length) for length in (height, width))
    parts = rows[:, None] * 3 + columns
    return parts, np.maximum(1, np.bincount(parts.ravel(), minlength=9))


def difference(one: FrameSignature, other: FrameSignature) -> float:
    """Return how different two frames are: 0 for equal, about 1 for nothing in common."""
    return 0.6 * _colour_difference(one, other) + 0.4 * min(1.0, 1 - _likeness(one.grey, other.grey))


def _colour_difference(one: FrameSignature, other: FrameSignature) -> float:
    colours = 0.5 * np.abs(one.colours - other.colours).sum(axis=2)
    # The median over the regions: movement in one corner is not a cut.
    colour = float(np.median(colours[:, 0]) + np.median(colours[:, 1:].mean(axis=1))) / 1.6
    return min(1.0, colour)


def _likeness(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    # Correlation; about 0 for flat pictures, whose pattern is noise.
    energy = (np.sqrt((one**2).mean()) + 0.05) * (np.sqrt((other**2).mean()) + 0.05)
    return float((one * other).mean() / energy)


def find(times_seconds: Sequence[float], signatures: Sequence[FrameSignature]) -> list[float]:
    """Return the times of the first frames after each hard cut.

    Parameters
    ----------
    times_seconds : sequence of float, length N
        Increasing.
    signatures : sequence of FrameSignature, length N
        The frames at those times.
    """
    changes = np.array([difference(one, other) for one, other in itertools.pairwise(signatures)])
    return [times_seconds[place + 1] for place in range(len(changes)) if _is_cut(place, changes, signatures)]


def _is_cut(place: int, changes: NDArray[np.float64], signatures: Sequence[FrameSignature]) -> bool:
    change = changes[place]
    around = np.delete(changes[max(0, place - _WINDOW) : place + _WINDOW + 1], min(place, _WINDOW))
    if change < _LEAST or (len(around) and change < _TIMES_MEDIAN * np.median(around)):
        return False
    beside = [changes[near] for near in (place - 1, place + 1) if 0 <= near < len(changes)]
    if beside and change < _OVER_NEIGHBOURS * max(beside):
        return False
    return all(_lasts(place, reach, change, signatures) for reach in _REACH)


def _lasts(place: int, reach: int, change: float, signatures: Sequence[FrameSignature]) -> bool:
    before, after = max(0, place - reach), min(len(signatures) - 1, place + 1 + reach)
    return difference(signatures[before], signatures[after]) >= _REACH_SHARE * change
