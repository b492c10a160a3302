"""Draws points into the pixels of a picture: 100,000 of them in some milliseconds."""

import functools

import numpy as np
from numpy.typing import NDArray

_SMOOTH_POINTS = 20_000
"""With more points in view, their edges are not smoothed: blending takes several times as long as setting pixels."""
_LEAST_RADIUS, _MOST_RADIUS = 1.5, 6.0
"""In pixels."""
_INK = 110.0
_OPAQUE = 255


def radius_px(n_points: int) -> float:
    """Return the radius of points in pixels: the fewer are in view, the larger they are."""
    return min(_MOST_RADIUS, max(_LEAST_RADIUS, _INK / max(1, n_points) ** 0.5))


def draw(
    pixels: NDArray[np.uint32],
    places: NDArray[np.float32],
    colours: NDArray[np.uint32],
    *,
    radius: float,
) -> None:
    """Draw discs, later ones over earlier ones.

    Parameters
    ----------
    pixels : ndarray, shape (H, W), uint32
        What is drawn on: opaque ARGB, row by row without gaps.
    places : ndarray, shape (N, 2), float32
        Centres in pixels.
    colours : ndarray, shape (N,), uint32
        Their opaque colours.
    radius : float
        In pixels.
    """
    height, width = pixels.shape
    reach = int(np.ceil(radius))
    columns, rows = places[:, 0].astype(np.int32), places[:, 1].astype(np.int32)
    is_in = (columns >= reach) & (columns < width - reach) & (rows >= reach) & (rows < height - reach)
    at = rows[is_in] * width + columns[is_in]
    inks, flat = colours[is_in], pixels.reshape(-1)
    is_smooth = len(at) <= _SMOOTH_POINTS
    for down, across, alpha in _disc(round(radius * 4)):
        if alpha == _OPAQUE:
            flat[at + (down * width + across)] = inks
        elif is_smooth:
            _blend(flat, at + (down * width + across), inks, alpha)
        elif alpha > _OPAQUE // 2:
            flat[at + (down * width + across)] = inks


def _blend(flat: NDArray[np.uint32], at: NDArray[np.int32], inks: NDArray[np.uint32], alpha: int) -> None:
    # Red and blue at once, then green: their products do not touch each other.
    under, rest, kept = flat[at], np.uint32(256 - alpha), np.uint32(alpha)
    red_blue, green = np.uint32(0xFF00FF), np.uint32(0x00FF00)
    mixed = ((under & red_blue) * rest + (inks & red_blue) * kept) >> np.uint32(8)
    middle = ((under & green) * rest + (inks & green) * kept) >> np.uint32(8)
    flat[at] = np.uint32(0xFF000000) | (mixed & red_blue) | (middle & green)


@functools.cache
def _disc(quarters: int) -> tuple[tuple[int, int, int], ...]:
    """Return the pixels of a disc, whose radius is given in quarters of a pixel: row, column and opacity up to 255."""
    radius = quarters / 4
    reach = int(np.ceil(radius))
    found = []
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            alpha = round(_OPAQUE * min(1.0, max(0.0, radius + 0.5 - float(np.hypot(down, across)))))
            if alpha > 0:
                found.append((down, across, alpha))
    # The edge first: the middle of one disc is not to be covered by the edge of another at the same place.
    return tuple(sorted(found, key=lambda one: one[2]))
