"""A calm sea with a sun, a few clouds and a sailing boat."""

from dataclasses import dataclass

import numpy as np

from resources.scenes.canvas import Canvas, Colour, Mask, Painter, Picture, clouds, cover, shine, slide

HORIZON = 0.56


@dataclass(frozen=True, slots=True)
class Hour:
    """How the sea looks at an hour of the day.

    Attributes
    ----------
    zenith, middle, horizon : tuple of float
        Colours of the sky from above down.
    water : tuple of float
        Colour of the near water.
    sun : tuple of float
        Colour of the sun and of its glitter.
    sun_x, sun_y : float
        Where it stands; it moves a little.
    boat_x : float
        Where the boat starts.
    """

    zenith: Colour
    middle: Colour
    horizon: Colour
    water: Colour
    sun: Colour
    sun_x: float
    sun_y: float
    boat_x: float


DAWN = Hour(
    (0.24, 0.32, 0.56), (0.80, 0.58, 0.62), (1.0, 0.80, 0.58), (0.20, 0.29, 0.45), (1.0, 0.86, 0.62), 1.15, 0.47, 0.38
)
NOON = Hour(
    (0.16, 0.42, 0.78), (0.42, 0.68, 0.92), (0.80, 0.91, 0.97), (0.05, 0.33, 0.52), (1.0, 0.98, 0.88), 0.55, 0.16, 1.05
)
DUSK = Hour(
    (0.17, 0.13, 0.34), (0.66, 0.27, 0.38), (0.99, 0.56, 0.25), (0.13, 0.12, 0.27), (1.0, 0.63, 0.28), 0.95, 0.50, 1.32
)


def paint_sea(canvas: Canvas, *, hour: Hour, seed: int) -> Painter:
    """Prepare the scene.

    Parameters
    ----------
    canvas : Canvas
        Size of the pictures.
    hour : Hour
        The light.
    seed : int
        Chooses clouds and waves.

    Returns
    -------
    Painter
        Of the scene at a time.
    """
    rng = np.random.default_rng(seed)
    sky = canvas.gradient((0.0, hour.zenith), (0.32, hour.middle), (HORIZON, hour.horizon))
    bank = clouds(rng, canvas, stretch=4.0) * np.clip((HORIZON - canvas.y) / 0.4, 0, 1)
    waves = _Waves(rng, canvas)

    def paint(seconds: float) -> Picture:
        picture = sky.copy()
        sun_y = hour.sun_y - 0.004 * seconds
        shine(
            picture, hour.sun, 0.26 * canvas.glow(hour.sun_x, sun_y, 0.34) + 0.30 * canvas.glow(hour.sun_x, sun_y, 0.12)
        )
        cover(picture, tuple(0.35 * part + 0.65 for part in hour.sun), canvas.disc(hour.sun_x, sun_y, 0.052))
        cover(picture, (1.0, 0.97, 0.94), 0.55 * np.clip(slide(bank, 5.0 * seconds) * 1.6 - 0.75, 0, 1))
        _paint_water(picture, canvas, hour, waves.at(seconds))
        _paint_boat(picture, canvas, hour.boat_x + 0.022 * seconds, HORIZON + 0.045 + 0.004 * np.sin(1.7 * seconds))
        return picture

    return paint


class _Waves:
    """Long low waves that grow towards the eye."""

    def __init__(self, rng: np.random.Generator, canvas: Canvas) -> None:
        depth = np.maximum(canvas.y - HORIZON, 0.25 * canvas.pixel)
        self._distance = 1.0 / (depth + 0.02)
        self._across = (canvas.x - canvas.aspect / 2) * self._distance
        self._turns = rng.uniform(0, 2 * np.pi, 7)
        self._steeps = rng.uniform(-0.5, 0.5, 7)

    def at(self, seconds: float) -> Mask:
        """Return the slope of the water, about -1 to 1, shape (H, W)."""
        slope = np.zeros(np.broadcast_shapes(self._across.shape, self._distance.shape), dtype=np.float32)
        for k, (turn, steep) in enumerate(zip(self._turns, self._steeps, strict=True)):
            long = 1.1 + 0.75 * k
            slope += np.sin(long * (3.2 * self._distance + steep * self._across) + (1.1 + 0.3 * k) * seconds + turn) / (
                1.5 + 0.3 * k
            )
        return slope / 2.2


def _paint_water(picture: Picture, canvas: Canvas, hour: Hour, slope: Mask) -> None:
    wet = canvas.below(np.full_like(canvas.x, HORIZON))
    near = np.clip((canvas.y - HORIZON) / (1 - HORIZON), 0, 1) ** 0.6
    far_colour, near_colour = (
        np.asarray(hour.horizon, dtype=np.float32) * 0.82,
        np.asarray(hour.water, dtype=np.float32),
    )
    water = far_colour + (near_colour - far_colour) * near[..., None]
    water = water * (1 + 0.16 * slope[..., None] * (0.35 + near[..., None]))
    spread = 0.035 + 0.34 * np.clip(canvas.y - HORIZON, 0, 1)
    path = np.exp(-(((canvas.x - hour.sun_x) / spread) ** 2))
    water = water + np.asarray(hour.sun, dtype=np.float32) * (path * np.clip(slope * 1.5 + 0.12, 0, 0.9))[..., None]
    picture += (water - picture) * wet[..., None]


def _paint_boat(picture: Picture, canvas: Canvas, x: float, y: float) -> None:
    hull = np.clip(1 - np.abs(canvas.x - x) / 0.075, 0, 1) > 0.12
    cover(picture, (0.16, 0.12, 0.14), canvas.box(x - 0.07, y - 0.018, x + 0.07, y + 0.006) * hull)
    rise = np.clip((y - 0.025 - canvas.y) / 0.20, 0, 1)
    lee = (canvas.x > x + 0.004) & (canvas.x - x < 0.075 * (1 - rise)) & (rise > 0) & (rise < 1)
    luff = (canvas.x < x - 0.004) & (x - canvas.x < 0.050 * (1 - rise * 1.15)) & (rise > 0) & (rise < 0.86)
    cover(picture, (0.97, 0.95, 0.91), lee.astype(np.float32))
    cover(picture, (0.86, 0.83, 0.82), luff.astype(np.float32))
