"""Where things are on a map: names without overlap, the next point, and the points inside a line drawn by hand."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Thing = TypeVar("Thing")


def without_overlap(
    boxes: Iterable[tuple[Thing, float, float, float, float]], *, most: int = 1000, gap: float = 4.0
) -> list[tuple[Thing, float, float, float, float]]:
    """Return those of some boxes that do not overlap an earlier one.

    Parameters
    ----------
    boxes : iterable of (Thing, float, float, float, float)
        What it is, then left, top, width and height; the most important first.
    most : int
        Stop after so many.
    gap : float
        Least distance between two.
    """
    kept: list[tuple[Thing, float, float, float, float]] = []
    for box in boxes:
        _, x, y, width, height = box
        if all(
            x + width + gap <= x1 or x1 + width1 + gap <= x or y + height + gap <= y1 or y1 + height1 + gap <= y
            for _, x1, y1, width1, height1 in kept
        ):
            kept.append(box)
            if len(kept) >= most:
                break
    return kept


def nearest(places: NDArray[np.float32], x_px: float, y_px: float, *, within_px: float) -> int | None:
    """Return the number of the place (N, 2) next to a point of the screen; None if it is further away."""
    if not len(places):
        return None
    distances = (places[:, 0] - np.float32(x_px)) ** 2 + (places[:, 1] - np.float32(y_px)) ** 2
    number = int(distances.argmin())
    return number if distances[number] <= within_px**2 else None


def next_towards(places: NDArray[np.float32], start: int, direction: tuple[int, int]) -> int | None:
    """Return the nearest place (N, 2) in a direction within 45 degrees; None if there is none.

    Places that are further to the side count as further away.
    """
    offsets = places - places[start]
    along = offsets @ np.array(direction, np.float32)
    aside = np.abs(offsets @ np.array((direction[1], direction[0]), np.float32))
    cost = np.where((along > 0) & (aside <= along), along + 2 * aside, np.inf)
    cost[start] = np.inf
    number = int(cost.argmin())
    return number if np.isfinite(cost[number]) else None


def inside(places: NDArray[np.float32], corners: Sequence[tuple[float, float]]) -> NDArray[np.int64]:
    """Return the numbers of the places (N, 2) inside a polygon, which may cross itself (by the even-odd rule)."""
    outline = np.array(corners, np.float32)
    if len(outline) < 3:
        return np.empty(0, np.int64)
    lowest, highest = outline.min(axis=0), outline.max(axis=0)
    among = np.flatnonzero(((places >= lowest) & (places <= highest)).all(axis=1))
    x, y = places[among, 0], places[among, 1]
    is_in = np.zeros(len(among), bool)
    for (x0, y0), (x1, y1) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        is_crossed = (y0 > y) != (y1 > y)
        is_in ^= is_crossed & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return among[is_in]
