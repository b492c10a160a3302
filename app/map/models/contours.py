"""Lines of equal density, which show where many points are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_CELLS = 160
_BLUR_CELLS = 2.5
_MARGIN_SHARE = 0.08
_LEVELS = (0.04, 0.12, 0.28, 0.55)
"""Shares of the greatest density (but of the few densest cells)."""
_DENSEST_SHARE = 0.995
_FEWEST_POINTS = 40
"""Fewer points show by themselves where they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Contours:
    """Line segments of one level.

    Attributes
    ----------
    segments : ndarray, shape (S, 4), float64
        Start and end of each on the map: x, y, x, y.
    strength : float
        0 to 1: how dense it is inside.
    """

    segments: NDArray[np.float64]
    strength: float


def find(positions: NDArray[np.float32]) -> tuple[Contours, ...]:
    """Return the contours of points (N, 2), outermost first; none if there are few points."""
    if len(positions) < _FEWEST_POINTS:
        return ()
    lowest, highest = positions.min(axis=0).astype(float), positions.max(axis=0).astype(float)
    margin = np.maximum((highest - lowest) * _MARGIN_SHARE, 1e-6)
    origin, cell = lowest - margin, (highest - lowest + 2 * margin) / _CELLS
    places = np.clip(((positions - origin) / cell).astype(np.int64), 0, _CELLS - 1)
    counts = np.bincount(places[:, 1] * _CELLS + places[:, 0], minlength=_CELLS**2).reshape(_CELLS, _CELLS)
    density = _blurred(counts.astype(float))
    filled = density[density > density.max() * _LEVELS[0] / 2]
    greatest = float(np.quantile(filled, _DENSEST_SHARE))
    found = []
    for number, level in enumerate(_LEVELS):
        cells = _segments(density - level * greatest)
        ends = (cells.reshape(-1, 2) + 0.5) * cell + origin
        found.append(Contours(ends.reshape(-1, 4), (number + 1) / len(_LEVELS)))
    return tuple(found)


def _blurred(grid: NDArray[np.float64]) -> NDArray[np.float64]:
    reach = int(3 * _BLUR_CELLS)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / _BLUR_CELLS) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        grid = np.apply_along_axis(np.convolve, axis, grid, weights, mode="same")
    return grid


# The corners of a cell are numbered anticlockwise from the lower left, its edges by the corner they begin at. For each
# set of corners that are inside (one bit each): the pairs of edges that a line connects.
_EDGES = {
    1: ((3, 0),),
    2: ((0, 1),),
    3: ((3, 1),),
    4: ((1, 2),),
    5: ((3, 0), (1, 2)),
    6: ((0, 2),),
    7: ((3, 2),),
    8: ((2, 3),),
    9: ((2, 0),),
    10: ((0, 1), (2, 3)),
    11: ((2, 1),),
    12: ((1, 3),),
    13: ((1, 0),),
    14: ((0, 3),),
}
_CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))


def _segments(heights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the segments (S, 4) where a grid of heights crosses zero, in cells (marching squares)."""
    n_rows, n_columns = heights.shape
    corner = [heights[y : n_rows - 1 + y, x : n_columns - 1 + x] for x, y in _CORNERS]
    kinds = np.sum([(corner[bit] > 0).astype(np.int64) << bit for bit in range(4)], axis=0)
    found = [np.empty((0, 4))]
    for kind, pairs in _EDGES.items():
        rows, columns = np.nonzero(kinds == kind)
        for first, second in pairs:
            ends = [_crossing(corner, edge, rows, columns) for edge in (first, second)]
            found.append(np.column_stack(ends))
    return np.concatenate(found)


def _crossing(
    corner: list[NDArray[np.float64]], edge: int, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> NDArray[np.float64]:
    start, end = edge, (edge + 1) % 4
    low, high = corner[start][rows, columns], corner[end][rows, columns]
    share = low / (low - high)
    (x0, y0), (x1, y1) = _CORNERS[start], _CORNERS[end]
    return np.column_stack((columns + x0 + (x1 - x0) * share, rows + y0 + (y1 - y0) * share))
